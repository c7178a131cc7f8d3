/* search - the program of a SEARCH command (RFC 9051 6.4.4) as a tree. Parsing
 * knows no mailbox; who evaluates it brings the messages.
 * A list of keys is SEARCH_AND with its members ordered by what they cost, so
 * that flags are looked at before files are opened.
 * SPDX-License-Identifier: ISC */
#ifndef IMAP_SEARCH_H
#define IMAP_SEARCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/span.h"
#include "imap/args.h"
#include "imap/seqset.h"

#define SEARCH_DEPTH_MAX 50          /* parentheses, NOT and OR within
                                      * another */
#define SEARCH_KEYS_MAX 5000
#define SEARCH_TEXTS_MAX 50          /* keys that read whole messages */

enum search_kind {
	SEARCH_ALL,
	SEARCH_SEQ,              /* set: sequence numbers */
	SEARCH_UID,              /* set */
	SEARCH_SAVED,            /* $ */
	SEARCH_FLAG,             /* flag: one of the system flags, "\Seen" */
	SEARCH_KEYWORD,          /* text */
	SEARCH_LARGER, SEARCH_SMALLER,           /* number: bytes */
	SEARCH_BEFORE, SEARCH_ON, SEARCH_SINCE,  /* date: the internal one */
	SEARCH_SAVEDBEFORE, SEARCH_SAVEDON, SEARCH_SAVEDSINCE,   /* date */
	SEARCH_OLDER, SEARCH_YOUNGER,            /* number: seconds (RFC
	                                          * 5032) */
	SEARCH_SENTBEFORE, SEARCH_SENTON, SEARCH_SENTSINCE,
	SEARCH_MODSEQ,           /* number: at least (RFC 7162) */
	SEARCH_HEADER,           /* name, text */
	SEARCH_BODY, SEARCH_TEXT,                /* text */
	SEARCH_EMAILID,          /* text (RFC 8474) */
	SEARCH_THREADID,
	SEARCH_NOT,              /* first */
	SEARCH_OR, SEARCH_AND,   /* first and its siblings */
	SEARCH_FUZZY,            /* the same, each looser than the one before
	                          * it, and worth `number` of 100 (RFC 6203) */
};

struct search_key {
	enum search_kind kind;
	int cost;                /* 0 nothing, 1 a stat, 2 the header, 3 all */
	struct span name, text;  /* text in UTF-8 */
	uint64_t number;
	int64_t date;            /* midnight UTC of the day */
	struct seqset set;       /* SEQ, UID: its text is parsed by
	                          * search_bind */
	void *own;               /* the evaluator's */
	struct search_key *first, *next;
};

struct search {
	struct pool *pool;
	struct search_key *root;
	struct span charset;
	size_t n_keys, n_texts;
	bool has_modseq;         /* SEARCH_MODSEQ is among them */
	bool beyond;             /* the caller's, after parsing: numbers that no
	                          * message has are no error */
	bool has_seq;            /* SEARCH_SEQ is */
	bool has_fuzzy;          /* FUZZY was said */
	int in_fuzzy;            /* inner: within so many FUZZY */
};

/* Read the rest of the command, from the first key (or CHARSET) on: 0; -1 with
 * err: ERR_DATA the command is wrong, ERR_LIMIT, ERR_PERM the charset is not
 * known. Everything is in `pool`, except the sets: see search_done. */
MUST_USE int search_parse(struct search *s, struct args *args,
    struct pool *pool, struct err *err);
/* The same with the charset as an argument of its own: charset SP program, as
 * SORT and THREAD have it (RFC 5256 5). */
MUST_USE int search_parse_charset(struct search *s, struct args *args,
    struct pool *pool, struct err *err);
void search_done(struct search *s);

/* For what makes up the tree: another key of that kind. */
MUST_USE int search_key_new(struct search *s, enum search_kind kind,
    struct search_key **out, struct err *err);

/* Give the sets their meaning: what `*` is, 0 or -1 with err. */
MUST_USE int search_bind(struct search *s, uint32_t last_seq,
    uint32_t last_uid, struct err *err);

#endif
