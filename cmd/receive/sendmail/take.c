/* take - see take.h.
 * SPDX-License-Identifier: ISC */
#include "take.h"

#include <unistd.h>

#include "io/rd.h"
#include "io/wr.h"
#include "link/amend.h"
#include "mime/addrs.h"
#include "mime/header.h"
#include "os/tmpfd.h"
#include "smtp/dsnparam.h"
#include "smtp/xtext.h"

#define PARAMS_MAX 600

static const char *const bcc[] = { "Bcc:", "Resent-Bcc:", NULL };

/* Bytes, not lines: a line may be of any length. A CR before an LF goes, and
 * any other is a blank: web forms that keep an LF out of a subject let it pass,
 * and it would end the line on the network. A line of one dot ends it where
 * dots do. */
struct cleaner {
	struct wr *w;
	bool dots;
	enum { AT_START, AT_DOT, AT_DOT_CR, AT_CR, IN_LINE } state;
};

/* True when the message has ended. */
static bool
clean(struct cleaner *c, char b)
{
	if (c->state == AT_DOT || c->state == AT_DOT_CR) {
		if (b == '\n')
			return true;
		if (c->state == AT_DOT && b == '\r') {
			c->state = AT_DOT_CR;
			return false;
		}
		wr_addc(c->w, '.');
		c->state = c->state == AT_DOT ? IN_LINE : AT_CR;
	}
	if (c->state == AT_CR && b != '\n')
		wr_addc(c->w, ' ');
	if (b == '\r') {
		c->state = AT_CR;
	} else if (b == '.' && c->state == AT_START && c->dots) {
		c->state = AT_DOT;
	} else {
		wr_addc(c->w, b);
		c->state = b == '\n' ? AT_START : IN_LINE;
	}
	return false;
}

int
take_message(const struct flags *f, const char *dir, struct err *err)
{
	struct cleaner c = { NULL, !f->no_dot, AT_START };
	int fd = os_tmpfd_disk(dir != NULL ? dir : "/tmp", err), got = 1;
	bool ended = false;
	struct span chunk;
	struct wr w;
	struct rd rd;
	size_t i;

	if (fd == -1)
		return -1;
	wr_init(&w, fd, -1);
	c.w = &w;
	rd_init(&rd, 0, -1);
	while (!ended && (got = rd_some(&rd, RD_CAP, &chunk, err)) == 1)
		for (i = 0; i < chunk.n && !ended; i++)
			ended = clean(&c, chunk.p[i]);
	rd_done(&rd);
	if (c.state == IN_LINE || c.state == AT_CR)
		wr_addc(&w, '\n');
	if (got != -1 && w.total == 0)
		got = err_set(err, ERR_DATA, "an empty message");
	if (got == -1 || wr_flush(&w, err) == -1 ||
	    lseek(fd, 0, SEEK_SET) == -1) {
		close(fd);
		fd = -1;
	}
	wr_done(&w);
	return fd;
}

static int
parse(const struct take_who *who, struct span text, struct address *out,
    struct err *err)
{
	struct buf b = BUF_INIT(1000);
	int r;

	text = span_trim(text);
	if (text.n > 1 && text.p[0] == '<' && text.p[text.n - 1] == '>')
		text = span_sub(text, 1, text.n - 1);
	buf_add(&b, text);
	if (!span_has(text, '@'))
		buf_addf(&b, "@%s", who->host);
	r = address_parse(buf_span(&b), ADDRESS_UTF8, out, NULL);
	if (r == -1 || !buf_ok(&b))
		r = err_set(err, ERR_USAGE, "%.*s: not an address",
		    (int)(text.n < 100 ? text.n : 100), text.p);
	buf_done(&b);
	return r;
}

static int
add_rcpt(const struct flags *f, const struct take_who *who, struct span text,
    struct envelope *e, struct err *err)
{
	struct buf params = BUF_INIT(PARAMS_MAX);
	struct address a;
	int r = parse(who, text, &a, err);

	if (r == 0 && f->notify != NULL)
		buf_addf(&params, "NOTIFY=%s", f->notify);
	if (r == 0)
		r = envelope_add(e, &a, buf_span(&params), err);
	buf_done(&params);
	return r;
}

static int
add_field(const struct flags *f, const struct take_who *who,
    struct span body, bool strict, struct envelope *e, struct err *err)
{
	struct addrs list;
	struct buf text = BUF_INIT(1000);
	size_t i;
	int r;

	addrs_init(&list);
	r = addrs_parse(&list, body, err);
	if (r == 0 && strict && list.malformed)
		r = err_set(err, ERR_USAGE, "%.*s: not addresses",
		    (int)(body.n < 100 ? body.n : 100), body.p);
	for (i = 0; i < list.n && r == 0; i++) {
		if (list.items[i].kind != ADDRS_MAILBOX ||
		    list.items[i].local.n == 0)
			continue;
		buf_reset(&text);
		addrs_write(&text, &list.items[i]);
		r = add_rcpt(f, who, buf_span(&text), e, err);
	}
	buf_done(&text);
	addrs_done(&list);
	return r;
}

