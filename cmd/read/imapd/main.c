/* imapd - IMAP4rev1 over a Maildir (RFC 3501, RFC 9051).
 * session: after login. With a hand-over on descriptor 3 it serves that account
 * at once; by hand, `imapd --maildir ./Maildir < commands`, it greets with
 * PREAUTH.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>

#include "auth/handover.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/tool.h"
#include "conn/facts.h"
#include "os/confine.h"
#include "session.h"

#define APPEND_MAX (1ull << 40)
#define HOUR 3600000ull

static const struct option_row rows[] = {
	{ "maildir", '\0', OPTION_STRING, offsetof(struct settings, maildir),
	    0, 0, "dir", "serve this Maildir, without a login (by hand)" },
	{ "idle-timeout", '\0', OPTION_TIME,
	    offsetof(struct settings, idle_timeout), 1000, 24 * HOUR, "time",
	    "end a session silent for so long (30m)" },
	{ "max-line", '\0', OPTION_SIZE, offsetof(struct settings, line_max),
	    1000, 16 << 20, "size", "largest command, literals included (64k)" },
	{ "max-message", '\0', OPTION_SIZE,
	    offsetof(struct settings, append_max), 1000, APPEND_MAX, "size",
	    "largest message a client may append (50M)" },
};

#ifdef WITHOUT_ZLIB
#define FEATURES NULL
#else
#define FEATURES "zlib"
#endif

static const struct tool tool = { "imapd", TOOL_SESSION,
	"[-enVh] [--maildir dir] [--idle-timeout time] [--max-line size] "
	"[--max-message size]", FEATURES, rows, LENGTH(rows) };

/* Whose mail? 1 a hand-over's, its unread bytes in *unread; 0 --maildir's. */
static int
whose(const struct settings *set, struct buf *path, struct buf *unread,
    struct quota *quota, struct err *err)
{
	struct span limits;
	struct account account;
	int r = 0;

	account_init(&account);
	if (tool_had_fd(HANDOVER_FD))
		r = handover_read(HANDOVER_FD, &account, unread, err);
	if (r == 1 && set->maildir == NULL)
		account_maildir(&account, path);
	else if (r == 0 && set->maildir == NULL)
		r = err_set(err, ERR_USAGE, "no login came before: give "
		    "--maildir to serve one by hand");
	else if (r == 0 && facts_from_socket(0))
		r = err_set(err, ERR_USAGE, "--maildir is refused on a "
		    "network socket: put a login program before imapd");
	if (r != -1 && path->len == 0)
		buf_adds(path, set->maildir == NULL ? "" : set->maildir);
	if (r != -1 && path->len == 0)
		r = err_set(err, ERR_TEMP, "the account has no Maildir");
	/* By hand one's own environment may say it. */
	limits = r == 1 ? account_get(&account, "quota") :
	    span_str(getenv("QUOTA"));
	if (r != -1 && quota_parse(quota, limits, err) == -1)
		r = -1;
	account_done(&account);
	return r;
}

static void
log_end_of(const struct session *s)
{
	struct logline l;
	struct buf bytes = BUF_INIT(100);

	buf_addf(&bytes, "%llu/%llu", (unsigned long long)s->in.total,
	    (unsigned long long)s->out.total);
	log_begin(&l, "logout");
	log_str(&l, "user", span_str(getenv("USER")));
	log_str(&l, "reason", span_str(s->reason));
	log_str(&l, "bytes", buf_span(&bytes));
	log_end(&l);
	buf_done(&bytes);
}

int
main(int argc, char **argv)
{
	static struct settings set = { NULL, HOUR / 2, 65536, 50 << 20 };
	static struct session s;
	static struct quota quota;
	struct buf path = BUF_INIT(4096), unread = BUF_INIT(
	    HANDOVER_UNREAD_MAX);
	struct err err = ERR_INIT;
	int handed;

	tool_init(&tool);
	if (tool_options(argc, argv, &set)[0] != NULL)
		tool_exit(EX_USAGE, "imapd runs no program");
	tool_checked(&set);
	if ((handed = whose(&set, &path, &unread, &quota, &err)) == -1)
		tool_die(&err);
	(void)facts_from_socket(0);
	tool_explain("Maildir %s", buf_str(&path));
	session_init(&s, &set);
	s.quota = quota;
	if (tree_open(&s.tree, buf_str(&path), true, &err) == -1 ||
	    os_confine(OS_STDIO | OS_WRITEDIR | OS_WATCH,
	    &s.tree.fd, 1, &err) == -1) {
		if (handed == 1) {
			session_unavailable(&s, err.text);
			log_end_of(&s);
		}
		tool_die(&err);
	}
	quota_adopt(&s.quota, &s.tree);
	s.tree.quota = &s.quota;
	rd_prepend(&s.in, buf_span(&unread));
	session_run(&s, handed == 0);
	log_end_of(&s);
	session_done(&s);
	tree_close(&s.tree);
	buf_done(&path);
	buf_done(&unread);
	return 0;
}
