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
#   PAM_LIBS LMDB_LIBS PCRE_LIBS SQLITE_LIBS PGSQL_LIBS MYSQL_LIBS  those libraries, or nothing where they are not
#
# From the environment: CC (default cc), MUSL=no to do without musl, SANITIZE
# (for example address,undefined) to build everything with the system's libc
# and these sanitizers; ZLIB=no, BZIP2=no, ZSTD=no, ARGON2=no, PAM=no, LMDB=no,
# PCRE=no, SQLITE=no, PGSQL=no, MYSQL=no to build as if that library were not there, CHARMAP=no to build without
# tables of charsets; HELD=no for a chain that holds no other tool (hold.sh).
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
pgsql=$(optional "${PGSQL:-}" libpq-fe.h -lpq ||
	optional "${PGSQL:-}" postgresql/libpq-fe.h -lpq) ||
	full_cflags="$full_cflags -DWITHOUT_PGSQL"
mysql=$(optional "${MYSQL:-}" mariadb/mysql.h -lmariadb) ||
	full_cflags="$full_cflags -DWITHOUT_MYSQL"
# SQLite with FTS5, for what is linked static where anything is.
write_main '#include <stddef.h>
#include <sqlite3.h>' 'sqlite3 *s = NULL; return sqlite3_open(":memory:", &s) ||
sqlite3_exec(s, "CREATE VIRTUAL TABLE t USING fts5(a, tokenize=trigram)", 0, 0, 0);'
sqlite=
# shellcheck disable=SC2086
if [ "${SQLITE:-}" != no ] && { $cc $static_ldflags -o "$try" "$try.c" \
    -lsqlite3 -lm -lpthread >/dev/null 2>&1 && "$try"; }; then
	sqlite='-lsqlite3 -lm -lpthread'
else
	full_cflags="$full_cflags -DWITHOUT_SQLITE"
fi
# PCRE2 is linked as map-query is, static where that can be.
write_main '#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>' 'return pcre2_config(PCRE2_CONFIG_VERSION, NULL) < 0;'
pcre=
# shellcheck disable=SC2086
if [ "${PCRE:-}" != no ] && $cc $static_ldflags -o "$try" "$try.c" -lpcre2-8 \
    >/dev/null 2>&1 && "$try"; then
	pcre=-lpcre2-8
else
	full_cflags="$full_cflags -DWITHOUT_PCRE"
fi
# zlib, bzip2, zstd: what links -lz finds it in DIR/lib, which holds these
# archives and nothing else (a musl program must not find the others beside
# them). Where there is none, an empty archive, and code that says so
# (WITHOUT_ZLIB).
rm -rf "${dir:?}/lib"
mkdir -p "$dir/lib"
# links WORDS...: what comes after the program, which needs the library
links() {
	# shellcheck disable=SC2086
	$light_cc $light_cflags $light_ldflags -o "$try" "$try.c" "$@" \
	    >/dev/null 2>&1 && "$try"
}
# packer WANTED LIBRARY NAME: sets found and adds to packed_cflags
packed_cflags=
packer() {
	archive=$($cc -print-file-name="lib$2.a" 2>/dev/null)
	if [ "$1" != no ] && [ -f "$archive" ] && cp "$archive" "$dir/lib/" &&
	    links "$dir/lib/lib$2.a"; then
		found=archive
	elif rm -f "$dir/lib/lib$2.a"; [ "$1" != no ] &&
	    [ "$light" != musl ] && links "-l$2"; then
		found=shared
	else
		ar rcs "$dir/lib/lib$2.a"
		found=no packed_cflags="$packed_cflags -DWITHOUT_$3"
	fi
}
write_main '#include <zlib.h>' 'return zlibVersion()[0] == 0;'
packer "${ZLIB:-}" z ZLIB
zlib=$found
write_main '#include <zstd.h>' 'ZSTD_freeDCtx(ZSTD_createDCtx()); return 0;'
packer "${ZSTD:-}" zstd ZSTD
zstd=$found
# An archive built for glibc with _FORTIFY_SOURCE calls a function that musl
# does not have; lib/io/bunzip.c then brings it (see there).
bzip2_main='bz_stream z = { 0 }; return BZ2_bzDecompressInit(&z, 0, 0);'
write_main '#include <bzlib.h>' "$bzip2_main"
if [ "$light" = musl ] && ! links "$($cc -print-file-name=libbz2.a)"; then
	write_main '#include <bzlib.h>
