/* ldapquery - see ldapquery.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "auth/ldapquery.h"

#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/pool.h"
#include "base/secret.h"
#include "base/tool.h"
#include "os/exe.h"
#include "os/spawn.h"
#include "text/base64.h"

#define ARGS_MAX 40
#define END_MS 2000                  /* to end by itself */

void
ldapquery_init(struct ldapquery *q, const struct ldapquery_where *w,
    const char *argv0, const struct ldapquery_times *times)
{
	q->where = w;
	buf_init(&q->program, 4200);
	os_exe_sibling(argv0, "ldap-query", &q->program);
	q->times = times;
	q->pid = 0;
	ask_reply_init(&q->reply);
}

void
ldapquery_stop(struct ldapquery *q)
{
	int status;

	if (q->pid == 0)
		return;
	close(q->ask.fd);
	if (q->ask.wr.p != NULL)
		secret_clear(q->ask.wr.p, q->ask.wr.cap);
	ask_done(&q->ask);
	if (os_spawn_wait(q->pid, END_MS, &status, NULL) == 0)
		os_spawn_kill(q->pid);
	q->pid = 0;
}

void
ldapquery_done(struct ldapquery *q)
{
	ldapquery_stop(q);
	ask_reply_done(&q->reply);
	buf_done(&q->program);
}

static const char *
milliseconds(struct pool *pool, uint64_t n)
{
	struct buf b = BUF_INIT(32);
	const char *text;

	buf_addu(&b, n);
	buf_adds(&b, "ms");
	text = pool_copy(pool, buf_span(&b));
	buf_done(&b);
	return text;
}

/* Nothing secret stands on a command line. */
static void
make_args(const struct ldapquery *q, struct pool *pool, char **args)
{
	const struct ldapquery_where *c = q->where;
	const struct ldapquery_times *t = q->times;
	const struct {
		const char *name, *value;
	} strings[] = {
		{ "--uri", c->uris }, { "--bind-dn", c->dn },
		{ "--scope", c->scope }, { "--deref", c->deref },
		{ "--ca-file", c->ca_file }, { "--ca-dir", c->ca_dir },
		{ "--require-cert", c->require_cert },
		{ "--cert-file", c->cert_file }, { "--key-file", c->key_file },
		{ "--sasl", c->sasl },
		{ "--sasl-authz", c->sasl_authz },
		{ "--timeout", milliseconds(pool, t->step_ms) },
		{ "--deadline", milliseconds(pool, t->deadline_ms) },
	};
	size_t i, n = 0;

	args[n++] = (char *)(size_t)buf_str(&q->program);
	for (i = 0; i < LENGTH(strings); i++) {
		if (strings[i].value == NULL)
			continue;
		args[n++] = (char *)(size_t)strings[i].name;
		args[n++] = (char *)(size_t)strings[i].value;
	}
	if (c->follow_referrals)
		args[n++] = (char *)(size_t)"--follow-referrals";
	if (c->starttls)
		args[n++] = (char *)(size_t)"--starttls";
	if (tool_explaining())
		args[n++] = (char *)(size_t)"-e";
	args[n] = NULL;
}

static int
ask(struct ldapquery *q, struct buf *line, struct err *err)
{
	int r;

	if (!buf_ok(line))
		return err_set(err, ERR_TEMP, "question too long");
	r = ask_command(&q->ask, buf_span(line), &q->reply, err);
	if (q->ask.wr.p != NULL)
		secret_clear(q->ask.wr.p, q->ask.wr.cap);
	return r;
}

static int
give_password(struct ldapquery *q, struct err *err)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	int r;

	if (q->where->dn == NULL || q->where->password.n == 0)
		return 0;
	buf_adds(&line, "PASSWORD ");
	base64_encode(&line, q->where->password);
	r = ask(q, &line, err);
	if (r == 0 && q->reply.code != 250)
		r = err_set(err, ERR_TEMP, "ldap-query: %s",
		    buf_str(&q->reply.text));
	secret_clear(line.p, line.cap);
	buf_done(&line);
	return r;
}

