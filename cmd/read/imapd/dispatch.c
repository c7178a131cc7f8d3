/* dispatch - see dispatch.h.
 * SPDX-License-Identifier: ISC */
#include "dispatch.h"

#include <stdlib.h>

#include "capability.h"
#include "command/commands.h"
#include "notify/metadata.h"
#include "notify/notify.h"
#include "session.h"

#define CAPABILITIES_MAX 4096

enum {
	SELECTED = 1,    /* legal only with a mailbox selected */
	WRITES = 2,      /* changes the selected mailbox */
	HOLDS = 4,       /* no EXPUNGE may be told after it (RFC 9051 7.5.1) */
	BY_UID = 8,      /* exists as UID command too */
	QUIET = 16,      /* does its own telling, or has nothing to tell of */
	LIGHT = 32,      /* needs no message of the selected mailbox */
	ACLS = 64,       /* is there when ACLs are in force */
	REMOVES = 128,   /* its EXPUNGE is told, whatever NOTIFY says */
	NAMES = 256,     /* changes names; NOTIFY does not tell of it */
	NEWS = 512,      /* old clients hear of new mail after it */
	NUMBERS = 1024,  /* without UID it takes or tells message numbers */
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
	ROW("APPEND", cmd_append, 0, "CATENATE MULTIAPPEND"),
	ROW("CANCELUPDATE", cmd_cancelupdate, SELECTED, "CONTEXT=SEARCH"),
	ROW("CAPABILITY", cmd_capability, 0, NULL),
	ROW("CHECK", cmd_check, SELECTED | LIGHT | NEWS, NULL),
	ROW("CLOSE", cmd_close, SELECTED | QUIET, NULL),
	ROW("COMPRESS", cmd_compress, 0, "COMPRESS=DEFLATE"),
	ROW("COPY", cmd_copy, SELECTED | BY_UID | NUMBERS, "UIDPLUS"),
	ROW("CREATE", cmd_create, NAMES, "CREATE-SPECIAL-USE"),
	ROW("DELETE", cmd_delete, NAMES, NULL),
	ROW("DELETEACL", cmd_deleteacl, ACLS, NULL),
	ROW("ENABLE", cmd_enable, 0, "ENABLE CONDSTORE QRESYNC UIDONLY "
	    "UTF8=ACCEPT"),
	ROW("ESEARCH", cmd_esearch, HOLDS | BY_UID, "MULTISEARCH"),
	ROW("EXAMINE", cmd_examine, QUIET, NULL),
	ROW("EXPUNGE", cmd_expunge, SELECTED | WRITES | BY_UID | REMOVES, NULL),
	ROW("FETCH", cmd_fetch, SELECTED | HOLDS | BY_UID | NUMBERS,
	    "BINARY OBJECTID PREVIEW SAVEDATE"),
	ROW("GETACL", cmd_getacl, ACLS, NULL),
	ROW("GETMETADATA", cmd_getmetadata, 0, "METADATA"),
	ROW("GETQUOTA", cmd_getquota, 0,
	    "QUOTA QUOTA=RES-STORAGE QUOTA=RES-MESSAGE"),
	ROW("GETQUOTAROOT", cmd_getquotaroot, 0, NULL),
	ROW("ID", cmd_id, 0, "ID"),
	ROW("IDLE", cmd_idle, 0, "IDLE"),
	ROW("LIST", cmd_list, 0, "CHILDREN LIST-EXTENDED LIST-STATUS "
	    "LIST-METADATA SPECIAL-USE"),
	ROW("LISTRIGHTS", cmd_listrights, ACLS, NULL),
	ROW("LOGOUT", cmd_logout, QUIET, NULL),
	ROW("LSUB", cmd_lsub, 0, NULL),
	ROW("MOVE", cmd_move, SELECTED | WRITES | BY_UID | REMOVES | NUMBERS,
	    "MOVE"),
	ROW("MYRIGHTS", cmd_myrights, ACLS, NULL),
	ROW("NAMESPACE", cmd_namespace, 0, "NAMESPACE"),
	ROW("NOOP", cmd_noop, NEWS, NULL),
	ROW("NOTIFY", cmd_notify, 0, "NOTIFY"),
	ROW("RENAME", cmd_rename, NAMES, NULL),
	ROW("REPLACE", cmd_replace, SELECTED | WRITES | BY_UID | REMOVES |
	    NUMBERS, "REPLACE"),
	ROW("SEARCH", cmd_search, SELECTED | HOLDS | BY_UID | NUMBERS,
	    "ESEARCH SEARCHRES WITHIN PARTIAL I18NLEVEL=1 SEARCH=FUZZY"),
	ROW("SELECT", cmd_select, QUIET, NULL),
	ROW("SETACL", cmd_setacl, ACLS, NULL),
	ROW("SETMETADATA", cmd_setmetadata, 0, NULL),
	ROW("SETQUOTA", cmd_setquota, 0, "QUOTASET"),
	ROW("SORT", cmd_sort, SELECTED | HOLDS | BY_UID | NUMBERS,
	    "SORT SORT=DISPLAY ESORT CONTEXT=SORT"),
	ROW("STATUS", cmd_status, 0, "STATUS=SIZE"),
	ROW("STORE", cmd_store, SELECTED | WRITES | HOLDS | BY_UID | NUMBERS,
	    NULL),
	ROW("SUBSCRIBE", cmd_subscribe, NAMES, NULL),
	ROW("THREAD", cmd_thread, SELECTED | HOLDS | BY_UID | NUMBERS,
	    "THREAD=ORDEREDSUBJECT THREAD=REFERENCES THREAD=REFS"),
	ROW("UNAUTHENTICATE", cmd_unauthenticate, QUIET, "UNAUTHENTICATE"),
	ROW("UNSELECT", cmd_unselect, SELECTED | QUIET | LIGHT, "UNSELECT"),
	ROW("UNSUBSCRIBE", cmd_unsubscribe, NAMES, NULL),
	ROW("XLIST", cmd_xlist, 0, "XLIST"),
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
	struct buf own = BUF_INIT(CAPABILITIES_MAX);
	size_t i;

