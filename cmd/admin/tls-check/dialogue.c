/* dialogue - see dialogue.h. A row of the table is a conversation: after the
 * greeting each command is sent and its answer read to the end.
 * SPDX-License-Identifier: ISC */
#include "dialogue.h"

#include "io/rd.h"
#include "io/wr.h"

struct exchange {
	const char *name;
	uint32_t ports[3];
	const char *greeting;    /* what the last line of it begins with */
	const char *hello;       /* a command before, or NULL */
	const char *hello_ok;
	const char *command, *ok;
};

static const struct exchange exchanges[] = {
	[DIALOGUE_NONE] = { "tls", { 465, 993, 995 }, NULL, NULL, NULL, NULL,
	    NULL },
	[DIALOGUE_SMTP] = { "smtp", { 25, 587, 2525 }, "220 ",
	    "EHLO tls-check.invalid\r\n", "250 ", "STARTTLS\r\n", "220 " },
	[DIALOGUE_LMTP] = { "lmtp", { 24, 0, 0 }, "220 ",
	    "LHLO tls-check.invalid\r\n", "250 ", "STARTTLS\r\n", "220 " },
	[DIALOGUE_IMAP] = { "imap", { 143, 0, 0 }, "* OK", NULL, NULL,
	    "a STARTTLS\r\n", "a OK" },
	[DIALOGUE_POP3] = { "pop3", { 110, 0, 0 }, "+OK", NULL, NULL,
	    "STLS\r\n", "+OK" },
	[DIALOGUE_SIEVE] = { "sieve", { 4190, 0, 0 }, "OK", NULL, NULL,
	    "STARTTLS\r\n", "OK" },
};

int
dialogue_find(struct span word, uint32_t port, enum dialogue_kind *out)
{
	size_t i, k;

	*out = DIALOGUE_NONE;
	for (i = 0; i < LENGTH(exchanges); i++) {
		bool usual = false;

		for (k = 0; k < 3; k++)
			usual |= exchanges[i].ports[k] == port;
		if (word.p != NULL ? span_eq(word, span_str(exchanges[i].name))
		    : usual) {
			*out = (enum dialogue_kind)i;
			return 0;
		}
	}
	return word.p == NULL ? 0 : -1;
}

/* A line that says no: what an answer ends with when it is not `ok`. */
static bool
is_refusal(struct span line)
{
	static const char *const starts[] = { "4", "5", "-ERR", "a NO", "a BAD",
		"* BYE", "NO", "BYE" };
	size_t i;

	for (i = 0; i < LENGTH(starts); i++)
		if (span_istarts(line, span_str(starts[i])))
			return true;
	return false;
}

static int
hear(struct rd *rd, const char *ok, struct err *err)
{
	struct span line;
	int i, got;

	for (i = 0; i < DIALOGUE_LINES_MAX; i++) {
		if ((got = rd_line(rd, EOL_CRLF, DIALOGUE_LINE_MAX, &line,
		    err)) == -1)
			return -1;
		if (got == 0)
			return err_set(err, ERR_PROTO, "closed");
		if (span_istarts(line, span_str(ok)))
			return 0;
		if (is_refusal(line))
			return err_set(err, ERR_PROTO, "no TLS: %.*s",
			    (int)(line.n > 100 ? 100 : line.n), line.p);
	}
	return err_set(err, ERR_LIMIT, "an answer without an end");
}

static int
say(struct wr *wr, struct rd *rd, const char *command, const char *ok,
    struct err *err)
{
	if (command == NULL)
		return 0;
	wr_adds(wr, command);
	return wr_flush(wr, err) == -1 ? -1 : hear(rd, ok, err);
}

int
dialogue_ask(int fd, enum dialogue_kind kind, int64_t deadline,
    struct err *err)
{
	const struct exchange *d = &exchanges[kind];
	struct rd rd;
	struct wr wr;
	int r = -1;

	if (d->command == NULL)
		return 0;
	rd_init(&rd, fd, -1);
	rd.deadline = deadline;
	wr_init(&wr, fd, 10000);
	if (hear(&rd, d->greeting, err) == 0 &&
	    say(&wr, &rd, d->hello, d->hello_ok, err) == 0 &&
	    say(&wr, &rd, d->command, d->ok, err) == 0)
		r = rd_pending(&rd).n == 0 ? 0 : err_set(err, ERR_PROTO,
		    "it says more before TLS than it was asked");
	rd_done(&rd);
	wr_done(&wr);
	return r;
}
