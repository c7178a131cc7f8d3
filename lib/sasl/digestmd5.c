/* digestmd5 - see digestmd5.h.
 * SPDX-License-Identifier: ISC */
#include "sasl/digestmd5.h"

#include <string.h>

#include "sasl/saslmac.h"
#include "text/hex.h"

#define RESPONSE_MAX 4095            /* RFC 2831 2.1.2: less than 4096 bytes */
#define A1_MAX (16 + 4 * DIGESTMD5_VALUE_MAX + DIGESTMD5_NONCE_MAX)

enum step { BEFORE, ASKED, ANSWERED };

static const char *const names[DIGESTMD5_NAMES] = { "username", "realm",
	"nonce", "cnonce", "nc", "qop", "digest-uri", "response", "maxbuf",
	"charset", "authzid" };

static struct span
value(const struct sasl *s, enum digestmd5_name name)
{
	const struct digestmd5 *d = s->state;

	return span_of(d->values[name].p, d->values[name].n);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void
skip_space(struct span *rest)
{
	while (rest->n > 0 && is_space(rest->p[0]))
		*rest = span_from(*rest, 1);
}

/* A token, or a quoted string without its backslashes. */
static bool
take_value(struct span *rest, struct digestmd5_value *v)
{
	bool quoted = rest->n > 0 && rest->p[0] == '"';
	size_t i = quoted;

	for (; i < rest->n; i++) {
		char c = rest->p[i];

		if (quoted ? c == '"' : c == ',' || is_space(c))
			break;
		if (quoted && c == '\\' && ++i < rest->n)
			c = rest->p[i];
		if (v->n == sizeof(v->p) || c == '\0' || i == rest->n)
			return false;
		v->p[v->n++] = c;
	}
	if (quoted && i == rest->n)
		return false;
	*rest = span_from(*rest, i + quoted);
	v->given = true;
	return quoted || v->n > 0;
}

/* One directive, each at most once; unknown ones are passed over. */
static bool
take_directive(struct digestmd5 *d, struct span *rest)
{
	struct digestmd5_value unknown = { .n = 0 }, *v = &unknown;
	size_t eq = span_find(*rest, 0, '='), i;
	struct span name = span_trim(span_sub(*rest, 0, eq));

	if (eq == rest->n || name.n == 0)
		return false;
	for (i = 0; i < DIGESTMD5_NAMES; i++)
		if (span_ieq(name, span_str(names[i])))
			v = &d->values[i];
	if (v->given)
		return false;
	*rest = span_from(*rest, eq + 1);
	skip_space(rest);
	return take_value(rest, v);
}

/* digest-response = 1#( username | realm | ... ): empty elements are
 * allowed. */
static bool
parse(struct digestmd5 *d, struct span rest)
{
	while (rest.n > 0) {
		skip_space(&rest);
		if (rest.n == 0)
			break;
		if (rest.p[0] == ',') {
			rest = span_from(rest, 1);
			continue;
		}
		if (!take_directive(d, &rest))
			return false;
		skip_space(&rest);
		if (rest.n > 0 && rest.p[0] != ',')
			return false;
	}
	return true;
}

static enum sasl_step
begin(struct sasl *s, struct buf *out)
{
	struct digestmd5 *d = s->state;
	struct span again = s->facts->challenge, key = SPAN("nonce=\"");
	struct buf nonce = BUF_INIT(DIGESTMD5_NONCE_MAX);
	bool good;

	/* A challenge that was put before has its nonce in it. */
	if (again.n > 0) {
		again = span_from(again, span_search(again, key) + key.n);
		buf_add(&nonce, span_sub(again, 0, span_find(again, 0, '"')));
		buf_add(out, s->facts->challenge);
	} else {
		saslmac_nonce(&nonce);
		if (s->facts->realm.n > 0) {
			buf_adds(out, "realm=\"");
			buf_add(out, s->facts->realm);
			buf_adds(out, "\",");
		}
		buf_addf(out, "nonce=\"%s\",qop=\"auth\",charset=utf-8,"
		    "algorithm=md5-sess", buf_str(&nonce));
	}
	good = buf_ok(&nonce) && nonce.len > 0;
	if (good) {
		memcpy(d->nonce, nonce.p, nonce.len);
		d->nonce_n = nonce.len;
		d->step = ASKED;
	}
	buf_done(&nonce);
	return good ? SASL_CHALLENGE : SASL_MALFORMED;
}

/* user, or user@realm where the two came apart. */
static bool
take_user(struct sasl *s)
{
	struct span user = value(s, DIGESTMD5_USERNAME);
	struct span realm = value(s, DIGESTMD5_REALM);
	struct buf b = BUF_INIT(SASL_USER_MAX);
	bool good;

	buf_add(&b, user);
	if (realm.n > 0 && !span_has(user, '@')) {
		buf_addc(&b, '@');
		buf_add(&b, realm);
	}
	good = buf_ok(&b) && sasl_take_user(s, buf_span(&b)) &&
	    sasl_take_authzid(s, value(s, DIGESTMD5_AUTHZID));
	buf_done(&b);
	return good;
}

static bool
is_ours(const struct sasl *s)
{
	const struct digestmd5 *d = s->state;
	struct span qop = value(s, DIGESTMD5_QOP);
	struct span charset = value(s, DIGESTMD5_CHARSET);

	return span_eq(value(s, DIGESTMD5_NONCE),
	    span_of(d->nonce, d->nonce_n)) &&
	    span_eq(value(s, DIGESTMD5_NC), SPAN("00000001")) &&
	    (qop.n == 0 || span_eq(qop, SPAN("auth"))) &&
	    (charset.n == 0 || span_ieq(charset, SPAN("utf-8"))) &&
	    value(s, DIGESTMD5_CNONCE).n > 0 &&
	    span_has(value(s, DIGESTMD5_URI), '/') &&
	    value(s, DIGESTMD5_RESPONSE).n == 32;
}

enum sasl_step
digestmd5_respond(struct sasl *s, struct span response, struct buf *out)
{
	struct digestmd5 *d = s->state;

	if (response.p == NULL)
		return d->step == BEFORE ? begin(s, out) : SASL_MALFORMED;
	if (d->step == ANSWERED)
		return response.n == 0 ? SASL_YES : SASL_MALFORMED;
	if (d->step != ASKED || response.n > RESPONSE_MAX ||
	    !parse(d, response) || !is_ours(s))
		return SASL_MALFORMED;
	return take_user(s) ? SASL_USER : SASL_MALFORMED;
}

/* RFC 2831 2.1.2.1: response-value, or rspauth with another A2. */
static void
add_response(const struct sasl *s, const char ha1[16], const char *verb,
    struct buf *out)
{
	const struct digestmd5 *d = s->state;
	struct buf a = BUF_INIT(A1_MAX), kd = BUF_INIT(A1_MAX);
	struct saslmac h;

	buf_add(&a, span_of(ha1, 16));
	buf_addc(&a, ':');
	buf_add(&a, span_of(d->nonce, d->nonce_n));
	buf_addc(&a, ':');
	buf_add(&a, value(s, DIGESTMD5_CNONCE));
	if (d->values[DIGESTMD5_AUTHZID].given) {
		buf_addc(&a, ':');
		buf_add(&a, value(s, DIGESTMD5_AUTHZID));
	}
	h = saslmac_digest("MD5", buf_span(&a));
	hex_encode(&kd, saslmac_span(&h));
	buf_addc(&kd, ':');
	buf_add(&kd, span_of(d->nonce, d->nonce_n));
	buf_adds(&kd, ":00000001:");
	buf_add(&kd, value(s, DIGESTMD5_CNONCE));
	buf_adds(&kd, ":auth:");
	buf_reset(&a);
	buf_adds(&a, verb);
	buf_addc(&a, ':');
	buf_add(&a, value(s, DIGESTMD5_URI));
	h = saslmac_digest("MD5", buf_span(&a));
	hex_encode(&kd, saslmac_span(&h));
	h = saslmac_digest("MD5", buf_span(&kd));
	if (h.n > 0 && buf_ok(&a) && buf_ok(&kd))
		hex_encode(out, saslmac_span(&h));
	buf_done(&a);
	buf_done(&kd);
}

/* RFC 2831 2.1.2.1: a string that ISO 8859-1 can hold is hashed in it. */
static void
add_hashed(struct buf *out, struct span s)
{
	size_t i, before = out->len;

	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i], next = 0;

		if (c < 0x80) {
			buf_addc(out, (char)c);
			continue;
		}
		if (i + 1 < s.n)
			next = (unsigned char)s.p[i + 1];
		if ((c != 0xc2 && c != 0xc3) || (next & 0xc0) != 0x80) {
			buf_cut(out, before);
			buf_add(out, s);
			return;
		}
		buf_addc(out, (char)((c & 3) << 6 | (next & 0x3f)));
		i++;
	}
}

