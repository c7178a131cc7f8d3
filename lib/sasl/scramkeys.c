/* scramkeys - see scramkeys.h.
 * SPDX-License-Identifier: ISC */
#include "sasl/scramkeys.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "crypto/scheme.h"
#include "sasl/saslprep.h"
#include "text/base64.h"

static bool
copy(char *to, size_t max, size_t *n, struct span from)
{
	if (from.n > max)
		return false;
	if (from.n > 0)
		memcpy(to, from.p, from.n);
	*n = from.n;
	return true;
}

/* iterations,salt,StoredKey,ServerKey */
static int
parse_stored(struct scram *c, struct span data, size_t hash_n)
{
	struct buf salt = BUF_INIT(SCRAM_SALT_MAX);
	struct buf stored = BUF_INIT(SASLMAC_MAX),
	    server = BUF_INIT(SASLMAC_MAX);
	struct span part[3];
	int r = -1;

	if (span_cut(&data, ',', &part[0]) && span_cut(&data, ',', &part[1]) &&
	    span_cut(&data, ',', &part[2]) && data.p != NULL &&
	    num_parse_u32(part[0], SCHEME_ROUNDS_MAX, &c->iterations) == 0 &&
	    base64_decode(&salt, part[1]) == 0 &&
	    base64_decode(&stored, part[2]) == 0 &&
	    base64_decode(&server, data) == 0 && buf_ok(&salt) &&
	    salt.len > 0 && stored.len == hash_n && server.len == hash_n &&
	    copy(c->salt, sizeof(c->salt), &c->salt_n, buf_span(&salt)) &&
	    copy(c->stored.p, SASLMAC_MAX, &c->stored.n, buf_span(&stored)) &&
	    copy(c->server.p, SASLMAC_MAX, &c->server.n, buf_span(&server)))
		r = 0;
	buf_done(&salt);
	if (stored.p != NULL)
		secret_clear(stored.p, stored.cap);
	if (server.p != NULL)
		secret_clear(server.p, server.cap);
	buf_done(&stored);
	buf_done(&server);
	return r;
}

/* One more password, of an application perhaps: the client's proof can be of
 * this one as well when it has the salt and the iterations that will be
 * sent. */
static void
add_other(struct scram *c, struct span data, size_t hash_n)
{
	struct scram *one = mem_zero(1, sizeof(*one));

	if (c->others_n < SCRAM_KEYS_MAX &&
	    parse_stored(one, data, hash_n) == 0 &&
	    one->iterations == c->iterations &&
	    span_eq(span_of(one->salt, one->salt_n), span_of(c->salt,
	    c->salt_n)))
		c->others[c->others_n++] = (struct scram_keys){ one->stored,
			one->server };
	secret_clear(one, sizeof(*one));
	free(one);
}

/* The first of this mechanism's own kind counts, and others that share its
 * salt; else the first password: the salt goes out before the client has shown
 * which password it has. */
void
scramkeys_verifier(struct sasl *s, struct span verifier)
{
	struct scram *c = s->state;
	struct span hash = SPAN("SCRAM-SHA-256"), data;
	size_t n = 32;

	if (strcmp(s->mechanism->hash, "SHA1") == 0) {
		hash = SPAN("SCRAM-SHA-1");
		n = 20;
	}
	data = sasl_data_of(verifier, hash.p);
	if (c->exact) {
		if (data.p != NULL)
			add_other(c, data, n);
		return;
	}
	if (data.p != NULL) {
		c->plain = false;
		if (parse_stored(c, data, n) == -1 ||
		    c->iterations < SCRAM_ITERATIONS_MIN) {
			(void)err_set(&s->err, ERR_TEMP, "{%s} is damaged, or "
			    "has too few iterations", hash.p);
			s->failed++;
		} else {
			c->exact = c->chosen = true;
		}
		return;
	}
	data = sasl_data_of(verifier, "PLAIN");
	if (!c->chosen && data.n > 0 && secret_set(&c->password, data) == 0)
		c->plain = c->chosen = true;
}

/* Bytes that only who has the seed could tell from random ones, and that are
 * the same for the same user each time. */
static struct saslmac
made_up(const struct sasl *s, const char *what)
{
	struct buf b = BUF_INIT(SASL_USER_MAX + 100);
	struct saslmac m;

	buf_addf(&b, "%s %s ", what, s->mechanism->hash);
	buf_add(&b, sasl_user(s));
	m = saslmac_hmac("SHA512", s->facts->seed, buf_span(&b));
	buf_done(&b);
	return m;
}

/* RFC 5802 3: from the password to the two keys that a server keeps. */
static bool
derive(struct sasl *s)
{
	struct scram *c = s->state;
	const char *hash = s->mechanism->hash;
	struct buf password = BUF_INIT(SECRET_MAX);
	struct saslmac salted, key;
	bool good;

	if (saslprep_add(&password, secret_span(&c->password)) == -1) {
		/* A password that no client can send. */
		buf_reset(&password);
		buf_add(&password, secret_span(&c->password));
	}
	salted = saslmac_pbkdf2(hash, buf_span(&password),
	    span_of(c->salt, c->salt_n), c->iterations);
	key = saslmac_hmac(hash, saslmac_span(&salted), SPAN("Client Key"));
	c->stored = saslmac_digest(hash, saslmac_span(&key));
	c->server = saslmac_hmac(hash, saslmac_span(&salted),
	    SPAN("Server Key"));
	good = salted.n > 0 && key.n > 0 && c->stored.n > 0 && c->server.n > 0;
	if (password.p != NULL)
		secret_clear(password.p, password.cap);
	buf_done(&password);
	secret_clear(&salted, sizeof(salted));
	secret_clear(&key, sizeof(key));
	return good;
}

/* What the verifiers left open. An example gives its form (iterations, the
 * salt's length, the work of deriving), never its bytes. */
bool
scramkeys_complete(struct sasl *s)
{
	struct scram *c = s->state;
	struct saslmac salt = made_up(s, "salt"), key;
	bool good;

	if (c->exact && !s->is_example)
		return true;
	if (!c->exact) {
		c->iterations = SCRAM_ITERATIONS_MIN;
		c->salt_n = 16;
	}
	if (salt.n < c->salt_n)
		return false;
	memcpy(c->salt, salt.p, c->salt_n);
	good = !c->plain || derive(s);
	if (s->is_example || !c->chosen) {
		key = made_up(s, "key");
		c->stored = c->server = saslmac_digest(s->mechanism->hash,
		    saslmac_span(&key));
	}
	return good && c->stored.n > 0;
}
