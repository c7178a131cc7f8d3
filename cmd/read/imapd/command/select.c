/* SELECT, EXAMINE, CLOSE, UNSELECT: which mailbox is looked at.
 * SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "commands.h"
#include "../resync.h"
#include "../mailname.h"
#include "../object.h"
#include "../session.h"

static void
tell_selected(struct session *s)
{
	const struct box *b = s->view.box;
	bool rev2 = (s->enabled & ENABLED_REV2) != 0;
	struct box_summary sum;

	box_summarize(b, &sum);
	s->view.keywords = SIZE_MAX;
	view_tell_keywords(s);
	if (s->view.readonly)
		wr_adds(&s->out, "* OK [PERMANENTFLAGS ()] read-only\r\n");
	wr_addf(&s->out, "* %zu EXISTS\r\n", box_count(b));
	if (!rev2)
		wr_addf(&s->out, "* %zu RECENT\r\n", sum.recent);
	if (sum.unseen > 0 && !rev2 &&
	    (s->enabled & ENABLED_UIDONLY) == 0)
		wr_addf(&s->out, "* OK [UNSEEN %zu] first unseen\r\n",
		    sum.first_unseen + 1);
	wr_addf(&s->out, "* OK [UIDVALIDITY %lu] UIDs valid\r\n"
	    "* OK [UIDNEXT %lu] predicted next UID\r\n",
	    (unsigned long)box_uidvalidity(b), (unsigned long)box_uidnext(b));
	if (box_is_fleeting(b))          /* RFC 4315 3 */
		wr_adds(&s->out, "* NO [UIDNOTSTICKY] UIDs are of this "
		    "session only\r\n");
	buf_adds(&s->text, "* OK [");
	object_mailbox(&s->text, b);
	buf_adds(&s->text, "] id\r\n");
	session_say(s);
	if (rev2) {
		buf_addf(&s->text, "* LIST () \"%c\" ",
		    s->spaces.separator);
		mailname_write(s, &s->text, buf_span(&s->view.name));
		buf_adds(&s->text, "\r\n");
		session_say(s);
	}
	resync_tell_highest(s);
}

/* The file system does not let this user change anything in another's tree. */
static bool
is_closed(const struct session *s, const struct place *place)
{
	return place->space->kind != SPACE_PERSONAL &&
	    faccessat(box_dir(s->view.box), "cur", W_OK, 0) == -1 &&
	    errno == EACCES;
}

/* RFC 9051 6.3.2: whatever was selected before is so no more, even when this
 * fails. */
static enum reply
open_mailbox(struct session *s, struct args *args, bool readonly)
{
	struct resync resync;
	struct place place;
	int r;

	if (place_parse(s, args, &place) == -1 ||
	    resync_parse(&resync, args) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	if (resync.qresync && (s->enabled & ENABLED_QRESYNC) == 0) {
		args_fail(args, "QRESYNC is not enabled");
		return REPLY_SYNTAX;
	}
	if (resync.match_seqs.p != NULL &&
	    (s->enabled & ENABLED_UIDONLY) != 0)
		return REPLY_UIDREQUIRED;
	if (resync.condstore)
		s->enabled |= ENABLED_CONDSTORE;
	if (s->view.box != NULL)
		wr_adds(&s->out, "* OK [CLOSED] previous mailbox closed\r\n");
	view_close(&s->view);
	s->view.rights = access_rights(s, &place);
	readonly |= (s->view.rights & ACCESS_CHANGES) == 0;
	r = place_open(s, &place, BOX_LAZY | (readonly ? BOX_READ :
	    BOX_WRITE), &s->view.box);
	if (r != 1) {
		s->view.box = NULL;
		return r == 0 ? REPLY_NONEXISTENT : reply_of(&s->err);
	}
	readonly |= box_is_readonly(s->view.box) || is_closed(s, &place);
	s->view.readonly = s->view.examined = readonly;
	buf_reset(&s->view.name);
	buf_add(&s->view.name, place.full);
	tell_selected(s);
	if (resync.qresync && (view_load(s) == -1 ||
	    resync_tell(s, &resync) == -1))
		return s->ending ? REPLY_NOTHING : REPLY_SYNTAX;
	buf_adds(&s->code, readonly ? "READ-ONLY" : "READ-WRITE");
	return REPLY_OK;
}

enum reply
cmd_select(struct session *s, struct args *args)
{
	return open_mailbox(s, args, false);
}

enum reply
cmd_examine(struct session *s, struct args *args)
{
	return open_mailbox(s, args, true);
}

enum reply
cmd_unselect(struct session *s, struct args *args)
{
	if (args_end(args) == -1)
		return REPLY_SYNTAX;
	view_close(&s->view);
	return REPLY_OK;
}

/* Expunges without a word (RFC 9051 6.4.1), or not at all without the right to
 * (RFC 4314 4). */
enum reply
cmd_close(struct session *s, struct args *args)
{
	enum reply reply = REPLY_OK;

	if (args_end(args) == -1)
		return REPLY_SYNTAX;
	if (!s->view.readonly && (!s->access.on ||
	    (s->view.rights & ACL_EXPUNGE) != 0))
		command_expunge(s, NULL, &reply);
	if (reply == REPLY_OK)
		resync_code_highest(s);
	view_close(&s->view);
	return reply;
}
