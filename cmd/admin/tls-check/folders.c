/* folders - see folders.h. The same modules read here that serve (lib/tls).
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "folders.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <openssl/err.h>

#include "base/buf.h"
#include "base/mem.h"
#include "chain.h"
#include "tls/certdir.h"
#include "tls/keypair.h"

struct look {
	struct folders *f;
	const struct folders_options *o;
	struct report *r;
	X509_STORE *trusted;         /* NULL: none */
};

void
folders_hashes(const X509 *x, unsigned char cert[FOLDERS_HASH],
    unsigned char key[FOLDERS_HASH])
{
	unsigned char *der = NULL;
	int n;

	memset(cert, 0, FOLDERS_HASH);
	memset(key, 0, FOLDERS_HASH);
	(void)X509_digest(x, EVP_sha256(), cert, NULL);
	n = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(x), &der);
	if (n > 0)
		(void)EVP_Digest(der, (size_t)n, key, NULL, EVP_sha256(), NULL);
	OPENSSL_free(der);
}

/* Whose file it is: nobody but owner and group may read a key. */
static void
look_at_mode(const struct look *l, const char *subject, int fd)
{
	struct stat st;

	if (fstat(fd, &st) == -1)
		return;
	if ((st.st_mode & 07) != 0)
		report_fact(l->r, REPORT_WRONG, subject,
		    "the key is open to everyone (mode %o)",
		    (unsigned)st.st_mode & 07777);
	else if ((st.st_mode & 020) != 0)
		report_fact(l->r, REPORT_WARN, subject,
		    "the group may write the key (mode %o)",
		    (unsigned)st.st_mode & 07777);
	else
		report_fact(l->r, REPORT_OK, subject,
		    "key of uid %lu, gid %lu, mode %o",
		    (unsigned long)st.st_uid, (unsigned long)st.st_gid,
		    (unsigned)st.st_mode & 07777);
}

static void
look_at_days(const struct look *l, const char *subject, long days)
{
	if (days < 0)
		report_fact(l->r, REPORT_WRONG, subject, "expired");
	else if (days < l->o->days)
		report_fact(l->r, REPORT_WARN, subject,
		    "only %ld days left: is it not being renewed?", days);
	else
		report_fact(l->r, REPORT_OK, subject, "%ld days left", days);
}

/* What DNS should say, for mail that comes by DANE (RFC 7672 3.1). */
static void
tell_tlsa(const struct folders_pair *p)
{
	size_t i;

	if (strcmp(p->folder, "default") == 0 || p->folder[0] == '*' ||
	    p->folder[0] == '_')
		return;
	printf("tlsa  _25._tcp.%s. IN TLSA 3 1 1 ", p->folder);
	for (i = 0; i < FOLDERS_HASH; i++)
		printf("%02x", p->key[i]);
	printf("\n");
}

static void
look_at_pair(struct look *l, const struct certdir_folder *dir, size_t i,
    const char *folder)
{
	struct folders_pair *p = &l->f->pairs[l->f->n];
	struct buf subject = BUF_INIT(CERTDIR_NAME_MAX + 100);
	struct err err = ERR_INIT;
	struct keypair k;
	int fds[2];

	buf_addf(&subject, "%s: %sfullchain.pem", folder, dir->label[i]);
	if (certdir_pair(dir, i, fds, &err) == -1) {
		report_fact(l->r, REPORT_WRONG, folder, "%s", err.text);
		buf_done(&subject);
		return;
	}
	look_at_mode(l, buf_str(&subject), fds[1]);
	if (keypair_read(&k, fds[0], fds[1], &err) == -1) {
		report_fact(l->r, REPORT_WRONG, buf_str(&subject), "%s",
		    err.text);
	} else {
		chain_look(&k, folder, buf_str(&subject), l->trusted, l->r);
		p->folder = pool_copy(&l->f->pool, span_str(folder));
		p->label = pool_copy(&l->f->pool, span_str(dir->label[i]));
		p->kind = EVP_PKEY_get_base_id(k.key);
		p->days = keypair_days(&k, time(NULL));
		p->chain = 1 + sk_X509_num(k.chain);
		folders_hashes(k.cert, p->cert, p->key);
		look_at_days(l, buf_str(&subject), p->days);
		tell_tlsa(p);
		l->f->n++;
		keypair_done(&k);
	}
	close(fds[0]);
	close(fds[1]);
	buf_done(&subject);
}

static void
look_at_folder(struct look *l, int dir, const char *folder)
{
	struct err err = ERR_INIT;
	struct certdir_folder f;
	size_t i;

	if (certdir_open(dir, folder, &f, &err) != 1) {
		report_fact(l->r, REPORT_WRONG, folder, "%s",
		    err.kind == ERR_NONE ? "no such folder" : err.text);
		return;
	}
	for (i = 0; i < f.n; i++) {
		if (l->f->n == FOLDERS_MAX)
			report_fact(l->r, REPORT_WRONG, folder,
			    "more than %d pairs: not looked at", FOLDERS_MAX);
		else
			look_at_pair(l, &f, i, folder);
	}
	certdir_close(&f);
}

static int
is_folder(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

static void
look_at_all(struct look *l, int dir, struct dirent **all, int n)
{
	struct stat st;
	bool any = false;
	int i;

	for (i = 0; i < n; i++) {
		if (fstatat(dir, all[i]->d_name, &st, 0) == 0 &&
		    !S_ISDIR(st.st_mode))
			continue;
		any = true;
		look_at_folder(l, dir, all[i]->d_name);
	}
	if (!any)
		report_fact(l->r, REPORT_WRONG, l->o->dir, "no folder in it");
	if (faccessat(dir, "default", F_OK, 0) == -1)
		report_fact(l->r, REPORT_WARN, l->o->dir, "no folder "
		    "\"default\": clients that give no name get no "
		    "certificate");
}

int
folders_look(struct folders *f, const struct folders_options *o,
    struct report *r, struct err *err)
{
	struct look l = { f, o, r, NULL };
	struct dirent **all = NULL;
	int dir = open(o->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC), n, i;

	pool_init(&f->pool);
	f->n = 0;
	f->pairs = mem_zero(FOLDERS_MAX, sizeof(*f->pairs));
	if (dir == -1)
		return err_sys(err, "%s", o->dir);
	if ((l.trusted = chain_trusted(o->ca, err)) == NULL) {
		close(dir);
		return -1;
	}
	if (o->only != NULL) {
		look_at_folder(&l, dir, o->only);
	} else if ((n = scandir(o->dir, &all, is_folder, alphasort)) == -1) {
		err_sys(err, "%s", o->dir);
	} else {
		look_at_all(&l, dir, all, n);
		for (i = 0; i < n; i++)
			free(all[i]);
		free(all);
	}
	X509_STORE_free(l.trusted);
	close(dir);
	return o->only != NULL || all != NULL ? 0 : -1;
}

void
folders_done(struct folders *f)
{
	free(f->pairs);
	pool_done(&f->pool);
}
