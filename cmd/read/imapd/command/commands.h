/* commands - the functions of the dispatch table; each is in the file of its
 * name. A command parses all its arguments, then acts, writes its untagged
 * responses, and returns the tagged one.
 * SPDX-License-Identifier: ISC */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "../reply.h"
#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "imap/args.h"
#include "imap/seqset.h"

struct place;
struct session;

typedef enum reply command(struct session *s, struct args *args);

command cmd_append, cmd_cancelupdate, cmd_capability, cmd_check, cmd_close,
    cmd_compress,
    cmd_copy, cmd_create, cmd_delete, cmd_deleteacl, cmd_enable, cmd_esearch,
    cmd_examine,
    cmd_expunge, cmd_fetch, cmd_getacl, cmd_getmetadata, cmd_getquota,
    cmd_getquotaroot, cmd_id, cmd_idle, cmd_list, cmd_listrights, cmd_logout,
    cmd_lsub, cmd_move, cmd_myrights, cmd_namespace, cmd_noop, cmd_notify,
    cmd_rename, cmd_replace, cmd_search, cmd_select, cmd_setacl,
    cmd_setmetadata, cmd_setquota, cmd_sort, cmd_status, cmd_store,
    cmd_subscribe, cmd_thread, cmd_unauthenticate, cmd_unselect,
    cmd_unsubscribe, cmd_xlist;

/* Nothing selected may survive this. */
void command_expunge(struct session *s, const struct seqset *uids,
    enum reply *reply_out);

/* search.c: the reply to a search program that could not be read. */
enum reply command_search_refused(struct session *s);

/* status.c: the items of STATUS, also for LIST's RETURN (STATUS ...). */
MUST_USE int status_items(struct args *args, unsigned *items_out);
enum reply status_write(struct session *s, const struct place *place,
    unsigned items);
/* The same of a box that is open. */
struct box;
enum reply status_tell(struct session *s, const struct place *place,
    struct box *b, unsigned items);

/* fetch.c: FETCH responses, unasked, of the messages first .. to - 1. */
struct fetch_list;
void command_fetch_of(struct session *s, struct fetch_list *list, size_t first,
    size_t to);

/* acl.c: rights as a client reads them; is this the owner of the mailboxes? */
struct acl_id;
struct aclmine;
void acl_write_rights(struct buf *out, unsigned rights);
bool acl_is_owner(const struct acl_id *id, const struct aclmine *me);
/* "* MYRIGHTS", also for LIST's RETURN (MYRIGHTS). */
void acl_tell_mine(struct session *s, const struct place *place,
    unsigned rights);

/* append.c: a literal was announced. True when it was APPEND's message, which
 * has then been dealt with. */
bool append_literal(struct session *s);
/* metadata.c: the same of SETMETADATA, whose values may be literal8. */
bool setmetadata_literal(struct session *s);
/* Drop an APPEND that will not be finished. */
void append_abort(struct session *s);

#endif
