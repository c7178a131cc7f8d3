/* report - see report.h.
 * SPDX-License-Identifier: ISC */
#include "report.h"

#include <stdio.h>

#include "os/random.h"

bool
report_has(const struct report *r, const struct queuefile_rcpt *rcpt)
{
	return notify_is_due(rcpt, r->kind) && notify_is_wanted(rcpt, r->kind);
}

static bool
is_8bit(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((s.p[i] & 0x80) != 0)
			return true;
	return false;
}

/* The header section, without the line that separates it from the body. */
static struct span
section(const struct report *r)
{
	struct span s = buf_span(&r->header->bytes);

	return span_sub(s, 0, (size_t)r->header->body < s.n ?
	    (size_t)r->header->body : s.n);
}

static void
put_original(struct buf *out, const struct report *r)
{
	struct span top = section(r);
	bool global = r->utf8 && is_8bit(top);
	bool eight = is_8bit(top) || (r->whole && is_8bit(r->body));

	buf_addf(out, "Content-Type: %s\n", r->whole ?
	    (global ? "message/global" : "message/rfc822") :
	    (global ? "message/global-headers" : "text/rfc822-headers"));
	if (eight)
		buf_adds(out, "Content-Transfer-Encoding: 8bit\n");
	buf_addc(out, '\n');
	buf_add(out, top);
	if (r->whole)
		buf_add(out, r->body);
	if (out->p[out->len - 1] != '\n')
		buf_addc(out, '\n');
}

void
report_write(struct buf *out, const struct report *r)
{
	char boundary[48];
	uint64_t dice[2];

	/* Nobody can have written this into the message. */
	os_random(dice, sizeof(dice));
	(void)snprintf(boundary, sizeof(boundary), "=_%016llx%016llx",
	    (unsigned long long)dice[0], (unsigned long long)dice[1]);
	report_top(out, r, boundary);
	if (is_8bit(section(r)) || (r->whole && is_8bit(r->body)) || r->utf8)
		buf_adds(out, "Content-Transfer-Encoding: 8bit\n");
	buf_addf(out, "\nThis is a delivery report in MIME format.\n\n--%s\n",
	    boundary);
	report_text(out, r);
	buf_addf(out, "\n--%s\nContent-Type: message/%sdelivery-status\n%s\n",
	    boundary, r->utf8 ? "global-" : "", r->utf8 ?
	    "Content-Transfer-Encoding: 8bit\n" : "");
	report_status(out, r);
	buf_addf(out, "\n--%s\n", boundary);
	put_original(out, r);
	buf_addf(out, "\n--%s--\n", boundary);
}
