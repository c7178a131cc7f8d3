/* chain - see chain.h.
 * SPDX-License-Identifier: ISC */
#include "chain.h"

#include <string.h>
#include <sys/stat.h>

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "tls/tlserr.h"

#define RSA_BITS_MIN 2048
#define NAME_TEXT_MAX 300

X509_STORE *
chain_trusted(const char *ca, struct err *err)
{
	X509_STORE *s = X509_STORE_new();
	struct stat st;
	int good;

	if (s == NULL || (ca != NULL && stat(ca, &st) == -1)) {
		err_sys(err, "%s", ca != NULL ? ca : "trusted certificates");
		X509_STORE_free(s);
		return NULL;
	}
	if (ca == NULL)
		good = X509_STORE_set_default_paths(s);
	else if (S_ISDIR(st.st_mode))
		good = X509_STORE_load_path(s, ca);
	else
		good = X509_STORE_load_file(s, ca);
	if (good != 1) {
		tlserr_set(err, ERR_USAGE, ca != NULL ? ca : "trust");
		X509_STORE_free(s);
		return NULL;
	}
	return s;
}

void
chain_name(const char *folder, struct buf *name)
{
	buf_reset(name);
	if (strcmp(folder, "default") == 0)
		return;
	if ((folder[0] == '*' || folder[0] == '_') && folder[1] == '.') {
		buf_adds(name, "tls-check");
		folder++;
	}
	buf_adds(name, folder);
}

/* The names, as a list; the certificate's own characters are escaped later. */
static void
list_names(X509 *cert, struct buf *out)
{
	GENERAL_NAMES *names = X509_get_ext_d2i(cert, NID_subject_alt_name,
	    NULL, NULL);
	int i;

	for (i = 0; i < sk_GENERAL_NAME_num(names); i++) {
		const GENERAL_NAME *g = sk_GENERAL_NAME_value(names, i);
		const ASN1_IA5STRING *s = g->d.dNSName;

		if (g->type != GEN_DNS)
			continue;
		buf_adds(out, out->len > 0 ? " " : "");
		buf_add(out, span_of((const char *)ASN1_STRING_get0_data(s),
		    (size_t)ASN1_STRING_length(s)));
	}
	GENERAL_NAMES_free(names);
}

static void
look_at_names(X509 *cert, const char *folder, const char *subject,
    struct report *r)
{
	struct buf list = BUF_INIT(2000), name = BUF_INIT(300);
	bool right;

	list_names(cert, &list);
	chain_name(folder, &name);
	right = name.len == 0 || X509_check_host(cert, name.p, name.len,
	    X509_CHECK_FLAG_NEVER_CHECK_SUBJECT |
	    X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS, NULL) == 1;
	report_fact(r, right ? REPORT_OK : REPORT_WRONG, subject, "%s%s",
	    right ? "names " : "not for the name of its folder, only for ",
	    list.len > 0 ? buf_str(&list) : "nobody");
	buf_done(&list);
	buf_done(&name);
}

static void
look_at_key(const struct keypair *k, const char *subject, struct report *r)
{
	int bits = EVP_PKEY_get_bits(k->key);
	bool weak = EVP_PKEY_is_a(k->key, "RSA") && bits < RSA_BITS_MIN;

	report_fact(r, weak ? REPORT_WARN : REPORT_OK, subject,
	    "%s key of %d bits, matches", keypair_type(k), bits);
}

static void
write_issuer(X509 *cert, struct buf *out)
{
	BIO *b = BIO_new(BIO_s_mem());
	char *p;
	long n;

	if (b == NULL)
		return;
	(void)X509_NAME_print_ex(b, X509_get_issuer_name(cert), 0,
	    XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB);
	if ((n = BIO_get_mem_data(b, &p)) > 0)
		buf_add(out, span_sub(span_of(p, (size_t)n), 0,
		    NAME_TEXT_MAX));
	BIO_free(b);
}

/* Has each certificate been issued by the next? The place of the first that has
 * not, or 0. */
static int
find_gap(const struct keypair *k)
{
	X509 *below = k->cert;
	int i;

	for (i = 0; i < sk_X509_num(k->chain); i++) {
		X509 *above = sk_X509_value(k->chain, i);

		if (X509_check_issued(above, below) != X509_V_OK ||
		    X509_verify(below, X509_get0_pubkey(above)) != 1)
			return i + 1;
		below = above;
	}
	return 0;
}

/* Does it lead to someone who is trusted, whatever the date? */
static int
ask_trust(const struct keypair *k, X509_STORE *trusted)
{
	X509_STORE_CTX *c = X509_STORE_CTX_new();
	int code = X509_V_ERR_UNSPECIFIED;

	if (c != NULL && X509_STORE_CTX_init(c, trusted, k->cert, k->chain)) {
		X509_STORE_CTX_set_flags(c, X509_V_FLAG_NO_CHECK_TIME);
		(void)X509_STORE_CTX_set_purpose(c, X509_PURPOSE_SSL_SERVER);
		code = X509_verify_cert(c) == 1 ? X509_V_OK :
		    X509_STORE_CTX_get_error(c);
	}
	X509_STORE_CTX_free(c);
	return code;
}

static void
look_at_chain(const struct keypair *k, const char *subject,
    X509_STORE *trusted, struct report *r)
{
	struct buf issuer = BUF_INIT(NAME_TEXT_MAX);
	int n = sk_X509_num(k->chain), gap = find_gap(k);
	int code = ask_trust(k, trusted);

	write_issuer(k->cert, &issuer);
	if (gap > 0)
		report_fact(r, REPORT_WRONG, subject, "out of order: "
		    "certificate %d has not been issued by the next", gap);
	else if (code != X509_V_OK)
		report_fact(r, REPORT_WARN, subject,
		    "chain of %d, issued by %s: %s", n + 1, buf_str(&issuer),
		    X509_verify_cert_error_string(code));
	else
		report_fact(r, REPORT_OK, subject, "chain of %d, whole and in "
		    "order, issued by %s", n + 1, buf_str(&issuer));
	ERR_clear_error();
	buf_done(&issuer);
}

void
chain_look(const struct keypair *k, const char *folder, const char *subject,
    X509_STORE *trusted, struct report *r)
{
	look_at_names(k->cert, folder, subject, r);
	look_at_key(k, subject, r);
	look_at_chain(k, subject, trusted, r);
}
