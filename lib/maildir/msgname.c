/* msgname - see msgname.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/msgname.h"

#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "os/clock.h"
#include "os/random.h"

/* In ASCII order, which is the order in a file name. */
static const struct {
	char letter;
	uint8_t flag;
} letters[] = {
	{ 'D', FLAG_DRAFT }, { 'F', FLAG_FLAGGED }, { 'P', FLAG_PASSED },
	{ 'R', FLAG_ANSWERED }, { 'S', FLAG_SEEN }, { 'T', FLAG_DELETED },
};

static uint8_t
flag_of(char c)
{
	size_t i;

	for (i = 0; i < LENGTH(letters); i++)
		if (letters[i].letter == c)
			return letters[i].flag;
	return 0;
}

void
msgname_seed(struct msgname_seed *seed, uint64_t counter)
{
	char *p;

	os_clock_wall(&seed->seconds, &seed->micros);
	seed->pid = (long)getpid();
	seed->counter = counter;
	os_random(&seed->random, sizeof(seed->random));
	memset(seed->host, 0, sizeof(seed->host));
	if (gethostname(seed->host, MSGNAME_HOST_MAX) == -1 ||
	    seed->host[0] == '\0')
		memcpy(seed->host, "localhost", 10);
	for (p = seed->host; *p != '\0'; p++)
		if (*p <= ' ' || *p >= 0x7f || strchr("/:,", *p) != NULL)
			*p = '_';
}

bool
msgname_is_usable(struct span name)
{
	return name.n > 0 && name.n <= MSGNAME_MAX && name.p[0] != '.' &&
	    name.p[0] != ':' && !span_has(name, '\n') &&
	    !span_has(name, '\r') &&
	    !span_has(name, '/') && !span_has(name, '\0');
}

/* ",S=123" or ",W=123" somewhere in the base; the digits end at a comma or the
 * end of the base. */
static bool
take_size(struct span base, char key, uint64_t *out)
{
	size_t at;

	for (at = span_find(base, 0, ','); at < base.n;
	    at = span_find(base, at + 1, ',')) {
		struct span s = span_from(base, at + 1);

		if (s.n > 2 && s.p[0] == key && s.p[1] == '=')
			return num_parse_u64(span_sub(s, 2,
			    span_find(s, 2, ',')), INT64_MAX, out) == 0;
	}
	return false;
}

/* The letters of an info ":2,LETTERS[,more]"; empty for any other info. */
static struct span
info_letters(struct span info)
{
	if (!span_starts(info, SPAN(":2,")))
		return span_sub(info, 0, 0);
	return span_sub(info, 3, span_find(info, 3, ','));
}

void
msgname_parse(struct span name, struct msgname *out)
{
	size_t colon = span_find(name, 0, ':'), i;
	struct span s;

	memset(out, 0, sizeof(*out));
	out->base = span_sub(name, 0, colon);
	out->info = span_from(name, colon);
	out->has_size = take_size(out->base, 'S', &out->size);
	out->has_vsize = take_size(out->base, 'W', &out->vsize);
	s = info_letters(out->info);
	for (i = 0; i < s.n; i++) {
		if (s.p[i] >= 'a' && s.p[i] <= 'z')
			out->flags.keywords |= 1u << (s.p[i] - 'a');
		else
			out->flags.system |= flag_of(s.p[i]);
	}
}

/* Dovecot's shape, seconds.MmicrosPpid.host, with the counter and the random
 * number after the pid: names stay unique when the clock is set back and a pid
 * comes again, and still sort by the number after M. */
void
msgname_write(struct buf *out, const struct msgname_seed *seed)
{
	buf_addf(out, "%lld.M%ldP%ld_%lluR%016llx.%s",
	    (long long)seed->seconds, (long)seed->micros, seed->pid,
	    (unsigned long long)seed->counter,
	    (unsigned long long)seed->random, seed->host);
}

void
msgname_write_sizes(struct buf *out, uint64_t size, uint64_t vsize)
{
	buf_addf(out, ",S=%llu,W=%llu", (unsigned long long)size,
	    (unsigned long long)vsize);
}

void
msgname_write_info(struct buf *out, struct span old, struct flags flags)
{
	bool wanted[128] = { false };
	struct span was = info_letters(old);
	size_t i;

	for (i = 0; i < was.n; i++) {
		char c = was.p[i];

		if (c > ' ' && c < 0x7f && flag_of(c) == 0 &&
		    (c < 'a' || c > 'z'))
			wanted[(unsigned char)c] = true;
	}
	for (i = 0; i < LENGTH(letters); i++)
		if ((flags.system & letters[i].flag) != 0)
			wanted[(unsigned char)letters[i].letter] = true;
	for (i = 0; i < FLAGS_KEYWORDS_MAX; i++)
		if ((flags.keywords >> i & 1) != 0)
			wanted['a' + i] = true;
	buf_adds(out, ":2,");
	for (i = 0; i < sizeof(wanted); i++)
		if (wanted[i])
			buf_addc(out, (char)i);
	if (span_starts(old, SPAN(":2,")))
		buf_add(out, span_from(old, 3 + was.n));
}

/* "1795310277.M765919P..." : the two numbers; false where there is none. */
static bool
order_numbers(struct span s, uint64_t *seconds, uint64_t *micros)
{
	size_t n = num_parse_prefix(s, UINT64_MAX, seconds);

	*micros = 0;
	if (n == 0)
		*seconds = 0;
	s = span_from(s, span_find(s, 0, '.') + 1);
	return s.n > 1 && s.p[0] == 'M' &&
	    num_parse_prefix(span_from(s, 1), UINT64_MAX, micros) > 0;
}

int
msgname_order(struct span a, struct span b)
{
	uint64_t as, bs, am, bm;
	bool a_has = order_numbers(a, &as, &am);
	bool b_has = order_numbers(b, &bs, &bm);

	if (as != bs)
		return as < bs ? -1 : 1;
	if (a_has && b_has && am != bm)
		return am < bm ? -1 : 1;
	return span_cmp(a, b);
}
