/* mail - see mail.h.
 * SPDX-License-Identifier: ISC */
#include "mail.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/wr.h"
#include "link/chain.h"
#include "os/clock.h"
#include "os/tmpfd.h"
#include "text/base64.h"
#include "text/date.h"

#define REPORT_MAX (128u << 20)
#define PROGRAM_MS 600000

#ifdef WITHOUT_ZLIB
bool
mail_zips(void)
{
	return false;
}

static int
zip(struct span in, struct buf *out)
{
	buf_add(out, in);
	return 0;
}
#else
#include <zlib.h>

#define GZIP_WINDOW (15 + 16)        /* with gzip's header */

bool
mail_zips(void)
{
	return true;
}

static int
zip(struct span in, struct buf *out)
{
	z_stream z;
	size_t room;
	int r;

	memset(&z, 0, sizeof(z));
	if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW, 8,
	    Z_DEFAULT_STRATEGY) != Z_OK)
		return -1;
	room = deflateBound(&z, in.n);
	if (!buf_room(out, room)) {
		(void)deflateEnd(&z);
		return -1;
	}
	z.next_in = (unsigned char *)(size_t)in.p;
	z.avail_in = (unsigned)in.n;
	z.next_out = (unsigned char *)out->p + out->len;
	z.avail_out = (unsigned)room;
	r = deflate(&z, Z_FINISH);
	buf_grew(out, room - z.avail_out);
	(void)deflateEnd(&z);
	return r == Z_STREAM_END ? 0 : -1;
}
#endif

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
	const char *gz = mail_zips() ? "gzip" : "json";
	struct date d = { .year = 0 };
	int64_t begin;

	(void)sscanf(m->date, "%d-%d-%d", &d.year, &d.month, &d.day);
	begin = date_to_time(&d);
	buf_addf(out, "Content-Type: multipart/report; report-type=\"tlsrpt\";\n"
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
	    mail_zips() ? ".gz" : "");
	add_base64(out, attached);
	buf_adds(out, "\n--tls-report--\n");
}

static int
file_of(struct span bytes, struct err *err)
{
	int fd = os_tmpfd_memory(err);
	struct wr w;

	if (fd == -1)
		return -1;
	wr_init(&w, fd, -1);
	wr_add(&w, bytes);
	if (wr_flush(&w, err) == -1) {
		close(fd);
		fd = -1;
	}
	wr_done(&w);
	return fd;
}

static int
run(const struct mail *m, struct span message, char *const *program,
    struct err *err)
{
	struct buf envelope = BUF_INIT(16384);
	struct chain c = chain_of(program, file_of(message, err));
	struct chain_result result;
	struct span to = m->to, one;
	int r = -1;

	buf_addf(&envelope, "MAIL FROM:<%s>\n", m->sender);
	while (span_cut(&to, ',', &one))
		buf_addf(&envelope, "RCPT TO:<%.*s>\n", (int)one.n, one.p);
	c.timeout_ms = PROGRAM_MS;
	if (c.message_fd != -1)
		c.envelope_fd = file_of(buf_span(&envelope), err);
	if (c.message_fd != -1 && c.envelope_fd != -1)
		r = chain_run(&c, &result, err);
	if (r == 0 && result.verdict != CHAIN_OK &&
	    result.verdict != CHAIN_DONE)
		r = err_set(err, ERR_TEMP, "%.*s: %s ended with code %d%s%s",
		    (int)m->domain.n, m->domain.p, program[0], result.code,
		    result.text[0] != '\0' ? ": " : "", result.text);
	if (c.message_fd != -1)
		close(c.message_fd);
	if (c.envelope_fd != -1)
		close(c.envelope_fd);
	buf_done(&envelope);
	return r;
}

int
mail_send(const struct mail *m, char *const *program, struct err *err)
{
	struct buf zipped = BUF_INIT(REPORT_MAX), message = BUF_INIT(REPORT_MAX);
	int r = zip(m->json, &zipped);

	if (r == 0) {
		add_header(m, &message);
		add_body(m, buf_span(&zipped), &message);
	}
	if (r == -1 || !buf_ok(&message))
		r = err_set(err, ERR_LIMIT, "the report is too large");
	else
		r = run(m, buf_span(&message), program, err);
	buf_done(&zipped);
	buf_done(&message);
	return r;
}
