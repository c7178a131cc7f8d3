/* commands - see commands.h.
 * SPDX-License-Identifier: ISC */
#include "commands.h"

#include <unistd.h>

#include "base/log.h"
#include "pop3/popcapa.h"
#include "pop3/popdot.h"
#include "pop3/poplang.h"
#include "pop3/popline.h"
#include "pop3/uidl.h"

/* True while the session goes on. */
typedef bool command_function(struct session *s, struct span args);

struct verb {
	const char *name;
	command_function *run;
};

static void
reply(struct session *s, const char *text)
{
	wr_adds(&s->wr, text);
	wr_adds(&s->wr, "\r\n");
}

bool
commands_bad(struct session *s, const char *text)
{
	reply(s, text);
	return ++s->bad < SESSION_BAD_MAX;
}

/* A message number as the next argument: 1 and *n, 0 there is none, -1 it is
 * not that of a message and this has been answered. */
static int
take_message(struct session *s, struct span *args, size_t *n)
{
	uint32_t number = 0;
	int got = popline_number(args, &number);

	if (got == 0)
		return 0;
	if (got == -1 || number == 0 || number > s->drop.n) {
		commands_bad(s, "-ERR There is no such message");
		return -1;
	}
	if (s->drop.messages[number - 1].deleted) {
		commands_bad(s, "-ERR That message is deleted");
		return -1;
	}
	*n = number;
	return 1;
}

/* All arguments have been taken. */
static bool
is_last(struct span args)
{
	struct span more;

	return popline_word(&args, &more) == 0;
}

/* Exactly one message number: true and *n, or it has been answered. */
static bool
only_message(struct session *s, struct span args, size_t *n)
{
	int got = take_message(s, &args, n);

	if (got == 1 && is_last(args))
		return true;
	if (got != -1)
		commands_bad(s, "-ERR One message number is wanted");
	return false;
}

static bool
goes_on(const struct session *s)
{
	return s->bad < SESSION_BAD_MAX;
}

static bool
do_capa(struct session *s, struct span args)
{
	(void)args;
	popcapa_write(&s->wr, &s->opt->capa);
	reply(s, "IMPLEMENTATION Pneumatic\r\n.");
	return true;
}

static bool
do_stat(struct session *s, struct span args)
{
	const struct drop *d = &s->drop;

	(void)args;
	wr_addf(&s->wr, "+OK %zu %llu\r\n", d->n - d->n_deleted,
	    (unsigned long long)(d->size - d->deleted_size));
	return true;
}

static bool
do_noop(struct session *s, struct span args)
{
	(void)args;
	reply(s, "+OK");
	return true;
}

static void
add_size(struct session *s, size_t n)
{
	wr_addu(&s->wr, n);
	wr_addc(&s->wr, ' ');
	wr_addu(&s->wr, s->drop.messages[n - 1].size);
	wr_adds(&s->wr, "\r\n");
}

static void
add_uidl(struct session *s, size_t n)
{
	struct buf id = BUF_INIT(UIDL_MAX * 2);

	uidls_write(&s->drop, n, &id);
	wr_addu(&s->wr, n);
	wr_addc(&s->wr, ' ');
	wr_add(&s->wr, buf_span(&id));
	wr_adds(&s->wr, "\r\n");
	buf_done(&id);
}

/* LIST and UIDL: one line for one message, or one for each. */
static bool
scan_listing(struct session *s, struct span args,
    void (*add)(struct session *, size_t))
{
	size_t n;

	if (!is_last(args)) {
		if (!only_message(s, args, &n))
			return goes_on(s);
		wr_adds(&s->wr, "+OK ");
		add(s, n);
		return true;
	}
	reply(s, "+OK");
	for (n = 1; n <= s->drop.n; n++)
		if (!s->drop.messages[n - 1].deleted)
			add(s, n);
	reply(s, ".");
	return true;
}

static bool
do_list(struct session *s, struct span args)
{
	return scan_listing(s, args, add_size);
}

static bool
do_uidl(struct session *s, struct span args)
{
	struct err err = ERR_INIT;

	/* What could not be laid down is told, as it would be without. */
	if (uidls_prepare(&s->drop, true, &err) == -1)
		log_reason("uidl", err.text);
	return scan_listing(s, args, add_uidl);
}

static bool
do_dele(struct session *s, struct span args)
{
	size_t n;

	if (!only_message(s, args, &n))
		return goes_on(s);
	drop_delete(&s->drop, n);
	if (n > s->last)
		s->last = n;
	reply(s, "+OK Will be removed");
	return true;
}

static bool
do_rset(struct session *s, struct span args)
{
	(void)args;
	drop_undelete_all(&s->drop);
	s->last = s->drop.seen;
	reply(s, "+OK");
	return true;
}

static bool
do_lang(struct session *s, struct span args)
{
	return poplang_answer(&s->wr, args) || ++s->bad < SESSION_BAD_MAX;
}

