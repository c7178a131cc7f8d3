/* text - the part of a report that people read: a template (mail-bounce(8)) in
 * UTF-8, whose first lines are the subject and the sender's name. {words} in
 * braces are replaced; anything else stays.
 * SPDX-License-Identifier: ISC */
#include <string.h>

#include "report.h"
#include "text/base64.h"
#include "text/date.h"
#include "text/utf8.h"

#define WORD_BYTES 42                /* of text in one encoded word: 75 octets
                                      * at most (RFC 2047 2) */
#define COLUMNS 76
#define FIELD_MAX 400                /* bytes of a subject, or a name */
#define BASE64_BYTES 57              /* 76 columns */

void
report_safe(struct buf *out, struct span s, bool utf8)
{
	size_t i, n;

	for (i = 0; i < s.n; i += n) {
		struct span rest = span_from(s, i);
		bool good = utf8 && (s.p[i] & 0x80) != 0 &&
		    (n = utf8_length(rest)) > 0 &&
		    !(s.p[i] == '\xc2' && s.p[i + 1] < '\xa0');

		if (good) {
			buf_add(out, span_sub(rest, 0, n));
			continue;
		}
		n = 1;
		buf_addc(out, s.p[i] >= ' ' && s.p[i] < 0x7f ? s.p[i] : '?');
	}
}

static bool
is_ascii(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((s.p[i] & 0x80) != 0)
			return false;
	return true;
}

/* A phrase or unstructured text: encoded words where it is not ASCII, cut
 * between characters. */
static void
put_encoded(struct buf *out, struct span s)
{
	size_t from = 0, to;

	if (is_ascii(s)) {
		report_safe(out, s, false);
		return;
	}
	while (from < s.n) {
		to = from + WORD_BYTES < s.n ? from + WORD_BYTES : s.n;
		while (to < s.n && to > from + 1 && (s.p[to] & 0xc0) == 0x80)
			to--;
		buf_adds(out, from > 0 ? "\n =?UTF-8?B?" : "=?UTF-8?B?");
		base64_encode(out, span_sub(s, from, to));
		buf_adds(out, "?=");
		from = to;
	}
}

/* Words in lines of a readable length, indented. */
static void
put_wrapped(struct buf *out, struct span s)
{
	struct span word;
	size_t line = COLUMNS;

	while (span_word(&s, &word)) {
		if (line + word.n >= COLUMNS) {
			buf_adds(out, "\n   ");
			line = 3;
		}
		buf_addc(out, ' ');
		report_safe(out, span_sub(word, 0, 900), false);
		line += word.n + 1;
	}
}

static void
put_recipients(struct buf *out, const struct report *r)
{
	size_t i, n = 0;

	for (i = 0; i < r->q->envelope.n; i++) {
		const struct queuefile_rcpt *rcpt = &r->q->rcpts[i];

		if (!report_has(r, rcpt))
			continue;
		if (n++ >= REPORT_RCPTS_MAX)
			continue;
		buf_adds(out, "  <");
		report_safe(out, rcpt->path, true);
		buf_adds(out, ">");
		if (rcpt->text != NULL)
			put_wrapped(out, span_str(rcpt->text));
		buf_addc(out, '\n');
	}
	if (n > REPORT_RCPTS_MAX)
		buf_addf(out, "  ... %zu\n", n);
}

static void
put_variable(struct buf *out, const struct report *r, struct span name)
{
	if (span_eq(name, SPAN("recipients")))
		put_recipients(out, r);
	else if (span_eq(name, SPAN("hostname")))
		buf_adds(out, r->hostname);
	else if (span_eq(name, SPAN("id")))
		buf_adds(out, r->id);
	else if (span_eq(name, SPAN("sender")))
		report_safe(out, address_span(&r->q->envelope.sender), true);
	else if (span_eq(name, SPAN("arrived")))
		date_write_mail(out, r->q->arrived);
	else if (span_eq(name, SPAN("until")) && r->until != 0)
		date_write_mail(out, r->until);
	else
		buf_addf(out, "{%.*s}", (int)name.n, name.p);
}

