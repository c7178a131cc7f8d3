/* asjob - see asjob.h. The asker chooses neither program nor user nor the names
 * of variables: only the values of those listed here.
 * SPDX-License-Identifier: ISC */
#include "auth/asjob.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/log.h"
#include "base/num.h"
#include "base/tool.h"
#include "io/slurp.h"

static const char *const from_envelope[] = { "SENDER", "RECIPIENT",
	"ORIGINAL_RECIPIENT", "LOCAL", "DOMAIN", "EXTENSION", "QUEUE_ID" };

static const struct {
	const char *variable, *field;
} from_account[] = { { "USER", "user" }, { "HOME", "home" }, { "UID", "uid" },
	{ "GID", "gid" }, { "QUOTA", "quota" },
	{ "LAYOUT", "layout" }, { "ACL_GROUPS", "acl_groups" } };

static const char *
entry(struct asjob *job, const char *name, struct span value)
{
	struct buf b = BUF_INIT(2 * ACCOUNT_VALUE_MAX + 64);
	const char *p;

	buf_adds(&b, name);
	if (value.p != NULL) {
		buf_addc(&b, '=');
		buf_add(&b, value);
	}
	p = pool_copy(&job->pool, buf_span(&b));
	buf_done(&b);
	return p;
}

static bool
is_value(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return false;
	return s.n <= ACCOUNT_VALUE_MAX;
}

/* The value of one name in the envelope, or p NULL. */
static struct span
find(struct span envelope, const char *name)
{
	struct span line, want = span_str(name);

	while (span_cut(&envelope, '\n', &line))
		if (span_starts(line, want) && line.n > want.n &&
		    line.p[want.n] == '=')
			return span_from(line, want.n + 1);
	return span_of(NULL, 0);
}

static void
add_variable(struct asjob *job, const char *name, struct span value)
{
	job->env[job->n_env++] = entry(job, name, value);
	job->env[job->n_env] = NULL;
}

/* At most 13 of them; what the service file sets comes after. */
int
asjob_variables(struct asjob *job, struct span envelope,
    const struct account *a, struct err *err)
{
	struct buf maildir = BUF_INIT(2 * ACCOUNT_VALUE_MAX);
	size_t i;

	for (i = 0; i < LENGTH(from_envelope); i++) {
		struct span v = find(envelope, from_envelope[i]);

		if (!is_value(v))
			return err_set(err, ERR_DATA, "bad value of %s",
			    from_envelope[i]);
		add_variable(job, from_envelope[i], v);
	}
	for (i = 0; i < LENGTH(from_account); i++)
		add_variable(job, from_account[i].variable,
		    account_get(a, from_account[i].field));
	account_maildir(a, &maildir);
	add_variable(job, "MAILDIR", maildir.len > 0 ?
	    buf_span(&maildir) : span_of(NULL, 0));
	buf_done(&maildir);
	return 0;
}

/* The file is read once a session; whoever changes it meets the next one. */
static const struct script *
plain_script(struct serve *s)
{
	struct buf text = BUF_INIT(SCRIPT_MAX);

	if (!s->script_read) {
		s->script_read = true;
		if (slurp_file(s->o->deliver, &text, NULL) == -1 ||
		    !script_plain(&s->script, buf_span(&text)))
			tool_explain("%s is started, not read", s->o->deliver);
		buf_done(&text);
	}
	return s->script.is_plain ? &s->script : NULL;
}

/* Is the name one of those above? */
static bool
is_ours(struct span name)
{
	size_t i;

	for (i = 0; i < LENGTH(from_envelope); i++)
		if (span_eq(name, span_str(from_envelope[i])))
			return true;
	for (i = 0; i < LENGTH(from_account); i++)
		if (span_eq(name, span_str(from_account[i].variable)))
			return true;
	return span_eq(name, SPAN("MAILDIR"));
}

