/* svrun - see svrun.h.
 * SPDX-License-Identifier: ISC */
#include "sieve/svrun.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define TRACE_VALUE_MAX 160

bool
svrun_traces(const struct svrun *r)
{
	return r->host->trace != NULL;
}

const char *
svrun_quoted(struct svrun *r, struct span value)
{
	struct buf b = BUF_INIT(TRACE_VALUE_MAX * 4 + 8);
	const char *copy;
	size_t i;

	if (!svrun_traces(r))
		return "";
	buf_addc(&b, '"');
	for (i = 0; i < value.n && i < TRACE_VALUE_MAX; i++) {
		unsigned char c = (unsigned char)value.p[i];

		if (c < ' ' || c == 0x7f)
			buf_addf(&b, "\\x%02x", c);
		else
			buf_addc(&b, (char)c);
	}
	buf_adds(&b, i < value.n ? "\"..." : "\"");
	copy = pool_copy(&r->pool, buf_span(&b));
	buf_done(&b);
	return copy;
}

void
svrun_trace(struct svrun *r, unsigned line, const char *format, ...)
{
	struct buf b = BUF_INIT(1000);
	va_list args;

	if (!svrun_traces(r))
		return;
	va_start(args, format);
	buf_addv(&b, format, args);
	va_end(args);
	r->host->trace(r->host->ctx, line, buf_str(&b));
	buf_done(&b);
}

int
svrun_at_line(struct svrun *r, unsigned line)
{
	char text[sizeof(r->err->text)];

	if (strncmp(r->err->text, "line ", 5) != 0) {
		(void)snprintf(text, sizeof(text), "%s", r->err->text);
		return err_set(r->err, r->err->kind, "line %u: %s", line, text);
	}
	return -1;
}

int
svrun_expand(struct svrun *r, struct span text, struct span *out)
{
	struct buf b = BUF_INIT(SVLIMIT_TEXT);
	int result;

	*out = text;
	if (!r->has_variables || span_search(text, SPAN("${")) == text.n)
		return 0;
	svvar_expand(&r->variables, text, &b);
	result = svmatch_pay(r->steps, b.len + text.n, r->err);
	*out = pool_span(&r->pool, buf_span(&b));
	buf_done(&b);
	return result;
}

int
svrun_string(struct svrun *r, const struct svnode *node, size_t i,
    struct span *out)
{
	return svrun_expand(r, node->places[i]->strings[0], out);
}

int
svrun_test(struct svrun *r, const struct svnode *node)
{
	int result;

	if (svmatch_pay(r->steps, 10, r->err) == -1)
		return svrun_at_line(r, node->line);
	result = node->row->run(r, node);
	if (result == -1)
		return svrun_at_line(r, node->line);
	svrun_trace(r, node->line, "%.*s: %s", (int)node->name.n, node->name.p,
	    result == 1 ? "true" : "false");
	return result;
}

int
svrun_commands(struct svrun *r, const struct svnode *first)
{
	const struct svnode *node;

	for (node = first; node != NULL && !r->stopped; node = node->next) {
		if ((node->row->flags & SVROW_AFTER_IF) != 0 && r->taken)
			continue;
		if (svmatch_pay(r->steps, 10, r->err) == -1 ||
		    node->row->run(r, node) == -1)
			return svrun_at_line(r, node->line);
		pool_reset(&r->pool);
	}
	return 0;
}

static int
keep_implicitly(struct svrun *r)
{
	struct svaction keep = { .kind = SVACTION_KEEP,
		.version = r->mail->version, .flags = buf_span(&r->flags) };

	svrun_trace(r, 0, "implicit keep");
	return svplan_add(r->plan, &keep, r->err);
}

/* Has the script kept the message by its own word? When another script comes
 * after it, that one has the last word, and the keep is taken back. */
static bool
has_keep(struct svplan *p, size_t from, bool last)
{
	size_t i;

	for (i = from; i < p->n; i++)
		if (p->actions[i].kind == SVACTION_KEEP) {
			if (!last)
				svplan_remove(p, i);
			return true;
		}
	return false;
}

int
svrun_script(const struct svrun_setup *setup, struct err *err)
{
	struct svrun r = { .script = setup->script, .mail = setup->mail,
		.plan = setup->plan, .host = setup->host, .err = err,
		.steps = setup->steps, .keeps = true,
		.flags = BUF_INIT(SVLIMIT_FLAGS) };
	size_t before = r.plan->n;
	int result;

	pool_init(&r.pool);
	svvar_init(&r.variables);
	r.has_variables = svcheck_required(r.script, "variables");
	result = svrun_commands(&r, r.script->top);
	if (result == 0 && setup->last && r.keeps)
		result = keep_implicitly(&r);
	if (result == 0)
		result = has_keep(r.plan, before, setup->last) || r.keeps;
	else
		svplan_cut(r.plan, before);
	svvar_done(&r.variables);
	buf_done(&r.flags);
	pool_done(&r.pool);
	return result;
}
