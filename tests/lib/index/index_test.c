/* index: what is written is read; what is damaged, cut, foreign or torn is
 * noticed, at every byte.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "index/index.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/indexform.h"
#include "index/indexout.h"
#include "index/sum.h"
#include "tap.h"

#define N 5

static char root[] = "/tmp/pneumatic-index.XXXXXX";
static int dir;

static void
put_bytes(struct span bytes)
{
	int fd = openat(dir, INDEX_FILE, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (fd == -1 || write(fd, bytes.p, bytes.n) != (ssize_t)bytes.n)
		printf("# cannot write\n");
	close(fd);
}

static void
get_bytes(struct buf *out)
{
	int fd = openat(dir, INDEX_FILE, O_RDONLY);
	ssize_t n;

	buf_reset(out);
	while (buf_room(out, 4096) &&
	    (n = read(fd, out->p + out->len, 4096)) > 0)
		buf_grew(out, (size_t)n);
	close(fd);
}

static struct index_message
message(uint32_t uid, struct span name)
{
	return (struct index_message){ .modseq = 100 + uid, .vsize = uid * 10,
		.date = 5, .uid = uid, .keywords = 3, .system = 16,
		.name_n = (uint8_t)name.n, .name_sum = index_name_sum(name) };
}

static void
write_five(struct index *x)
{
	struct index_message m[N];
	uint32_t at[N];
	struct buf names = BUF_INIT(1000);
	struct index_gone gone = { 90, 2, 3 };
	struct indexout_all all = { .messages = m, .names_at = at, .n = N,
		.gone = &gone, .n_gone = 1 };
	struct err err = ERR_INIT;
	size_t i;

	for (i = 0; i < N; i++) {
		struct buf name = BUF_INIT(100);

		buf_addf(&name, "name%zu:2,S", i);
		at[i] = (uint32_t)names.len;
		buf_add(&names, buf_span(&name));
		m[i] = message((uint32_t)i * 10 + 1, buf_span(&name));
		buf_done(&name);
	}
	memset(&all.state, 0, sizeof(all.state));
	all.state.uidvalidity = 77;
	all.state.uidnext = 42;
	all.state.highest = 141;
	all.state.count = N;
	all.names = buf_span(&names);
	tap_ok(indexout_write(x, dir, &all, &err) == 0, "written");
	buf_done(&names);
}

static void
append_some(struct index *x)
{
	struct index_state s = x->state;
	struct buf items = BUF_INIT(10000);
	struct index_message m = message(11, SPAN("name1:2,FS"));
	struct index_gone g = { 150, 21, 31 };

	m.modseq = 150;
	indexform_add_put(&items, &m, SPAN("name1:2,FS"));
	m = message(51, SPAN("new"));
	indexform_add_put(&items, &m, SPAN("new"));
	indexform_add_gone(&items, &g);
	s.highest = 150;
	s.count = 4;
	tap_ok(indexout_append(x, dir, &s, buf_span(&items), NULL) == 0,
	    "a transaction is appended");
	buf_done(&items);
}

static void
describe(struct index *x, struct buf *out)
{
	struct buf name = BUF_INIT(300);
	struct index_names names = { .fd = -1 };
	size_t i;

	buf_reset(out);
	if (index_load(x) == -1) {
		buf_adds(out, "damaged");
		return;
	}
	names.fd = x->fd;
	buf_addf(out, "%llu", (unsigned long long)x->state.highest);
	for (i = 0; i < x->n; i++) {
		if (!index_name(&names, &x->messages[i], &name)) {
			buf_reset(&name);
			buf_adds(&name, "?");
		}
		buf_addf(out, " %lu/%llu/%s", (unsigned long)x->messages[i].uid,
		    (unsigned long long)x->messages[i].modseq,
		    buf_str(&name));
	}
	for (i = 0; i < x->n_gone; i++)
		buf_addf(out, " -%lu:%lu/%llu",
		    (unsigned long)x->gone[i].first,
		    (unsigned long)x->gone[i].last,
		    (unsigned long long)x->gone[i].modseq);
	buf_done(&name);
}

#define BASE "141 1/101/name0:2,S 11/111/name1:2,S 21/121/name2:2,S " \
	"31/131/name3:2,S 41/141/name4:2,S -2:3/90"
#define AFTER "150 1/101/name0:2,S 11/150/name1:2,FS 41/141/name4:2,S " \
	"51/151/new -2:3/90 -21:31/150"

/* Whether a damaged file is refused, or read as what it was at one of its two
 * states; a name alone may be refused. */
static bool
is_harmless(const char *got)
{
	return strcmp(got, "none") == 0 || strcmp(got, "damaged") == 0 ||
	    strcmp(got, BASE) == 0 || strcmp(got, AFTER) == 0 ||
	    strchr(got, '?') != NULL;
}

