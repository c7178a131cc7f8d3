#!/bin/sh
# checkpassword-reply by itself: what it tells, and when it does not.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
tell() { env -i PATH="$PATH" "$@" checkpassword-reply 4>&1 2>"$T/err"; }
exits "-n" 0 checkpassword-reply -n
exits "arguments" 111 checkpassword-reply x
exits "no descriptor 4" 111 checkpassword-reply 4>&-
ids=$([ "$(id -u)" -eq 0 ] || echo "uid=$(id -u)"; [ "$(id -g)" -eq 0 ] || echo "gid=$(id -g)")
is "nobody" "$(tell A=b)" "${ids:+$ids
}end"
is "what the variables say" "$(tell USER=joe HOME=/h MAILDIR=/m QUOTA=1G AUTHORIZED=2 |
    grep -v -e ^uid -e ^gid)" 'user=joe
home=/h
maildir=/m
quota=1G
authorized=2
end'
is "EXTRA" "$(tell EXTRA='a  userdb_b none' a=1 userdb_b='x y' | grep -v -e ^uid -e ^gid)" 'a=1
userdb_b=x y
end'
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null; then
	is "who it has become" "$(tell setpriv --reuid 30000 --regid 30001 --clear-groups)" 'uid=30000
gid=30001
end'
fi
nl='a
end'
is "a line break would be another line" "$(tell HOME="$nl"; echo $?)" 111
is "and in EXTRA" "$(tell EXTRA=x x="$nl"; echo $?)" 111
is "EXTRA is names" "$(tell EXTRA='a=b'; echo $?)" 111
big=$(printf '%40000s' '' | tr ' ' x)
is "too much" "$(tell HOME="$big"; echo $?)" 111
done_testing
