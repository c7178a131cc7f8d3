/* asmany - see asmany.h. First everybody is looked up; then the lists are run;
 * then, in the order of the envelope, each is answered, and those that stood in
 * no list are served.
 * SPDX-License-Identifier: ISC */
#include "auth/asmany.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "auth/asjob.h"
#include "auth/asuser.h"
#include "auth/resolve.h"
#include "base/log.h"
#include "base/mem.h"
#include "io/slurp.h"
#include "io/wr.h"
#include "link/chain.h"
#include "os/tmpfd.h"

#define WORDS_MAX (SCRIPT_WORDS_MAX + 2)
#define RESULTS_MAX (ASMANY_MAX * (CHAIN_TEXT_MAX + 16))

enum place {
	PLACE_ALONE,             /* to be delivered by itself */
	PLACE_LIST,              /* can stand in a list, and waits for one */
	PLACE_NOW,               /* stands in the one being made */
	PLACE_DONE,
};

struct one {
	struct span lines;           /* of the envelope */
	struct span address;
	enum place place;
	struct account account;      /* of all but PLACE_ALONE */
	struct buf maildir;
	struct chain_result result;  /* of PLACE_DONE */
};

struct many {
	struct serve *s;
	int message;
	struct buf envelope;
	struct one *list;
	size_t n;
};

static struct span
recipient_of(struct span lines)
{
	const struct span name = SPAN("RECIPIENT=");
	struct span line;

	while (lines.n > 0 && span_cut(&lines, '\n', &line))
		if (span_starts(line, name))
			return span_from(line, name.n);
	return SPAN("");
}

/* Cut the envelope at its empty lines: 0, or -1 when there are too many. */
static int
split(struct many *m)
{
	struct span rest = buf_span(&m->envelope), line;
	const char *from = rest.p;

	while (rest.n > 0 && span_cut(&rest, '\n', &line)) {
		struct span lines = span_of(from, (size_t)(line.p - from));

		if (line.n > 0)
			continue;
		from = line.p + 1;
		if (lines.n == 0)
			continue;
		if (m->n == ASMANY_MAX)
			return -1;
		m->list[m->n] = (struct one){ .lines = lines,
			.address = recipient_of(lines),
			.maildir = BUF_INIT(2 * ACCOUNT_VALUE_MAX) };
		account_init(&m->list[m->n++].account);
	}
	return m->n > 0 ? 0 : -1;
}

static bool
can_be_listed(struct many *m, struct one *o, struct serve_user *u)
{
	struct err err = ERR_INIT;

	if (resolve_recipient(m->s, o->address, u, &err) != 1 ||
	    u->no_account || u->no_receive || !u->account.has_ids)
		return false;
	account_maildir(&u->account, &o->maildir);
	return o->maildir.len > 0 && buf_str(&o->maildir)[0] == '/';
}

static void
look_up(struct many *m)
{
	bool lists = asjob_can_serve(m->s);
	struct serve_user u;
	size_t i;

	serve_user_init(&u);
	for (i = 0; i < m->n && lists; i++) {
		struct one *o = &m->list[i];

		if (!can_be_listed(m, o, &u))
			continue;
		/* Without the verifiers, which are wiped. */
		o->account = u.account;
		account_init(&u.account);
		o->place = PLACE_LIST;
	}
	serve_user_done(&u);
}

/* Mark who goes along with the first that waits, each Maildir once, since what
 * a message adds to it counts for the next one's quota: how many. */
static size_t
gather(struct many *m, size_t first)
{
	const struct os_ids *ids = &m->list[first].account.ids;
	size_t i, k, n = 0;

	for (i = first; i < m->n; i++) {
		struct one *o = &m->list[i];

		if (o->place != PLACE_LIST ||
		    o->account.ids.uid != ids->uid ||
		    o->account.ids.gid != ids->gid)
			continue;
		for (k = first; k < i; k++)
			if (m->list[k].place == PLACE_NOW && span_eq(buf_span(
			    &m->list[k].maildir), buf_span(&o->maildir)))
				break;
		if (k < i)
			continue;
		o->place = PLACE_NOW;
		n++;
	}
	return n;
}

/* The list as maildir-deliver reads it: a descriptor, or -1. */
static int
write_list(struct many *m, struct err *err)
{
	int fd = os_tmpfd_memory(err);
	struct wr w;
	size_t i, k;

	if (fd == -1)
		return -1;
	wr_init(&w, fd, -1);
	for (i = 0; i < m->n; i++) {
		struct asjob job;

		if (m->list[i].place != PLACE_NOW)
			continue;
		asjob_init(&job);
		if (asjob_variables(&job, m->list[i].lines,
		    &m->list[i].account, err) == -1)
			m->list[i].place = PLACE_ALONE;
		for (k = 0; m->list[i].place == PLACE_NOW && k < job.n_env; k++)
			if (strchr(job.env[k], '=') != NULL) {
				wr_adds(&w, job.env[k]);
				wr_addc(&w, '\n');
			}
		if (m->list[i].place == PLACE_NOW)
			wr_addc(&w, '\n');
		asjob_done(&job);
	}
	if (wr_flush(&w, err) == -1) {
		close(fd);
		fd = -1;
	}
	wr_done(&w);
	return fd;
}