int __fprintf_chk(void *f, int flag, const char *format, ...)
{ (void)f; (void)flag; return format == 0; }' "$bzip2_main"
	packer "${BZIP2:-}" bz2 BZIP2
	packed_cflags="$packed_cflags -DWANTS_FPRINTF_CHK"
else
	packer "${BZIP2:-}" bz2 BZIP2
fi
bzip2=$found
# Charsets: what this system's iconv knows, as tables (see charmap.c). Without
# them there is what iconv itself knows where the programs run.
mkdir -p "$dir/gen"
charsets=0
if [ "${CHARMAP:-}" != no ] && command -v iconv >/dev/null 2>&1 &&
    { $cc -O1 -o "$try" etc/make/charmap.c ||
    $cc -O1 -o "$try" etc/make/charmap.c -liconv; } >/dev/null 2>&1 &&
    iconv -l 2>/dev/null | tr ', ' '\n\n' | "$try" >"$dir/gen/charmapdata.h"; then
	charsets=$(sed -n 's/^#define NAMES //p' "$dir/gen/charmapdata.h")
else
	echo '#define NAMES 0' >"$dir/gen/charmapdata.h"
fi
# Can a binary hold several tools?
held=no
write_main '' 'return 0;'
# shellcheck disable=SC2086
if [ "${HELD:-}" != no ] && $light_cc $light_cflags -c -o "$try.o" "$try.c" \
    2>/dev/null && HELD=yes sh etc/make/hold.sh "$dir/held/try.o" try "$try.o" \
    >/dev/null 2>&1; then
	held=yes
else
	light_cflags="$light_cflags -DWITHOUT_HELD"
fi
rm -f "$try.o" "$dir/held/try.o"
light_cflags="$light_cflags -I$dir/gen$packed_cflags"
full_cflags="$full_cflags -I$dir/gen${packed_cflags% -DWANTS_FPRINTF_CHK}"
full_ldflags="$full_ldflags -L$dir/lib" static_ldflags="$static_ldflags -L$dir/lib"
light_ldflags="$light_ldflags -L$dir/lib"

cat >"$dir/machine.new" <<END
# written by etc/make/machine.sh; remove it to look again
CC='$cc'
CFLAGS_ALL='$common $werror $features $harden'
LIGHT='$light' LIGHT_CC='$light_cc' HELD='$held'
LIGHT_CFLAGS='$light_cflags' LIGHT_LDFLAGS='$light_ldflags'
FULL_CFLAGS='$full_cflags' FULL_LDFLAGS='$full_ldflags'
ARGON2_LIBS='$argon2_libs'
STATIC='$static' STATIC_LDFLAGS='$static_ldflags'
PAM_LIBS='$pam' LMDB_LIBS='$lmdb' PCRE_LIBS='$pcre' SQLITE_LIBS='$sqlite'
PGSQL_LIBS='$pgsql' MYSQL_LIBS='$mysql'
END
mv "$dir/machine.new" "$dir/machine"
echo "  light tools: $light; OpenSSL tools linked static: $static; zlib: $zlib, bzip2: $bzip2, zstd: $zstd; charset names: $charsets; chain holds others: $held; Argon2: ${argon2_libs:-OpenSSL, if 3.2}"
[ -n "$pam" ] || echo "  no PAM (libpam0g-dev): pam-check will only say so"
[ -n "$lmdb" ] || echo "  no LMDB (liblmdb-dev): sasldb-list will only say so"
[ -n "$sqlite" ] || echo "  no SQLite with FTS5 (libsqlite3-dev): search-index and sqlite-query will only say so"
[ -n "$pgsql" ] || echo "  no libpq (libpq-dev): pgsql-query will only say so"
[ -n "$mysql" ] || echo "  no MariaDB Connector/C (libmariadb-dev): mysql-query will only say so"
[ -n "$pcre" ] || echo "  no PCRE2 (libpcre2-dev): map-query will refuse pcre: maps"
