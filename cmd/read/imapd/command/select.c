/* SELECT, EXAMINE, CLOSE, UNSELECT: which mailbox is looked at.
 * SPDX-License-Identifier: ISC */
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
	if (sum.unseen > 0 && !rev2)
		wr_addf(&s->out, "* OK [UNSEEN %zu] first unseen\r\n",
		    sum.first_unseen + 1);
	wr_addf(&s->out, "* OK [UIDVALIDITY %lu] UIDs valid\r\n"
	    "* OK [UIDNEXT %lu] predicted next UID\r\n",
	    (unsigned long)box_uidvalidity(b), (unsigned long)box_uidnext(b));
	buf_adds(&s->text, "* OK [");
	object_mailbox(&s->text, b);
	buf_adds(&s->text, "] id\r\n");
	session_say(s);
	if (rev2) {
		buf_adds(&s->text, "* LIST () \".\" ");
		mailname_write(s, &s->text, buf_span(&s->view.name));
		buf_adds(&s->text, "\r\n");
		session_say(s);
	}
	resync_tell_highest(s);
}

/* RFC 9051 6.3.2: whatever was selected before is so no more, even when this
 * fails. */
static enum reply
open_mailbox(struct session *s, struct args *args, bool readonly)
{
	struct resync resync;
	struct span name;
	int r;

	if (mailname_parse(s, args, &name) == -1 ||
	    resync_parse(&resync, args) == -1 || args_end(args) == -1)
		return REPLY_SYNTAX;
	if (resync.qresync && (s->enabled & ENABLED_QRESYNC) == 0) {
		args_fail(args, "QRESYNC is not enabled");
		return REPLY_SYNTAX;
	}
	if (resync.condstore)
		s->enabled |= ENABLED_CONDSTORE;
	if (s->view.box != NULL)
		wr_adds(&s->out, "* OK [CLOSED] previous mailbox closed\r\n");
	view_close(&s->view);
	r = box_open(&s->tree, name, BOX_LAZY | (readonly ? BOX_READ :
	    BOX_WRITE), &s->view.box, &s->err);
	if (r != 1) {
		s->view.box = NULL;
		return r == 0 ? REPLY_NONEXISTENT : reply_of(&s->err);
	}
	readonly |= box_is_readonly(s->view.box);
	s->view.readonly = readonly;
	buf_reset(&s->view.name);
	buf_add(&s->view.name, name);
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

/* Expunges without a word (RFC 9051 6.4.1). */
enum reply
cmd_close(struct session *s, struct args *args)
{
	enum reply reply = REPLY_OK;

	if (args_end(args) == -1)
		return REPLY_SYNTAX;
	if (!s->view.readonly)
		command_expunge(s, NULL, &reply);
	if (reply == REPLY_OK)
		resync_code_highest(s);
	view_close(&s->view);
	return reply;
}
