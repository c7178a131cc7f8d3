/* dispatch - see dispatch.h.
 * SPDX-License-Identifier: ISC */
#include "dispatch.h"

#include <stdlib.h>

#include "command/commands.h"
#include "session.h"

enum {
	SELECTED = 1,    /* legal only with a mailbox selected */
	WRITES = 2,      /* changes the selected mailbox */
	HOLDS = 4,       /* no EXPUNGE may be told after it (RFC 9051 7.5.1) */
	BY_UID = 8,      /* exists as UID command too */
	QUIET = 16,      /* does its own telling, or has nothing to tell of */
	LIGHT = 32,      /* needs no message of the selected mailbox */
};

struct row {
	struct span name;
	command *run;
	unsigned flags;
	const char *capability;  /* that it brings, or NULL */
};

#define ROW(name, run, flags, capability) \
	{ { name, sizeof(name) - 1 }, run, flags, capability }

static const struct row rows[] = {       /* sorted */
	ROW("APPEND", cmd_append, 0, "LITERAL+ MULTIAPPEND"),
	ROW("CAPABILITY", cmd_capability, 0, NULL),
	ROW("CHECK", cmd_check, SELECTED | LIGHT, NULL),
	ROW("CLOSE", cmd_close, SELECTED | QUIET, NULL),
	ROW("COMPRESS", cmd_compress, 0, "COMPRESS=DEFLATE"),
	ROW("COPY", cmd_copy, SELECTED | BY_UID, "UIDPLUS"),
	ROW("CREATE", cmd_create, 0, NULL),
	ROW("DELETE", cmd_delete, 0, NULL),
	ROW("ENABLE", cmd_enable, 0, "ENABLE CONDSTORE QRESYNC UTF8=ACCEPT"),
	ROW("EXAMINE", cmd_examine, QUIET, NULL),
	ROW("EXPUNGE", cmd_expunge, SELECTED | WRITES | BY_UID, NULL),
	ROW("FETCH", cmd_fetch, SELECTED | HOLDS | BY_UID,
	    "BINARY OBJECTID"),
	ROW("GETQUOTA", cmd_getquota, 0,
	    "QUOTA QUOTA=RES-STORAGE QUOTA=RES-MESSAGE"),
	ROW("GETQUOTAROOT", cmd_getquotaroot, 0, NULL),
	ROW("ID", cmd_id, 0, "ID"),
	ROW("IDLE", cmd_idle, 0, "IDLE"),
	ROW("LIST", cmd_list, 0, "CHILDREN LIST-EXTENDED LIST-STATUS "
	    "SPECIAL-USE"),
	ROW("LOGOUT", cmd_logout, QUIET, NULL),
	ROW("LSUB", cmd_lsub, 0, NULL),
	ROW("MOVE", cmd_move, SELECTED | WRITES | BY_UID, "MOVE"),
	ROW("NAMESPACE", cmd_namespace, 0, "NAMESPACE"),
	ROW("NOOP", cmd_noop, 0, NULL),
	ROW("RENAME", cmd_rename, 0, NULL),
	ROW("SEARCH", cmd_search, SELECTED | HOLDS | BY_UID,
	    "ESEARCH SEARCHRES WITHIN PARTIAL I18NLEVEL=1"),
	ROW("SELECT", cmd_select, QUIET, NULL),
	ROW("SORT", cmd_sort, SELECTED | HOLDS | BY_UID,
	    "SORT SORT=DISPLAY ESORT"),
	ROW("STATUS", cmd_status, 0, "STATUS=SIZE"),
	ROW("STORE", cmd_store, SELECTED | WRITES | HOLDS | BY_UID, NULL),
	ROW("SUBSCRIBE", cmd_subscribe, 0, NULL),
	ROW("THREAD", cmd_thread, SELECTED | HOLDS | BY_UID,
	    "THREAD=ORDEREDSUBJECT THREAD=REFERENCES THREAD=REFS"),
	ROW("UNSELECT", cmd_unselect, SELECTED | QUIET | LIGHT, "UNSELECT"),
	ROW("UNSUBSCRIBE", cmd_unsubscribe, 0, NULL),
};

static int
compare_names(const void *name, const void *row)
{
	return span_icmp(*(const struct span *)name,
	    ((const struct row *)row)->name);
}

static const struct row *
find(struct span name)
{
	return bsearch(&name, rows, LENGTH(rows), sizeof(rows[0]),
	    compare_names);
}

void
dispatch_capabilities(struct session *s, struct buf *out)
{
	size_t i;

	buf_adds(out, "IMAP4rev1 IMAP4rev2");
	for (i = 0; i < LENGTH(rows); i++)
		if (rows[i].capability != NULL && (deflate_works() ||
		    rows[i].run != cmd_compress))
			buf_addf(out, " %s", rows[i].capability);
	buf_addf(out, " APPENDLIMIT=%llu",
	    (unsigned long long)s->set->append_max);
}

struct span
dispatch_tag(const struct session *s)
{
	struct args args;
	struct span tag;

	args_init(&args, buf_span(&s->frame.bytes), NULL);
	if (args_tag(&args, &tag) == -1 || (!args_at_end(&args) &&
	    args_space(&args) == -1))
		return span_of("", 0);
	return tag;
}

static enum reply
run(struct session *s, const struct row *row, struct args *args)
{
	if (row == NULL || (s->uid && (row->flags & BY_UID) == 0))
		return REPLY_UNKNOWN;
	if ((row->flags & SELECTED) && s->view.box == NULL)
		return REPLY_STATE;
	if ((row->flags & WRITES) && s->view.readonly)
		return REPLY_READONLY;
	if ((row->flags & (SELECTED | LIGHT)) == SELECTED &&
	    view_load(s) == -1)
		return REPLY_NOTHING;
	return row->run(s, args);
}

static void
name_of(struct args *args, struct span *out)
{
	if (args_atom(args, out) == -1)
		*out = span_of("", 0);
}

void
dispatch_command(struct session *s)
{
	struct span tag, name;
	const struct row *row;
	struct args args;
	enum reply reply;

	args_init(&args, buf_span(&s->frame.bytes), &s->pool);
	s->err = ERR_INIT;
	buf_reset(&s->code);
	buf_reset(&s->text);
	s->uid = false;
	if (args_tag(&args, &tag) == -1 || args_space(&args) == -1) {
		reply_write(s, dispatch_tag(s), REPLY_UNKNOWN, SPAN(""));
		s->bad++;
		return;
	}
	name_of(&args, &name);
	if (span_ieq(name, SPAN("UID")) && args_maybe(&args, ' ')) {
		s->uid = true;
		name_of(&args, &name);
	}
	row = find(name);
	reply = run(s, row, &args);
	if (reply == REPLY_SYNTAX && args.fault != NULL &&
	    s->err.text[0] == '\0')
		err_set(&s->err, ERR_DATA, "%s", args.fault);
	s->bad = reply >= REPLY_SYNTAX && reply <= REPLY_LITERAL ?
	    s->bad + 1 : 0;
	/* A UID command's numbers are not sequence numbers: EXPUNGE may come. */
	if (row != NULL && (row->flags & QUIET) == 0 &&
	    ((row->flags & HOLDS) == 0 || s->uid))
		view_sync(s);
	buf_reset(&s->text);
	reply_write(s, tag, reply, name);
}
