#!/bin/sh
# objects.sh - write etc/make/objects.mk: what is compiled from what, and how
# each tool is linked. Run it after adding a file or an #include (make
# objects); tests/objects.t says when the committed result is stale.
#
# Every lib file is compiled twice (see machine.sh): for light tools, and for
# full and static ones. A file that includes a third-party library's header,
# itself or through ours, is not for light tools.
# Every cmd/STAGE/TOOL is linked as cmd/tools says; every
# tests/lib/LAYER/MODULE_test.c becomes a program that prove runs.
# SPDX-License-Identifier: ISC
set -eu
cd "$(dirname "$0")/../.."
LC_ALL=C
export LC_ALL

find lib cmd tests/lib tests/fuzz -name '*.[ch]' 2>/dev/null | sort |
xargs grep -H '^#include' | awk -F: '
# pass 1: who includes what
function own(path, name,    dir) {
	if (("lib/" name) in known) return "lib/" name
	dir = path; sub(/[^\/]*$/, "", dir)
	while (name ~ /^\.\.\//) {
		sub(/^\.\.\//, "", name); sub(/[^\/]*\/$/, "", dir)
	}
	if ((dir name) in known) return dir name
	if (("tests/lib/" name) in known) return "tests/lib/" name
	return ""
}
{
	n++; file[n] = $1; what[n] = $2; known[$1] = 1
	sub(/^#include[ \t]*/, "", what[n])
}
function close_over(f, root,    i, list, m, parts) {
	m = split(direct[f], parts, " ")
	for (i = 1; i <= m; i++)
		if (!((root, parts[i]) in has)) {
			has[root, parts[i]] = 1
			deps[root] = deps[root] " " parts[i]
			if (third[parts[i]]) third[root] = 1
			close_over(parts[i], root)
		}
}
END {
	while (("find lib cmd tests/lib -name \"*.h\" | sort" | getline f) > 0)
		known[f] = 1
	for (i = 1; i <= n; i++) {
		if (what[i] ~ /^<(openssl\/|ldap\.h|lber\.h|crypt\.h|argon2\.h|stringprep\.h|sqlite3\.h|bsd\/)/)
			third[file[i]] = 1
		if (what[i] !~ /^"/) continue
		name = what[i]; gsub(/"/, "", name)
		d = own(file[i], name)
		if (d != "" && index(direct[file[i]] " ", " " d " ") == 0)
			direct[file[i]] = direct[file[i]] " " d
	}
	for (f in known) if (f ~ /\.c$/) {
		close_over(f, f)
		print f, (third[f] ? "third" : "plain") deps[f]
	}
}' | sort >/tmp/objects.$$
trap 'rm -f /tmp/objects.$$' EXIT

{
echo '# written by etc/make/objects.sh; do not edit'
awk '
function compile(kind, src, deps,    obj) {
	obj = "$(O)/" kind "/" src; sub(/\.c$/, ".o", obj)
	printf "%s: %s%s $(O)/machine\n\t@$(COMPILE_%s) %s\n", obj, src, deps,
	    toupper(kind), src
	return obj
}
BEGIN {
	while ((getline line < "cmd/tools") > 0) {
		if (line ~ /^#/ || line ~ /^$/) continue
		m = split(line, w, /[ \t]+/)
		if (line ~ /^[+]/) {
			t = substr(w[1], 2)
			for (i = 2; i <= m; i++) held[t] = held[t] " " w[i]
			continue
		}
		kind[w[1]] = w[2]
		libs[w[1]] = line
		sub(/^[^ \t]+[ \t]+[^ \t]+[ \t]*/, "", libs[w[1]])
		order[++tools] = w[1]
	}
}
{
	src = $1; third = $2 == "third"; deps = ""
	for (i = 3; i <= NF; i++) deps = deps " " $i
	if (src ~ /^lib\//) {
		if (!third) light = light " \\\n\t" compile("light", src, deps)
		full = full " \\\n\t" compile("full", src, deps)
	} else if (src ~ /^cmd\//) {
		# cmd/STAGE/TOOL/file.c, or a room: cmd/STAGE/TOOL/ROOM/file.c
		tool = src; sub(/^cmd\//, "", tool); sub(/\/[^\/]*$/, "", tool)
		while (!(tool in kind) && tool ~ /\/.*\//)
			sub(/\/[^\/]*$/, "", tool)
		if (!(tool in kind)) {
			print "objects.sh: " tool " is not in cmd/tools" > "/dev/stderr"
			next
		}
		k = kind[tool] == "light" ? "light" : "full"
		objs[tool] = objs[tool] " " compile(k, src, deps)
	} else if (src ~ /^tests\/lib\/.*_test\.c$/) {
		k = third ? "full" : "light"
		obj = compile(k, src, deps)
		t = src; sub(/_test\.c$/, ".t", t)
		units = units " \\\n\t$(O)/" t
		printf "$(O)/%s: %s $(O)/%s.a\n\t@$(LINK_%s) %s $(O)/%s.a%s\n", t,
		    obj, k, toupper(k), obj, k, third ? " -lssl -lcrypto -lldap -llber -lcrypt -lidn $$ARGON2_LIBS $$SQLITE_LIBS" : " -lz -lbz2 -lzstd"
	}
}
END {
	print "LIGHT_OBJECTS =" light
	print "FULL_OBJECTS =" full
	for (i = 1; i <= tools; i++) {
		t = order[i]; name = t; sub(/.*\//, "", name); k = kind[t]
		if (objs[t] == "") continue
		bins = bins " \\\n\t$(O)/bin/" name
		lib = k == "light" ? "light" : "full"
		m = split(held[t], w, " ")
		for (j = 1; j <= m; j++) {
			inner = w[j]; sub(/.*\//, "", inner)
			one = "$(O)/held/" inner ".o"
			printf "%s:%s\n\t@$(HOLD) %s %s%s\n", one, objs[w[j]],
			    one, inner, objs[w[j]]
			objs[t] = objs[t] " " one
		}
		printf "$(O)/bin/%s:%s $(O)/%s.a\n\t@$(LINK_%s)%s $(O)/%s.a %s\n",
		    name, objs[t], lib, toupper(k), objs[t], lib, libs[t]
	}
	print "TOOLS =" bins
	print "UNITS =" units
}' /tmp/objects.$$
} >etc/make/objects.mk.new
mv etc/make/objects.mk.new etc/make/objects.mk
