/* charmap - write what this machine's iconv knows as tables in C, once, when the
 * machine is looked at (machine.sh). Names of charsets on standard input, one a
 * line; the tables, which lib/mime/charmap.c includes, on standard output.
 *
 * Why: a static program's iconv knows a part of them (musl's has a hundred of
 * glibc's 1180 names), that of glibc reads a module for each charset, which a
 * confined process cannot. Tables that nobody maintains by hand cost neither a
 * system call nor, until they are used, memory.
 *
 * A charset is a tree of nodes, one a byte of a character. An entry of a node
 * is a code point, a place in the pool (several code points) or another node.
 * Equal nodes, and so equal charsets of different names, are written once.
 * Charsets with shifts and those of Unicode are not for tables; they are told
 * by their names.
 * SPDX-License-Identifier: ISC */
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NODES_MAX 20000
#define NAMES_MAX 2000
#define NARROW_MAX 2000000
#define WIDE_MAX 1000000
#define POOL_MAX 20000
#define HASHES 65536

/* As in lib/mime/charmap.h. */
#define BAD 0u
#define IS_NODE 0x40000000u
#define IS_POOL 0x80000000u

static struct node {
	unsigned first, n;
	int wide;
	uint32_t at;
	uint32_t next;           /* of the same hash, + 1 */
} nodes[NODES_MAX];
static uint32_t n_nodes, hashes[HASHES];
static uint16_t narrow[NARROW_MAX];
static uint32_t wide[WIDE_MAX], pool[POOL_MAX];
static uint32_t n_narrow, n_wide, n_pool;
static struct name {
	char text[64];
	uint32_t root;
} names[NAMES_MAX];
static size_t n_names;

static uint32_t
pool_of(const uint32_t *chars, uint32_t n)
{
	uint32_t i;

	for (i = 0; i + n < n_pool; i += pool[i] + 1)
		if (pool[i] == n && memcmp(pool + i + 1, chars,
		    n * sizeof(*chars)) == 0)
			return IS_POOL | i;
	if (n_pool + n + 1 > POOL_MAX)
		exit(1);
	pool[n_pool] = n;
	memcpy(pool + n_pool + 1, chars, n * sizeof(*chars));
	n_pool += n + 1;
	return IS_POOL | (n_pool - n - 1);
}

static uint32_t
entry_of(const struct node *node, unsigned i)
{
	return node->wide ? wide[node->at + i] : narrow[node->at + i];
}

/* The number of a node with these entries. */
static uint32_t
node_of(const uint32_t *e)
{
	struct node node = { 0, 0, 0, 0, 0 };
	unsigned first = 0, last = 256, i;
	uint32_t hash = 2166136261u, k;

	while (first < 256 && e[first] == BAD)
		first++;
	while (last > first && e[last - 1] == BAD)
		last--;
	node.first = first;
	node.n = last - first;
	for (i = first; i < last; i++) {
		hash = (hash ^ e[i]) * 16777619u;
		node.wide |= e[i] > 0xffff;
	}
	hash = (hash ^ hash >> 16 ^ first) % HASHES;
	for (k = hashes[hash]; k != 0; k = nodes[k - 1].next) {
		const struct node *old = &nodes[k - 1];

		if (old->first != node.first || old->n != node.n)
			continue;
		for (i = 0; i < node.n && entry_of(old, i) == e[first + i];
		    i++)
			;
		if (i == node.n)
			return k - 1;
	}
	node.at = node.wide ? n_wide : n_narrow;
	if (n_nodes == NODES_MAX || n_narrow + 256 > NARROW_MAX ||
	    n_wide + 256 > WIDE_MAX)
		exit(1);
	for (i = first; i < last; i++)
		if (node.wide)
			wide[n_wide++] = e[i];
		else
			narrow[n_narrow++] = (uint16_t)e[i];
	node.next = hashes[hash];
	nodes[n_nodes] = node;
	hashes[hash] = ++n_nodes;
	return n_nodes - 1;
}