/* What the service file sets holds against the account's and the envelope's;
 * only a delivery by itself hears of it. */
static bool
sets_ours(const struct script *script)
{
	size_t i;

	for (i = 0; i < script->n_sets; i++) {
		struct span set = span_str(script->sets[i]);

		if (is_ours(span_sub(set, 0, span_find(set, 0, '='))))
			return true;
	}
	return false;
}

bool
asjob_can_serve(struct serve *s)
{
	const struct script *script = s->o->deliver == NULL ? NULL :
	    plain_script(s);
	size_t n = script == NULL ? 0 : script->n;

	if (n == 0 || sets_ours(script) || !span_eq(span_str(
	    script->argv[n - 1]), SPAN("maildir-deliver")))
		return false;
	return n == 1 || (script->argv[1][0] == '-' &&
	    span_eq(span_str(script->argv[0]), SPAN("sieve-filter")));
}

const char *
asjob_directory(const struct account *a)
{
	struct span home = account_get(a, "home");
	struct stat st;

	return home.n == 0 || (stat(home.p, &st) == -1 && errno == ENOENT) ?
	    "/" : home.p;
}

void
asjob_init(struct asjob *job)
{
	pool_init(&job->pool);
	job->n_env = 0;
	job->env[0] = NULL;
}

void
asjob_done(struct asjob *job)
{
	pool_done(&job->pool);
}

char *const *
asjob_program(struct serve *s, struct asjob *job,
    char *const fallback[2])
{
	const struct script *script = plain_script(s);
	size_t i;

	if (script == NULL)
		return fallback;
	for (i = 0; i < script->n_sets; i++)
		job->env[job->n_env++] = script->sets[i];
	job->env[job->n_env] = NULL;
	return script->argv;
}

/* The chain's words where it has some; its exit code's meaning where not: what
 * to reply. */
void
asjob_judge(struct chain_result *r)
{
	switch (r->verdict) {
	case CHAIN_OK:
	case CHAIN_DONE:
		r->code = 250;
		(void)snprintf(r->text, sizeof(r->text), "2.0.0 ok");
		return;
	case CHAIN_PERM:
		if (r->text[0] == '\0')
			(void)snprintf(r->text, sizeof(r->text), "%s",
			    r->code == 67 ? "5.1.1 no such user" :
			    "5.7.1 refused");
		r->code = span_starts(span_str(r->text), SPAN("5.2.2")) ?
		    552 : 550;
		return;
	case CHAIN_TEMP:
		break;
	}
	r->code = 451;
	if (r->text[0] == '\0')
		(void)snprintf(r->text, sizeof(r->text),
		    "4.3.0 delivery cannot be done now");
}

void
asjob_log(struct span user, const struct chain_result *result)
{
	struct logline l;

	log_begin(&l, "deliver-failed");
	log_str(&l, "user", user);
	log_num(&l, "exit", (uint64_t)result->code);
	log_str(&l, "reason", span_str(result->timed_out ?
	    "timed out" : result->text));
	log_end(&l);
}

void
asjob_take_result(struct chain_result *r, struct span line)
{
	struct span code;
	uint32_t n;
	size_t i;

	*r = (struct chain_result){ .verdict = CHAIN_TEMP };
	if (!span_cut(&line, ' ', &code) || num_parse_u32(code, 255, &n) == -1)
		return;
	r->verdict = chain_verdict_of((int)(n << 8));
	r->code = (int)n;
	line = span_sub(line, 0, CHAIN_TEXT_MAX);
	/* As of a chain: words never soften or harden the code. */
	if (line.n == 0 || (r->verdict != CHAIN_PERM || line.p[0] != '5') ==
	    (r->verdict != CHAIN_TEMP || line.p[0] != '4'))
		return;
	for (i = 0; i < line.n; i++)
		r->text[i] = line.p[i] >= ' ' && line.p[i] < 0x7f ?
		    line.p[i] : '?';
}
