/* mail - see mail.h.
 * SPDX-License-Identifier: ISC */
#include "mail.h"

#include <stdio.h>

#include "base/buf.h"
#include "carry.h"
#include "os/clock.h"
#include "text/base64.h"
#include "text/date.h"
#include "zip.h"

#define REPORT_MAX (128u << 20)

/* 76 columns (RFC 2045 6.8). */
static void
add_base64(struct buf *out, struct span bytes)
{
	size_t i;

	for (i = 0; i < bytes.n; i += 57) {
		base64_encode(out, span_sub(bytes, i, i + 57 < bytes.n ?
		    i + 57 : bytes.n));
		buf_addc(out, '\n');
	}
}

static void
add_header(const struct mail *m, struct buf *out)
{
	int64_t now;
	int32_t micros;
	struct span to = m->to, one;

	os_clock_wall(&now, &micros);
	buf_adds(out, "Date: ");
	date_write_mail(out, now);
	buf_addf(out, "\nFrom: <%s>\nTo: ", m->sender);
	for (one = SPAN(""); span_cut(&to, ',', &one);)
		buf_addf(out, "<%.*s>%s", (int)one.n, one.p, to.n > 0 ?
		    ",\n\t" : "");
	buf_addf(out, "\nSubject: Report Domain: %.*s\n\tSubmitter: %s\n"
	    "\tReport-ID: <%s.%.*s@%s>\n", (int)m->domain.n, m->domain.p,
	    m->hostname, m->date, (int)m->domain.n, m->domain.p, m->hostname);
	buf_addf(out, "Message-ID: <%s.%.*s.%lld@%s>\n"
	    "TLS-Report-Domain: %.*s\nTLS-Report-Submitter: %s\n"
	    "TLS-Required: No\nAuto-Submitted: auto-generated\n"
	    "MIME-Version: 1.0\n", m->date, (int)m->domain.n, m->domain.p,
	    (long long)now, m->hostname, (int)m->domain.n, m->domain.p,
	    m->hostname);
}

/* What is between boundaries holds none: text of ours, and base64. */
static void
add_body(const struct mail *m, struct span attached, struct buf *out)
{
	const char *gz = zip_is_built() ? "gzip" : "json";
	struct date d = { .year = 0 };
	int64_t begin;

	(void)sscanf(m->date, "%d-%d-%d", &d.year, &d.month, &d.day);
	begin = date_to_time(&d);
	buf_addf(out,
	    "Content-Type: multipart/report; report-type=\"tlsrpt\";\n"
	    "\tboundary=\"tls-report\"\n\n--tls-report\n"
	    "Content-Type: text/plain; charset=us-ascii\n\n"
	    "This is an aggregate TLS report of %s about %.*s,\n"
	    "for the day %s (RFC 8460).\n\n--tls-report\n"
	    "Content-Type: application/tlsrpt+%s\n"
	    "Content-Transfer-Encoding: base64\n"
	    "Content-Disposition: attachment;\n\tfilename=\"%s!%.*s!%lld!%lld"
	    ".json%s\"\n\n", m->hostname, (int)m->domain.n, m->domain.p,
	    m->date, gz, m->hostname, (int)m->domain.n, m->domain.p,
	    (long long)begin, (long long)begin + 86399,
	    zip_is_built() ? ".gz" : "");
	add_base64(out, attached);
	buf_adds(out, "\n--tls-report--\n");
}

static int
carry(const struct mail *m, struct span message, char *const *program,
    struct err *err)
{
	struct buf envelope = BUF_INIT(16384);
	struct span to = m->to, one;
	struct carry c = { .name = m->domain, .message = message,
		.program = program };
	int r;

	buf_addf(&envelope, "MAIL FROM:<%s>\n", m->sender);
	while (span_cut(&to, ',', &one))
		buf_addf(&envelope, "RCPT TO:<%.*s>\n", (int)one.n, one.p);
	c.envelope = buf_span(&envelope);
	r = carry_run(&c, err);
	buf_done(&envelope);
	return r;
}

int
mail_send(const struct mail *m, char *const *program, struct err *err)
{
	struct buf zipped = BUF_INIT(REPORT_MAX),
	    message = BUF_INIT(REPORT_MAX);
	int r = zip(m->json, &zipped);

	if (r == 0) {
		add_header(m, &message);
		add_body(m, buf_span(&zipped), &message);
	}
	if (r == -1 || !buf_ok(&message))
		r = err_set(err, ERR_LIMIT, "the report is too large");
	else
		r = carry(m, buf_span(&message), program, err);
	buf_done(&zipped);
	buf_done(&message);
	return r;
}
