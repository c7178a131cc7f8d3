/* work - see work.h.
 * SPDX-License-Identifier: ISC */
#include "work.h"

#include "base/tool.h"
#include "link/half.h"
#include "map/mapask.h"
#include "mime/header.h"
#include "mime/words.h"
#include "os/confine.h"

struct looking {
	const struct work *w;
	struct mapask maps[OPTION_LIST_MAX];
	struct words words;
	struct buf field, decoded;       /* "Name: text", unfolded */
	struct buf text;                 /* the action's */
	struct buf *out;
	struct buf head;                 /* the new header */
	bool changed;
};

/* Without what could end a line or a string. */
static void
flatten(struct buf *b)
{
	size_t i;

	for (i = 0; i < b->len; i++)
		if ((unsigned char)b->p[i] < ' ' || b->p[i] == 0x7f)
			b->p[i] = ' ';
}

static void
add_cut(struct buf *out, struct span s, size_t max)
{
	buf_add(out, span_sub(s, 0, out->len < max ? max - out->len : 0));
}

/* What the patterns are held against. A long field is cut: what they look for
 * stands at its beginning. */
static void
prepare(struct looking *l, const struct header_field *f)
{
	struct span raw = span_sub(f->body, 0, WORK_FIELD_MAX);
	struct buf text = BUF_INIT(WORK_FIELD_MAX * 4);

	buf_reset(&l->field);
	buf_reset(&l->decoded);
	if (f->name.n > 0) {
		add_cut(&l->field, f->name, WORK_FIELD_MAX);
		add_cut(&l->field, SPAN(": "), WORK_FIELD_MAX);
		buf_add(&l->decoded, buf_span(&l->field));
	}
	header_unfold(&text, raw);
	add_cut(&l->field, buf_span(&text), WORK_FIELD_MAX);
	flatten(&l->field);
	if (l->w->rules->decoded) {
		buf_reset(&text);
		words_decode(&l->words, &text, span_trim(raw));
		add_cut(&l->decoded, buf_span(&text), 2 * WORK_FIELD_MAX);
		flatten(&l->decoded);
	}
	buf_done(&text);
}

/* 1 and the action, 0 no map has it, -1 with err. */
static int
ask_maps(struct looking *l, enum rules_action *action, struct err *err)
{
	struct span key = span_sub(buf_span(&l->field), 0, WORK_KEY_MAX);
	struct buf value = BUF_INIT(SOCKETMAP_VALUE_MAX);
	struct err why = ERR_INIT;
	struct span text;
	size_t i;
	int got = 0;

	for (i = 0; i < l->w->maps->n && got == 0; i++)
		got = mapask_find(&l->maps[i], key, &value, err);
	if (got == 1 && rules_parse_action(buf_span(&value), action, &text,
	    &why) == -1)
		got = err_set(err, ERR_TEMP, "%s: %s",
		    l->w->maps->items[i - 1], why.text);
	if (got == 1)
		buf_add(&l->text, text);
	buf_done(&value);
	return got;
}

static void
tell(struct looking *l, enum rules_action action, size_t rule)
{
	buf_addf(l->out, "%u %zu\n", (unsigned)action, rule);
	buf_add(l->out, buf_span(&l->text));
	buf_addc(l->out, '\n');
	buf_add(l->out, span_sub(buf_span(&l->field), 0, WORK_SHOWN_MAX));
	buf_addc(l->out, '\n');
}

static void
put_line(struct looking *l, struct span raw)
{
	buf_add(&l->head, buf_span(&l->text));
	buf_adds(&l->head, raw.n > 1 && raw.p[raw.n - 2] == '\r' ? "\r\n" :
	    "\n");
	l->changed = true;
}

/* true: there is no more to look at. */
static bool
act(struct looking *l, enum rules_action action, size_t rule, struct span raw)
{
	flatten(&l->text);
	tool_explain("%.*s: %s %s", (int)(l->field.len < 100 ? l->field.len :
	    100), buf_str(&l->field), rules_action_name(action),
	    buf_str(&l->text));
	if (action != RULES_DUNNO && action != RULES_PASS)
		tell(l, action, rule);
	if (action == RULES_PREPEND || action == RULES_REPLACE)
		put_line(l, raw);
	if (action == RULES_IGNORE || action == RULES_STRIP)
		l->changed = true;
	else if (action != RULES_REPLACE)
		buf_add(&l->head, raw);
	return action == RULES_REJECT || action == RULES_DEFER ||
	    action == RULES_DISCARD || action == RULES_PASS;
}

static int
look_at(struct looking *l, const struct header_field *f, bool *ends,
    struct err *err)
{
	enum rules_action action = RULES_DUNNO;
	size_t which = 0;
	int got;

	prepare(l, f);
	buf_reset(&l->text);
	got = rules_find(l->w->rules, buf_str(&l->field),
	    buf_str(&l->decoded), &l->text, &which, err);
	if (got == 1)
		action = l->w->rules->rules[which++].action;
	else if (got == 0)
		got = ask_maps(l, &action, err);
	if (got == 1)
		*ends = act(l, action, which, f->raw);
	else if (got == 0)
		buf_add(&l->head, f->raw);
	return got == -1 ? -1 : 0;
}

static int
look(struct looking *l, const struct header *h, struct err *err)
{
	uint64_t at = 0;
	bool ends = false;
	size_t i;

	for (i = 0; i < h->n; i++) {
		at += h->fields[i].raw.n;
		if (ends)
			buf_add(&l->head, h->fields[i].raw);
		else if (look_at(l, &h->fields[i], &ends, err) == -1)
			return -1;
	}
	buf_adds(l->out, ".\n");
	if (l->changed) {
		buf_addu(l->out, at);
		buf_addc(l->out, '\n');
		buf_add(l->out, buf_span(&l->head));
	}
	if (buf_ok(&l->head) && buf_ok(l->out))
		return 0;
	return err_set(err, ERR_LIMIT, "5.3.4 the header grows too large");
}

/* What asks a map is started before nothing can be any more; converters of
 * charsets may be files, so their names are looked for first as well. */
static int
open_all(struct looking *l, struct header *h, struct err *err)
{
	size_t i;

	for (i = 0; i < l->w->maps->n; i++) {
		mapask_init(&l->maps[i], l->w->maps->items[i]);
		if (mapask_start(&l->maps[i], err) == -1)
			return -1;
	}
	words_init(&l->words);
	if (!l->w->rules->decoded)
		return os_confine(OS_STDIO, NULL, 0, err) == -1 ? -1 :
		    header_read(h, HALF_FD, 0, err);
	if (header_read(h, HALF_FD, 0, err) == -1)
		return -1;
	words_prepare(&l->words, buf_span(&h->bytes));
	return os_confine(OS_STDIO, NULL, 0, err);
}

int
work_look(void *arg, struct buf *out, struct err *err)
{
	struct looking l = { .w = arg, .out = out, .changed = false };
	struct header h;
	int r;

	buf_init(&l.field, WORK_FIELD_MAX);
	buf_init(&l.decoded, WORK_FIELD_MAX * 4);
	buf_init(&l.text, WORK_FIELD_MAX * 4);
	buf_init(&l.head, WORK_OUTPUT_MAX / 2);
	header_init(&h);
	r = open_all(&l, &h, err);
	if (r == 0)
		r = look(&l, &h, err);
	/* The process ends here, and map-query with it. */
	header_done(&h);
	words_done(&l.words);
	buf_done(&l.field);
	buf_done(&l.decoded);
	buf_done(&l.text);
	buf_done(&l.head);
	return r;
}
