/* pop3d - POP3 over a Maildir (RFC 1939, RFC 2449).
 * session: a hand-over on descriptor 3 says whose mailbox it is; by hand it is
 * that of --maildir, and then the input is no network's.
 * SPDX-License-Identifier: ISC */
#include <sysexits.h>

#include "auth/handover.h"
#include "base/log.h"
#include "base/tool.h"
#include "compare.h"
#include "conn/facts.h"
#include "io/unpack.h"
#include "options.h"
#include "os/confine.h"
#include "visit.h"

#define WRITE_MS 120000              /* a client that does not read */

static const struct tool tool = { "pop3d", TOOL_SESSION,
	"[-enVh] [--maildir dir] [options]",
	"POP3 TOP UIDL PIPELINING UTF8 LANG" UNPACK_FEATURES, options_rows,
	OPTIONS_ROWS };

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

/* Everything that needs more than the descriptors and the Maildir: 1 the
 * maildrop is ours, 0 it is not and the client has been told, -1 with err. */
static int
admit(struct session *s, const struct options *opt, struct err *err)
{
	struct err own = ERR_INIT;
	int r = drop_lock(&s->drop, err);

	if (r == 0)
		session_in_use(s);
	if (r != 1 || opt->session.capa.delay_ms == 0)
		return r;
	r = visit_now(s->drop.tree->fd, opt->session.capa.delay_ms, &own);
	if (r == 0)
		session_too_soon(s);
	/* A full disk keeps nobody from his mail. */
	if (r == -1)
		log_reason("login-delay", own.text);
	return r != 0;
}

/* --uidl-check: the exit code. */
static int
compare(struct session *s, const struct options *opt)
{
	bool same = false;

	if (drop_open(&s->drop, s->err) == -1 || compare_run(&s->drop,
	    opt->compare, &s->wr, &same, s->err) == -1)
		tool_die(s->err);
	return same ? 0 : EX_DATAERR;
}

int
main(int argc, char **argv)
{
	struct options opt;
	struct buf path = BUF_INIT(4096);
	struct buf unread = BUF_INIT(HANDOVER_UNREAD_MAX);
	struct err err = ERR_INIT;
	struct account account;
	struct session s;
	struct tree tree;
	bool handed = false;
	int r;

	tool_init(&tool);
	options_init(&opt);
	if (tool_options(argc, argv, &opt)[0] != NULL)
		tool_exit(EX_USAGE, "no arguments are wanted");
	account_init(&account);
	if (options_settle(&opt, &err) == -1)
		tool_die(&err);
	tool_checked(&opt);
	session_init(&s, &opt.session, &tree, &err);
	rd_init(&s.rd, 0, (int)opt.idle_ms);
	wr_init(&s.wr, 1, WRITE_MS);
	s.rd.flush = &s.wr;
	r = find_maildir(&opt, &account, &path, &unread, &handed, &err);
	s.eol = handed ? EOL_CRLF : EOL_LF;
	s.user = s.drop.user = account_get(&account, "user");
	if (r == 0)
		r = tree_open(&tree, buf_str(&path), handed, &err);
	if (r == 0 && (layout_parse(account_get(&account, "layout"),
	    &tree.layout, &err) == -1 || (opt.lazy_expunge != NULL &&
	    tree_keep_expunged(&tree, opt.lazy_expunge, &err) == -1)))
		r = -1;
	tree.nfs = opt.nfs;
	if (r == 0 && opt.compare != NULL)
		return compare(&s, &opt);
	if (r == 0 && (r = admit(&s, &opt, &err)) == 0)
		return 0;
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
