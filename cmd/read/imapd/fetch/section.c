/* The section of BODY[...], read from the command.
 *
 *     section      = "[" [spec] "]" ["<" number "." nz-number ">"]
 *     spec         = msgtext / (part *("." part) ["." (msgtext / "MIME")])
 *     msgtext      = "HEADER" / "HEADER.FIELDS" [".NOT"] SP "(" names ")" /
 *                    "TEXT"
 * SPDX-License-Identifier: ISC */
#include <string.h>

#include "imap/quote.h"
#include "items.h"

#define FIELDS_MAX 200
#define LABEL_MAX 65536

static const struct {
	struct span name;
	enum section_what what;
} texts[] = {
	{ { "HEADER", 6 }, SECTION_HEADER },
	{ { "HEADER.FIELDS", 13 }, SECTION_FIELDS },
	{ { "HEADER.FIELDS.NOT", 17 }, SECTION_FIELDS_NOT },
	{ { "TEXT", 4 }, SECTION_TEXT }, { { "MIME", 4 }, SECTION_MIME },
};

static int
fields(struct section *section, struct args *args, struct buf *label)
{
	struct span list[FIELDS_MAX];

	if (args_space(args) == -1 || args_char(args, '(') == -1)
		return -1;
	buf_adds(label, " (");
	do {
		if (section->n_fields == FIELDS_MAX)
			return args_fail(args, "too many header fields");
		if (args_astring(args, &list[section->n_fields]) == -1)
			return -1;
		if (section->n_fields > 0)
			buf_addc(label, ' ');
		quote_astring(label, list[section->n_fields++]);
	} while (args_maybe(args, ' '));
	buf_addc(label, ')');
	section->fields = pool_get(args->pool,
	    section->n_fields * sizeof(*list));
	memcpy(section->fields, list, section->n_fields * sizeof(*list));
	return args_char(args, ')');
}

static int
text(struct section *section, struct args *args, struct buf *label)
{
	struct span word;
	size_t i;

	if (args_word(args, &word) == -1)
		return -1;
	for (i = 0; i < LENGTH(texts); i++)
		if (span_ieq(word, texts[i].name))
			break;
	if (i == LENGTH(texts) || (texts[i].what == SECTION_MIME &&
	    section->n_numbers == 0))
		return args_fail(args, "unknown section");
	section->what = texts[i].what;
	buf_add(label, texts[i].name);
	if (section->what == SECTION_FIELDS ||
	    section->what == SECTION_FIELDS_NOT)
		return fields(section, args, label);
	return 0;
}

/* part *("." part): true in *more_out when a "." leads to a text. */
static int
numbers(struct section *section, struct args *args, struct buf *label,
    bool *more_out)
{
	uint32_t list[SECTION_NUMBERS_MAX];
	uint64_t n;

	*more_out = true;
	while (span_is_digit(args_peek(args))) {
		if (section->n_numbers == SECTION_NUMBERS_MAX)
			return args_fail(args, "part number too deep");
		if (args_number(args, UINT32_MAX, &n) == -1)
			return -1;
		if (n == 0)
			return args_fail(args, "part number 0");
		list[section->n_numbers++] = (uint32_t)n;
		buf_addu(label, n);
		*more_out = args_maybe(args, '.');
		if (!*more_out)
			break;
		buf_addc(label, '.');
	}
	if (section->n_numbers == 0)
		return 0;
	section->numbers = pool_get(args->pool, sizeof(list));
	memcpy(section->numbers, list, section->n_numbers * sizeof(*list));
	return 0;
}

static int
partial(struct section *section, struct args *args, struct buf *label)
{
	if (!args_maybe(args, '<'))
		return 0;
	section->partial = true;
	if (args_number(args, INT64_MAX, &section->from) == -1 ||
	    args_char(args, '.') == -1 ||
	    args_number(args, INT64_MAX, &section->most) == -1)
		return -1;
	if (section->most == 0)
		return args_fail(args, "partial of no bytes");
	buf_addf(label, "<%llu>", (unsigned long long)section->from);
	return args_char(args, '>');
}

static int
parse(struct section *section, struct args *args, struct buf *label)
{
	bool more;

	if (args_char(args, '[') == -1)
		return -1;
	buf_adds(label, "BODY[");
	if (args_peek(args) != ']') {
		if (numbers(section, args, label, &more) == -1 ||
		    (more && text(section, args, label) == -1))
			return -1;
	}
	if (args_char(args, ']') == -1)
		return -1;
	buf_addc(label, ']');
	return partial(section, args, label);
}

static int
parse_binary(struct section *section, struct args *args, struct buf *label,
    bool size)
{
	bool more = false;

	if (args_char(args, '[') == -1)
		return -1;
	buf_adds(label, size ? "BINARY.SIZE[" : "BINARY[");
	if (args_peek(args) != ']' && numbers(section, args, label, &more) ==
	    -1)
		return -1;
	if (more)
		return args_fail(args, "expected part numbers");
	if (args_char(args, ']') == -1)
		return -1;
	buf_addc(label, ']');
	return size ? 0 : partial(section, args, label);
}

int
section_parse_binary(struct section *section, struct args *args, bool size)
{
	struct buf label = BUF_INIT(LABEL_MAX * 2);
	int r = parse_binary(section, args, &label, size);

	section->label = pool_span(args->pool, buf_span(&label));
	buf_done(&label);
	return r;
}

int
section_parse(struct section *section, struct args *args)
{
	struct buf label = BUF_INIT(LABEL_MAX * 2);
	int r = parse(section, args, &label);

	section->label = pool_span(args->pool, buf_span(&label));
	buf_done(&label);
	return r;
}
