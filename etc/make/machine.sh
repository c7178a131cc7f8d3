#!/bin/sh
# machine.sh DIR - find out about this machine, once; writes shell assignments
# to DIR/machine, which the Makefile's recipes read.
#
#   LIGHT_*  for tools that need no third-party library: static against musl
#            where musl-gcc is there and can compile for it (a start costs a
#            quarter of the page faults), the system's libc elsewhere
#   FULL_*   for tools that link OpenSSL, libldap or libcrypt
#   STATIC_* for tools that link OpenSSL and are started per connection
#   ARGON2_LIBS  -largon2 where the reference library of Argon2 is
#   PAM_LIBS LMDB_LIBS  those libraries, or nothing where they are not
#
# From the environment: CC (default cc), MUSL=no to do without musl, SANITIZE
# (for example address,undefined) to build everything with the system's libc
# and these sanitizers; ZLIB=no, ARGON2=no, PAM=no, LMDB=no to build as if that
# library were not there.
# SPDX-License-Identifier: ISC
set -u
dir=$1
cc=${CC:-cc}
mkdir -p "$dir"
try=$dir/try
trap 'rm -f "$try" "$try.c"' EXIT

# compiles WORDS...: can these compile, link and run a small program?
compiles() {
	"$@" -o "$try" "$try.c" >/dev/null 2>&1 && "$try"
}
write_main() { printf '%s\nint main(void){%s}\n' "$1" "$2" >"$try.c"; }

system=$(uname -s)
common='-std=c11 -O2 -g -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wcast-qual -Wwrite-strings -Wvla -fstack-protector-strong -fno-common'
case $system in
Linux) features='-D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE' ;;
*) features= ;;
esac
werror=${WERROR--Werror}

write_main '#include <stdlib.h>' 'return 0;'
harden=
for flag in -fstack-clash-protection -fcf-protection; do
	# shellcheck disable=SC2086
	compiles $cc -Werror $flag && harden="$harden $flag"
done

full_cflags="-fPIE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2"
full_ldflags="-pie -Wl,-z,relro,-z,now"
light_cc=$cc light_cflags=$full_cflags light_ldflags=$full_ldflags
light=system static=no static_ldflags=$full_ldflags
if [ -n "${SANITIZE:-}" ]; then
	san="-fsanitize=$SANITIZE -fno-sanitize-recover=all -fno-omit-frame-pointer"
	light_cflags=$san full_cflags=$san
	light_ldflags=$san full_ldflags=$san static_ldflags=$san
	harden="" light="sanitize=$SANITIZE"
else
	# The kernel's own headers come after musl's, so that musl's win.
	arch=$($cc -print-multiarch 2>/dev/null)
	after="-idirafter /usr/include${arch:+ -idirafter /usr/include/$arch}"
	write_main '#include <linux/seccomp.h>
#include <linux/landlock.h>
#include <stdio.h>' 'return puts("") < 0;'
	# shellcheck disable=SC2086
	if [ "$system" = Linux ] && [ "${MUSL:-}" != no ] &&
	    [ "$cc" != clang ] && compiles musl-gcc -static $after; then
		light_cc=musl-gcc light=musl
		light_cflags="-fno-pie $after"
		light_ldflags="-static -no-pie -Wl,-z,relro"
	fi
	# clang's -static means -no-pie already, and warns.
	write_main '' 'return 0;'
	nopie=-no-pie
	# shellcheck disable=SC2086
	compiles $cc -Werror -static -no-pie || nopie=
	write_main '#include <openssl/ssl.h>' 'return SSL_CTX_new(TLS_method()) == 0;'
	if [ "$system" = Linux ] && compiles $cc -static $nopie -Wl,--no-warnings \
	    "$try.c" -lssl -lcrypto -o "$try"; then
		static=yes
		# libcrypto.a asks for dlopen and getaddrinfo, which nothing of
		# ours calls: the linker's remark about them is not wanted.
		static_ldflags="-static $nopie -Wl,-z,relro -Wl,--no-warnings"
	fi
fi
write_main '#include <argon2.h>' 'return argon2_ctx(0, Argon2_id) == 0;'
argon2_libs=
# shellcheck disable=SC2086
if [ "${ARGON2:-}" != no ] && $cc $static_ldflags -o "$try" "$try.c" -largon2 \
    >/dev/null 2>&1 && "$try"; then
	argon2_libs=-largon2
	full_cflags="$full_cflags -DHAVE_ARGON2"
fi
# Libraries that a tool can do without: its source asks WITHOUT_NAME.
optional() { # optional WANTED HEADER LIBRARY: prints the linker's word
	write_main "#include <stddef.h>
#include <$2>" 'return 0;'
	# shellcheck disable=SC2086
	[ "$1" != no ] && compiles $cc "$3" && echo "$3"
}
pam=$(optional "${PAM:-}" security/pam_appl.h -lpam) ||
	full_cflags="$full_cflags -DWITHOUT_PAM"
lmdb=$(optional "${LMDB:-}" lmdb.h -llmdb) ||
	full_cflags="$full_cflags -DWITHOUT_LMDB"
# zlib: what links -lz finds it in DIR/lib, which holds that archive and nothing
# else (a musl program must not find the other archives beside it). Where there
# is none, an empty archive, and code that says so (WITHOUT_ZLIB).
rm -rf "${dir:?}/lib"
mkdir -p "$dir/lib"
write_main '#include <zlib.h>' 'return zlibVersion()[0] == 0;'
zlib=no zlib_cflags=-DWITHOUT_ZLIB
archive=$($cc -print-file-name=libz.a 2>/dev/null)
# links_zlib WORDS...: what comes after the program, which needs zlib
links_zlib() {
	# shellcheck disable=SC2086
	$light_cc $light_cflags $light_ldflags -o "$try" "$try.c" "$@" \
	    >/dev/null 2>&1 && "$try"
}
if [ "${ZLIB:-}" != no ] && [ -f "$archive" ] && cp "$archive" "$dir/lib/" &&
    links_zlib "$dir/lib/libz.a"; then
	zlib=archive zlib_cflags=
elif rm -f "$dir/lib/libz.a"; [ "${ZLIB:-}" != no ] && [ "$light" != musl ] &&
    links_zlib -lz; then
	zlib=shared zlib_cflags=
else
	ar rcs "$dir/lib/libz.a"
fi
light_cflags="$light_cflags $zlib_cflags"
light_ldflags="$light_ldflags -L$dir/lib"

cat >"$dir/machine.new" <<END
# written by etc/make/machine.sh; remove it to look again
CC='$cc'
CFLAGS_ALL='$common $werror $features $harden'
LIGHT='$light' LIGHT_CC='$light_cc'
LIGHT_CFLAGS='$light_cflags' LIGHT_LDFLAGS='$light_ldflags'
FULL_CFLAGS='$full_cflags' FULL_LDFLAGS='$full_ldflags'
ARGON2_LIBS='$argon2_libs'
STATIC='$static' STATIC_LDFLAGS='$static_ldflags'
PAM_LIBS='$pam' LMDB_LIBS='$lmdb'
END
mv "$dir/machine.new" "$dir/machine"
echo "  light tools: $light; OpenSSL tools linked static: $static; zlib: $zlib; Argon2: ${argon2_libs:-OpenSSL, if 3.2}"
[ -n "$pam" ] || echo "  no PAM (libpam0g-dev): pam-check will only say so"
[ -n "$lmdb" ] || echo "  no LMDB (liblmdb-dev): sasldb-list will only say so"
