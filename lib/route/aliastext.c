/* aliastext - see aliastext.h.
 * SPDX-License-Identifier: ISC */
#include "route/aliastext.h"

#include "smtp/address.h"

#define INCLUDE SPAN(":include:")

void
aliastext_init(struct aliastext *t)
{
	buf_init(&t->entry, ALIASTEXT_ENTRY_MAX);
	t->line = 1;
	t->first = 0;
	t->state = ALIASTEXT_START;
	t->given = false;
}

void
aliastext_done(struct aliastext *t)
{
	buf_done(&t->entry);
}

/* The first byte of a line that is neither comment nor empty. */
static int
begin_line(struct aliastext *t, char c, struct err *err)
{
	if (t->state == ALIASTEXT_BLANKS && t->first == 0)
		return err_set(err, ERR_USAGE, "line %zu: begins with a blank, "
		    "and continues nothing", t->line);
	if (t->first == 0)
		t->first = t->line;
	else
		buf_addc(&t->entry, ' ');
	buf_addc(&t->entry, c);
	t->state = ALIASTEXT_TEXT;
	return 0;
}

static int
take(struct aliastext *t, char c, struct err *err)
{
	if (c == '\n') {
		t->line++;
		t->state = ALIASTEXT_START;
		return 0;
	}
	if (t->state == ALIASTEXT_COMMENT || c == '\r')
		return 0;
	if ((unsigned char)c < ' ' && c != '\t')
		return err_set(err, ERR_USAGE, "line %zu: a control character",
		    t->line);
	if (t->state == ALIASTEXT_TEXT) {
		buf_addc(&t->entry, c);
		return buf_ok(&t->entry) ? 0 : err_set(err, ERR_USAGE,
		    "line %zu: the entry is longer than %u bytes", t->first,
		    ALIASTEXT_ENTRY_MAX);
	}
	if (span_is_blank(c))
		t->state = ALIASTEXT_BLANKS;
	else if (c == '#')
		t->state = ALIASTEXT_COMMENT;
	else
		return begin_line(t, c, err);
	return 0;
}

int
aliastext_feed(struct aliastext *t, struct span in, size_t *used_out,
    struct err *err)
{
	*used_out = 0;
	if (t->given) {
		buf_reset(&t->entry);
		t->first = 0;
		t->given = false;
	}
	for (; *used_out < in.n; ++*used_out) {
		char c = in.p[*used_out];

		/* What begins another entry ends this one. */
		if (t->state == ALIASTEXT_START && t->first != 0 &&
		    !span_is_blank(c) && c != '#' && c != '\n' && c != '\r') {
			t->given = true;
			return 1;
		}
		if (take(t, c, err) == -1)
			return -1;
	}
	return 0;
}

int
aliastext_end(struct aliastext *t)
{
	if (t->given || t->first == 0)
		return 0;
	t->given = true;
	return 1;
}

/* A word up to a blank or one of the `ends` outside quotes, unquoted in *out;
 * its bytes are taken off *rest. */
static int
take_word(struct span *rest, struct span ends, struct buf *out,
    struct span *raw_out, struct err *err)
{
	bool quoted = false;
	size_t i;

	buf_reset(out);
	for (i = 0; i < rest->n; i++) {
		char c = rest->p[i];

		if (!quoted && (span_is_blank(c) || span_has(ends, c)))
			break;
		if (c == '"') {
			quoted = !quoted;
			continue;
		}
		/* At the start it is \name. */
		if (c == '\\' && (quoted || i > 0) && i + 1 < rest->n)
			c = rest->p[++i];
		buf_addc(out, c);
	}
	if (quoted)
		return err_set(err, ERR_USAGE, "a quotation mark is missing");
	if (!buf_ok(out))
		return err_set(err, ERR_USAGE, "longer than %zu bytes",
		    out->max);
	*raw_out = span_sub(*rest, 0, i);
	*rest = span_from(*rest, i);
	return 0;
}

static struct span
skip(struct span s, struct span what)
{
	size_t i = 0;

	while (i < s.n && span_has(what, s.p[i]))
		i++;
	return span_from(s, i);
}

static int
check_key(enum aliastext_world world, struct buf *key, struct span *rest,
    struct err *err)
{
	bool has_at = span_has(buf_span(key), '@');
	size_t i;