static void
compare(struct sasl *s, const char ha1[16])
{
	struct digestmd5 *d = s->state;
	struct buf want = BUF_INIT(64);

	add_response(s, ha1, "AUTHENTICATE", &want);
	if (want.len == 0) {
		s->failed++;
	} else if (secret_equal(buf_span(&want),
	    value(s, DIGESTMD5_RESPONSE)) && s->matched++ == 0) {
		memcpy(d->ha1, ha1, sizeof(d->ha1));
	}
	buf_done(&want);
}

void
digestmd5_verifier(struct sasl *s, struct span verifier)
{
	struct span stored = sasl_data_of(verifier, "DIGEST-MD5");
	struct span password = sasl_data_of(verifier, "PLAIN");
	struct buf b = BUF_INIT(4 * DIGESTMD5_VALUE_MAX + SECRET_MAX);
	struct saslmac h;

	(void)buf_room(&b, b.max);
	if (stored.p != NULL) {
		if (hex_decode(&b, stored) == 0 && b.len == 16) {
			compare(s, b.p);
		} else {
			(void)err_set(&s->err, ERR_TEMP,
			    "{DIGEST-MD5} is damaged");
			s->failed++;
		}
	} else if (password.n > 0) {
		add_hashed(&b, value(s, DIGESTMD5_USERNAME));
		buf_addc(&b, ':');
		add_hashed(&b, value(s, DIGESTMD5_REALM));
		buf_addc(&b, ':');
		add_hashed(&b, password);
		h = saslmac_digest("MD5", buf_span(&b));
		if (h.n == 16)
			compare(s, h.p);
		secret_clear(&h, sizeof(h));
	}
	secret_clear(b.p, b.cap);
	buf_done(&b);
}

/* rspauth proves to the client that we know the password as well. */
enum sasl_step
digestmd5_decide(struct sasl *s, struct buf *out)
{
	struct digestmd5 *d = s->state;

	if (s->matched == 0 || s->is_example)
		return s->failed > 0 ? SASL_LATER : SASL_NO;
	buf_adds(out, "rspauth=");
	add_response(s, d->ha1, "", out);
	d->step = ANSWERED;
	return SASL_CHALLENGE;
}
