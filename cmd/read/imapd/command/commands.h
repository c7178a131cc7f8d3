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

struct session;

typedef enum reply command(struct session *s, struct args *args);

command cmd_append, cmd_capability, cmd_check, cmd_close, cmd_compress,
    cmd_copy, cmd_create, cmd_delete, cmd_enable, cmd_examine, cmd_expunge,
    cmd_fetch, cmd_getquota, cmd_getquotaroot, cmd_id, cmd_idle, cmd_list,
    cmd_logout, cmd_lsub, cmd_move, cmd_namespace, cmd_noop, cmd_rename,
    cmd_search, cmd_select, cmd_sort, cmd_status, cmd_store, cmd_subscribe,
    cmd_thread, cmd_unselect, cmd_unsubscribe;

/* Nothing selected may survive this. */
void command_expunge(struct session *s, const struct seqset *uids,
    enum reply *reply_out);

/* search.c: the reply to a search program that could not be read. */
enum reply command_search_refused(const struct session *s);

/* thread.c: the base subject of a message, in the pool: 1/0/-1. */
struct message;
MUST_USE int command_base_subject(struct message *m, struct span *out,
    bool *reply_out);

/* status.c: the items of STATUS, also for LIST's RETURN (STATUS ...). */
MUST_USE int status_items(struct args *args, unsigned *items_out);
enum reply status_write(struct session *s, struct span name,
    unsigned items);

/* append.c: a literal was announced. True when it was APPEND's message, which
 * has then been dealt with. */
bool append_literal(struct session *s);
/* Drop an APPEND that will not be finished. */
void append_abort(struct session *s);

#endif