/* Convert `n` bytes: an entry, or IS_NODE when more bytes are wanted. */
static uint32_t
convert(iconv_t cd, const unsigned char *bytes, size_t n)
{
	uint32_t chars[16];
	char in[8], *from = in, *to = (char *)chars;
	size_t left = n, room = sizeof(chars), r, got;

	memcpy(in, bytes, n);
	iconv(cd, NULL, NULL, NULL, NULL);
	r = iconv(cd, &from, &left, &to, &room);
	if (r == (size_t)-1 && errno == EINVAL && left == n)
		return IS_NODE;
	if (r == (size_t)-1)
		return BAD;
	/* Some hold a letter back, for an accent that might follow. */
	if (iconv(cd, NULL, NULL, &to, &room) == (size_t)-1)
		return BAD;
	got = (sizeof(chars) - room) / sizeof(*chars);
	if (got == 0)
		return BAD;
	if (got > 1 || chars[0] == 0)
		return pool_of(chars, (uint32_t)got);
	return chars[0];
}

/* GB18030: its characters of four bytes are in the order of Unicode but for
 * some, in stretches that are written apart. Place 0 is 81 30 81 30. */
static int is_gb18030;
static struct stretch {
	uint32_t place, c, n;
} stretches[1000];
static size_t n_stretches;
#define PLACES 39420u

static void
explore_gb18030(iconv_t cd)
{
	uint32_t i;

	for (i = 0; i < PLACES; i++) {
		unsigned char bytes[4] = { (unsigned char)(0x81 + i / 12600),
			(unsigned char)(0x30 + i / 1260 % 10),
			(unsigned char)(0x81 + i / 10 % 126),
			(unsigned char)(0x30 + i % 10) };
		uint32_t c = convert(cd, bytes, 4);
		struct stretch *s = n_stretches == 0 ? NULL :
		    &stretches[n_stretches - 1];

		if (c == BAD || c >= IS_NODE)
			continue;
		if (s != NULL && s->place + s->n == i && s->c + s->n == c)
			s->n++;
		else if (n_stretches < 1000)
			stretches[n_stretches++] = (struct stretch){ i, c, 1 };
	}
}

static uint32_t
explore(iconv_t cd, unsigned char *bytes, size_t n)
{
	uint32_t entries[256];
	unsigned b;

	for (b = 0; b < 256; b++) {
		bytes[n] = (unsigned char)b;
		entries[b] = convert(cd, bytes, n + 1);
		if (entries[b] == IS_NODE)
			entries[b] = n == 3 || (n == 1 && is_gb18030) ? BAD :
			    IS_NODE | explore(cd, bytes, n + 1);
	}
	return node_of(entries);
}

/* Lower case, without what separates: "iso88591" for ISO_8859-1. */
static void
plain_name(char *out, const char *name)
{
	for (; *name != '\0'; name++) {
		if (*name >= 'A' && *name <= 'Z')
			*out++ = (char)(*name - 'A' + 'a');
		else if ((*name >= 'a' && *name <= 'z') ||
		    (*name >= '0' && *name <= '9') || *name == '+')
			*out++ = *name;
	}
	*out = '\0';
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(((const struct name *)a)->text,
	    ((const struct name *)b)->text);
}

/* Not those with shifts: what a byte means must not depend on others. */
static int
is_for_tables(const char *plain)
{
	static const char *const inside[] = { "utf", "ucs", "unicode", "10646",
		"2022", "hz", "gb13000", "wchar", "tscii" };
	static const char *const ebcdic[] = { "930", "933", "935", "937", "939",
		"1364", "1371", "1388", "1390", "1399" };
	size_t i, digits = strcspn(plain, "0123456789");

	for (i = 0; i < sizeof(inside) / sizeof(inside[0]); i++)
		if (strstr(plain, inside[i]) != NULL)
			return 0;
	for (i = 0; i < sizeof(ebcdic) / sizeof(ebcdic[0]); i++)
		if (strcmp(plain + digits, ebcdic[i]) == 0)
			return 0;
	return 1;
}

