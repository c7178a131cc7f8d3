/* items - the FETCH items as a table, and how one is read from a command.
 * SPDX-License-Identifier: ISC */
#ifndef FETCH_ITEMS_H
#define FETCH_ITEMS_H

#include <stdbool.h>

#include "../message.h"
#include "base/buf.h"
#include "imap/args.h"

struct session;
struct fetch_item;

/* Write the item's value (with its name before it): 1/0/-1 as message.h, 2 it
 * is not to be kept; -1 when part of it has been written already also sets
 * session.ending. */
typedef int fetch_write(const struct fetch_item *item, struct message *m);

enum fetch_flags {
	FETCH_FILE = 1,          /* needs the message's file */
	FETCH_SEEN = 2,          /* sets \Seen */
	FETCH_KEPT = 4,          /* the answer may be kept in the cache */
	FETCH_WHOLE = 8,         /* of an item: all of the file is wanted */
};

struct fetch_row {
	struct span name;
	fetch_write *write;
	unsigned flags;
};

/* section = "[" [section-spec] "]" ["<" number "." nz-number ">"] */
#define SECTION_NUMBERS_MAX 100

enum section_what {
	SECTION_ALL, SECTION_HEADER, SECTION_FIELDS, SECTION_FIELDS_NOT,
	SECTION_TEXT, SECTION_MIME,
};

struct section {
	enum section_what what;
	uint32_t *numbers;
	size_t n_numbers;
	struct span *fields;
	size_t n_fields;
	bool partial;
	uint64_t from, most;
	struct span label;       /* "BODY[1.TEXT]<0>", as it is answered */
};

struct fetch_item {
	const struct fetch_row *row;
	bool lazy;               /* PREVIEW (LAZY) */
	struct section section;
};

#define FETCH_ITEMS_MAX 200

struct fetch_list {
	struct fetch_item items[FETCH_ITEMS_MAX];
	size_t n;
	unsigned flags;          /* of all */
};

/* One item or macro, or a list of items in parentheses. */
MUST_USE int fetch_parse(struct fetch_list *list, struct args *args);
/* Add an item by its name, unless it is there. */
void fetch_add(struct fetch_list *list, const char *name, bool first);
bool fetch_has(const struct fetch_list *list, const char *name);

/* section.c */
MUST_USE int section_parse(struct section *section, struct args *args);
/* The fields that SECTION_FIELDS and SECTION_FIELDS_NOT choose, on the wire. */
void section_write_fields(struct buf *out, const struct section *section,
    const struct header *h);
/* Some fields of the message itself, which ../fields.h knows? */
bool section_is_covered(const struct section *section);
/* Of BINARY and BINARY.SIZE: part numbers alone, and for BINARY <partial>. */
MUST_USE int section_parse_binary(struct section *section, struct args *args,
    bool size);

fetch_write fetch_binary, fetch_binary_size, fetch_body, fetch_bodystructure,
    fetch_emailid, fetch_envelope, fetch_flags, fetch_internaldate,
    fetch_modseq, fetch_preview, fetch_savedate, fetch_section, fetch_size,
    fetch_threadid, fetch_uid;

#endif
