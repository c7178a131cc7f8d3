/* UNAUTHENTICATE (RFC 8437): back to where nobody has logged in, on the same
 * connection. This process has become the user, so it ends, and the
 * authenticator that waits for it begins anew (auth/again.h) with what has been
 * read of the client's next commands.
 *
 * Compression ends in each direction behind the line that says so (4.1). What
 * comes behind the client's cannot be told from it where he has not waited for
 * the answer: then the connection ends.
 * SPDX-License-Identifier: ISC */
#include "commands.h"
#include "../notify/notify.h"
#include "../session.h"

enum reply
cmd_unauthenticate(struct session *s, struct args *args)
{
	if (s->again_fd == -1)
		return REPLY_UNKNOWN;
	if (args_end(args) == -1)
		return REPLY_SYNTAX;
	s->ending = true;
	if (s->deflate != NULL && (rd_pending(&s->in).n > 0 ||
	    deflate_holds(s->deflate))) {
		wr_adds(&s->out, "* BYE wait for the answer to UNAUTHENTICATE "
		    "where COMPRESS is in force\r\n");
		s->reason = "commands behind UNAUTHENTICATE";
		return REPLY_NOTHING;
	}
	/* Nothing is expunged. */
	notify_free(s);
	view_close(&s->view);
	s->reason = "unauthenticated";
	s->gives_back = true;
	return REPLY_OK;
}
