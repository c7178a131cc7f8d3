/* ordercolumn - one of the things that messages are ordered by, of the messages
 * of one command: what the mailbox's column (index/column.h) knows, and what
 * was worked out for those that it does not know.
 *
 *     open -> which are unknown? -> add each -> close up -> values
 * SPDX-License-Identifier: ISC */
#ifndef ORDERCOLUMN_H
#define ORDERCOLUMN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/pool.h"
#include "index/column.h"
#include "text/keysort.h"

struct box;

/* What a value means. */
enum ordercolumn_form {
	ORDERCOLUMN_NUMBER,      /* what was added */
	ORDERCOLUMN_TEXT,        /* twice the text's rank (index/ranks.h), plus
	                          * the mark that came with it */
	ORDERCOLUMN_LIST,        /* numbers: the place of the first one among
	                          * all those of `more`, times
	                          * ORDERCOLUMN_LIST_MAX, plus how many */
};
#define ORDERCOLUMN_LIST_MAX 128u    /* less than so many */
#define ORDERCOLUMN_TEXT_MAX 1000u   /* bytes; the others do not count */

struct ordercolumn {
	const struct column_kind *kind;
	enum ordercolumn_form form;
	struct pool *pool;       /* for what was added */
	struct column file;
	struct column_rows rows; /* what is known */
	struct buf more;
	bool has_more;
	struct ordercolumn_fresh {
		uint64_t number;         /* or the text's mark */
		struct span bytes;       /* the text, or the numbers */
		uint32_t uid;
	} *fresh;                /* ascending by UID */
	size_t n_fresh, cap;
};

/* `kept`: read the mailbox's column, else nothing is known. */
void ordercolumn_open(struct ordercolumn *c, const struct column_kind *kind,
    enum ordercolumn_form form, struct pool *pool, const struct box *b,
    bool kept);
void ordercolumn_close(struct ordercolumn *c);

/* Some are unknown, or `more` is wanted: when that cannot be read, then nothing
 * is known any more: false. */
bool ordercolumn_is_whole(struct ordercolumn *c);

bool ordercolumn_find(struct ordercolumn *c, uint32_t uid, uint64_t *out);
/* Of a message that is unknown, in ascending order of UIDs. */
void ordercolumn_add_number(struct ordercolumn *c, uint32_t uid,
    uint64_t number);
void ordercolumn_add_text(struct ordercolumn *c, uint32_t uid,
    struct span text, bool mark);
/* Less than ORDERCOLUMN_LIST_MAX numbers. */
void ordercolumn_add_list(struct ordercolumn *c, uint32_t uid,
    const uint64_t *list, size_t n);

/* All have been added and are known now; what is of messages that are no more
 * is left out. */
void ordercolumn_settle(struct ordercolumn *c, const struct box *b);
/* Is that worth writing? */
bool ordercolumn_has_news(const struct ordercolumn *c);
/* Under the mailbox's lock. What cannot be written is not. */
void ordercolumn_write(struct ordercolumn *c, const struct box *b);

/* The numbers that a value of a list stands for. */
const uint64_t *ordercolumn_list(const struct ordercolumn *c, uint64_t value,
    size_t *n_out);

#endif
