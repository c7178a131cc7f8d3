/* report - see report.h.
 * SPDX-License-Identifier: ISC */
#include "report.h"

#include "base/log.h"
#include "base/tool.h"
#include "scan/score.h"

#define LINE_WIDTH 76

/* There is no verdict: what now? */
static int
no_verdict(const struct settings *s, const char *scanner, const char *event,
    const struct err *why, struct err *err)
{
	struct logline l;

	log_begin(&l, event);
	log_str(&l, "status", SPAN("failed"));
	log_str(&l, "reason", span_str(why->text));
	log_str(&l, "action", span_str(s->on_error));
	log_end(&l);
	switch (s->error_action) {
	case ON_ERROR_PASS:
		return 0;
	case ON_ERROR_REJECT:
		return err_set(err, ERR_PERM, "5.7.1 message cannot be "
		    "scanned for %s", scanner);
	case ON_ERROR_TEMPFAIL:
		break;
	}
	return err_set(err, ERR_TEMP, "4.7.1 message cannot be scanned for %s "
	    "now", scanner);
}

static void
log_too_large(const char *event)
{
	struct logline l;

	log_begin(&l, event);
	log_str(&l, "status", SPAN("too-large"));
	log_end(&l);
}

int
report_virus(const struct settings *s, const struct scan_virus *v,
    struct buf *out, struct err *err)
{
	static const char event[] = "virus-scan";
	bool infected = v->verdict.what == CLAMD_INFECTED;
	struct logline l;

	switch (v->state) {
	case SCAN_OFF:
		return 0;
	case SCAN_TOO_LARGE:
		log_too_large(event);
		buf_adds(out, "X-Virus-Status: unscanned (too large)\n");
		return 0;
	case SCAN_FAILED:
		buf_adds(out, "X-Virus-Status: unscanned (no verdict)\n");
		return no_verdict(s, "viruses", event, &v->err, err);
	case SCAN_DONE:
		break;
	}
	log_begin(&l, event);
	log_str(&l, "status", infected ? SPAN("infected") : SPAN("clean"));
	if (infected)
		log_str(&l, "name", span_str(v->verdict.name));
	log_end(&l);
	tool_explain("clamd: %s %s", infected ? "found" : "clean",
	    v->verdict.name);
	if (infected && s->reject_virus)
		return err_set(err, ERR_PERM,
		    "5.7.1 message contains a virus (%s)", v->verdict.name);
	if (infected)
		buf_addf(out, "X-Virus-Status: Infected (%s)\n",
		    v->verdict.name);
	else
		buf_adds(out, "X-Virus-Status: Clean\n");
	return 0;
}

/* The names, folded after commas. */
static void
add_tests(struct buf *out, struct span tests)
{
	size_t column = LINE_WIDTH;
	struct span name;
	bool first = true;

	if (tests.n == 0) {
		buf_adds(out, "\n\ttests=none");
		return;
	}
	while (span_cut(&tests, ',', &name)) {
		if (!first)
			buf_addc(out, ',');
		if (column + name.n > LINE_WIDTH) {
			buf_adds(out, "\n\t");
			column = 8;
		}
		if (first) {
			buf_adds(out, "tests=");
			column += 6;
		}
		buf_add(out, name);
		column += name.n + 1;
		first = false;
	}
}

static void
add_spam_fields(struct buf *out, const struct spamd_verdict *v)
{
	buf_addf(out, "X-Spam-Flag: %s\nX-Spam-Score: ",
	    v->spam ? "YES" : "NO");
	score_write(out, v->score);
	buf_addf(out, "\nX-Spam-Status: %s, score=", v->spam ? "Yes" : "No");
	score_write(out, v->score);
	buf_adds(out, " required=");
	score_write(out, v->required);
	add_tests(out, span_str(v->tests));
	buf_addc(out, '\n');
}

static void
log_spam(const struct spamd_verdict *v, struct span score)
{
	struct buf required = BUF_INIT(32);
	struct logline l;

	score_write(&required, v->required);
	log_begin(&l, "spam-scan");
	log_str(&l, "status", v->spam ? SPAN("spam") : SPAN("ham"));
	log_str(&l, "score", score);
	log_str(&l, "required", buf_span(&required));
	log_end(&l);
	tool_explain("spamd: score %.*s, required %s, tests %s", (int)score.n,
	    score.p, buf_str(&required), v->tests);
	buf_done(&required);
}

int
report_spam(const struct settings *s, const struct scan_spam *v,
    struct buf *out, struct err *err)
{
	static const char event[] = "spam-scan";
	struct buf score = BUF_INIT(32);
	int r = 0;

	switch (v->state) {
	case SCAN_OFF:
		return 0;
	case SCAN_TOO_LARGE:
		log_too_large(event);
		buf_adds(out, "X-Spam-Status: unscanned (too large)\n");
		return 0;
	case SCAN_FAILED:
		buf_adds(out, "X-Spam-Status: unscanned (no verdict)\n");
		return no_verdict(s, "spam", event, &v->err, err);
	case SCAN_DONE:
		break;
	}
	score_write(&score, v->verdict.score);
	log_spam(&v->verdict, buf_span(&score));
	add_spam_fields(out, &v->verdict);
	if (s->has_reject && v->verdict.score >= s->reject_score)
		r = err_set(err, ERR_PERM, "5.7.1 message looks like spam "
		    "(score %s)", buf_str(&score));
	buf_done(&score);
	return r;
}
