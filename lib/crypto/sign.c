/* sign - see sign.h.
 * SPDX-License-Identifier: ISC */
#include "crypto/sign.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "base/secret.h"

/* A key with a passphrase cannot be used: nobody is there to type it. */
static int
no_passphrase(char *p, int n, int writing, void *arg)
{
	(void)p;
	(void)n;
	(void)writing;
	*(bool *)arg = true;
	return -1;
}

static int
refuse(const char *name, const char *why, struct err *err)
{
	return err_set(err, ERR_USAGE, "key %s: %s", name, why);
}

static int
accept_kind(struct sign_key *k, const char *name, struct err *err)
{
	int bits = EVP_PKEY_get_bits(k->pkey);

	k->bits = bits < 0 ? 0 : (unsigned)bits;
	if (EVP_PKEY_get_base_id(k->pkey) == EVP_PKEY_ED25519) {
		k->kind = SIGN_ED25519;
		return 0;
	}
	if (EVP_PKEY_get_base_id(k->pkey) != EVP_PKEY_RSA)
		return refuse(name, "neither RSA nor Ed25519", err);
	k->kind = SIGN_RSA;
	if (k->bits < SIGN_RSA_MIN || k->bits > SIGN_RSA_MAX)
		return err_set(err, ERR_USAGE, "key %s: RSA of %u bits, not %d "
		    "to %d", name, k->bits, SIGN_RSA_MIN, SIGN_RSA_MAX);
	return 0;
}

int
sign_key_parse(struct sign_key *k, struct span pem, const char *name,
    struct err *err)
{
	BIO *bio = BIO_new_mem_buf(pem.p, (int)pem.n);
	bool locked = false;

	*k = (struct sign_key){ NULL, SIGN_RSA, 0 };
	if (bio != NULL)
		k->pkey = PEM_read_bio_PrivateKey(bio, NULL, no_passphrase,
		    &locked);
	BIO_free(bio);
	if (k->pkey == NULL)
		return refuse(name, locked ? "has a passphrase" :
		    "no private key in PEM form", err);
	if (accept_kind(k, name, err) == -1) {
		sign_key_done(k);
		return -1;
	}
	return 0;
}

static int
check_file(int fd, const char *name, struct err *err)
{
	struct stat st;

	if (fstat(fd, &st) == -1)
		return err_sys(err, "key %s", name);
	if (!S_ISREG(st.st_mode))
		return refuse(name, "not a regular file", err);
	if ((st.st_mode & (S_IRWXO | S_IWGRP)) != 0)
		return err_set(err, ERR_USAGE, "key %s: mode %03o: only its "
		    "owner may write it, and others may not read it", name,
		    (unsigned)st.st_mode & 0777);
	if (st.st_uid != 0 && st.st_uid != geteuid() && geteuid() != 0)
		return refuse(name, "belongs to another user", err);
	if (st.st_size > SIGN_FILE_MAX)
		return refuse(name, "too large", err);
	return 0;
}

int
sign_key_load(struct sign_key *k, int fd, const char *name, struct err *err)
{
	/* one allocation: growing would leave copies behind */
	struct buf text = BUF_INIT(SIGN_FILE_MAX);
	ssize_t n = 1;
	int r = -1;

	*k = (struct sign_key){ NULL, SIGN_RSA, 0 };
	if (check_file(fd, name, err) == -1 ||
	    !buf_room(&text, SIGN_FILE_MAX))
		return -1;
	while (n > 0 && text.len < SIGN_FILE_MAX) {
		n = pread(fd, text.p + text.len, SIGN_FILE_MAX - text.len,
		    (off_t)text.len);
		if (n > 0)
			buf_grew(&text, (size_t)n);
		else if (n == -1 && errno == EINTR)
			n = 1;
	}
	if (n == -1)
		err_sys(err, "key %s", name);
	else
		r = sign_key_parse(k, buf_span(&text), name, err);
	secret_clear(text.p, text.len);
	buf_done(&text);
	return r;
}

void
sign_key_done(struct sign_key *k)
{
	EVP_PKEY_free(k->pkey);
	k->pkey = NULL;
}

bool
sign_key_is_weak(const struct sign_key *k)
{
	return k->kind == SIGN_RSA && k->bits < SIGN_RSA_GOOD;
}

static bool
sign_rsa(EVP_PKEY_CTX *ctx, struct span digest, unsigned char *out, size_t *n)
{
	return ctx != NULL && EVP_PKEY_sign_init(ctx) == 1 &&
	    EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PADDING) == 1 &&
	    EVP_PKEY_CTX_set_signature_md(ctx, EVP_sha256()) == 1 &&
	    EVP_PKEY_sign(ctx, out, n, (const unsigned char *)digest.p,
		digest.n) == 1;
}

static bool
sign_ed25519(EVP_MD_CTX *ctx, EVP_PKEY *pkey, struct span digest,
    unsigned char *out, size_t *n)
{
	return ctx != NULL &&
	    EVP_DigestSignInit(ctx, NULL, NULL, NULL, pkey) == 1 &&
	    EVP_DigestSign(ctx, out, n, (const unsigned char *)digest.p,
		digest.n) == 1;
}

int
sign_digest(const struct sign_key *k, struct span digest, struct buf *out,
    struct err *err)
{
	unsigned char signature[SIGN_RSA_MAX / 8];
	size_t n = sizeof(signature);
	bool good;

	if (k->kind == SIGN_ED25519) {
		EVP_MD_CTX *ctx = EVP_MD_CTX_new();

		good = sign_ed25519(ctx, k->pkey, digest, signature, &n);
		EVP_MD_CTX_free(ctx);
	} else {
		EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new(k->pkey, NULL);

		good = sign_rsa(ctx, digest, signature, &n);
		EVP_PKEY_CTX_free(ctx);
	}
	if (!good)
		return err_set(err, ERR_TEMP, "signing failed");
	buf_add(out, span_of((const char *)signature, n));
	return 0;
}
