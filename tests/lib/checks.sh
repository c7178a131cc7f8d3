# checks.sh - read after lib.sh by tests whose larger half is a Python script.
# SPDX-License-Identifier: ISC

# take_checks SCRIPT: run it; each line it prints, ok<TAB>name,
# no<TAB>name<TAB>why or skip<TAB>name<TAB>why, is one test; note<TAB>text is none.
# That it ends well is one more.
take_checks() {
	"$PYTHON" "$1" >"$T/.checks" 2>"$T/.trouble"
	script_status=$?
	tab=$(printf '\t')
	while IFS=$tab read -r verdict name why; do
		case $verdict in
		ok) pass "$name" ;;
		skip) skip "$name" "$why" ;;
		note) note "$name" ;;
		*) fail "$name"; note "$why" ;;
		esac
	done <"$T/.checks"
	is "the script came to its end" "$script_status" 0
	sed 's/^/# /' "$T/.trouble"
}
