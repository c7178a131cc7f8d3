/* sortkey - SORT's criteria (RFC 5256 3, RFC 5957), and the keys by which
 * messages are put in their order: bytes that text/keysort.h compares. A
 * message's key never changes as long as its mailbox is selected.
 * SPDX-License-Identifier: ISC */
#ifndef SORTKEY_H
#define SORTKEY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"
#include "imap/args.h"
#include "memo.h"
#include "message.h"

#define SORTKEY_CRITERIA_MAX 40

struct keysort;
struct results;
struct session;

struct sortkey_criterion {
	int what;
	bool reverse;
};

struct sortkey {
	struct sortkey_criterion list[SORTKEY_CRITERIA_MAX];
	size_t n;
	bool header;             /* one asks for more than the index has */
	bool relevancy;          /* one wants scores (RFC 6203 5) */
};

/* "(" criterion *(SP criterion) ")" SP, into what is all zero. */
MUST_USE int sortkey_parse(struct sortkey *o, struct args *args);

/* The keys of results, in their order, with s->pool's memory; `list` has room
 * for all, and messages that are no more stay out. 0, or -1 with s->err. */
MUST_USE int sortkey_collect(struct session *s, const struct sortkey *o,
    const struct results *r, struct keysort *list, size_t *n_out);

/* One after the other, `n` or so. */
struct sortkey_maker {
	const struct sortkey *o;
	struct message m;
	struct memo memo;
	struct buf key;
};
void sortkey_begin(struct sortkey_maker *k, struct session *s,
    const struct sortkey *o, size_t n);
void sortkey_end(struct sortkey_maker *k);
/* The key of message i, good until the next: 1; 0 it is no more, -1 s->err. */
MUST_USE int sortkey_make(struct sortkey_maker *k, size_t i,
    unsigned relevance, struct span *out);

#endif
