/* backend - see backend.h.
 * SPDX-License-Identifier: ISC */
#include "backend.h"

#include <sysexits.h>

#include "auth/filestamp.h"
#include "auth/helper.h"
#include "base/num.h"
#include "base/tool.h"
#include "conn/facts.h"
#include "os/exe.h"

#define ARGS_MAX 16
#define EXIT_NO 1

/* The system's name of a user: true, or false when a user of the system cannot
 * be meant. With --strip-domain only --realm's users are, or joe@anything
 * would be joe. */
static bool
system_name(const struct backend *b, const struct username *name,
    struct span *out)
{
	*out = username_span(name);
	if (!b->o->strip_domain)
		return true;
	*out = username_local(name);
	return username_domain(name).n == 0 || (b->serve->realm != NULL &&
	    span_ieq(username_domain(name), span_str(b->serve->realm)));
}

static int
run(const struct backend *b, bool lookup, struct span input, struct buf *out,
    struct err *err)
{
	const struct backend_options *o = b->o;
	const char *rhost = facts_remote();
	const struct {
		const char *name, *value;
		bool given;
	} options[] = {
		{ "--service", o->service, true },
		{ "--confdir", o->confdir, o->confdir != NULL },
		{ "--rhost", rhost, *rhost != '-' },
		{ "--no-account", NULL, o->no_account },
		{ "--session", NULL, o->session },
		{ "--lookup", NULL, lookup },
		{ "-e", NULL, tool_explaining() },
	};
	char *args[ARGS_MAX];
	struct helper h = { .name = "pam-check", .argv = args, .dir = "/",
		.input_fd = 0, .output_fd = 1, .input = input,
		.timeout_ms = (int64_t)o->timeout_ms };
	size_t i, n = 0;

	args[n++] = (char *)(size_t)buf_str(&b->program);
	for (i = 0; i < LENGTH(options); i++) {
		if (!options[i].given)
			continue;
		args[n++] = (char *)(size_t)options[i].name;
		if (options[i].value != NULL)
			args[n++] = (char *)(size_t)options[i].value;
	}
	args[n] = NULL;
	return helper_run(&h, out, err);
}

/* Yes or no, and nothing else: every other end of it is not certain. */
static int
certain(int code, struct err *err)
{
	if (code == 0 || code == EXIT_NO)
		return code == 0;
	return code == -1 ? -1 : err_set(err, ERR_TEMP,
	    "pam-check cannot tell (exit %d)", code);
}

/* Users of the system outside the range are not mailbox users at all: daemons
 * get no mail by this way, and that is no mistake of anybody's. */
static bool
in_range(const struct backend *b, const struct account *a)
{
	const struct serve_options *s = b->serve;

	return a->has_ids && a->ids.uid != 0 && a->ids.uid >= s->first_uid &&
	    a->ids.uid <= s->last_uid && a->ids.gid >= s->first_gid &&
	    a->ids.gid <= s->last_gid;
}

static int
read_record(struct account *a, struct span text, struct err *err)
{
	struct span line;

	while (span_cut(&text, '\n', &line))
		if (line.n > 0 && account_set_line(a, line, err) == -1)
			return -1;
	return 0;
}

static int
lookup(void *self, const struct username *name, struct serve_user *u,
    struct err *err)
{
	struct backend *b = self;
	struct buf in = BUF_INIT(HELPER_INPUT_MAX), out = BUF_INIT(4096);
	struct span user;
	int r = 0;

	if (!system_name(b, name, &user))
		return 0;
	buf_add(&in, user);
	buf_addc(&in, '\0');
	r = certain(run(b, true, buf_span(&in), &out, err), err);
	if (r == 1 && read_record(&u->account, buf_span(&out), err) == -1)
		r = err_set(err, ERR_TEMP, "pam-check: not a record");
	if (r == 1 && !in_range(b, &u->account)) {
		tool_explain("uid or gid is out of range: not a mailbox user");
		r = 0;
	}
	/* Within a domain joe is joe@domain. */
	if (r == 1 && user.n < name->n)
		r = account_set(&u->account, SPAN("user"),
		    username_span(name), err) == 0 ? 1 : -1;
	if (r != 1)
		serve_user_reset(u);
	buf_done(&in);
	buf_done(&out);
	return r;
}

static int
verify(void *self, const struct username *name, struct serve_user *u,
    struct span password, struct err *err)
{
	struct backend *b = self;
	struct buf in = BUF_INIT(HELPER_INPUT_MAX), out = BUF_INIT(4096);
	struct span user;
	int r = 0;

	(void)u;
	if (!system_name(b, name, &user))
		return 0;
	buf_add(&in, user);
	buf_addc(&in, '\0');
	buf_add(&in, password);
	buf_addc(&in, '\0');
	if (!buf_ok(&in))
		r = err_set(err, ERR_TEMP, "password too long");
	else
		r = certain(run(b, false, buf_span(&in), &out, err), err);
	if (in.p != NULL)
		secret_clear(in.p, in.cap);
	buf_done(&in);
	buf_done(&out);
	return r;
}

/* What another service of PAM has said is not what this one would say. */
static uint64_t
stamp(void *self)
{
	const struct backend *b = self;
	const char *const words[] = { b->o->service, b->o->confdir,
		b->o->no_account ? "" : NULL, b->o->strip_domain ? "" : NULL };

	return filestamp_words(words, LENGTH(words));
}

int
backend_open(struct backend *b, const struct backend_options *o,
    const struct serve_options *serve, const char *argv0,
    struct serve_backend *out, struct err *err)
{
	if (o->strip_domain && serve->realm == NULL)
		return err_set(err, ERR_USAGE, "--strip-domain wants --realm");
	b->o = o;
	b->serve = serve;
	buf_init(&b->program, 4200);
	os_exe_sibling(argv0, "pam-check", &b->program);
	*out = (struct serve_backend){ .name = "pam", .self = b,
		.lookup = lookup, .verify = verify, .stamp = stamp };
	return 0;
}

void
backend_done(struct backend *b)
{
	buf_done(&b->program);
}

int
backend_check(const struct backend *b, struct err *err)
{
	struct buf out = BUF_INIT(4096);
	char *args[] = { (char *)(size_t)buf_str(&b->program),
		(char *)(size_t)"-n", (char *)(size_t)"--service",
		(char *)(size_t)b->o->service, (char *)(size_t)"--confdir",
		(char *)(size_t)b->o->confdir, NULL };
	struct helper h = { .name = "pam-check", .argv = args, .input_fd = 0,
		.output_fd = 1, .input = SPAN(""),
		.timeout_ms = (int64_t)b->o->timeout_ms };
	int code;

	if (b->o->confdir == NULL)
		args[4] = NULL;
	code = helper_run(&h, &out, err);
	buf_done(&out);
	return code == 0 ? 0 : code == -1 ? -1 : err_set(err, ERR_USAGE,
	    "pam-check cannot work: see above");
}