	buf_adds(&own, "IMAP4rev1 IMAP4rev2 ");
	/* RFC 7888 6: never both. */
	buf_adds(&own, s->set->literal_minus ? "LITERAL-" : "LITERAL+");
	for (i = 0; i < LENGTH(rows); i++)
		if (rows[i].capability != NULL && (deflate_works() ||
		    rows[i].run != cmd_compress) && (s->again_fd != -1 ||
		    rows[i].run != cmd_unauthenticate))
			buf_addf(&own, " %s", rows[i].capability);
	if (s->access.on)
		buf_adds(&own, " ACL RIGHTS=texk LIST-MYRIGHTS");
	buf_addf(&own, " INPROGRESS APPENDLIMIT=%llu",
	    (unsigned long long)s->set->append_max);
	capability_write(out, buf_span(&own), span_str(s->set->capability));
	buf_done(&own);
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
	if (row == NULL || (s->uid && (row->flags & BY_UID) == 0) ||
	    ((row->flags & ACLS) != 0 && !s->access.on))
		return REPLY_UNKNOWN;
	if ((row->flags & NUMBERS) && !s->uid &&
	    (s->enabled & ENABLED_UIDONLY) != 0)
		return REPLY_UIDREQUIRED;
	if ((row->flags & SELECTED) && s->view.box == NULL)
		return REPLY_STATE;
	if ((row->flags & SELECTED) && !access_refresh(s))
		return REPLY_NOTHING;
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
	struct span tag, name, given;
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
	given = args.rest;
	/* What others have done, before what this client does. */
	if (row != NULL && (row->flags & NAMES) != 0 && s->notify == NULL)
		metadata_look(s, true);
	reply = run(s, row, &args);
	if (reply == REPLY_SYNTAX && args.fault != NULL &&
	    s->err.text[0] == '\0')
		err_set(&s->err, ERR_DATA, "%s", args.fault);
	s->bad = reply >= REPLY_SYNTAX && reply <= REPLY_UIDREQUIRED ?
	    s->bad + 1 : 0;
	/* A UID command's numbers are not sequence numbers: EXPUNGE may
	 * come. */
	if (row != NULL && (row->flags & QUIET) == 0 &&
	    ((row->flags & HOLDS) == 0 || s->uid))
		view_sync_how(s, notify_selected(s, true) |
		    ((row->flags & REMOVES) != 0 ? VIEW_COUNTS : 0) |
		    ((row->flags & NEWS) != 0 ? 0 : VIEW_NO_NEWS));
	if (row != NULL && (row->flags & (QUIET | NAMES)) == 0 &&
	    s->notify == NULL)
		metadata_look(s, true);
	if (row != NULL && (row->flags & NAMES) != 0 && reply == REPLY_OK) {
		events_names(s, name, given);
		notify_own_names(s);
	}
	buf_reset(&s->text);
	reply_write(s, tag, reply, name);
}