/* A word of the command line may be a list, and a name without a domain. */
static int
add_word(const struct flags *f, const struct take_who *who, struct span word,
    struct envelope *e, struct err *err)
{
	size_t i;

	for (i = 0; i < word.n && !span_has(SPAN(" \t,;:()<>\""), word.p[i]);
	    i++)
		;
	return i == word.n ? add_rcpt(f, who, word, e, err) :
	    add_field(f, who, word, true, e, err);
}

/* Who has resent a message means those of the Resent fields (RFC 5322
 * 3.6.6). */
static int
add_header(const struct flags *f, const struct take_who *who, int message,
    struct envelope *e, struct err *err)
{
	static const char *const names[2][3] = { { "To", "Cc", "Bcc" },
		{ "Resent-To", "Resent-Cc", "Resent-Bcc" } };
	struct header h;
	size_t i, k, resent;
	int r;

	header_init(&h);
	r = header_read(&h, message, 0, err);
	resent = r == 0 && (header_count(&h, "Resent-To") > 0 ||
	    header_count(&h, "Resent-Cc") > 0 ||
	    header_count(&h, "Resent-Bcc") > 0);
	for (k = 0; k < 3 && r == 0; k++)
		for (i = header_find(&h, names[resent][k], 0); i < h.n &&
		    r == 0; i = header_find(&h, names[resent][k], i + 1))
			r = add_field(f, who, h.fields[i].body, false, e, err);
	header_done(&h);
	return r;
}

static int
mail_params(const struct flags *f, struct buf *out, struct err *err)
{
	struct buf envid = BUF_INIT(DSNPARAM_ENVID_MAX);
	int r = 0;

	if (f->notify != NULL && dsnparam_notify(span_str(f->notify)) == -1)
		r = err_set(err, ERR_USAGE, "-N: never, or success, failure, "
		    "delay");
	if (f->ret != NULL && dsnparam_ret(span_str(f->ret)) == -1)
		r = err_set(err, ERR_USAGE, "-R: full or hdrs");
	else if (f->ret != NULL)
		buf_addf(out, "RET=%s", f->ret);
	if (f->envid != NULL) {
		xtext_encode(&envid, span_str(f->envid));
		buf_addf(out, "%sENVID=%s", out->len > 0 ? " " : "",
		    buf_str(&envid));
		if (!buf_ok(&envid) || envid.len == 0)
			r = err_set(err, ERR_USAGE, "-V: too long, or empty");
	}
	buf_done(&envid);
	return r;
}

int
take_envelope(const struct flags *f, const struct take_who *who, int message,
    struct envelope *e, struct err *err)
{
	const char *sender = f->sender != NULL ? f->sender : who->user;
	struct buf params = BUF_INIT(PARAMS_MAX);
	struct address a = { .n = 0 };
	char **r;
	int got = mail_params(f, &params, err);

	if (got == 0 && !span_eq(span_str(sender), SPAN("")) &&
	    !span_eq(span_str(sender), SPAN("<>")))
		got = parse(who, span_str(sender), &a, err);
	envelope_set_sender(e, &a, pool_span(&e->pool, buf_span(&params)));
	buf_done(&params);
	for (r = f->recipients; *r != NULL && got == 0; r++)
		got = add_word(f, who, span_str(*r), e, err);
	if (got == 0 && f->from_header)
		got = add_header(f, who, message, e, err);
	if (got == 0 && e->n == 0)
		got = err_set(err, ERR_USAGE, "no recipients");
	return got;
}

static void
put_from(struct buf *out, const struct flags *f, const struct envelope *e)
{
	const char *c;

	buf_adds(out, "From: ");
	if (f->name != NULL && *f->name != '\0') {
		buf_addc(out, '"');
		for (c = f->name; *c != '\0'; c++) {
			if (*c == '"' || *c == '\\')
				buf_addc(out, '\\');
			buf_addc(out, (unsigned char)*c < ' ' ? '?' : *c);
		}
		buf_adds(out, "\" <");
	}
	address_write(out, &e->sender);
	if (f->name != NULL && *f->name != '\0')
		buf_addc(out, '>');
	buf_addc(out, '\n');
}

int
take_finish(const struct flags *f, const struct envelope *e, int message,
    struct err *err)
{
	struct buf from = BUF_INIT(2000);
	struct header h;
	uint64_t size;
	bool has;
	int fd = message;

	header_init(&h);
	if (header_read(&h, message, 0, err) == -1)
		fd = -1;
	has = header_count(&h, "From") > 0 || address_is_null(&e->sender);
	header_done(&h);
	if (fd != -1)
		fd = amend_without(fd, bcc, &size, err);
	if (fd != -1 && !has) {
		put_from(&from, f, e);
		fd = buf_ok(&from) ? amend_with(fd, buf_span(&from), err) :
		    err_set(err, ERR_USAGE, "-F: too long");
	}
	buf_done(&from);
	return fd;
}