int
ldapquery_start(struct ldapquery *q, struct err *err)
{
	static const struct os_ids ids = { LDAPQUERY_ID, LDAPQUERY_ID };
	char *args[ARGS_MAX];
	struct pool pool;
	struct os_spawn s = { .argv = args, .n_fds = 3, .dir = "/" };
	int pair[2];

	if (q->pid != 0)
		return 0;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == -1)
		return err_sys(err, "socketpair");
	pool_init(&pool);
	make_args(q, &pool, args);
	s.fds[0] = s.fds[1] = pair[1];
	s.fds[2] = 2;
	if (os_cred_is_root())
		s.ids = &ids;
	q->pid = os_spawn(&s, err);
	pool_done(&pool);
	close(pair[1]);
	if (q->pid == -1) {
		q->pid = 0;
		close(pair[0]);
		return -1;
	}
	ask_init(&q->ask, pair[0]);
	q->ask.rd.timeout_ms = (int)q->times->deadline_ms + LDAPQUERY_SLACK_MS;
	if (give_password(q, err) == 0)
		return 0;
	ldapquery_stop(q);
	return -1;
}

/* Put the question; once more when ldap-query turns out to have died since the
 * last one. */
static int
question(struct ldapquery *q, struct buf *line, struct err *err)
{
	struct err unstarted = ERR_INIT;
	bool fresh = q->pid == 0;

	if (ldapquery_start(q, err) == -1)
		return -1;
	if (ask(q, line, err) == 0)
		return 0;
	ldapquery_stop(q);
	/* Who is confined cannot: then the first reason counts. */
	if (fresh || ldapquery_start(q, &unstarted) == -1)
		return -1;
	if (ask(q, line, err) == 0)
		return 0;
	ldapquery_stop(q);
	return -1;
}

int
ldapquery_search(struct ldapquery *q, struct span base, struct span filter,
    struct span attributes, struct err *err)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	int r;

	buf_adds(&line, "SEARCH ");
	base64_encode(&line, base);
	buf_addc(&line, ' ');
	base64_encode(&line, filter);
	buf_add(&line, attributes);
	r = question(q, &line, err);
	buf_done(&line);
	if (r == -1) {
		err->kind = ERR_TEMP;
		return -1;
	}
	if (q->reply.code == 250)
		return 1;
	return q->reply.code == 550 || q->reply.code == 553 ? 0 :
	    err_set(err, ERR_TEMP, "%s",
	    buf_str(&q->reply.text));
}

bool
ldapquery_no_base(const struct ldapquery *q)
{
	return q->reply.code == 553;
}

struct span
ldapquery_entry(const struct ldapquery *q)
{
	return buf_span(&q->reply.text);
}

int
ldapquery_check(struct ldapquery *q, struct err *err)
{
	struct buf line = BUF_INIT(20);
	int r;

	buf_adds(&line, "CHECK");
	r = question(q, &line, err);
	buf_done(&line);
	return r;
}

int
ldapquery_bind(struct ldapquery *q, struct span dn, struct span password,
    struct err *err)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	int r;

	/* RFC 4513 5.1.2: a bind without a password succeeds as nobody. */
	if (password.n == 0 || dn.n == 0)
		return 0;
	buf_adds(&line, "BIND ");
	base64_encode(&line, dn);
	buf_addc(&line, ' ');
	base64_encode(&line, password);
	r = question(q, &line, err);
	secret_clear(line.p, line.cap);
	buf_done(&line);
	if (r == -1) {
		err->kind = ERR_TEMP;
		return -1;
	}
	if (q->reply.code == 235)
		return 1;
	return q->reply.code == 535 ? 0 : err_set(err, ERR_TEMP, "%s",
	    buf_str(&q->reply.text));
}
