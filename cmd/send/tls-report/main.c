/* tls-report - tell the domains we sent to how TLS went (RFC 8460), a day at a
 * time, from what smtp-send --tls-record has written.
 * utility: reports on standard output, or one message for each domain to the
 * program, and to --http-program what is wanted by HTTPS.
 * SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <stdlib.h>
#include <sysexits.h>

#include "base/log.h"
#include "base/tool.h"
#include "io/wr.h"
#include "link/half.h"
#include "mail.h"
#include "make.h"
#include "options.h"
#include "post.h"

#define MAKE_MS 3600000

#define OPTION(field) offsetof(struct options, field)

static const struct option_row rows[] = {
	{ "contact", '\0', OPTION_STRING, OPTION(contact), 0, 0, "ADDRESS",
	    "whom to ask about the reports; default postmaster" },
	{ "date", '\0', OPTION_STRING, OPTION(date), 0, 0, "YYYY-MM-DD",
	    "the day, in UTC; default yesterday" },
	{ "domain", '\0', OPTION_STRING, OPTION(domain), 0, 0, "DOMAIN",
	    "only this one" },
	{ "hostname", '\0', OPTION_STRING, OPTION(hostname), 0, 0, "NAME",
	    "our domain; default the machine's name" },
	{ "http-program", '\0', OPTION_FILE, OPTION(http_program), 0, 0,
	    "FILE", "runs for each report that is wanted by HTTPS" },
	{ "organization", '\0', OPTION_STRING, OPTION(organization), 0, 0,
	    "TEXT", "who we are; default the hostname" },
	{ "record", 'r', OPTION_FILE, OPTION(record), 0, 0, "FILE",
	    "what smtp-send has recorded" },
	{ "sender", '\0', OPTION_STRING, OPTION(sender), 0, 0, "ADDRESS",
	    "who sends them; default the contact" },
};

static const struct tool tool = { "tls-report", TOOL_UTILITY,
	"[-enVh] --record file [option ...] [program [argument ...]]",
#ifdef WITHOUT_ZLIB
	NULL,
#else
	"zlib",
#endif
	rows, LENGTH(rows) };

/* One domain's report, to all who want it. How many do not have it. */
static size_t
send_one(const struct options *o, struct mail *mail, struct span where,
    char *const *program)
{
	struct buf to = BUF_INIT(16384);
	struct err err = ERR_INIT;
	struct span one;
	size_t failed = 0;

	while (span_cut(&where, ',', &one)) {
		if (!span_istarts(one, SPAN("https:"))) {
			buf_adds(&to, to.len > 0 ? "," : "");
			buf_add(&to, one);
		} else if (o->http_program != NULL &&
		    post_send(o->http_program, mail->domain, one, mail->json,
		    &err) == -1) {
			log_reason("error", err.text);
			failed++;
		}
	}
	mail->to = buf_span(&to);
	if (program[0] != NULL && to.len > 0 &&
	    mail_send(mail, program, &err) == -1) {
		log_reason("error", err.text);
		failed++;
	}
	buf_done(&to);
	return failed;
}

/* Each domain's two lines: sent, or printed. How many were not sent. */
static size_t
hand_out(const struct options *o, const struct make *m, struct span made,
    char *const *program, struct wr *w)
{
	struct mail mail = { .date = m->date, .hostname = o->hostname,
		.organization = o->organization, .sender = o->sender };
	struct span line;
	size_t failed = 0;

	while (span_cut(&made, '\n', &line) && line.n > 0) {
		(void)span_cut(&line, ' ', &mail.domain);
		(void)span_cut(&made, '\n', &mail.json);
		if (program[0] == NULL && o->http_program == NULL) {
			wr_add(w, mail.json);
			wr_addc(w, '\n');
		} else if (!span_eq(line, SPAN("-"))) {
			failed += send_one(o, &mail, line, program);
		}
	}
	return failed;
}

int
main(int argc, char **argv)
{
	struct options opt = { .record = NULL };
	struct make make = { .date = "" };
	struct buf made = BUF_INIT(MAKE_MAX);
	struct err err = ERR_INIT;
	struct wr w;
	char **program;
	size_t failed;
	int fd;

	tool_init(&tool);
	program = tool_options(argc, argv, &opt);
	if (opt.record == NULL)
		tool_exit(EX_USAGE, "--record is wanted");
	if (options_settle(&opt, getenv("DNS_SERVER"), &make, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	if ((fd = open(opt.record, O_RDONLY | O_CLOEXEC)) == -1)
		tool_exit(EX_NOINPUT, "%s cannot be read", opt.record);
	if (half_run(make_reports, &make, fd, MAKE_MS, &made, &err) == -1)
		tool_die(&err);
	wr_init(&w, 1, -1);
	failed = hand_out(&opt, &make, buf_span(&made), program, &w);
	if (wr_flush(&w, &err) == -1)
		tool_die(&err);
	return failed == 0 ? 0 : EX_TEMPFAIL;
}