static const char *
look(struct buf *out)
{
	struct index x;

	index_init(&x);
	buf_reset(out);
	if (index_open(&x, dir) == 1)
		describe(&x, out);
	else
		buf_adds(out, "none");
	index_done(&x);
	return buf_str(out);
}

static void
test_damage(void)
{
	struct buf whole = BUF_INIT(100000), bad = BUF_INIT(100000);
	struct buf out = BUF_INIT(10000);
	size_t i, harm = 0, torn = 0, flipped_away = 0;

	get_bytes(&whole);
	for (i = 0; i < whole.len; i++) {
		put_bytes(span_sub(buf_span(&whole), 0, i));
		harm += !is_harmless(look(&out));
		torn += strcmp(buf_str(&out), BASE) == 0;
	}
	tap_ok(harm == 0, "cut at every byte: refused, or the state before");
	tap_ok(torn > 100, "a torn transaction is left out");
	for (i = 0; i < whole.len; i++) {
		buf_reset(&bad);
		buf_add(&bad, buf_span(&whole));
		bad.p[i] ^= 0x41;
		put_bytes(buf_span(&bad));
		harm += !is_harmless(look(&out));
		flipped_away += strcmp(buf_str(&out), AFTER) != 0;
	}
	tap_ok(harm == 0, "every byte changed: nothing false is read");
	tap_ok(flipped_away > whole.len - 60,
	    "and noticed, but in what pads");
	put_bytes(SPAN(""));
	tap_is(span_str(look(&out)), SPAN("none"), "an empty file is none");
	buf_reset(&bad);
	buf_add(&bad, buf_span(&whole));
	bad.p[12]++;
	put_bytes(buf_span(&bad));
	tap_is(span_str(look(&out)), SPAN("none"), "a later version is none");
	(void)unlinkat(dir, INDEX_FILE, 0);
	(void)symlinkat("/etc/passwd", dir, INDEX_FILE);
	tap_is(span_str(look(&out)), SPAN("none"), "a symlink is none");
	(void)unlinkat(dir, INDEX_FILE, 0);
	(void)mkfifoat(dir, INDEX_FILE, 0600);
	tap_is(span_str(look(&out)), SPAN("none"), "a fifo is none");
	(void)unlinkat(dir, INDEX_FILE, 0);
	put_bytes(buf_span(&whole));
	tap_is(span_str(look(&out)), SPAN(AFTER), "and whole again");
	buf_done(&whole);
	buf_done(&bad);
	buf_done(&out);
}

static void
test_append_limits(struct index *x)
{
	struct index_state s = x->state;
	struct buf items = BUF_INIT(1000);
	struct index y;
	int r = 0, n = 0;

	index_init(&y);
	(void)index_open(&y, dir);
	while (r == 0 && n++ < 100000)
		r = indexout_append(x, dir, &s, span_of("", 0), NULL);
	tap_ok(r == 1 && n > 100, "long transactions ask for a new file");
	tap_ok(index_catch_up(&y, dir) == 1 && y.end == x->end,
	    "another reader catches up");
	tap_ok(index_catch_up(&y, dir) == 0, "and then has nothing to");
	index_done(&y);
	buf_done(&items);
}

static void
test_modseq(void)
{
	tap_ok(index_modseq(0, 1000) == 1000, "from the clock");
	tap_ok(index_modseq(1000, 1000) == 1001, "one more in the same moment");
	tap_ok(index_modseq(2000, 1000) == 2001,
	    "a clock set back does no harm");
	tap_ok(index_modseq(5, -1) == 6, "nor one before 1970");
	tap_ok(index_modseq(0, 4102444800000000) < INT64_C(1) << 53,
	    "the year 2100 fits into 53 bits");
}

int
main(void)
{
	struct index x;
	struct buf out = BUF_INIT(10000);

	if (mkdtemp(root) == NULL ||
	    (dir = open(root, O_RDONLY | O_DIRECTORY)) == -1)
		return 1;
	index_init(&x);
	tap_ok(index_open(&x, dir) == 0, "no file, no index");
	write_five(&x);
	describe(&x, &out);
	tap_is(buf_span(&out), SPAN(BASE), "and read");
	append_some(&x);
	describe(&x, &out);
	tap_is(buf_span(&out), SPAN(AFTER), "with the transaction");
	test_damage();
	tap_ok(index_catch_up(&x, dir) == 1, "another file is noticed");
	test_append_limits(&x);
	test_modseq();
	tap_ok(sum_of("a", 1, 0) != sum_of("a\0", 2, 0) &&
	    sum_of("ab", 2, 0) != sum_of("ab", 2, 1) &&
	    sum_of("12345678abcdefgh", 16, 0) !=
	    sum_of("abcdefgh12345678", 16, 0), "sums tell lengths and order");
	index_done(&x);
	buf_done(&out);
	(void)unlinkat(dir, INDEX_FILE, 0);
	(void)rmdir(root);
	return tap_done();
}