/* A form of Unicode by another name ("OSF00010104")? */
static int
is_unicode(iconv_t cd)
{
	return convert(cd, (const unsigned char *)"", 1) == IS_NODE ||
	    convert(cd, (const unsigned char *)"\360\237\230\200", 4) ==
	    0x1f600;
}

static void
add(const char *given)
{
	unsigned char bytes[8];
	struct name *name = &names[n_names];
	char plain[200];
	size_t i;
	iconv_t cd;

	plain_name(plain, given);
	if (n_names == NAMES_MAX || strlen(plain) >= sizeof(name->text) ||
	    plain[0] == '\0' || !is_for_tables(plain))
		return;
	for (i = 0; i < n_names; i++)
		if (strcmp(names[i].text, plain) == 0)
			return;
	cd = iconv_open("UCS-4LE", given);
	if (cd == (iconv_t)-1)
		cd = iconv_open("UTF-32LE", given);
	if (cd == (iconv_t)-1)
		return;
	if (!is_unicode(cd)) {
		strcpy(name->text, plain);
		is_gb18030 = strcmp(plain, "gb18030") == 0;
		name->root = explore(cd, bytes, 0);
		if (is_gb18030)
			explore_gb18030(cd);
		n_names++;
	}
	iconv_close(cd);
}

static void
write_numbers(const char *type, const char *name, uint32_t n,
    uint32_t (*get)(uint32_t))
{
	uint32_t i;

	printf("static const %s %s[] = {", type, name);
	for (i = 0; i < n; i++)
		printf("%s%lu,", i % 16 == 0 ? "\n" : "",
		    (unsigned long)get(i));
	puts(n == 0 ? "0 };" : "\n};");
}

static uint32_t get_narrow(uint32_t i) { return narrow[i]; }
static uint32_t get_wide(uint32_t i) { return wide[i]; }
static uint32_t get_pool(uint32_t i) { return pool[i]; }

int
main(void)
{
	char line[200];
	uint32_t i;

	while (fgets(line, sizeof(line), stdin) != NULL) {
		line[strcspn(line, "/\n")] = '\0';
		if (line[0] != '\0')
			add(line);
	}
	qsort(names, n_names, sizeof(names[0]), compare_names);
	puts("/* written by etc/make/charmap.c from this machine's iconv */");
	write_numbers("uint16_t", "narrow", n_narrow, get_narrow);
	write_numbers("uint32_t", "wide", n_wide, get_wide);
	write_numbers("uint32_t", "pool", n_pool, get_pool);
	puts("static const struct node nodes[] = {");
	for (i = 0; i < n_nodes; i++)
		printf("{%lu,%u,%u,%d},\n", (unsigned long)nodes[i].at,
		    nodes[i].first, nodes[i].n, nodes[i].wide);
	puts(n_nodes == 0 ? "{0,0,0,0}};" : "};");
	puts("static const struct stretch stretches[] = {");
	for (i = 0; i < n_stretches; i++)
		printf("{%lu,%lu,%lu},\n", (unsigned long)stretches[i].place,
		    (unsigned long)stretches[i].c,
		    (unsigned long)stretches[i].n);
	puts(n_stretches == 0 ? "{0,0,0}};" : "};");
	printf("#define NAMES %lu\n", (unsigned long)n_names);
	puts("static const struct name names[] = {");
	for (i = 0; i < n_names; i++)
		printf("{{\"%s\",%lu},%lu},\n", names[i].text,
		    (unsigned long)strlen(names[i].text),
		    (unsigned long)names[i].root);
	puts(n_names == 0 ? "{{\"\",0},0}};" : "};");
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
