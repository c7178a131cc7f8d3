/* evidence - see evidence.h.
 * SPDX-License-Identifier: ISC */
#include "auth/evidence.h"

#include <string.h>

#include "auth/authcache.h"
#include "auth/checkfacts.h"
#include "auth/recall.h"

/* The form of what a cache remembers (authcache.h). */
#define RECALLED "{" AUTHCACHE_SCHEME "}4096,c2FsdCBvZiBub2JvZHk=," \
	"TuU/U5cW0lCGQBIfQpDqbXlb0vFJfSf1mDKvdeUdDCo=," \
	"TuU/U5cW0lCGQBIfQpDqbXlb0vFJfSf1mDKvdeUdDCo="

/* For a backend that has no example of its own: what openssl passwd -6
 * makes. */
#define EXAMPLE "{CRYPT}$6$5kkDrZCEgZPkIPxI$bI0nLkOmAyPYmdI0kx.lpaHfiF80jM8nR" \
	"lZmW9hMPsN0oSJdS0u5BZJ8u9sdFuTl6C9y5cV7rC1dD0ZJ7Qy1e/"

/* For the log, the first reason counts: it is nearest to the truth. */
static void
doom(struct judge *j, const char *reason)
{
	if (!j->doomed)
		j->reason = reason;
	j->doomed = true;
}

/* As much work for somebody who cannot log in, with an end that is known. */
enum judge_end
evidence_examples(struct judge *j)
{
	const struct serve_backend *b = j->s->backend;
	struct span rest = b->example == NULL ? SPAN("") :
	    b->example(b->self), line;

	checkfacts_seed(j);
	if (rest.n == 0)
		rest = SPAN(EXAMPLE);
	while (rest.n > 0 && span_cut(&rest, '\n', &line))
		pwcheck_put(&j->check, "EXAMPLE", line);
	pwcheck_put(&j->check, "END", SPAN(""));
	return JUDGE_ON;
}

/* Those that count for this service. One who has none is as good as unknown. */
static enum judge_end
send_verifiers(struct judge *j)
{
	struct serve *s = j->s;
	struct span rest = verifiers_all(&s->user.verifiers);
	/* A mechanism that proves itself to the client, as SCRAM does, would
	 * tell whoever may not log in that the password was right. */
	const char *verb = j->doomed ? "EXAMPLE" : "VERIFIER";
	struct verifier v;
	size_t sent = 0;

	checkfacts_seed(j);
	while (verifiers_next(&rest, &v)) {
		if (!verifiers_serve(&v, span_str(s->o->service)))
			continue;
		pwcheck_put(&j->check, verb, v.data);
		sent++;
	}
	if (sent == 0) {
		doom(j, "no password for this service");
		return evidence_examples(j);
	}
	pwcheck_put(&j->check, "END", SPAN(""));
	return JUDGE_ON;
}

/* The verifiers of a master user are those that the backend gives it for this
 * purpose; u keeps the account of the user whose mailbox it is. */
static int
fetch_master(struct judge *j)
{
	const struct serve_backend *b = j->s->backend;
	struct serve_user master;
	int got = 0;

	serve_user_init(&master);
	if (b->master != NULL)
		got = b->master(b->self, &j->who, &j->as, &master, &j->err);
	verifiers_wipe(&j->s->user.verifiers);
	if (got == 1) {
		j->s->user.verifiers = master.verifiers;
		memcpy(j->s->master, j->who.text, sizeof(j->s->master));
	} else if (got == 0) {
		doom(j, "no master user, or not here");
	}
	serve_user_done(&master);
	return got;
}

static int
fetch(struct judge *j)
{
	const struct serve_backend *b = j->s->backend;

	if (!span_eq(username_span(&j->who), username_span(&j->as)))
		return fetch_master(j);
	return b->verifiers == NULL ? 1 :
	    b->verifiers(b->self, &j->who, &j->s->user, &j->err);
}

/* Is it the backend's to say whether the password is right? Also for somebody
 * who does not exist: then what it says does not count. */
bool
evidence_can_ask(const struct judge *j)
{
	return j->s->backend->verify != NULL &&
	    (j->mechanism->flags & OFFER_PASSWORD) != 0 && j->who.n > 0 &&
	    span_eq(username_span(&j->who), username_span(&j->as));
}

bool
evidence_shows_password(const struct judge *j)
{
	return (j->mechanism->flags & OFFER_PASSWORD) != 0 &&
	    span_eq(username_span(&j->who), username_span(&j->as));
}

/* With the password's verdict, a verifier to remember it by; made like the one
 * that is remembered already. */
static void
ask_to_keep(struct judge *j)
{
	if (j->s->o->cache == NULL || !evidence_shows_password(j))
		return;
	j->keeps = true;
	recall_verifier(j->s, &j->who, &j->kept);
	pwcheck_put(&j->check, "KEEP", secret_span(&j->kept));
	secret_wipe(&j->kept);
}

/* The user is ours: what the checker needs. */
enum judge_end
evidence_tell(struct judge *j)
{
	struct serve_user *u = &j->s->user;
	bool himself = span_eq(username_span(&j->who), username_span(&j->as));
	int got;

	if (u->no_login || u->no_account)
		doom(j, u->no_account ? "denied" : "suspended");
	/* Where a master user may come from is said in his own record. */
	if (himself && u->no_net)
		doom(j, "not from this network");
	if (j->recalled)
		return send_verifiers(j);
	ask_to_keep(j);
	if (evidence_can_ask(j)) {
		pwcheck_put(&j->check, "ASK", SPAN(""));
		return JUDGE_ON;
	}
	got = u->no_account ? 0 : fetch(j);
	if (got == -1)
		return judge_later(j);
	if (got == 0)
		doom(j, "may not log in");
	return got == 1 ? send_verifiers(j) : evidence_examples(j);
}

enum judge_end
evidence_recalled(struct judge *j)
{
	pwcheck_put(&j->check, "EXAMPLE", SPAN(RECALLED));
	pwcheck_put(&j->check, "END", SPAN(""));
	return JUDGE_ON;
}

enum judge_end
evidence_nobody(struct judge *j)
{
	ask_to_keep(j);
	if (!evidence_can_ask(j))
		return evidence_examples(j);
	pwcheck_put(&j->check, "ASK", SPAN(""));
	return JUDGE_ON;
}
