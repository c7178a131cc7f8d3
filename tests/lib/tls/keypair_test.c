/* keypair: what is read from two descriptors, and what is refused.
 * SPDX-License-Identifier: ISC */
#include "tls/keypair.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#include <openssl/pem.h>

#include "made.h"
#include "os/tmpfd.h"
#include "tap.h"
#include "tls/leanprov.h"

static int
file(const char *text, size_t n)
{
	int fd = os_tmpfd_memory(NULL);

	return fd != -1 && write(fd, text, n) == (ssize_t)n ? fd : -1;
}

/* Both as files; `twice` certificates in the chain. */
static void
files(X509 *cert, EVP_PKEY *key, int twice, const char *pass, int fds[2])
{
	BIO *c = BIO_new(BIO_s_mem()), *k = BIO_new(BIO_s_mem());
	char *text;
	long n;

	while (twice-- > 0)
		(void)PEM_write_bio_X509(c, cert);
	(void)PEM_write_bio_PKCS8PrivateKey(k, key, pass != NULL ?
	    EVP_aes_128_cbc() : NULL, pass, pass != NULL ? (int)strlen(pass) :
	    0, NULL, NULL);
	n = BIO_get_mem_data(c, &text);
	fds[0] = file(text, (size_t)n);
	n = BIO_get_mem_data(k, &text);
	fds[1] = file(text, (size_t)n);
	BIO_free(c);
	BIO_free(k);
}

static int
read_pair(int chain, int key, struct keypair *k, const char *want)
{
	struct err err = ERR_INIT;
	int r = keypair_read(k, chain, key, &err);

	return r == 0 ? want == NULL : want != NULL && k->cert == NULL &&
	    k->key == NULL && strstr(err.text, want) != NULL;
}

static void
test_kind(EVP_PKEY *key, const char *type)
{
	X509 *cert = made_cert(key, 30);
	struct keypair k;
	int fds[2];

	files(cert, key, 3, NULL, fds);
	tap_ok(read_pair(fds[0], fds[1], &k, NULL), type);
	tap_is(span_str(keypair_type(&k)), span_str(type), "  its kind");
	tap_ok(keypair_days(&k, time(NULL)) == 30, "  its days");
	tap_ok(sk_X509_num(k.chain) == 2, "  its chain");
	keypair_done(&k);
	tap_ok(read_pair(fds[0], fds[1], &k, NULL),
	    "  read again, from the start");
	keypair_done(&k);
	close(fds[0]);
	close(fds[1]);
	X509_free(cert);
	EVP_PKEY_free(key);
}

static void
test_refused(void)
{
	EVP_PKEY *one = EVP_PKEY_Q_keygen(NULL, NULL, "EC", "P-256");
	EVP_PKEY *two = EVP_PKEY_Q_keygen(NULL, NULL, "EC", "P-256");
	X509 *cert = made_cert(one, -3);
	int a[2], b[2], nothing = file("", 0), junk = file("junk\n", 5);
	int half, locked[2];
	char text[600];
	struct keypair k;

	files(cert, one, 2, NULL, a);
	files(cert, two, 0, NULL, b);
	files(cert, one, 1, "secret", locked);
	tap_ok(read_pair(a[0], b[1], &k, "do not match"), "another's key");
	tap_ok(read_pair(nothing, a[1], &k, "no certificate"), "no chain");
	tap_ok(read_pair(junk, a[1], &k, "no certificate"), "junk for a chain");
	tap_ok(read_pair(a[0], nothing, &k, "no usable key"), "no key");
	tap_ok(read_pair(a[0], a[0], &k, "no usable key"), "a chain for a key");
	tap_ok(read_pair(a[0], locked[1], &k, "no usable key"),
	    "a key with a passphrase");
	/* the second certificate is cut off */
	half = file(text, (size_t)pread(a[0], text, sizeof(text), 0));
	tap_ok(read_pair(half, a[1], &k, "damaged"), "a damaged chain");
	tap_ok(read_pair(a[0], a[1], &k, NULL) &&
	    keypair_days(&k, time(NULL)) < 0, "an expired one is told so");
	keypair_done(&k);
	keypair_done(&k);
	tap_ok(k.cert == NULL, "done twice");
	X509_free(cert);
	EVP_PKEY_free(one);
	EVP_PKEY_free(two);
}

int
main(void)
{
	const struct leanprov_keep keep = { false, false };

	if (!leanprov_start(&keep))
		return 1;
	test_kind(EVP_PKEY_Q_keygen(NULL, NULL, "EC", "P-256"), "EC");
	test_kind(EVP_PKEY_Q_keygen(NULL, NULL, "RSA", (size_t)2048), "RSA");
	test_refused();
	tap_ok(!leanprov_widen(), "what failed was tried with all of OpenSSL");
	return tap_done();
}
