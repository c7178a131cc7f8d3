/* verifiers - see verifiers.h.
 * SPDX-License-Identifier: ISC */
#include "auth/verifiers.h"

#include <string.h>

void
verifiers_init(struct verifiers *v)
{
	v->n = 0;
	secret_init(&v->lines);
}

void
verifiers_wipe(struct verifiers *v)
{
	v->n = 0;
	secret_wipe(&v->lines);
}

static bool
is_clean(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return false;
	return true;
}

static void
put(struct secret *to, struct span s, char end)
{
	if (s.n > 0)
		memcpy(to->p + to->len, s.p, s.n);
	to->len += s.n;
	to->p[to->len++] = end;
	to->p[to->len] = '\0';
}

int
verifiers_add(struct verifiers *v, const struct verifier *one, struct err *err)
{
	size_t n = one->services.n + one->name.n + one->data.n + 3;

	if (one->data.n == 0 || one->data.p[0] != '{')
		return err_set(err, ERR_DATA, "a verifier without {SCHEME}");
	if (!is_clean(one->data) || !is_clean(one->name) ||
	    !is_clean(one->services))
		return err_set(err, ERR_DATA, "control character in verifier");
	if (one->data.n > VERIFIER_MAX || one->name.n > VERIFIER_MAX ||
	    one->services.n > VERIFIER_MAX)
		return err_set(err, ERR_DATA, "verifier too long");
	if (v->n == VERIFIERS_MAX || n > SECRET_MAX - v->lines.len)
		return err_set(err, ERR_DATA, "too many verifiers");
	put(&v->lines, one->services, '\t');
	put(&v->lines, one->name, '\t');
	put(&v->lines, one->data, '\n');
	v->n++;
	return 0;
}

struct span
verifiers_all(const struct verifiers *v)
{
	return secret_span(&v->lines);
}

bool
verifiers_next(struct span *rest, struct verifier *out)
{
	struct span line;

	return rest->n > 0 && span_cut(rest, '\n', &line) &&
	    span_cut(&line, '\t', &out->services) &&
	    span_cut(&line, '\t', &out->name) &&
	    span_cut(&line, '\t', &out->data);
}

static bool
covers(struct span word, struct span service)
{
	if (span_ieq(word, SPAN("smtp")) &&
	    span_istarts(service, SPAN("submission")))
		word = SPAN("submission");
	if (span_ieq(word, SPAN("sieve")) &&
	    span_istarts(service, SPAN("managesieve")))
		word = SPAN("managesieve");
	return span_ieq(word, service) || (service.n == word.n + 1 &&
	    span_lower(service.p[word.n]) == 's' &&
	    span_istarts(service, word));
}

bool
verifiers_serve(const struct verifier *v, struct span service)
{
	struct span rest = v->services, word;

	if (v->services.n == 0)
		return true;
	while (service.n > 0 && rest.n > 0 && span_cut(&rest, ',', &word))
		if (word.n > 0 && covers(word, service))
			return true;
	return false;
}

/* Those of scheme.c; a test compares. */
bool
verifiers_known(struct span data)
{
	static const char *const names[] = { "ARGON2", "ARGON2I", "ARGON2ID",
		"BLF-CRYPT", "CLEAR", "CLEARTEXT", "CRAM-MD5", "CRYPT",
		"DES-CRYPT", "DIGEST-MD5", "HMAC-MD5", "LDAP-MD5", "MD5",
		"MD5-CRYPT", "PBKDF2", "PLAIN", "PLAIN-MD5", "SCRAM-SHA-1",
		"SCRAM-SHA-256", "SHA", "SHA1", "SHA256", "SHA256-CRYPT",
		"SHA512", "SHA512-CRYPT", "SMD5", "SSHA", "SSHA256",
		"SSHA512" };
	size_t end = span_find(data, 0, '}'), i;
	struct span name;

	if (data.n == 0 || data.p[0] != '{' || end == data.n)
		return false;
	name = span_sub(data, 1, span_find(span_sub(data, 0, end), 0, '.'));
	for (i = 0; i < LENGTH(names); i++)
		if (span_ieq(name, span_str(names[i])))
			return true;
	return false;
}
