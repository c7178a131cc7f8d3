/* schemecrypt - see schemecrypt.h. Settings are made here and not by
 * crypt_gensalt(3), which not all systems have.
 * SPDX-License-Identifier: ISC */
#include "crypto/schemecrypt.h"

#include <crypt.h>
#include <stdlib.h>

#include "base/num.h"
#include "base/secret.h"

/* The number that stands before the next '$' is at most max; no number is none
 * too large. */
static bool
is_at_most(struct span s, uint64_t max)
{
	struct span digits = span_sub(s, 0, span_find(s, 0, '$'));
	uint64_t n;

	return digits.n == 0 || !span_is_digit(digits.p[0]) ||
	    num_parse_u64(digits, max, &n) == 0;
}

/* One character of crypt(3)'s alphabet as a number. */
static unsigned
value(char c)
{
	return c >= 'a' ? (unsigned)(c - 'a') + 38 : c >= 'A' ?
	    (unsigned)(c - 'A') + 12 : (unsigned)(c - '.');
}

/* What a setting asks for in time and memory. yescrypt's $y$FN...: flavour,
 * then log2 of the blocks less one, of 4 KiB with the usual r; scrypt's
 * $7$N. */
static bool
is_affordable(struct span s)
{
	size_t i;

	if (span_starts(s, SPAN("$5$rounds=")) ||
	    span_starts(s, SPAN("$6$rounds=")))
		return is_at_most(span_from(s, 10), SCHEME_ROUNDS_MAX);
	if (span_starts(s, SPAN("$sha1$")))
		return is_at_most(span_from(s, 6), SCHEME_ROUNDS_MAX);
	if (span_starts(s, SPAN("$2")) && s.n > 4)
		return is_at_most(span_from(s, 4), SCHEME_BCRYPT_MAX);
	i = span_starts(s, SPAN("$y$")) ? 4 : span_starts(s, SPAN("$gy$")) ? 5 :
	    span_starts(s, SPAN("$7$")) ? 3 : 0;
	return i == 0 || i >= s.n || value(s.p[i]) <= 18;
}

/* crypt(3) of the password: a string of the caller's *work, or NULL with
 * err. */
static const char *
run(struct span setting, struct span password, struct crypt_data *work,
    struct err *err)
{
	struct secret phrase;
	const char *got;
	char *text;

	secret_init(&phrase);
	if (secret_set(&phrase, password) == -1)
		return NULL;
	text = span_dup(setting);
	got = crypt_r(phrase.p, text, work);
	secret_wipe(&phrase);
	free(text);
	if (got != NULL && got[0] != '*')
		return got;
	err_set(err, ERR_TEMP, "crypt(3) does not know this verifier");
	return NULL;
}

/* crypt(3) tells that it does not know a setting by a string that begins with
 * "*", which no verifier does. Longer passwords than it takes match nothing. */
int
schemecrypt_check(const struct schemekind *k, const struct schemekind_ask *a,
    struct err *err)
{
	struct crypt_data *work;
	const char *got;
	int r = -1;

	(void)k;
	if (a->data.n == 0 || span_has(a->data, '\0') || a->data.p[0] == '*' ||
	    a->data.p[0] == '!')
		return 0;
	if (a->password.n >= CRYPT_MAX_PASSPHRASE_SIZE ||
	    span_has(a->password, '\0'))
		return 0;
	if (!is_affordable(a->data))
		return err_set(err, ERR_TEMP, "the verifier is too dear");
	if ((work = calloc(1, sizeof(*work))) == NULL)
		return err_sys(err, "crypt");
	if ((got = run(a->data, a->password, work, err)) != NULL)
		r = secret_equal(span_str(got), a->data);
	secret_clear(work, sizeof(*work));
	free(work);
	return r;
}

/* prefix [cost] salt. 16 bytes of salt are 22 characters, the last of which has
 * two bits only, in an alphabet of their own with bcrypt. */
static int
make_setting(const char *prefix, uint64_t cost, struct buf *out,
    struct err *err)
{
	struct span p = span_str(prefix);
	struct buf salt = BUF_INIT(64);
	bool sha = span_eq(p, SPAN("$5$")) || span_eq(p, SPAN("$6$"));
	bool bcrypt = span_eq(p, SPAN("$2y$"));

	if ((cost > 0 && !sha && !bcrypt) || (sha && cost > 0 &&
	    (cost < 1000 || cost > SCHEME_ROUNDS_MAX)) || (bcrypt && cost > 0 &&
	    (cost < 4 || cost > SCHEME_BCRYPT_MAX)))
		return err_set(err, ERR_USAGE, "no such cost");
	buf_adds(out, prefix);
	if (sha)
		buf_addf(out, "rounds=%lu$",
		    (unsigned long)(cost > 0 ? cost : 100000));
	else if (bcrypt)
		buf_addf(out, "%02lu$", (unsigned long)(cost > 0 ? cost : 10));
	else if (span_eq(p, SPAN("$y$")))
		buf_adds(out, "j9T$");
	schemekind_salt(&salt, 23);
	if (p.n == 0) {
		buf_add(out, span_sub(buf_span(&salt), 0, 2));
	} else if (sha || span_eq(p, SPAN("$1$"))) {
		buf_add(out, span_sub(buf_span(&salt), 0, sha ? 16 : 8));
	} else {
		buf_add(out, span_sub(buf_span(&salt), 0, 21));
		buf_addc(out, (bcrypt ? ".Oeu" : "./01")[salt.p[21] & 3]);
	}
	buf_done(&salt);
	return 0;
}

int
schemecrypt_make(const struct schemekind *k, const struct scheme_order *o,
    struct buf *out, struct err *err)
{
	struct buf setting = BUF_INIT(120);
	struct crypt_data *work;
	const char *got = NULL;

	/* What crypt(3) would cut off unasked. */
	if ((span_eq(span_str(k->word), SPAN("$2y$")) && o->password.n > 72) ||
	    (k->word[0] == '\0' && o->password.n > 8) ||
	    o->password.n >= CRYPT_MAX_PASSPHRASE_SIZE)
		return err_set(err, ERR_USAGE, "%s takes no password as long "
		    "as this", k->name);
	if (make_setting(k->word, o->cost, &setting, err) == -1)
		return -1;
	if ((work = calloc(1, sizeof(*work))) == NULL)
		return err_sys(err, "crypt");
	got = run(buf_span(&setting), o->password, work, err);
	if (got != NULL)
		buf_adds(out, got);
	secret_clear(work, sizeof(*work));
	free(work);
	buf_done(&setting);
	return got == NULL ? -1 : 0;
}