/* RFC 1460: the highest number accessed, before and in this session. */
static bool
do_last(struct session *s, struct span args)
{
	(void)args;
	if (!s->opt->last)
		return commands_bad(s, "-ERR Unknown command");
	wr_addf(&s->wr, "+OK %zu\r\n", s->last);
	return true;
}

/* Once the reply has begun there is no way to say that the rest cannot be
 * read: the connection ends without the final dot, so that no client takes the
 * beginning for the whole. */
static bool
send_file(struct session *s, int fd, uint64_t lines)
{
	struct popdot dot;
	struct span chunk;
	struct rd file;
	int got = 1;

	rd_init(&file, fd, -1);
	popdot_init(&dot, &s->wr, lines);
	dot.no_nuls = s->opt->no_nuls;
	dot.end_header = s->opt->end_header;
	while (got == 1 && !popdot_full(&dot) && s->wr.sys == 0)
		if ((got = rd_some(&file, RD_CAP, &chunk, s->err)) == 1)
			popdot_feed(&dot, chunk);
	rd_done(&file);
	if (got == -1) {
		s->failed = true;
		return false;
	}
	popdot_end(&dot);
	return true;
}

/* The file of message n, open, or -1 and this has been answered. */
static int
open_message(struct session *s, size_t n)
{
	int fd = -1, got = drop_fd(&s->drop, n, &fd, s->err);

	if (got == 1)
		return fd;
	if (got == 0) {
		reply(s, "-ERR That message has been removed meanwhile");
	} else {
		log_reason("error", s->err->text);
		reply(s, "-ERR [SYS/TEMP] That message cannot be read now");
	}
	return -1;
}

/* For the log, as Dovecot counts: the status line, and not the final dot. */
static uint64_t
counted(const struct session *s, uint64_t before)
{
	uint64_t n = s->wr.total - before;

	return n < 3 ? 0 : n - 3;
}

static bool
do_retr(struct session *s, struct span args)
{
	uint64_t before;
	size_t n;
	bool good;
	int fd;

	if (!only_message(s, args, &n))
		return goes_on(s);
	if ((fd = open_message(s, n)) == -1)
		return true;
	before = s->wr.total;
	wr_addf(&s->wr, "+OK %llu octets\r\n",
	    (unsigned long long)s->drop.messages[n - 1].size);
	good = send_file(s, fd, POPDOT_ALL);
	close(fd);
	s->counts.retr_n++;
	s->counts.retr_bytes += counted(s, before);
	s->drop.messages[n - 1].fetched = good;
	if (n > s->last)
		s->last = n;
	return good;
}

static bool
do_top(struct session *s, struct span args)
{
	uint32_t lines = 0;
	uint64_t before;
	size_t n = 0;
	bool good;
	int fd, got = take_message(s, &args, &n);

	if (got == -1)
		return goes_on(s);
	if (got == 0 || popline_number(&args, &lines) != 1 || !is_last(args))
		return commands_bad(s, "-ERR TOP wants a message and a number "
		    "of lines");
	if ((fd = open_message(s, n)) == -1)
		return true;
	before = s->wr.total;
	reply(s, "+OK");
	good = send_file(s, fd, lines);
	close(fd);
	s->counts.top_n++;
	s->counts.top_bytes += counted(s, before);
	return good;
}

/* UPDATE (RFC 1939 6): +OK is said after the removals are durable. */
static bool
do_quit(struct session *s, struct span args)
{
	(void)args;
	s->quit = true;
	if (drop_finish(&s->drop, true, s->err) == 0) {
		reply(s, "+OK Logging out");
	} else {
		s->failed = true;
		reply(s, "-ERR [SYS/TEMP] Some deleted messages may not be "
		    "removed");
	}
	return false;
}

static const struct verb verbs[] = {
	{ "CAPA", do_capa }, { "DELE", do_dele }, { "LANG", do_lang },
	{ "LAST", do_last }, { "LIST", do_list }, { "NOOP", do_noop },
	{ "QUIT", do_quit }, { "RETR", do_retr }, { "RSET", do_rset },
	{ "STAT", do_stat }, { "TOP", do_top }, { "UIDL", do_uidl },
};

bool
commands_run(struct session *s, struct span line)
{
	unsigned bad_before = s->bad;
	struct span name, args;
	size_t i;
	bool on;

	if (s->eol == EOL_LF && span_ends(line, SPAN("\r")))
		line.n--;
	popline_split(line, &name, &args);
	for (i = 0; i < LENGTH(verbs); i++)
		if (span_ieq(name, span_str(verbs[i].name)))
			break;
	if (i == LENGTH(verbs))
		return commands_bad(s, "-ERR Unknown command");
	on = verbs[i].run(s, args);
	if (s->bad == bad_before)
		s->bad = 0;
	return on;
}
