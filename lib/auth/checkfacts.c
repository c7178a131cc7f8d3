/* checkfacts - see checkfacts.h.
 * SPDX-License-Identifier: ISC */
#include "auth/checkfacts.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "auth/capa.h"

#define SEED_MAX 512

/* A checker that is to judge a token itself gets the keys, and what to ask of
 * it. */
int
checkfacts_start(struct judge *j)
{
	const struct serve_options *o = j->s->o;
	const char *const pairs[] = { "--audience", o->oauth_audience,
		"--issuer", o->oauth_issuer, "--claim", o->oauth_claim,
		"--scope", o->oauth_scope };
	char *args[LENGTH(pairs) + 1] = { NULL };
	bool keys = (j->mechanism->flags & OFFER_TOKEN) != 0 &&
	    o->oauth_keys != NULL;
	size_t i, n = 0;
	int fd = -1, r;

	for (i = 0; i < LENGTH(pairs); i += 2) {
		if (!keys || pairs[i + 1] == NULL)
			continue;
		args[n++] = (char *)(size_t)pairs[i];
		args[n++] = (char *)(size_t)pairs[i + 1];
	}
	if (keys && (fd = open(o->oauth_keys, O_RDONLY | O_CLOEXEC)) == -1) {
		j->check.pid = j->check.fd = -1;
		return err_sys(&j->err, "%s", o->oauth_keys);
	}
	r = pwcheck_start(&j->check, o->checker, args, fd, &j->err);
	if (fd != -1)
		close(fd);
	return r;
}

/* Made-up salts come from this: a secret that stays the same. Where the users
 * are elsewhere and there is no example, the machine's id is what a stranger
 * does not know. */
void
checkfacts_seed(struct judge *j)
{
	static const char *const ids[] = { "/etc/machine-id", "/etc/hostid" };
	const struct serve_backend *b = j->s->backend;
	struct span example = b->example == NULL ? SPAN("") :
	    b->example(b->self);
	char seed[SEED_MAX];
	size_t i, n = example.n < sizeof(seed) / 2 ? example.n :
	    sizeof(seed) / 2;

	if ((j->mechanism->flags & OFFER_CHALLENGE) == 0)
		return;
	if (n > 0)
		memcpy(seed, example.p, n);
	for (i = 0; i < LENGTH(ids); i++) {
		int fd = open(ids[i], O_RDONLY | O_CLOEXEC);
		ssize_t got = fd == -1 ? 0 :
		    read(fd, seed + n, sizeof(seed) - n);

		if (fd != -1)
			close(fd);
		n += got > 0 ? (size_t)got : 0;
	}
	pwcheck_put64(&j->check, "SEED", span_of(seed, n));
	secret_clear(seed, sizeof(seed));
}

/* What is known beside the client's word. Bindings are told only when -PLUS has
 * been offered: they make a client that did not see it suspicious. */
void
checkfacts_send(struct judge *j)
{
	struct given *g = &j->s->given;
	bool plus = capa_allows(j->s, offer_find(SPAN("SCRAM-SHA-256-PLUS"))) ||
	    capa_allows(j->s, offer_find(SPAN("SCRAM-SHA-1-PLUS")));
	unsigned i;

	given_look(g, j->s->o->external);
	for (i = 0; i < g->n && (j->mechanism->flags & OFFER_CHALLENGE) != 0 &&
	    plus; i++) {
		struct buf line = BUF_INIT(GIVEN_TYPE_MAX + GIVEN_DATA_MAX + 2);

		buf_addf(&line, "%s %s", g->bindings[i].type,
		    g->bindings[i].data);
		pwcheck_put(&j->check, "BIND", buf_span(&line));
		buf_done(&line);
	}
	if (g->challenge[0] != '\0')
		pwcheck_put(&j->check, "CHALLENGE", span_str(g->challenge));
	g->challenge[0] = '\0';
	if ((j->mechanism->flags & OFFER_CERTIFICATE) != 0)
		pwcheck_put64(&j->check, "IDENT", span_str(g->identity));
	if (j->s->o->realm != NULL)
		pwcheck_put64(&j->check, "REALM", span_str(j->s->o->realm));
}
