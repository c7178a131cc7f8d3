#!/usr/bin/python3
# casemap.py >lib/text/casetable.c - the table of i;unicode-casemap (RFC 5051),
# from the Unicode data that Python brings. Hangul is left as it is: the data
# has no decomposition of its own for each syllable.
# SPDX-License-Identifier: ISC
import unicodedata


def decomposed(c):
    what = unicodedata.decomposition(c)
    if not what or "\uac00" <= c <= "\ud7a3":
        return [ord(c)]
    return sum((decomposed(chr(int(x, 16))) for x in what.split() if x[0] != "<"), [])


one, many = [], []
for n in list(range(0x80, 0xd800)) + list(range(0xe000, 0x110000)):
    title = chr(n).title()
    to = decomposed(title if len(title) == 1 else chr(n))
    if len(to) > 1:
        many.append((n, to))
    elif to != [n]:
        one.append((n, to[0] - n))

runs = []
while one:
    best, by = 1, 1
    for step in (1, 2):
        k = 1
        while k < len(one) and one[k] == (one[0][0] + k * step, one[0][1]):
            k += 1
        if k > best:
            best, by = k, step
    runs.append("{%d,%d,%d,%d}," % (one[0][0], one[best - 1][0], by, one[0][1]))
    one = one[best:]

pool, rows = [], []
for n, to in many:
    rows.append("{%d,%d,%d}," % (n, len(pool), len(to)))
    pool += to


def lines(items):
    text = ""
    for item in items:
        if len(text) + len(item) > 79:
            print(text)
            text = ""
        text += item
    print(text)


print("/* casetable - see casetable.h. Made by etc/make/casemap.py from Unicode %s.\n"
      " * SPDX-License-Identifier: ISC */\n#include \"text/casetable.h\"\n"
      % unicodedata.unidata_version)
print("const struct casetable_run casetable_runs[] = {")
lines(runs)
print("};\nconst size_t casetable_n_runs =\n    sizeof(casetable_runs) / sizeof(casetable_runs[0]);\n")
print("const struct casetable_row casetable_rows[] = {")
lines(rows)
print("};\nconst size_t casetable_n_rows =\n    sizeof(casetable_rows) / sizeof(casetable_rows[0]);\n")
print("const uint32_t casetable_pool[] = {")
lines("%d," % n for n in pool)
print("};")
