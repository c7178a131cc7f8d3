/* act - see act.h.
 * SPDX-License-Identifier: ISC */
#include "act.h"

#include <stdlib.h>

#include "base/log.h"
#include "base/num.h"
#include "base/tool.h"
#include "link/amend.h"
#include "smtp/carried.h"

static const char *const events[RULES_ACTIONS] = {
	[RULES_BCC] = "header-bcc", [RULES_DEFER] = "header-defer",
	[RULES_DISCARD] = "header-discard", [RULES_HOLD] = "header-hold",
	[RULES_INFO] = "header-info", [RULES_REDIRECT] = "header-redirect",
	[RULES_REJECT] = "header-reject", [RULES_STRIP] = "header-strip",
	[RULES_WARN] = "header-warn",
};

struct acting {
	struct act *a;
	struct carried carried;
	struct envelope envelope;
	bool has_envelope, envelope_changed;
};

struct found {
	enum rules_action action;
	size_t rule;                     /* from 1 on; 0: a map's */
	struct span text, field;
};

static void
log_found(const struct acting *in, const struct found *f)
{
	struct logline l;
	struct buf where = BUF_INIT(1000);

	if (events[f->action] == NULL)
		return;
	log_begin(&l, events[f->action]);
	if (f->rule > 0) {
		const struct rule *r = &in->a->rules->rules[f->rule - 1];

		buf_addf(&where, "%s:%zu", r->path, r->line);
		log_str(&l, "rule", buf_span(&where));
	}
	log_str(&l, "field", f->field);
	if (f->text.n > 0)
		log_str(&l, "text", f->text);
	log_end(&l);
	buf_done(&where);
}

/* Does it begin "5.7.1 "? */
static bool
has_status(struct span text, char class)
{
	return text.n > 5 && text.p[0] == class && text.p[1] == '.' &&
	    span_is_digit(text.p[2]);
}

static int
refuse(const struct found *f, struct err *err)
{
	bool later = f->action == RULES_DEFER;
	struct span text = f->text;
	uint64_t code;
	size_t n = num_parse_prefix(text, 599, &code);

	/* "550 5.7.1 text" too: the number is the server's to say */
	if (n == 3 && text.n > 3 && text.p[3] == ' ')
		text = span_trim(span_from(text, 3));
	if (text.n == 0)
		text = SPAN("message content rejected");
	text = span_sub(text, 0, 180);
	return err_set(err, later ? ERR_TEMP : ERR_PERM, "%s%.*s",
	    has_status(text, later ? '4' : '5') ? "" : later ? "4.7.1 " :
	    "5.7.1 ", (int)text.n, text.p);
}

static int
take_envelope(struct acting *in, struct err *err)
{
	int got;

	if (in->has_envelope)
		return 0;
	envelope_init(&in->envelope);
	if ((got = carried_read(&in->carried, &in->envelope,
	    err)) == 1) {
		in->has_envelope = true;
		return 0;
	}
	envelope_done(&in->envelope);
	return got == -1 ? -1 : err_set(err, ERR_TEMP, "4.3.5 a rule wants to "
	    "change the envelope, and there is none");
}

static int
change_envelope(struct acting *in, const struct found *f, struct err *err)
{
	struct address to, sender;
	struct err why = ERR_INIT;

	if (!in->a->has_program)
		return 0;
	if (take_envelope(in, err) == -1)
		return -1;
	if (address_parse(f->text, ADDRESS_UTF8, &to, &why) == -1)
		return err_set(err, ERR_TEMP, "4.3.5 %s: %.*s is no address",
		    rules_action_name(f->action), (int)(f->text.n < 80 ?
		    f->text.n : 80), f->text.p);
	in->envelope_changed = true;
	if (f->action == RULES_BCC)
		return envelope_add(&in->envelope, &to, SPAN("NOTIFY=NEVER"),
		    err);
	sender = in->envelope.sender;
	in->envelope.n = 0;
	envelope_set_sender(&in->envelope, &sender, in->envelope.params);
	return envelope_add(&in->envelope, &to, SPAN(""), err);
}

static int
do_found(struct acting *in, const struct found *f, struct err *err)
{
	log_found(in, f);
	switch (f->action) {
	case RULES_BCC:
	case RULES_REDIRECT:
		return change_envelope(in, f, err);
	case RULES_REJECT:
	case RULES_DEFER:
		return refuse(f, err);
	case RULES_DISCARD:
		in->a->discard = true;
		return 0;
	case RULES_HOLD:
		return setenv("MAIL_HOLD", "1", 1) == 0 ? 0 :
		    err_sys(err, "setenv");
	default:
		return 0;
	}
}

/* Our other half has met hostile bytes: its words are checked again. */
static int
next_found(const struct acting *in, struct span *answer, struct found *f,
    struct err *err)
{
	struct span line, word;
	uint64_t action, rule;

	if (!span_cut(answer, '\n', &line))
		return err_set(err, ERR_TEMP, "4.3.0 answer cut");
	if (span_eq(line, SPAN(".")))
		return 0;
	if (!span_cut(&line, ' ', &word) ||
	    num_parse_u64(word, RULES_ACTIONS - 1, &action) == -1 ||
	    num_parse_u64(line, in->a->rules->n, &rule) == -1 ||
	    !span_cut(answer, '\n', &f->text) ||
	    !span_cut(answer, '\n', &f->field))
		return err_set(err, ERR_TEMP, "4.3.0 strange answer");
	f->action = (enum rules_action)action;
	f->rule = (size_t)rule;
	return 1;
}

/* The message with the new header, or itself. */
static int
new_message(int fd, struct span answer, struct err *err)
{
	struct span line;
	uint64_t from;

	if (answer.n == 0)
		return fd;
	if (!span_cut(&answer, '\n', &line) ||
	    num_parse_u64(line, INT64_MAX, &from) == -1)
		return err_set(err, ERR_TEMP, "4.3.0 strange answer");
	return amend_head(fd, answer, from, err);
}

int
act_on(struct act *a, int fd, struct span answer, struct err *err)
{
	struct acting in = { .a = a, .carried = { getenv("SENDER"),
		getenv("RECIPIENT"), getenv("AUTH_FD") } };
	struct found f;
	int got;

	while ((got = next_found(&in, &answer, &f, err)) == 1 &&
	    (got = do_found(&in, &f, err)) == 0 && !a->discard)
		;
	if (got == 0 && !a->discard)
		fd = new_message(fd, answer, err);
	if (got == 0 && !a->discard && fd != -1 && in.envelope_changed)
		got = carried_write(&in.carried, &in.envelope, &fd, err);
	if (in.has_envelope)
		envelope_done(&in.envelope);
	return got == -1 ? -1 : fd;
}