static void
fill(struct buf *out, const struct report *r, struct span text)
{
	size_t open, close;

	while ((open = span_find(text, 0, '{')) < text.n &&
	    (close = span_find(text, open, '}')) < text.n) {
		buf_add(out, span_sub(text, 0, open));
		put_variable(out, r, span_sub(text, open + 1, close));
		text = span_from(text, close + 1);
		/* A list brings its own line end. */
		if (out->len > 0 && out->p[out->len - 1] == '\n' &&
		    text.n > 0 && text.p[0] == '\n')
			text = span_from(text, 1);
	}
	buf_add(out, text);
}

/* "Name: value" of the template's first lines; a line of the report's header
 * has at most 998 bytes (RFC 5322 2.1.1). */
static struct span
template_field(struct span template, const char *name)
{
	struct span line, wanted = span_str(name), s;
	size_t n;

	while (span_cut(&template, '\n', &line) && line.n > 0) {
		if (!span_istarts(line, wanted))
			continue;
		s = span_trim(span_from(line, wanted.n));
		for (n = s.n < FIELD_MAX ? s.n : FIELD_MAX; n > 0 && n < s.n &&
		    (s.p[n] & 0xc0) == 0x80;)
			n--;
		return span_sub(s, 0, n);
	}
	return span_of(NULL, 0);
}

static struct span
template_body(struct span template)
{
	struct span line;

	while (span_cut(&template, '\n', &line) && line.n > 0)
		;
	return template;
}

/* The thread it belongs to (RFC 5322 3.6.4); "<" ... ">" and nothing else. */
static struct span
message_id(const struct report *r)
{
	size_t i = header_find(r->header, "Message-ID", 0), k;
	struct span s;

	if (i == r->header->n)
		return span_of(NULL, 0);
	s = span_trim(r->header->fields[i].body);
	if (s.n < 3 || s.n > 900 || s.p[0] != '<' || s.p[s.n - 1] != '>')
		return span_of(NULL, 0);
	for (k = 1; k + 1 < s.n; k++)
		if (s.p[k] <= ' ' || s.p[k] >= 0x7f || s.p[k] == '<' ||
		    s.p[k] == '>')
			return span_of(NULL, 0);
	return s;
}

void
report_top(struct buf *out, const struct report *r, const char *boundary)
{
	struct span name = template_field(r->template, "From-Name:");
	struct span id = message_id(r);

	buf_adds(out, "From: ");
	put_encoded(out, name.n > 0 ? name : SPAN("Mail Delivery System"));
	buf_addf(out, " <MAILER-DAEMON@%s>\nTo: <%s>\nSubject: ", r->hostname,
	    r->to);
	put_encoded(out, template_field(r->template, "Subject:"));
	buf_adds(out, "\nDate: ");
	date_write_mail(out, r->now);
	buf_addf(out, "\nMessage-ID: <%s.%s.%llx@%s>\n", r->id,
	    notify_name(r->kind), (unsigned long long)r->now, r->hostname);
	if (id.n > 0) {
		buf_addf(out, "In-Reply-To: %.*s\n", (int)id.n, id.p);
		buf_addf(out, "References: %.*s\n", (int)id.n, id.p);
	}
	/* RFC 3834 5 */
	buf_addf(out, "Auto-Submitted: auto-replied\nMIME-Version: 1.0\n"
	    "Content-Type: multipart/report; report-type=%sdelivery-status;\n"
	    "\tboundary=\"%s\"\n", r->utf8 ? "global-" : "", boundary);
}

void
report_text(struct buf *out, const struct report *r)
{
	struct buf b = BUF_INIT(out->max);
	size_t at;

	fill(&b, r, template_body(r->template));
	if (is_ascii(buf_span(&b))) {
		buf_adds(out, "Content-Type: text/plain; charset=us-ascii\n\n");
		buf_add(out, buf_span(&b));
	} else {
		buf_adds(out, "Content-Type: text/plain; charset=utf-8\n"
		    "Content-Transfer-Encoding: base64\n\n");
		for (at = 0; at < b.len; at += BASE64_BYTES) {
			base64_encode(out, span_sub(buf_span(&b), at,
			    at + BASE64_BYTES));
			buf_addc(out, '\n');
		}
	}
	buf_done(&b);
}