/* One line for each in the list, in its order; who has none may have the
 * message or not, and is told to try again. */
static void
take_results(struct many *m, struct span said, const struct chain_result *r)
{
	struct span line;
	size_t i;

	for (i = 0; i < m->n; i++) {
		struct one *o = &m->list[i];

		if (o->place != PLACE_NOW)
			continue;
		if (said.n > 0 && span_find(said, 0, '\n') < said.n &&
		    span_cut(&said, '\n', &line)) {
			if (span_eq(line, SPAN("again"))) {
				o->place = PLACE_ALONE;
				continue;
			}
			asjob_take_result(&o->result, line);
		} else {
			o->result = *r;
			o->result.verdict = CHAIN_TEMP;
		}
		o->place = PLACE_DONE;
		if (o->result.verdict == CHAIN_TEMP ||
		    o->result.verdict == CHAIN_PERM)
			asjob_log(o->address, &o->result);
		asjob_judge(&o->result);
	}
}

/* Start the program with --list after its first word. */
static int
start(struct many *m, const struct account *a, int list, int results,
    struct chain_result *result, struct err *err)
{
	char *words[WORDS_MAX], *const none[] = { NULL, NULL };
	struct chain c = chain_of(words, m->message);
	const struct serve_options *o = m->s->o;
	struct asjob job;
	char *const *argv;
	size_t i;
	int r;

	/* What one delivery of the list, or our own environment, says of these
	 * is not for the others. */
	asjob_init(&job);
	argv = asjob_program(m->s, &job, none);
	words[0] = argv[0];
	words[1] = (char *)(size_t)"--list";
	for (i = 1; argv[i] != NULL; i++)
		words[i + 1] = argv[i];
	words[i + 1] = NULL;
	c.env = job.env;
	c.ids = &a->ids;
	c.dir = "/";
	c.envelope_fd = list;
	c.output_fd = results;
	c.timeout_ms = o->deliver_ms > INT32_MAX ? INT32_MAX :
	    (int)o->deliver_ms;
	r = chain_run(&c, result, err);
	asjob_done(&job);
	return r;
}

static void
run_list(struct many *m, size_t first)
{
	const struct chain_result none = { .verdict = CHAIN_TEMP };
	struct chain_result result = none;
	struct buf said = BUF_INIT(RESULTS_MAX);
	struct err err = ERR_INIT;
	int list = write_list(m, &err), results = -1, r = -1;

	if (list != -1 && (results = os_tmpfd_memory(&err)) != -1)
		r = start(m, &m->list[first].account, list, results, &result,
		    &err);
	if (r == 0 && lseek(results, 0, SEEK_SET) == 0)
		(void)!slurp_fd(results, &said);
	if (r == -1) {
		serve_log(m->s, "deliver-failed", m->list[first].address, NULL,
		    err.text);
		result = none;
	}
	take_results(m, buf_span(&said), &result);
	if (list != -1)
		close(list);
	if (results != -1)
		close(results);
	buf_done(&said);
}

/* As DELIVER does it, with its lines in a file of their own. */
static void
run_alone(struct many *m, struct one *o)
{
	struct err err = ERR_INIT;
	int fds[2] = { m->message, os_tmpfd_memory(&err) };
	struct wr w;

	wr_init(&w, fds[1], -1);
	wr_add(&w, o->lines);
	if (fds[1] != -1 && wr_flush(&w, &err) == 0)
		asuser_one(m->s, o->address, fds);
	else
		serve_reply(m->s, 451, "4.3.0 delivery cannot be done now");
	wr_done(&w);
	if (fds[1] != -1)
		close(fds[1]);
}

static void
deliver(struct many *m)
{
	size_t i;

	look_up(m);
	for (i = 0; i < m->n; i++) {
		/* One by itself needs no list. */
		if (m->list[i].place == PLACE_LIST && gather(m, i) == 1)
			m->list[i].place = PLACE_ALONE;
		else if (m->list[i].place == PLACE_NOW)
			run_list(m, i);
	}
	for (i = 0; i < m->n; i++) {
		struct one *o = &m->list[i];

		if (o->place == PLACE_DONE)
			serve_reply(m->s, o->result.code, o->result.text);
		else
			run_alone(m, o);
	}
}

void
asmany_deliver(struct serve *s)
{
	struct many m = { .s = s, .envelope = BUF_INIT(ASMANY_ENVELOPE_MAX) };
	int fds[2];

	if (wire_pair(&s->in, fds) == -1) {
		serve_reply(s, 501, "5.5.4 DELIVERALL wants two descriptors");
		return;
	}
	m.message = fds[0];
	m.list = mem_zero(ASMANY_MAX, sizeof(*m.list));
	if (lseek(fds[1], 0, SEEK_SET) == -1 ||
	    slurp_fd(fds[1], &m.envelope) == -1 || split(&m) == -1)
		serve_reply(s, 501, "5.5.4 not an envelope of DELIVERALL");
	else
		deliver(&m);
	while (m.n > 0) {
		struct one *o = &m.list[--m.n];

		account_done(&o->account);
		buf_done(&o->maildir);
	}
	free(m.list);
	buf_done(&m.envelope);
	close(fds[0]);
	close(fds[1]);
}
