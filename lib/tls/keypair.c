/* keypair - see keypair.h.
 * SPDX-License-Identifier: ISC */
#include "tls/keypair.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "base/buf.h"
#include "base/secret.h"
#include "tls/certdir.h"
#include "tls/leanprov.h"
#include "tls/tlserr.h"

/* The whole file from its start. The buffer never grows, so no copy of a key
 * stays behind. */
static int
read_file(int fd, struct buf *text, struct err *err)
{
	struct stat st;
	size_t size;
	ssize_t n = 1;

	if (fstat(fd, &st) == -1)
		return err_sys(err, "fstat");
	size = (size_t)st.st_size;
	if (st.st_size < 0 || st.st_size > CERTDIR_FILE_MAX ||
	    !buf_room(text, size))
		return err_set(err, ERR_LIMIT, "file too large");
	while (n != 0 && text->len < size) {
		n = pread(fd, text->p + text->len, size - text->len,
		    (off_t)text->len);
		if (n == -1 && errno != EINTR)
			return err_sys(err, "read");
		if (n > 0)
			buf_grew(text, (size_t)n);
	}
	return 0;
}

static int
read_chain(struct keypair *k, BIO *b, struct err *err)
{
	unsigned long why;
	X509 *x;

	if ((k->cert = PEM_read_bio_X509(b, NULL, NULL, NULL)) == NULL)
		return tlserr_set(err, ERR_USAGE,
		    "no certificate in the chain");
	if ((k->chain = sk_X509_new_null()) == NULL)
		return tlserr_set(err, ERR_TEMP, "chain");
	while ((x = PEM_read_bio_X509(b, NULL, NULL, NULL)) != NULL)
		if (sk_X509_push(k->chain, x) == 0)
			return tlserr_set(err, ERR_TEMP, "chain");
	why = ERR_peek_last_error();
	if (ERR_GET_REASON(why) != PEM_R_NO_START_LINE)
		return tlserr_set(err, ERR_USAGE, "a damaged chain");
	ERR_clear_error();
	return 0;
}

static int
no_passphrase(char *p, int max, int writing, void *arg)
{
	(void)p;
	(void)max;
	(void)writing;
	(void)arg;
	return -1;
}

static int
read_both(struct keypair *k, struct span chain, struct span key,
    struct err *err)
{
	BIO *c = BIO_new_mem_buf(chain.p, (int)chain.n);
	BIO *s = BIO_new_mem_buf(key.p, (int)key.n);
	int r = -1;

	if (c == NULL || s == NULL)
		tlserr_set(err, ERR_TEMP, "BIO");
	else if (read_chain(k, c, err) == -1)
		;
	else if ((k->key = PEM_read_bio_PrivateKey(s, NULL, no_passphrase,
	    NULL)) == NULL)
		tlserr_set(err, ERR_USAGE, "no usable key");
	else if (!X509_check_private_key(k->cert, k->key))
		tlserr_set(err, ERR_USAGE, "key and certificate do not match");
	else
		r = 0;
	BIO_free(c);
	BIO_free(s);
	return r;
}

int
keypair_read(struct keypair *k, int chain_fd, int key_fd, struct err *err)
{
	struct buf chain = BUF_INIT(CERTDIR_FILE_MAX);
	struct buf key = BUF_INIT(CERTDIR_FILE_MAX);
	int r = -1;

	memset(k, 0, sizeof(*k));
	if (read_file(chain_fd, &chain, err) == 0 &&
	    read_file(key_fd, &key, err) == 0) {
		r = read_both(k, buf_span(&chain), buf_span(&key), err);
		if (r == -1 && leanprov_widen()) {
			keypair_done(k);
			r = read_both(k, buf_span(&chain), buf_span(&key), err);
		}
	}
	if (key.p != NULL)
		secret_clear(key.p, key.len);
	buf_done(&chain);
	buf_done(&key);
	if (r == -1)
		keypair_done(k);
	return r;
}

void
keypair_done(struct keypair *k)
{
	X509_free(k->cert);
	sk_X509_pop_free(k->chain, X509_free);
	EVP_PKEY_free(k->key);
	memset(k, 0, sizeof(*k));
}

long
keypair_days(const struct keypair *k, time_t now)
{
	ASN1_TIME *t = ASN1_TIME_set(NULL, now);
	int days = 0, seconds = 0;

	if (t == NULL || !ASN1_TIME_diff(&days, &seconds, t,
	    X509_get0_notAfter(k->cert)))
		days = -1;
	else if (days == 0 && seconds < 0)
		days = -1;
	ASN1_TIME_free(t);
	return days;
}

const char *
keypair_type(const struct keypair *k)
{
	const char *name = EVP_PKEY_get0_type_name(k->key);

	return name != NULL ? name : "?";
}

int
keypair_use(const struct keypair *k, SSL *ssl, struct err *err)
{
	if (SSL_use_cert_and_key(ssl, k->cert, k->key, k->chain, 1) != 1)
		return tlserr_set(err, ERR_USAGE, "certificate not usable");
	return 0;
}
