/* pop3d - POP3 over a Maildir (RFC 1939, RFC 2449).
 * session: a hand-over on descriptor 3 says whose mailbox it is; by hand it is
 * that of --maildir, and then the input is no network's.
 * SPDX-License-Identifier: ISC */
#include <sysexits.h>

#include "auth/handover.h"
#include "base/tool.h"
#include "conn/facts.h"
#include "os/confine.h"
#include "pop3/uidl.h"
#include "session.h"

#define WRITE_MS 120000              /* a client that does not read */

struct options {
	struct session_options session;
	const char *maildir;
	uint64_t idle_ms;
};

#define SESSION(member) offsetof(struct options, session.member)

static const struct option_row rows[] = {
	{ "maildir", '\0', OPTION_DIR, offsetof(struct options, maildir), 0, 0,
	    "dir", "by hand: the Maildir; not on a network socket" },
	{ "uidl-format", '\0', OPTION_STRING, SESSION(drop.uidl_format), 0, 0,
	    "format", "unique ids; default " UIDL_FORMAT_DEFAULT },
	{ "lock-session", '\0', OPTION_FLAG, SESSION(drop.lock_session), 0, 0,
	    NULL, "one session at a time on a mailbox" },
	{ "no-flag-updates", '\0', OPTION_FLAG,
	    SESSION(drop.no_flag_updates), 0, 0, NULL,
	    "RETR does not mark a message as seen" },
	{ "delete-flag", '\0', OPTION_STRING, SESSION(drop.delete_flag), 0, 0,
	    "keyword", "mark deleted messages, hide them, keep them" },
	{ "last", '\0', OPTION_FLAG, SESSION(last), 0, 0, NULL,
	    "know LAST (RFC 1460)" },
	{ "log-format", '\0', OPTION_STRING, SESSION(log_format), 0, 0,
	    "format", "summary in the log at the end" },
	{ "idle", '\0', OPTION_TIME, offsetof(struct options, idle_ms), 100,
	    86400000, "time", "longest silence of the client; default 10m" },
};

static const struct tool tool = { "pop3d", TOOL_SESSION,
	"[-enVh] [--maildir dir] [options]", "POP3 TOP UIDL PIPELINING", rows,
	LENGTH(rows) };

/* Whose mailbox: the hand-over's, or by hand the one named. *path and what the
 * client has already sent; `handed` when it is the former. */
static int
find_maildir(const struct options *opt, struct account *account,
    struct buf *path, struct buf *unread, bool *handed, struct err *err)
{
	int got = tool_had_fd(HANDOVER_FD) ?
	    handover_read(HANDOVER_FD, account, unread, err) : 0;

	*handed = got != 0;
	if (got == -1)
		return -1;
	if (*handed && opt->maildir != NULL)
		return err_set(err, ERR_USAGE,
		    "--maildir is for use by hand, without a login");
	if (!*handed && opt->maildir == NULL)
		return err_set(err, ERR_USAGE, "no login, and no --maildir");
	if (!*handed && facts_from_socket(0))
		return err_set(err, ERR_USAGE,
		    "without a login a network socket is refused");
	if (*handed)
		account_maildir(account, path);
	else
		buf_adds(path, opt->maildir);
	return path->len > 0 && buf_ok(path) ? 0 :
	    err_set(err, ERR_TEMP, "the account has no maildir");
}

int
main(int argc, char **argv)
{
	struct options opt = { { { UIDL_FORMAT_DEFAULT, NULL, false, false },
		false, SESSION_LOG_FORMAT }, NULL, 600000 };
	struct buf path = BUF_INIT(4096), unread = BUF_INIT(HANDOVER_UNREAD_MAX);
	struct err err = ERR_INIT;
	struct account account;
	struct session s;
	struct tree tree;
	bool handed = false;
	int r;

	tool_init(&tool);
	if (tool_options(argc, argv, &opt)[0] != NULL)
		tool_exit(EX_USAGE, "no arguments are wanted");
	account_init(&account);
	if (uidl_check(span_str(opt.session.drop.uidl_format), &err) == -1 ||
	    session_check_format(opt.session.log_format, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	session_init(&s, &opt.session, &tree, &err);
	rd_init(&s.rd, 0, (int)opt.idle_ms);
	wr_init(&s.wr, 1, WRITE_MS);
	s.rd.flush = &s.wr;
	r = find_maildir(&opt, &account, &path, &unread, &handed, &err);
	s.eol = handed ? EOL_CRLF : EOL_LF;
	s.user = account_get(&account, "user");
	if (r == 0)
		r = tree_open(&tree, buf_str(&path), handed, &err);
	if (r == 0 && (r = drop_lock(&s.drop, &err)) == 0) {
		session_in_use(&s);
		return 0;
	}
	if (r == 1)
		r = os_confine(OS_STDIO | OS_WRITEDIR, &tree.fd, 1, &err);
	if (r == -1 && handed)
		session_unavailable(&s);
	if (r == -1)
		tool_die(&err);
	rd_prepend(&s.rd, buf_span(&unread));
	buf_done(&unread);
	r = session_run(&s);
	session_done(&s);
	tree_close(&tree);
	account_done(&account);
	if (r == -1)
		tool_die(&err);
	return 0;
}
