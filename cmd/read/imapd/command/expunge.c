/* EXPUNGE, UID EXPUNGE (RFC 4315).
 * SPDX-License-Identifier: ISC */
#include "commands.h"
#include "../resync.h"
#include "../session.h"

/* Remove what is \Deleted, and in `uids` where that is given. What went is
 * told by view_sync. */
void
command_expunge(struct session *s, const struct seqset *uids,
    enum reply *reply_out)
{
	struct box *b = s->view.box;
	size_t i, n = box_count(b);
	struct events_line e;
	int r = 0;

	for (i = 0; i < n && r != -1; i++) {
		const struct box_message *m = box_message(b, i);

		if ((m->flags.system & FLAG_DELETED) != 0 && !m->gone &&
		    (uids == NULL || seqset_has(uids, m->uid))) {
			events_prepare(s, &e, EVENTS_EXPUNGE, i, NULL, 0);
			r = box_expunge(b, i, &s->err);
			events_log(s, &e, r == 1);
		}
	}
	*reply_out = r == -1 ? reply_of(&s->err) : REPLY_OK;
	if (box_commit(b, r == -1 ? NULL : &s->err) == -1 && r != -1)
		*reply_out = reply_of(&s->err);
}

enum reply
cmd_expunge(struct session *s, struct args *args)
{
	struct view_set set;
	struct span text;
	enum reply reply;

	if (s->access.on && (s->view.rights & ACL_EXPUNGE) == 0)
		return REPLY_NOPERM;
	if (!s->uid) {
		if (args_end(args) == -1)
			return REPLY_SYNTAX;
		command_expunge(s, NULL, &reply);
		if (reply == REPLY_OK)
			resync_code_highest(s);
		return reply;
	}
	if (args_space(args) == -1 || args_set(args, &text) == -1 ||
	    args_end(args) == -1)
		return REPLY_SYNTAX;
	if (view_set_parse(&set, &s->view, text, true, &s->err) == -1)
		reply = REPLY_SYNTAX;
	else
		command_expunge(s, &set.set, &reply);
	if (reply == REPLY_OK)
		resync_code_highest(s);
	view_set_done(&set);
	return reply;
}
