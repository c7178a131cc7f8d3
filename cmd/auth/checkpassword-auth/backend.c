/* backend - see backend.h. The account is what the process has become when the
 * checkpassword program runs its argument, which is checkpassword-reply(8).
 * SPDX-License-Identifier: ISC */
#include "backend.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "auth/checkpw.h"
#include "auth/filestamp.h"
#include "auth/helper.h"
#include "auth/users.h"
#include "base/pool.h"
#include "base/tool.h"
#include "os/exe.h"

#define REPLY_MAX 32768
#define ENV_MAX 16
#define EXIT_UNKNOWN 3               /* Dovecot's: there is no such user */

struct run {
	struct backend *b;
	const struct username *name;
	struct span password;
	bool lookup;
	struct pool pool;
	const char *env[ENV_MAX + 1];
	size_t n_env;
	struct buf reply;
	bool authorized;             /* the program knows that no password
				      * came */
};

static void
set(struct run *r, const char *name, struct span value)
{
	struct buf b = BUF_INIT(1024);

	buf_adds(&b, name);
	if (value.p != NULL) {
		buf_addc(&b, '=');
		buf_add(&b, value);
	}
	r->env[r->n_env++] = pool_copy(&r->pool, buf_span(&b));
	buf_done(&b);
}

/* Nothing of a user before: what is there afterwards is the program's word. */
static void
make_environment(struct run *r)
{
	static const char *const unset[] = { "USER", "HOME", "MAILDIR", "QUOTA",
		"LAYOUT", "EXTRA", "AUTHORIZED", "AUTH_FD" };
	const struct username *name = r->name;
	struct span none = span_of(NULL, 0);
	size_t i;

	for (i = 0; i < LENGTH(unset); i++)
		set(r, unset[i], none);
	if (r->lookup)
		set(r, "AUTHORIZED", SPAN("1"));
	set(r, "PROTO", SPAN("TCP"));
	set(r, "AUTH_USER", username_span(name));
	set(r, "AUTH_USERNAME", username_local(name));
	if (username_domain(name).n > 0)
		set(r, "AUTH_DOMAIN", username_domain(name));
	if (*r->b->service != '\0')
		set(r, "AUTH_SERVICE", span_str(r->b->service));
	r->env[r->n_env] = NULL;
}

/* user NUL password NUL timestamp NUL; false: more than the convention has. */
static bool
write_input(const struct run *r, struct buf *in)
{
	(void)buf_room(in, CHECKPW_INPUT_MAX);
	buf_add(in, username_span(r->name));
	buf_addc(in, '\0');
	buf_add(in, r->password);
	buf_addc(in, '\0');
	buf_addf(in, "Y%lld", (long long)time(NULL));
	buf_addc(in, '\0');
	return buf_ok(in);
}

/* The exit code, or -1 with err. */
static int
start(struct run *r, struct err *err)
{
	const struct backend *b = r->b;
	struct buf in = BUF_INIT(CHECKPW_INPUT_MAX);
	char *args[3] = { r->lookup ? b->lookup : b->program,
		(char *)(size_t)buf_str(&b->reply), NULL };
	struct helper h = { .name = r->lookup ? b->o->lookup : b->o->program,
		.argv = args, .env = r->env, .dir = "/", .input_fd = 3,
		.output_fd = 4, .timeout_ms = (int64_t)b->o->timeout_ms };
	int code = CHECKPW_REJECTED;

	make_environment(r);
	/* What does not fit is nobody's password there. */
	if (write_input(r, &in)) {
		h.input = buf_span(&in);
		code = helper_run(&h, &r->reply, err);
	}
	tool_explain("%s: exit %d", h.name, code);
	if (in.p != NULL)
		secret_clear(in.p, in.cap);
	buf_done(&in);
	return code;
}

/* One line of the reply. */
static int
take(struct run *r, struct serve_user *u, struct span line, struct err *err)
{
	size_t eq = span_find(line, 0, '=');
	struct span name = span_sub(line, 0, eq), value = span_from(line,
	    eq + 1);

	if (span_eq(name, SPAN("authorized")))
		r->authorized = span_eq(value, SPAN("2"));
	else if (!span_eq(name, SPAN("user")))
		return users_field(u, name, value, err);
	else if (r->b->o->take_user)
		return account_set(&u->account, name, value, err);
	return 0;
}

