#!/bin/sh
# chain: means what sh means, or refuses.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
PATH=$PATH:/usr/bin:/bin
cat >"$T/show" <<'END'
#!/bin/sh
printf '%s\n' "$#" "$@" "A=${A-unset}" "B=${B-unset}" "$(pwd)" "$(umask)"
END
chmod +x "$T/show"
export A=from-outside

# both NAME SCRIPT [ARGUMENT...]: chain and sh do the same with it.
both() {
	name=$1; shift
	printf '%s' "$1" >"$T/service"; shift
	expected=$(sh "$T/service" "$@" 2>&1)
	is "$name" "$(chain "$T/service" "$@" 2>&1)" "$expected"
}
both "words" "exec $T/show a  b	c
"
both "no newline at the end" "exec $T/show a"
both "quotes" "exec $T/show 'a b' \"c d\" e\\ f '' \"\" a'b'\"c\"d 'a\"b' \"a'b\" '#' a#b
"
both "escapes in double quotes" 'exec '"$T"'/show "\\ \" \$A \a \`"
'
both "variables" 'export B="x y"
exec '"$T"'/show $A ${A} "$B" "${B}z" a${A}b
'
both "joined lines and comments" "# comment
  # another
exec $T/show a \\
	b \\
	c # not this
"
both "a backslash inside a word joins it" "exec $T/show ab\\
cd
"
both "arguments" "exec $T/show x \"\$@\" y
" 1 '2 3' '' '*'
both "no arguments" "exec $T/show \"\$@\"
"
both "cd and umask" "cd /tmp
umask 027
exec $T/show
"
both "unset" "unset A
exec $T/show
"
both "an empty value" "export B=
exec $T/show \"\$B\"
"
both "lines after exec do not matter" "exec $T/show a
exec $T/show b
"

refused() {
	name=$1
	printf '%s\n' "$2" >"$T/service"
	exits "refused: $name" 64 chain "$T/service"
	like "  with the line" "$(cat "$T/err")" "^chain: $T/service:[0-9]+: "
}
for special in '|' '&' ';' '<' '>' '(' ')' '`' '*' '?' '[' '~' '{' '!'; do
	refused "$special" "exec $T/show a $special b"
done
refused "command substitution" "exec $T/show \"\`date\`\""
refused "\$(...)" "exec $T/show \$(date)"
refused "\$1" "exec $T/show \$1"
refused "\$@ without quotes" "exec $T/show \$@"
refused "an open quote" "exec $T/show 'a"
refused "an open double quote" "exec $T/show \"a"
refused "an unset variable" "exec $T/show \$NO_SUCH_VARIABLE"
B='two words' export B
refused "a value that a shell would split" "exec $T/show \$B"
refused "a plain assignment" "X=1"
refused "a command that is not exec" "$T/show a"
refused "exec of nothing" "exec"
refused "no exec" "# nothing"
refused "umask of no number" "umask 8
exec true"
refused "two words for cd" "cd / /
exec true"

exits "a service that is not there" 75 chain "$T/none"
exits "a program that is not there" 75 sh -c 'echo exec /no/such/program >"$T/service"; chain "$T/service"'
like "and which" "$(cat "$T/err")" '/no/such/program'
exits "no file" 64 chain
printf 'exec a\0b\n' >"$T/service"
exits "a NUL byte" 64 chain "$T/service"
head -c 70000 /dev/zero | tr '\0' '#' >"$T/service"
exits "a file that is too large" 64 chain "$T/service"
awk 'BEGIN { printf "exec true"; for (i = 0; i < 300; i++) printf " a"; print "" }' >"$T/service"
exits "too many words" 64 chain "$T/service"
printf 'exec true\n' >"$T/service"
is "-n" "$(chain -n "$T/service")" "chain: ok"
printf '#!%s/chain\nexec %s/show "$@"\n' "$BIN" "$T" >"$T/service"
chmod +x "$T/service"
is "as an interpreter" "$("$T/service" x 'y z' | sed -n 1,3p)" "2
x
y z"

# What chain holds itself is entered without an exec, and what it is given is the
# same: descriptors, variables, signals, directory.
printf 'joe@x.org:{PLAIN}secret:%s:%s::/\n' 30000 30000 >"$T/users"
cat >"$T/look" <<'END'
#!/bin/sh
for f in /proc/self/fd/*; do
	case $(readlink "$f") in pipe:*|socket:*) echo "${f##*/} socket" ;; esac
done
env | grep -v '^SESSION_ID=\|^_=' | sort
grep '^Sig\(Blk\|Ign\|Cgt\)' /proc/self/status
pwd
umask
END
chmod 755 "$T/look"
chmod 644 "$T/users"
printf 'export SERVICE=x\ncd %s\nexec file-auth --users users %s/look\n' "$T" "$T" >"$T/service"
chain "$T/service" </dev/null >"$T/entered" 2>&1
is "it ran" "$?" 0
chain --exec "$T/service" </dev/null >"$T/executed" 2>&1
is "entered, or by exec" "$(cat "$T/entered")" "$(cat "$T/executed")"
like "that is something" "$(cat "$T/entered")" '^AUTH_FD=3'
if chain -V | grep -q holds; then
	like "-e says so" "$(chain -e "$T/service" </dev/null 2>&1 >/dev/null)" 'chain: file-auth, which is held here'
	execs() { strace -f -e trace=execve -o "$T/calls" "$@" </dev/null >/dev/null 2>&1; grep -c 'execve.*= 0' "$T/calls"; }
	command -v strace >/dev/null && is "one exec less" "$(($(execs chain --exec "$T/service") - $(execs chain "$T/service")))" 1
	# Only a program that exec would find: not one that is not there, and
	# another of that name before it in PATH is run.
	mkdir "$T/mine" "$T/less"
	printf '#!/bin/sh\necho mine "$@"\n' >"$T/mine/file-auth"
	chmod 755 "$T/mine/file-auth"
	is "another one before it in PATH" "$(PATH=$T/mine:$PATH chain "$T/service" </dev/null)" "mine --users users $T/look"
	is "an empty name in PATH is here" "$(cd "$T/mine" && printf 'exec file-auth a\n' >s && PATH=:$PATH chain s)" 'mine a'
	cp "$BIN/chain" "$T/less/"
	exits "one that is not there" 75 env PATH="$T/less" "$T/less/chain" "$T/service"
	like "and that is said" "$(cat "$T/err")" 'cannot run file-auth'
	ln -s "$BIN/file-auth" "$T/less/file-auth"
	is "one that is" "$(PATH=$T/less:/usr/bin:/bin "$T/less/chain" "$T/service" </dev/null | grep -c '^AUTH_FD=3')" 1
fi
done_testing
