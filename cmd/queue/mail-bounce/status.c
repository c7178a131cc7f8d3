/* status - message/delivery-status (RFC 3464 2).
 * SPDX-License-Identifier: ISC */
#include <string.h>

#include "report.h"
#include "smtp/param.h"
#include "text/date.h"

#define FOLD 76

/* What a result line says, taken apart: "host[address] 550 5.1.1 words", where
 * the host and the reply code may be missing. */
struct verdict {
	struct span host;
	struct span words;           /* from the code on */
	bool is_reply;               /* words begin with a reply code */
	char status[16];
};

static bool
is_code(struct span w)
{
	return w.n == 3 && w.p[0] >= '2' && w.p[0] <= '5' &&
	    span_is_digit(w.p[1]) && span_is_digit(w.p[2]);
}

/* class "." subject "." detail (RFC 3463 2) */
static bool
is_status(struct span w)
{
	size_t i, dots = 0;

	if (w.n < 5 || w.n > 9 || memchr("245", w.p[0], 3) == NULL ||
	    w.p[1] != '.' || w.p[w.n - 1] == '.')
		return false;
	for (i = 1; i < w.n; i++)
		if (w.p[i] == '.' && w.p[i - 1] != '.')
			dots++;
		else if (!span_is_digit(w.p[i]))
			return false;
	return dots == 2;
}

static void
set_status(struct verdict *v, struct span s)
{
	memcpy(v->status, s.p, s.n);
	v->status[s.n] = '\0';
}

static void
take_apart(const struct queuefile_rcpt *r, struct verdict *v)
{
	static const char *const general[RESULT_N] = {
		[RESULT_DELIVERED] = "2.0.0", [RESULT_RELAYED] = "2.0.0",
		[RESULT_EXPANDED] = "2.0.0",
		[RESULT_DEFERRED] = "4.0.0", [RESULT_FAILED] = "5.0.0",
		[RESULT_EXPIRED] = "4.4.7" };
	struct span rest = span_str(r->text), word;

	*v = (struct verdict){ .words = rest };
	set_status(v, span_str(general[r->state] != NULL ?
	    general[r->state] : "4.0.0"));
	if (!span_word(&rest, &word))
		return;
	if (!is_code(word) && span_has(word, '[')) {
		v->host = span_sub(word, 0, span_find(word, 0, '['));
		v->words = span_trim(rest);
		if (!span_word(&rest, &word))
			return;
	}
	v->is_reply = is_code(word);
	if (v->is_reply && !span_word(&rest, &word))
		return;
	if (is_status(word) && r->state != RESULT_EXPIRED &&
	    word.p[0] == v->status[0])
		set_status(v, word);
}

/* Folded at blanks where there are any, so that no line grows past what mail
 * allows (RFC 5322 2.1.1); a word without one is at most a result's text. */
static void
put_field(struct buf *out, const char *name, const char *type, struct span s,
    bool utf8)
{
	size_t line = strlen(name) + strlen(type) + 4;
	struct span word;
	bool first = true;

	buf_addf(out, "%s:%s%s%s", name, *type != '\0' ? " " : "", type,
	    *type != '\0' ? ";" : "");
	while (span_word(&s, &word)) {
		if (!first && line + word.n > FOLD) {
			buf_adds(out, "\n");
			line = 0;
		}
		buf_addc(out, ' ');
		report_safe(out, span_sub(word, 0, 900), utf8);
		line += word.n + 1;
		first = false;
	}
	buf_addc(out, '\n');
}

static void
put_date(struct buf *out, const char *name, int64_t when)
{
	buf_addf(out, "%s: ", name);
	date_write_mail(out, when);
	buf_addc(out, '\n');
}

/* xtext (RFC 3461 4): "+2B" is '+'; what would not be shown is '?' later. */
static void
decode_xtext(struct buf *out, struct span s)
{
	static const char digits[] = "0123456789ABCDEF";
	size_t i;

	for (i = 0; i < s.n; i++) {
		const char *a, *b;

		if (s.p[i] == '+' && i + 2 < s.n &&
		    (a = memchr(digits, s.p[i + 1], 16)) != NULL &&
		    (b = memchr(digits, s.p[i + 2], 16)) != NULL) {
			buf_addc(out, (char)((a - digits) * 16 +
			    (b - digits)));
			i += 2;
		} else {
			buf_addc(out, s.p[i]);
		}
	}
}

static const char *
action_of(const struct report *r, const struct queuefile_rcpt *rcpt)
{
	return r->kind == NOTIFY_FAILED ? "failed" :
	    r->kind == NOTIFY_DELAYED ? "delayed" :
	    rcpt->state == RESULT_RELAYED ? "relayed" :
	    rcpt->state == RESULT_EXPANDED ? "expanded" : "delivered";
}

static void
put_original(struct buf *out, const struct report *r, struct span orcpt)
{
	struct buf b = BUF_INIT(4096);
	size_t semicolon = span_find(orcpt, 0, ';');

	if (semicolon == orcpt.n)
		return;
	buf_add(&b, span_sub(orcpt, 0, semicolon));
	buf_adds(&b, "; ");
	decode_xtext(&b, span_from(orcpt, semicolon + 1));
	put_field(out, "Original-Recipient", "", buf_span(&b), r->utf8);
	buf_done(&b);
}

static void
put_recipient(struct buf *out, const struct report *r,
    const struct queuefile_rcpt *rcpt)
{
	struct verdict v;
	struct span orcpt;

	take_apart(rcpt, &v);
	buf_addc(out, '\n');
	if (param_get(rcpt->rcpt->params, SPAN("ORCPT"), &orcpt))
		put_original(out, r, orcpt);
	put_field(out, "Final-Recipient", rcpt->rcpt->address.utf8 ? "utf-8" :
	    "rfc822", rcpt->path, rcpt->rcpt->address.utf8);
	buf_addf(out, "Action: %s\nStatus: %s\n", action_of(r, rcpt),
	    v.status);
	if (v.host.n > 0)
		put_field(out, "Remote-MTA", "dns", v.host, false);
	if (v.words.n > 0)
		put_field(out, "Diagnostic-Code", v.is_reply ? "smtp" :
		    "x-pneumatic", v.words, false);
	put_date(out, "Last-Attempt-Date", rcpt->time);
	if (r->kind == NOTIFY_DELAYED && r->until != 0)
		put_date(out, "Will-Retry-Until", r->until);
}

void
report_status(struct buf *out, const struct report *r)
{
	struct buf b = BUF_INIT(4096);
	struct span envid;
	size_t i, n = 0;

	put_field(out, "Reporting-MTA", "dns", span_str(r->hostname), false);
	if (param_get(r->q->envelope.params, SPAN("ENVID"), &envid)) {
		decode_xtext(&b, envid);
		put_field(out, "Original-Envelope-Id", "", buf_span(&b), false);
	}
	put_date(out, "Arrival-Date", r->q->arrived);
	for (i = 0; i < r->q->envelope.n && n < REPORT_RCPTS_MAX; i++)
		if (report_has(r, &r->q->rcpts[i])) {
			put_recipient(out, r, &r->q->rcpts[i]);
			n++;
		}
	buf_done(&b);
}
