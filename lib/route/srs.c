/* srs - see srs.h.
 * SPDX-License-Identifier: ISC */
#include "route/srs.h"

#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/secret.h"
#include "io/slurp.h"
#include "route/expand.h"

#define SRS0 SPAN("SRS0")
#define SRS1 SPAN("SRS1")
#define DIGITS "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
#define DAY_SECONDS 86400
#define DAYS 1024                        /* two digits of 5 bits */

int
srs_open(struct srs *s, const char *path, struct span domain, int64_t now,
    struct err *err)
{
	static const unsigned char first[SIPHASH_KEY] = "srs-secret-key-1";
	static const unsigned char second[SIPHASH_KEY] = "srs-secret-key-2";
	struct buf text = BUF_INIT(SRS_SECRET_MAX);
	struct stat st;
	uint64_t half[2];
	int r = -1;

	if (stat(path, &st) == -1)
		return err_sys(err, "%s", path);
	if ((st.st_mode & S_IRWXO) != 0)
		return err_set(err, ERR_USAGE, "%s: others can read it", path);
	if (slurp_file(path, &text, err) == 0 &&
	    span_trim(buf_span(&text)).n < SRS_SECRET_MIN)
		err_set(err, ERR_USAGE, "%s: shorter than %d bytes", path,
		    SRS_SECRET_MIN);
	else if (text.len > 0) {
		half[0] = siphash(first, span_trim(buf_span(&text)));
		half[1] = siphash(second, span_trim(buf_span(&text)));
		memcpy(s->key, half, sizeof(s->key));
		s->domain = domain;
		s->now = now;
		r = 0;
	}
	if (text.p != NULL)
		secret_clear(text.p, text.cap);
	buf_done(&text);
	return r;
}

/* Case may be lost on the way, so it does not count. */
static void
put_hash(const struct srs *s, struct buf *out, struct span what)
{
	struct buf lower = BUF_INIT(1000);
	uint64_t h;
	size_t i;

	for (i = 0; i < what.n; i++)
		buf_addc(&lower, span_lower(what.p[i]));
	h = siphash(s->key, buf_span(&lower));
	for (i = 0; i < SRS_HASH; i++, h >>= 5)
		buf_addc(out, DIGITS[h & 31]);
	buf_done(&lower);
}

static bool
is_hash(const struct srs *s, struct span got, struct span what)
{
	struct buf want = BUF_INIT(SRS_HASH);
	unsigned char differ = 0;
	size_t i;

	put_hash(s, &want, what);
	for (i = 0; i < SRS_HASH && got.n == SRS_HASH; i++)
		differ |= (unsigned char)(span_upper(got.p[i]) ^ want.p[i]);
	buf_done(&want);
	return got.n == SRS_HASH && differ == 0;
}

static bool
is_separator(char c)
{
	return c == '=' || c == '-' || c == '+';
}

static bool
is_srs(struct span local, struct span tag)
{
	return local.n > tag.n + 1 && span_istarts(local, tag) &&
	    is_separator(local.p[tag.n]);
}

static int
finish(const struct srs *s, struct span tag, struct span rest,
    struct address *out, struct err *err)
{
	struct buf local = BUF_INIT(1000);
	int r;

	buf_add(&local, tag);
	buf_addc(&local, '=');
	put_hash(s, &local, rest);
	buf_addc(&local, '=');
	buf_add(&local, rest);
	r = expand_join(buf_span(&local), s->domain, out, err);
	buf_done(&local);
	return r;
}

int
srs_forward(const struct srs *s, const struct address *sender,
    struct address *out, struct err *err)
{
	struct span local = address_local(sender), rest;
	struct buf b = BUF_INIT(1000);
	unsigned day = (unsigned)(s->now / DAY_SECONDS % DAYS);
	int r;

	if (is_srs(local, SRS1) && span_cut(&local, '=', &rest) &&
	    span_cut(&local, '=', &rest) && local.p != NULL) {
		/* Whose SRS0 it is stays; only the hash becomes ours. */
		r = finish(s, SRS1, local, out, err);
		buf_done(&b);
		return r;
	}
	if (is_srs(local, SRS0)) {
		buf_add(&b, address_domain(sender));
		buf_addc(&b, '=');
		buf_add(&b, span_from(local, SRS0.n));
		r = finish(s, SRS1, buf_span(&b), out, err);
	} else {
		buf_addc(&b, DIGITS[day >> 5]);
		buf_addc(&b, DIGITS[day & 31]);
		buf_addc(&b, '=');
		buf_add(&b, address_domain(sender));
		buf_addc(&b, '=');
		buf_add(&b, local);
		r = finish(s, SRS0, buf_span(&b), out, err);
	}
	buf_done(&b);
	return r;
}

static int
digit(char c)
{
	const char *at = memchr(DIGITS, span_upper(c), 32);

	return at == NULL ? -1 : (int)(at - DIGITS);
}

static bool
is_recent(const struct srs *s, struct span day)
{
	int now = (int)(s->now / DAY_SECONDS % DAYS), then, age;

	if (day.n != 2 || digit(day.p[0]) == -1 || digit(day.p[1]) == -1)
		return false;
	then = digit(day.p[0]) * 32 + digit(day.p[1]);
	age = (now - then + DAYS) % DAYS;
	/* Clocks of two hosts of ours may differ. */
	return age <= SRS_DAYS || age == DAYS - 1;
}

/* SRS1=hash=domain=X, where X is what stood behind SRS0. */
static int
reverse_second(struct span rest, struct address *out, struct err *err)
{
	struct buf local = BUF_INIT(1000);
	struct span domain;
	int r = -1;

	if (span_cut(&rest, '=', &domain) && rest.p != NULL) {
		buf_add(&local, SRS0);
		buf_add(&local, rest);
		r = expand_join(buf_span(&local), domain, out, err);
	}
	buf_done(&local);
	return r == 0 ? 1 : err_set(err, ERR_DATA, "5.1.1 no such user");
}

int
srs_reverse(const struct srs *s, const struct address *to,
    struct address *out, struct err *err)
{
	struct span rest = address_local(to), hash, day, domain;
	bool second = is_srs(rest, SRS1);

	if (!span_ieq(address_domain(to), s->domain) ||
	    (!second && !is_srs(rest, SRS0)))
		return 0;
	rest = span_from(rest, SRS0.n + 1);
	if (!span_cut(&rest, '=', &hash) || rest.p == NULL ||
	    !is_hash(s, hash, rest))
		return err_set(err, ERR_DATA, "5.1.1 no such user");
	if (second)
		return reverse_second(rest, out, err);
	if (!span_cut(&rest, '=', &day) || !is_recent(s, day))
		return err_set(err, ERR_DATA, "5.1.1 that address has expired");
	if (!span_cut(&rest, '=', &domain) || rest.p == NULL)
		return err_set(err, ERR_DATA, "5.1.1 no such user");
	return expand_join(rest, domain, out, err) == 0 ? 1 :
	    err_set(err, ERR_DATA, "5.1.1 no such user");
}
