/* work - see work.h.
 * SPDX-License-Identifier: ISC */
#include "work.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/tool.h"
#include "fields.h"
#include "link/amend.h"
#include "link/half.h"
#include "smtp/dsnparam.h"

#define TIMEOUT_MS 60000             /* of the half that reads the header */

/* What the list of the confined half becomes. */
struct heard {
	struct pool pool;
	struct span *names;
	size_t n, changed;
	bool is_signed;
};

static int
hear_address(const struct work *w, struct heard *l, struct span line,
    struct err *err)
{
	struct address a, to;
	struct err why = ERR_INIT;
	struct span word;
	uint64_t where;
	int got;

	if (!span_cut(&line, ' ', &word) || num_parse_u64(word,
	    NAMES_HEADER_RECIPIENT, &where) == -1 || (where !=
	    NAMES_HEADER_SENDER && where != NAMES_HEADER_RECIPIENT) ||
	    l->n == FIELDS_ADDRESSES_MAX ||
	    address_parse(line, ADDRESS_UTF8, &a, &why) == -1)
		return err_set(err, ERR_TEMP, "4.3.0 strange answer");
	got = names_find(w->names, &a, (enum names_where)where, &to, err);
	if (got == -1)
		return -1;
	l->names[l->n++] = got == 1 ? pool_span(&l->pool, address_span(&to)) :
	    (struct span){ NULL, 0 };
	l->changed += got == 1;
	return 0;
}

static int
hear(const struct work *w, struct heard *l, struct span answer,
    struct err *err)
{
	struct span line;

	while (answer.n > 0 && span_cut(&answer, '\n', &line))
		if (span_eq(line, SPAN("S")))
			l->is_signed = true;
		else if (l->is_signed && !w->is_signed)
			continue;
		else if (hear_address(w, l, line, err) == -1)
			return -1;
	if (l->is_signed && !w->is_signed)
		tool_explain("the message is signed: its header stays");
	return 0;
}

static int
write_header(const struct heard *l, int fd, struct err *err)
{
	struct buf answer = BUF_INIT(FIELDS_OUTPUT_MAX);
	struct fields_new names = { l->names, l->n };
	struct span head, line;
	uint64_t from;
	int out = -1;

	if (half_run(fields_write, &names, fd, TIMEOUT_MS, &answer, err) == 0) {
		head = buf_span(&answer);
		if (!span_cut(&head, '\n', &line) ||
		    num_parse_u64(line, INT64_MAX, &from) == -1)
			err_set(err, ERR_TEMP, "4.3.0 strange answer");
		else
			out = amend_head(fd, head, from, err);
	}
	buf_done(&answer);
	return out;
}

int
work_header(const struct work *w, int fd, struct err *err)
{
	struct buf answer = BUF_INIT(FIELDS_OUTPUT_MAX);
	struct heard l = { .n = 0 };

	if (!w->header)
		return fd;
	pool_init(&l.pool);
	l.names = mem_alloc(FIELDS_ADDRESSES_MAX * sizeof(*l.names));
	if (half_run(fields_list, NULL, fd, TIMEOUT_MS, &answer, err) == -1 ||
	    hear(w, &l, buf_span(&answer), err) == -1)
		fd = -1;
	else if (l.changed > 0)
		fd = write_header(&l, fd, err);
	buf_done(&answer);
	free(l.names);
	pool_done(&l.pool);
	return fd;
}

/* RFC 3461 5.2.1 d: who was meant first is said, where nobody has. */
static void
params_of(struct buf *out, const struct envelope_rcpt *rcpt)
{
	buf_add(out, rcpt->params);
	dsnparam_add_orcpt(out, &rcpt->address);
}

static int
add_rcpt(const struct work *w, const struct envelope_rcpt *rcpt,
    struct envelope *out, struct err *err)
{
	struct buf params = BUF_INIT(ENVELOPE_LINE_MAX - 400);
	struct address to;
	int got = names_find(w->names, &rcpt->address, NAMES_RECIPIENT, &to,
	    err);

	if (got == -1)
		return -1;
	if (got == 1)
		params_of(&params, rcpt);
	got = envelope_add(out, &to, got == 1 && buf_ok(&params) ?
	    buf_span(&params) : rcpt->params, err) == -1 ? -1 : got;
	buf_done(&params);
	return got;
}

/* A copy is nothing that the sender has to hear of. */
static int
add_copy(void *self, const struct address *to, struct err *err)
{
	struct envelope *e = self;
	size_t i;

	for (i = 0; i < e->n; i++)
		if (span_ieq(address_span(&e->rcpts[i].address),
		    address_span(to)))
			return 0;
	tool_explain("a copy for %s", to->text);
	return envelope_add(e, to, SPAN("NOTIFY=NEVER"), err);
}

static int
add_copies(const struct work *w, struct envelope *e, struct err *err)
{
	const struct names_options *opt = w->names->opt;
	struct address to, sender = e->sender;
	size_t i, n = e->n;

	if (w->always_bcc != NULL && (address_parse(span_str(w->always_bcc),
	    ADDRESS_UTF8, &to, err) == -1 || add_copy(e, &to, err) == -1))
		return -1;
	if (!address_is_null(&sender) && names_bcc(w->names,
	    &opt->sender_bcc, &sender, add_copy, e, err) == -1)
		return -1;
	for (i = 0; i < n; i++) {
		to = e->rcpts[i].address;
		if (names_bcc(w->names, &opt->recipient_bcc, &to, add_copy, e,
		    err) == -1)
			return -1;
	}
	return 0;
}

int
work_envelope(const struct work *w, struct envelope *e, struct err *err)
{
	struct envelope in = *e;
	struct address sender = in.sender;
	size_t i;
	int got = 0, one;

	if (!w->envelope)
		return 0;
	envelope_init(e);
	if (!address_is_null(&sender))
		got = names_find(w->names, &in.sender, NAMES_SENDER, &sender,
		    err);
	envelope_set_sender(e, &sender, in.params);
	for (i = 0; i < in.n && got != -1; i++)
		got = (one = add_rcpt(w, &in.rcpts[i], e, err)) == -1 ? -1 :
		    got | one;
	if (got != -1 && add_copies(w, e, err) == -1)
		got = -1;
	if (got == 0)
		got = e->n != in.n;
	envelope_done(&in);
	return got;
}

int
work_show(const struct work *w, const char *address, struct err *err)
{
	static const struct {
		enum names_where where;
		const char *name;
	} places[] = {
		{ NAMES_SENDER, "sender" }, { NAMES_RECIPIENT, "recipient" },
		{ NAMES_HEADER_SENDER, "header-sender" },
		{ NAMES_HEADER_RECIPIENT, "header-recipient" },
	};
	struct address a, to;
	size_t i;

	if (address_parse(span_str(address), ADDRESS_UTF8, &a, err) == -1)
		return -1;
	for (i = 0; i < LENGTH(places); i++) {
		if (names_find(w->names, &a, places[i].where, &to, err) == -1)
			return -1;
		printf("%s %s\n", places[i].name, to.text);
	}
	return 0;
}