	for (i = 0; i < key->len; i++)
		key->p[i] = span_lower(key->p[i]);
	*rest = skip(*rest, SPAN(" \t"));
	if (key->len == 0)
		return err_set(err, ERR_USAGE, "nothing before the targets");
	if (world == ALIASTEXT_TABLE)
		return 0;
	if (world == ALIASTEXT_VIRTUAL)
		return has_at ? 0 : err_set(err, ERR_USAGE,
		    "%.60s: a virtual map has addresses", key->p);
	if (rest->n == 0 || rest->p[0] != ':')
		return err_set(err, ERR_USAGE, "%.60s: a colon is missing",
		    key->p);
	if (has_at)
		return err_set(err, ERR_USAGE, "%.60s: aliases have no domain",
		    key->p);
	*rest = span_from(*rest, 1);
	return 0;
}

int
aliastext_split(enum aliastext_world world, struct span entry,
    struct buf *key, struct span *targets_out, struct err *err)
{
	struct span raw;

	if (take_word(&entry, world == ALIASTEXT_SYSTEM ? SPAN(":") : SPAN(""),
	    key, &raw, err) == -1 || check_key(world, key, &entry, err) == -1)
		return -1;
	*targets_out = span_trim(entry);
	return targets_out->n > 0 ? 0 : err_set(err, ERR_USAGE,
	    "%.60s: no target", key->p);
}

static int
set_text(struct aliastext_target *t, enum aliastext_kind kind,
    struct span text)
{
	struct buf b = BUF_INIT(ALIASTEXT_TARGET_MAX);

	buf_add(&b, text);
	buf_reset(&t->text);
	buf_add(&t->text, buf_span(&b));
	buf_done(&b);
	t->kind = kind;
	return 1;
}

static int
take_address(struct aliastext_target *t, struct span raw, struct err *err)
{
	struct span text = buf_span(&t->text);
	struct address a;

	/* "joe@example.org", all of it quoted, is that address. */
	if (raw.n > 1 && raw.p[0] == '"' &&
	    span_find(raw, 1, '"') == raw.n - 1)
		raw = text;
	if (address_parse(raw, ADDRESS_UTF8, &a, NULL) == -1)
		return err_set(err, ERR_USAGE, "%.100s: not an address",
		    buf_str(&t->text));
	return set_text(t, ALIASTEXT_ADDRESS, raw);
}

/* What only the administrator's own aliases(5) may have. */
static int
take_own(enum aliastext_world world, bool included,
    struct aliastext_target *t, struct err *err)
{
	struct span text = buf_span(&t->text);

	if (world == ALIASTEXT_VIRTUAL || included)
		return err_set(err, ERR_USAGE, "%.100s: no command or file "
		    "here", text.p);
	if (text.p[0] == '/')
		return set_text(t, ALIASTEXT_FILE, text);
	text = span_trim(span_from(text, 1));
	return text.n > 0 ? set_text(t, ALIASTEXT_COMMAND, text) :
	    err_set(err, ERR_USAGE, "an empty command");
}

static int
take_name(enum aliastext_world world, struct aliastext_target *t,
    struct err *err)
{
	struct span text = buf_span(&t->text);

	if (world == ALIASTEXT_VIRTUAL)
		return err_set(err, ERR_USAGE, "%.100s: has no domain",
		    text.p);
	if (text.p[0] != '\\')
		return set_text(t, ALIASTEXT_NAME, text);
	return text.n > 1 ? set_text(t, ALIASTEXT_LOCAL, span_from(text, 1)) :
	    err_set(err, ERR_USAGE, "a backslash and nothing");
}

int
aliastext_target(enum aliastext_world world, bool included, struct span *rest,
    struct aliastext_target *t, struct err *err)
{
	struct span raw, text;

	*rest = skip(*rest, SPAN(", \t"));
	if (rest->n == 0)
		return 0;
	if (take_word(rest, SPAN(","), &t->text, &raw, err) == -1)
		return -1;
	text = buf_span(&t->text);
	if (text.n == 0)
		return err_set(err, ERR_USAGE, "an empty target");
	if (span_istarts(text, INCLUDE)) {
		text = span_from(text, INCLUDE.n);
		if (included)
			return err_set(err, ERR_USAGE, "an included file "
			    "includes none");
		return text.n > 0 && text.p[0] == '/' ?
		    set_text(t, ALIASTEXT_INCLUDE, text) : err_set(err,
			ERR_USAGE, ":include: wants an absolute path");
	}
	if (text.p[0] == '|' || text.p[0] == '/')
		return take_own(world, included, t, err);
	if (text.p[0] == '@' && text.n > 1)
		return world == ALIASTEXT_VIRTUAL && !included ?
		    set_text(t, ALIASTEXT_DOMAIN, span_from(text, 1)) :
		    err_set(err, ERR_USAGE, "%.100s: no domain here", text.p);
	return span_has(text, '@') ? take_address(t, raw, err) :
	    take_name(world, t, err);
}
