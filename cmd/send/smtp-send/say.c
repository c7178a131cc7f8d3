/* say - MAIL and RCPT, with the parameters that the server knows, and the
 * message.
 * SPDX-License-Identifier: ISC */
#include "say.h"

#include <string.h>

#include "send/dotstuff.h"
#include "smtp/param.h"

static void
add_param(struct buf *out, struct span params, const char *name)
{
	struct span value;

	if (!param_get(params, span_str(name), &value) || value.p == NULL)
		return;
	buf_addf(out, " %s=", name);
	buf_add(out, value);
}

/* A client that said SMTPUTF8 about what is all ASCII asks for nothing. */
bool
say_needs_utf8(const struct session *s)
{
	const struct envelope *e = s->envelope;
	struct span ignored;
	size_t i;

	if (e->sender.utf8 || (s->message->eight_header &&
	    param_get(e->params, SPAN("SMTPUTF8"), &ignored)))
		return true;
	for (i = 0; i < e->n; i++)
		if (e->rcpts[i].address.utf8)
			return true;
	return false;
}

/* The sender with the recipient in it, list+ann=a.org@lists.org, so that a
 * bounce says whom it is about. Where that would be too long, as it was. */
static void
write_verp(const struct envelope *e, size_t i, struct buf *out)
{
	const struct address *rcpt = &e->rcpts[i].address;
	struct buf text = BUF_INIT(ADDRESS_LOCAL_MAX + ADDRESS_DOMAIN_MAX + 1);
	struct address a = e->sender;

	buf_add(&text, address_local(&e->sender));
	buf_addc(&text, '+');
	buf_add(&text, address_local(rcpt));
	buf_addc(&text, '=');
	buf_add(&text, address_domain(rcpt));
	if (buf_ok(&text) && text.len <= ADDRESS_LOCAL_MAX) {
		a.local_n = text.len;
		a.utf8 = a.utf8 || rcpt->utf8;
		buf_addc(&text, '@');
		buf_add(&text, address_domain(&e->sender));
		if (buf_ok(&text)) {
			a.n = text.len;
			memcpy(a.text, text.p, text.len + 1);
		}
	}
	address_write(out, a.n == text.len ? &a : &e->sender);
	buf_done(&text);
}

/* `i` is the transaction's first recipient. */
void
say_mail(const struct session *s, size_t i, struct buf *out)
{
	const struct envelope *e = s->envelope;
	struct span ignored;

	buf_adds(out, "MAIL FROM:<");
	if (s->set->verp && !address_is_null(&e->sender))
		write_verp(e, i, out);
	else
		address_write(out, &e->sender);
	buf_addc(out, '>');
	if ((s->caps & CAP_SIZE) != 0)
		buf_addf(out, " SIZE=%llu",
		    (unsigned long long)s->message->size);
	if ((s->caps & CAP_8BITMIME) != 0 && s->message->eight)
		buf_adds(out, " BODY=8BITMIME");
	if ((s->caps & CAP_SMTPUTF8) != 0 && say_needs_utf8(s))
		buf_adds(out, " SMTPUTF8");
	if ((s->caps & CAP_REQUIRETLS) != 0 &&
	    param_get(e->params, SPAN("REQUIRETLS"), &ignored))
		buf_adds(out, " REQUIRETLS");
	if ((s->caps & CAP_DSN) != 0) {
		add_param(out, e->params, "RET");
		add_param(out, e->params, "ENVID");
	}
}

void
say_rcpt(const struct session *s, size_t i, struct buf *out)
{
	const struct envelope_rcpt *r = &s->envelope->rcpts[i];

	buf_adds(out, "RCPT TO:<");
	address_write(out, &r->address);
	buf_addc(out, '>');
	if ((s->caps & CAP_DSN) != 0) {
		add_param(out, r->params, "NOTIFY");
		add_param(out, r->params, "ORCPT");
	}
}

/* Stands before dotstuff and sees that the message is as long as it was when it
 * was looked at: one that has lost its end gets no end on the network. */
struct whole {
	struct stage stage;
	const struct dotstuff *d;
	uint64_t size;
};

static int
put_whole(struct stage *s, struct span bytes)
{
	return stage_put(s->next, bytes);
}

static int
end_whole(struct stage *s)
{
	const struct whole *w = (const struct whole *)(const void *)s;

	if (w->d->size + (w->d->in_line ? 2 : 0) != w->size)
		return err_set(s->err, ERR_TEMP, "4.3.0 the message is not as "
		    "long as it was");
	return stage_end(s->next);
}

int
say_message(struct session *s, struct err *err)
{
	struct stage_wr out;
	struct dotstuff d;
	struct whole w = { { put_whole, end_whole, &d.stage, err }, &d,
		s->message->size };

	stage_wr_init(&out, &s->c.wr, err);
	dotstuff_init(&d, &out.stage, err);
	d.chunk = s->chunks;
	if (d.chunk)
		wr_addf(&s->c.wr, "BDAT %llu LAST\r\n",
		    (unsigned long long)w.size);
	return stage_run(&w.stage, 0);
}
