/* charset - a stage that turns text of any charset (mime/decoder.h) into UTF-8,
 * in constant memory, however the input is cut. What is not valid becomes
 * U+FFFD. US-ASCII and UTF-8 pass through as they are.
 * SPDX-License-Identifier: ISC */
#ifndef MIME_CHARSET_H
#define MIME_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/span.h"
#include "io/stage.h"
#include "mime/decoder.h"

struct charset {
	struct stage stage;
	struct decoder decoder;
	struct buf out;
};

/* 0, or -1 when the charset is not known: the stage then passes the bytes as
 * they are. Call charset_done after its end. */
int charset_init(struct charset *c, struct span name, struct stage *next,
    struct err *err);
void charset_done(struct charset *c);

/* Without tables, and where the C library's iconv loads a module for each
 * charset, a process that will confine itself opens the usual ones before; the
 * others are then unknown to it. With tables this does nothing. */
#define CHARSET_USUAL 22
struct charset_usual {
	void *converters[CHARSET_USUAL];
};
void charset_prepare(struct charset_usual *u);
void charset_release(struct charset_usual *u);

/* Can it be converted? */
bool charset_is_known(struct span name);
/* Charsets to name to a client: the i-th, p NULL when there are no more. Those
 * that mail uses, by their usual names, known here or not. */
struct span charset_listed(size_t i);

#endif
