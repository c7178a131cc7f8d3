/* imapd - IMAP4rev1 over a Maildir (RFC 3501, RFC 9051).
 * session: after login. With a hand-over on descriptor 3 it serves that account
 * at once; by hand, `imapd --maildir ./Maildir < commands`, it greets with
 * PREAUTH.
 * SPDX-License-Identifier: ISC */
#include <sysexits.h>

#include "auth/again.h"
#include "auth/handover.h"
#include "base/tool.h"
#include "conn/facts.h"
#include "namespaces.h"
#include "opening.h"
#include "options.h"
#include "session.h"
#include "workarounds.h"

int
main(int argc, char **argv)
{
	static struct settings set;
	static struct session s;
	struct buf path = BUF_INIT(4096), unread = BUF_INIT(
	    HANDOVER_UNREAD_MAX);
	struct err err = ERR_INIT;
	int handed, code = 0;

	tool_init(&options_tool);
	options_init(&set);
	if (tool_options(argc, argv, &set)[0] != NULL)
		tool_exit(EX_USAGE, "imapd runs no program");
	session_init(&s, &set);
	if (events_check(set.logout_format, &err) == -1 ||
	    options_names(&set, &err) == -1 || workarounds_parse(
	    span_str(set.workaround_names), &set.workarounds, &err) == -1 ||
	    namespaces_check(&set, &err) == -1 ||
	    options_mailboxes(&set, &s.autoboxes, &err) == -1)
		tool_die(&err);
	tool_checked(&set);
	if ((handed = opening_who(&s, &path, &unread, &err)) == -1)
		tool_die(&err);
	if (handed == 1)
		s.again_fd = again_session_fd();
	(void)facts_from_socket(0);
	if (opening_trees(&s, buf_str(&path), &err) == -1) {
		if (handed == 1) {
			session_unavailable(&s, err.text);
			events_end(&s);
		}
		tool_die(&err);
	}
	rd_prepend(&s.in, buf_span(&unread));
	session_run(&s, handed == 0);
	events_end(&s);
	if (s.gives_back && s.out.sys == 0) {
		if (again_give(s.again_fd, rd_pending(&s.in), &err) == -1)
			tool_die(&err);
		code = AGAIN_EXIT;
	}
	session_done(&s);
	buf_done(&path);
	buf_done(&unread);
	return code;
}
