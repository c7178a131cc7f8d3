# checks.sh - read after lib.sh by tests whose larger half is a Python script.
# SPDX-License-Identifier: ISC

# take_checks SCRIPT: run it; each line it prints, ok<TAB>name or
# no<TAB>name<TAB>why, is one test. That it ends well is one more.
take_checks() {
	"$PYTHON" "$1" >"$T/.checks" 2>"$T/.trouble"
	script_status=$?
	tab=$(printf '\t')
	while IFS=$tab read -r verdict name why; do
		if [ "$verdict" = ok ]; then pass "$name"; else
			fail "$name"; note "$why"
		fi
	done <"$T/.checks"
	is "the script came to its end" "$script_status" 0
	sed 's/^/# /' "$T/.trouble"
}
