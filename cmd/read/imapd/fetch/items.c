/* items - see items.h.
 *
 *     "FETCH" SP set SP ("ALL" / "FULL" / "FAST" / item /
 *         "(" item *(SP item) ")")
 * SPDX-License-Identifier: ISC */
#include "items.h"

#include "base/attr.h"
#include "../session.h"

#define ROW(name, write, flags) { { name, sizeof(name) - 1 }, write, flags }

static const struct fetch_row rows[] = {
	ROW("FLAGS", fetch_flags, 0),
	ROW("UID", fetch_uid, 0),
	ROW("INTERNALDATE", fetch_internaldate, 0),
	ROW("SAVEDATE", fetch_savedate, 0),
	ROW("RFC822.SIZE", fetch_size, 0),
	ROW("MODSEQ", fetch_modseq, 0),
	ROW("EMAILID", fetch_emailid, 0),
	ROW("THREADID", fetch_threadid, 0),
	ROW("PREVIEW", fetch_preview, FETCH_FILE | FETCH_KEPT),
	ROW("ENVELOPE", fetch_envelope, FETCH_FILE | FETCH_KEPT),
	ROW("BODYSTRUCTURE", fetch_bodystructure, FETCH_FILE | FETCH_KEPT),
	ROW("BODY", fetch_body, FETCH_FILE | FETCH_KEPT),
	ROW("BODY[", fetch_section, FETCH_FILE | FETCH_SEEN |
	    FETCH_KEPT),
	ROW("BODY.PEEK[", fetch_section, FETCH_FILE | FETCH_KEPT),
	ROW("BINARY[", fetch_binary, FETCH_FILE | FETCH_SEEN),
	ROW("BINARY.PEEK[", fetch_binary, FETCH_FILE),
	ROW("BINARY.SIZE[", fetch_binary_size, FETCH_FILE),
	ROW("RFC822", fetch_section, FETCH_FILE | FETCH_SEEN),
	ROW("RFC822.HEADER", fetch_section, FETCH_FILE),
	ROW("RFC822.TEXT", fetch_section, FETCH_FILE | FETCH_SEEN),
};

static const struct {
	struct span name;
	const char *items[6];
} macros[] = {
	{ { "ALL", 3 }, { "FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE",
	    NULL } },
	{ { "FULL", 4 }, { "FLAGS", "INTERNALDATE", "RFC822.SIZE",
	    "ENVELOPE", "BODY", NULL } },
	{ { "FAST", 4 }, { "FLAGS", "INTERNALDATE", "RFC822.SIZE", NULL } },
};

static const struct fetch_row *
find(struct span name)
{
	size_t i;

	for (i = 0; i < LENGTH(rows); i++)
		if (span_ieq(rows[i].name, name))
			return &rows[i];
	return NULL;
}

static struct fetch_item *
push(struct fetch_list *list, const struct fetch_row *row)
{
	struct fetch_item *item = &list->items[list->n++];

	*item = (struct fetch_item){ .row = row };
	list->flags |= row->flags;
	return item;
}

bool
fetch_has(const struct fetch_list *list, const char *name)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (span_eq(list->items[i].row->name, span_str(name)))
			return true;
	return false;
}

void
fetch_add(struct fetch_list *list, const char *name, bool first)
{
	struct fetch_item item;

	if (fetch_has(list, name) || list->n == FETCH_ITEMS_MAX)
		return;
	item = *push(list, find(span_str(name)));
	if (first) {
		size_t i;

		for (i = list->n - 1; i > 0; i--)
			list->items[i] = list->items[i - 1];
		list->items[0] = item;
	}
}

/* RFC822, RFC822.HEADER and RFC822.TEXT are sections under an old name. */
static void
old_name(struct fetch_item *item)
{
	struct span name = item->row->name;

	item->section.label = name;
	item->section.what = name.n == 6 ? SECTION_ALL :
	    name.p[7] == 'H' ? SECTION_HEADER : SECTION_TEXT;
}

static int
one(struct fetch_list *list, struct args *args)
{
	const struct fetch_row *row;
	struct fetch_item *item;
	struct span name;

	if (args_word(args, &name) == -1)
		return -1;
	if (args_peek(args) == '[')
		name.n++;
	if ((row = find(name)) == NULL)
		return args_fail(args, "unknown FETCH item");
	if (list->n == FETCH_ITEMS_MAX)
		return args_fail(args, "too many FETCH items");
	item = push(list, row);
	if (row->write == fetch_preview && span_istarts(args->rest,
	    SPAN(" (LAZY)"))) {
		item->lazy = true;
		args->rest = span_from(args->rest, 7);
	}
	if (row->write == fetch_binary || row->write == fetch_binary_size)
		return section_parse_binary(&item->section, args,
		    row->write == fetch_binary_size);
	if (row->write == fetch_section && name.p[name.n - 1] == '[') {
		if (section_parse(&item->section, args) == -1)
			return -1;
	} else if (row->write == fetch_section) {
		old_name(item);
	}
	if (row->write == fetch_section && item->section.n_numbers == 0 &&
	    item->section.what == SECTION_ALL && !item->section.partial)
		list->flags |= FETCH_WHOLE;
	return 0;
}

static bool
macro(struct fetch_list *list, struct args *args)
{
	size_t i, j;

	for (i = 0; i < LENGTH(macros); i++) {
		struct span name = macros[i].name;

		if (!span_istarts(args->rest, name) ||
		    (args->rest.n > name.n && args->rest.p[name.n] != ' '))
			continue;
		for (j = 0; macros[i].items[j] != NULL; j++)
			fetch_add(list, macros[i].items[j], false);
		args->rest = span_from(args->rest, name.n);
		return true;
	}
	return false;
}

int
fetch_parse(struct fetch_list *list, struct args *args)
{
	list->n = 0;
	list->flags = 0;
	if (macro(list, args))
		return 0;
	if (!args_maybe(args, '('))
		return one(list, args);
	do
		if (one(list, args) == -1)
			return -1;
	while (args_maybe(args, ' '));
	return args_char(args, ')');
}
