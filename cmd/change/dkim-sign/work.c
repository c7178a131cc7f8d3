/* work - see work.h. The only process that holds a key, and it can read nothing
 * but the message and, with --key-dir, that directory.
 * SPDX-License-Identifier: ISC */
#include "work.h"

#include <fcntl.h>
#include <unistd.h>

#include "author.h"
#include "base/tool.h"
#include "crypto/hash.h"
#include "dkim/canon.h"
#include "io/stage.h"
#include "keys.h"
#include "link/half.h"
#include "mime/header.h"
#include "os/confine.h"

/* Canonical fields: a CR more per line at most, and our own field. */
#define INPUT_MAX (2 * HEADER_MAX + SIGNATURE_TEXT_MAX)

static int
answer(struct buf *out, enum work_answer what, const char *text)
{
	buf_addc(out, (char)what);
	buf_adds(out, text);
	return 0;
}

static int
hash_body(const struct work *w, const struct header *h,
    unsigned char digest[HASH_BYTES], struct err *err)
{
	struct canon_body body;
	struct hash hash;
	int r = hash_init(&hash, err);

	canon_body_init(&body, w->settings->body_canon, &hash.stage);
	if (r == 0 && lseek(HALF_FD, (off_t)h->body, SEEK_SET) == -1)
		r = err_sys(err, "message");
	if (r == 0 && (stage_run(&body.stage, HALF_FD) == -1 ||
	    hash_result(&hash, digest) == -1))
		r = -1;
	hash_done(&hash);
	return r;
}

static int
hash_bytes(struct span bytes, unsigned char digest[HASH_BYTES],
    struct err *err)
{
	struct hash hash;
	int r = hash_init(&hash, err);

	if (r == 0)
		r = hash_put(&hash, bytes);
	if (r == 0)
		r = hash_result(&hash, digest);
	hash_done(&hash);
	return r;
}

static struct span
digest_span(const unsigned char digest[HASH_BYTES])
{
	return span_of((const char *)digest, HASH_BYTES);
}

/* One signature with one key, added to `out`. */
static int
sign_one(const struct sign_key *key, const struct signature *s,
    const struct header *h, const struct signature_cover *cover,
    struct buf *out, struct err *err)
{
	struct buf input = BUF_INIT(INPUT_MAX), bytes = BUF_INIT(1024);
	unsigned char digest[HASH_BYTES];
	size_t from = out->len;
	int r;

	signature_write(out, s, cover);
	r = signature_input(&input, h, cover, span_from(buf_span(out), from),
	    s->header_canon, err);
	if (r == 0)
		r = hash_bytes(buf_span(&input), digest, err);
	if (r == 0)
		r = sign_digest(key, digest_span(digest), &bytes, err);
	if (r == 0)
		signature_finish(out, buf_span(&bytes));
	buf_done(&input);
	buf_done(&bytes);
	return r;
}

static int
sign_all(const struct work *w, const struct header *h,
    const struct keys *keys, struct span domain, struct buf *out,
    struct err *err)
{
	const struct settings *set = w->settings;
	unsigned char digest[HASH_BYTES];
	struct signature_cover cover;
	struct signature s = { .domain = domain,
		.identity = span_str(set->identity),
		.header_canon = set->header_canon,
		.body_canon = set->body_canon, .time = w->now,
		.expire = set->expire == 0 ? -1 :
		    w->now + (int64_t)(set->expire / 1000),
		.body_hash = digest_span(digest) };
	size_t i;

	if (signature_cover(&cover, h, &set->names, &set->over, err) == -1 ||
	    hash_body(w, h, digest, err) == -1)
		return -1;
	buf_addc(out, WORK_SIGNED);
	for (i = 0; i < keys->n; i++) {
		s.algorithm = keys->at[i].key.kind == SIGN_RSA ?
		    "rsa-sha256" : "ed25519-sha256";
		s.selector = span_str(keys->at[i].selector);
		tool_explain("signing %zu fields and the body as %.*s, "
		    "selector %s, %s", cover.n, (int)domain.n, domain.p,
		    keys->at[i].selector, s.algorithm);
		if (sign_one(&keys->at[i].key, &s, h, &cover, out, err) == -1)
			return -1;
	}
	return 0;
}

/* Why this header must not be signed, or NULL. A verifier that reads it
 * differently from us would be shown another message than the one signed. */
static const char *
unsignable(const struct header *h)
{
	size_t n = header_count(h, "From");

	if (h->n == 0)
		return "message has no header";
	if (h->malformed)
		return "message has a header line that is no field";
	return n == 0 ? "message has no From field" :
	    n > 1 ? "message has more than one From field" : NULL;
}

static int
sign_by_author(const struct work *w, const struct header *h, int dir,
    struct keys *keys, struct buf *out, struct err *err)
{
	struct buf domain = BUF_INIT(AUTHOR_DOMAIN_MAX);
	const char *why = author_domain(
	    h->fields[header_find(h, "From", 0)].body, &domain);
	int got;

	if (why != NULL) {
		struct buf text = BUF_INIT(200);

		buf_addf(&text, "From field has %s", why);
		got = answer(out, WORK_UNSIGNABLE, buf_str(&text));
		buf_done(&text);
	} else {
		got = keys_find(keys, dir, &domain, w->settings->parents, err);
		if (got == 0)
			got = answer(out, WORK_NO_KEY, buf_str(&domain));
		else if (got == 1)
			got = sign_all(w, h, keys, buf_span(&domain), out,
			    err);
	}
	buf_done(&domain);
	return got;
}

static int
sign_message(const struct work *w, int dir, struct keys *keys, struct buf *out,
    struct err *err)
{
	struct header h;
	const char *why;
	int r;

	header_init(&h);
	r = header_read(&h, HALF_FD, 0, err);
	if (r == 0 && (why = unsignable(&h)) != NULL)
		r = answer(out, WORK_UNSIGNABLE, why);
	else if (r == 0 && dir != -1)
		r = sign_by_author(w, &h, dir, keys, out, err);
	else if (r == 0)
		r = sign_all(w, &h, keys, span_str(w->settings->domain), out,
		    err);
	header_done(&h);
	return r;
}

/* What is opened before confinement: the keys, or their directory. */
static int
open_keys(const struct settings *s, struct keys *keys, int *dir_out,
    struct err *err)
{
	size_t i;

	*dir_out = -1;
	for (i = 0; i < s->keys.n; i++)
		if (keys_load(keys, s->selectors.items[i], s->keys.items[i],
		    err) == -1)
			return -1;
	if (s->key_dir == NULL)
		return 0;
	*dir_out = open(s->key_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (*dir_out != -1)
		return 0;
	err_sys(err, "--key-dir %s", s->key_dir);
	return -1;
}

int
work_sign(void *arg, struct buf *out, struct err *err)
{
	const struct work *w = arg;
	struct keys keys;
	int dir = -1, r;

	keys_init(&keys);
	r = open_keys(w->settings, &keys, &dir, err);
	if (r == 0)
		r = os_confine(dir == -1 ? OS_STDIO : OS_STDIO | OS_READDIR,
		    &dir, dir == -1 ? 0 : 1, err);
	if (r == 0)
		r = sign_message(w, dir, &keys, out, err);
	keys_done(&keys);
	if (dir != -1)
		close(dir);
	return r;
}
