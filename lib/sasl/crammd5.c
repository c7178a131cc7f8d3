/* crammd5 - see crammd5.h.
 * SPDX-License-Identifier: ISC */
#define OPENSSL_SUPPRESS_DEPRECATED  /* MD5 from a given state: no other way */
#include "sasl/crammd5.h"

#include <openssl/md5.h>
#include <stdint.h>
#include <string.h>

#include "os/clock.h"
#include "os/random.h"
#include "sasl/saslmac.h"
#include "sasl/saslprep.h"
#include "text/hex.h"

#define RANDOM_BYTES 12
#define BLOCK 64

/* A message id: unpredictable, a time, a host (RFC 2195 2). */
static void
fresh(struct buf *out, struct span realm)
{
	char random[RANDOM_BYTES];
	int64_t seconds;
	int32_t micros;

	os_random(random, sizeof(random));
	os_clock_wall(&seconds, &micros);
	buf_addc(out, '<');
	hex_encode(out, span_of(random, sizeof(random)));
	buf_addf(out, ".%lld@", (long long)seconds);
	buf_add(out, realm.n > 0 && realm.n <= 255 ? realm : SPAN("localhost"));
	buf_addc(out, '>');
}

/* The challenge must be kept: true, and put into *out as well. */
static bool
choose(struct sasl *s, struct buf *out)
{
	struct crammd5 *c = s->state;

	if (s->facts->challenge.n > 0)
		buf_add(out, s->facts->challenge);
	else
		fresh(out, s->facts->realm);
	if (!buf_ok(out) || out->len > sizeof(c->challenge))
		return false;
	memcpy(c->challenge, out->p, out->len);
	c->n = out->len;
	return true;
}

/* name SP 32 hexadecimal digits in lower case; the name may hold blanks. */
static bool
take(struct sasl *s, struct span response)
{
	struct crammd5 *c = s->state;
	size_t space = span_rfind(response, ' '), i;

	if (space == response.n || response.n - space != sizeof(c->digest) + 1)
		return false;
	for (i = space + 1; i < response.n; i++)
		if (!span_is_digit(response.p[i]) &&
		    (response.p[i] < 'a' || response.p[i] > 'f'))
			return false;
	memcpy(c->digest, response.p + space + 1, sizeof(c->digest));
	return sasl_take_user(s, span_sub(response, 0, space));
}

enum sasl_step
crammd5_respond(struct sasl *s, struct span response, struct buf *out)
{
	struct crammd5 *c = s->state;
	bool is_apop = *s->mechanism->name == 'A';

	if (response.p == NULL)
		return c->n == 0 && !is_apop && choose(s, out) ?
		    SASL_CHALLENGE : SASL_MALFORMED;
	/* RFC 2195: the client has nothing to say before the challenge. */
	if (is_apop && (s->facts->challenge.n == 0 || !choose(s, out)))
		return SASL_MALFORMED;
	return c->n > 0 && take(s, response) ? SASL_USER : SASL_MALFORMED;
}

static void
compare(struct sasl *s, struct span digest)
{
	const struct crammd5 *c = s->state;
	struct buf text = BUF_INIT(2 * SASLMAC_MAX);

	hex_encode(&text, digest);
	if (digest.n == 0)
		s->failed++;
	else if (secret_equal(buf_span(&text), span_of(c->digest,
	    sizeof(c->digest))))
		s->matched++;
	buf_done(&text);
}

static uint32_t
little(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (uint32_t)u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16 |
	    (uint32_t)u[3] << 24;
}

/* Go on hashing where one block has been hashed already. */
static bool
resume(const char state[16], struct span bytes, unsigned char out[16])
{
	MD5_CTX c;
	bool good;

	if (MD5_Init(&c) != 1)
		return false;
	c.A = little(state);
	c.B = little(state + 4);
	c.C = little(state + 8);
	c.D = little(state + 12);
	c.Nl = BLOCK * 8;
	good = MD5_Update(&c, bytes.p, bytes.n) == 1 && MD5_Final(out, &c) == 1;
	secret_clear(&c, sizeof(c));
	return good;
}

static void
verify_context(struct sasl *s, struct span data)
{
	const struct crammd5 *c = s->state;
	struct buf states = BUF_INIT(64);
	unsigned char inner[16], outer[16];

	if (hex_decode(&states, data) == -1 || states.len != 32 ||
	    !resume(states.p + 16, span_of(c->challenge, c->n), inner) ||
	    !resume(states.p, span_of((char *)inner, 16), outer)) {
		(void)err_set(&s->err, ERR_TEMP, "{CRAM-MD5} is damaged");
		s->failed++;
	} else {
		compare(s, span_of((char *)outer, sizeof(outer)));
	}
	if (states.p != NULL)
		secret_clear(states.p, states.cap);
	buf_done(&states);
}

void
crammd5_verifier(struct sasl *s, struct span verifier)
{
	const struct crammd5 *c = s->state;
	struct span data = sasl_data_of(verifier, "CRAM-MD5");
	struct saslmac mac;

	if (data.p != NULL) {
		verify_context(s, data);
		return;
	}
	data = sasl_data_of(verifier, "PLAIN");
	if (data.n == 0)
		return;
	mac = saslmac_hmac("MD5", data, span_of(c->challenge, c->n));
	compare(s, saslmac_span(&mac));
}

void
crammd5_verify_apop(struct sasl *s, struct span verifier)
{
	const struct crammd5 *c = s->state;
	struct span data = sasl_data_of(verifier, "PLAIN");
	struct buf b = BUF_INIT(CRAMMD5_CHALLENGE_MAX + SECRET_MAX);
	struct saslmac mac;

	if (data.n == 0 || !buf_room(&b, c->n + data.n))
		return;
	buf_add(&b, span_of(c->challenge, c->n));
	buf_add(&b, data);
	mac = saslmac_digest("MD5", buf_span(&b));
	compare(s, saslmac_span(&mac));
	secret_clear(b.p, b.cap);
	buf_done(&b);
}