/* 0, or -1 with err. The last line is "end". */
static int
read_reply(struct run *r, struct serve_user *u, struct err *err)
{
	struct span rest = buf_span(&r->reply), line;
	struct err why = ERR_INIT;

	while (span_cut(&rest, '\n', &line)) {
		if (span_eq(line, SPAN("end")))
			return 0;
		if (take(r, u, line, &why) == -1)
			return err_set(err, ERR_TEMP, "%s", why.text);
	}
	return err_set(err, ERR_TEMP, "%s has not run its argument",
	    r->lookup ? r->b->o->lookup : r->b->o->program);
}

static struct run
begin(struct backend *b, const struct username *name, struct span password,
    bool lookup)
{
	struct run r = { .b = b, .name = name, .password = password,
		.lookup = lookup, .reply = BUF_INIT(REPLY_MAX) };

	pool_init(&r.pool);
	return r;
}

static void
end(struct run *r)
{
	pool_done(&r->pool);
	buf_done(&r->reply);
}

static int
judge_lookup(struct run *r, struct serve_user *u, int code, struct err *err)
{
	if (code == EXIT_UNKNOWN)
		return 0;
	if (code == -1)
		return -1;
	if (code != 0)
		return err_set(err, ERR_TEMP, "%s: exit %d", r->b->o->lookup,
		    code);
	if (read_reply(r, u, err) == -1)
		return -1;
	/* One that has not understood may have let an empty password pass. */
	return r->authorized ? 1 : err_set(err, ERR_TEMP, "%s has not set "
	    "AUTHORIZED=2", r->b->o->lookup);
}

static int
lookup(void *self, const struct username *name, struct serve_user *u,
    struct err *err)
{
	struct backend *b = self;
	struct run r;
	int got;

	if (b->lookup == NULL) {
		u->unsettled = true;
		return 1;
	}
	r = begin(b, name, SPAN(""), true);
	got = judge_lookup(&r, u, start(&r, err), err);
	end(&r);
	return got;
}

static int
judge_verify(struct run *r, struct serve_user *u, int code, struct err *err)
{
	struct serve_user ignored;
	int got;

	if (code == CHECKPW_REJECTED || code == EXIT_UNKNOWN)
		return 0;
	if (code == -1)
		return -1;
	if (code != 0)
		return err_set(err, ERR_TEMP, "%s: exit %d", r->b->o->program,
		    code);
	/* Who has been looked up already is who was looked up. */
	serve_user_init(&ignored);
	got = read_reply(r, u != NULL && u->unsettled ? u : &ignored, err);
	serve_user_done(&ignored);
	return got == 0 ? 1 : -1;
}

static int
verify(void *self, const struct username *name, struct serve_user *u,
    struct span password, struct err *err)
{
	struct run r = begin(self, name, password, false);
	int got = judge_verify(&r, u, start(&r, err), err);

	end(&r);
	return got;
}

/* Another program may know others. */
static uint64_t
stamp(void *self)
{
	const struct backend *b = self;
	const char *const paths[] = { b->program, b->lookup };

	return filestamp_files(paths, LENGTH(paths));
}

static int
absolute(const char *option, const char *path, char **out, struct err *err)
{
	*out = realpath(path, NULL);
	if (*out != NULL && access(*out, X_OK) == 0)
		return 0;
	err_sys(err, "--%s %s", option, path);
	err->kind = ERR_USAGE;
	return -1;
}

int
backend_open(struct backend *b, const struct backend_options *o,
    const char *argv0, struct serve_backend *out, struct err *err)
{
	*b = (struct backend){ .o = o, .service = tool_service() };
	if (o->program == NULL)
		return err_set(err, ERR_USAGE, "--program is missing");
	buf_init(&b->reply, 4200);
	os_exe_sibling(argv0, "checkpassword-reply", &b->reply);
	*out = (struct serve_backend){ .name = "checkpassword", .self = b,
		.lookup = lookup, .verify = verify, .stamp = stamp };
	if (absolute("program", o->program, &b->program, err) == -1)
		return -1;
	return o->lookup == NULL ? 0 :
	    absolute("lookup", o->lookup, &b->lookup, err);
}

void
backend_done(struct backend *b)
{
	free(b->program);
	free(b->lookup);
	buf_done(&b->reply);
}
