#!/bin/sh
# hold.sh OUTPUT TOOL OBJECT...: the objects of a tool as one object whose only
# name is its main, called TOOL_main (- in TOOL is _), to be linked into another
# binary beside tools that have names in common with it, as crunchgen(1) does it.
# HELD=no in the environment: an empty object.
# SPDX-License-Identifier: ISC
set -eu
out=$1 name=$(printf '%s\n' "$2" | tr - _)_main
shift 2
mkdir -p "$(dirname "$out")"
echo "  LD $out"
if [ "$HELD" = no ]; then
	echo '' | "$CC" -x c -c -o "$out" -
	exit
fi
ld -r -o "$out" "$@"
objcopy --redefine-sym "main=$name" "$out"
objcopy --keep-global-symbol="$name" "$out"
