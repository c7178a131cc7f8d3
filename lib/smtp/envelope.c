/* envelope - see envelope.h.
 * SPDX-License-Identifier: ISC */
#include "smtp/envelope.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/rd.h"
#include "io/wr.h"
#include "os/tmpfd.h"
#include "smtp/param.h"

void
envelope_init(struct envelope *e)
{
	memset(e, 0, sizeof(*e));
	pool_init(&e->pool);
	e->params = SPAN("");
}

void
envelope_done(struct envelope *e)
{
	pool_done(&e->pool);
	free(e->rcpts);
	envelope_init(e);
}

void
envelope_reset(struct envelope *e)
{
	pool_reset(&e->pool);
	e->n = 0;
	memset(&e->sender, 0, sizeof(e->sender));
	e->params = SPAN("");
}

void
envelope_set_sender(struct envelope *e, const struct address *sender,
    struct span params)
{
	e->sender = *sender;
	e->params = pool_span(&e->pool, params);
}

int
envelope_add(struct envelope *e, const struct address *rcpt,
    struct span params, struct err *err)
{
	struct envelope_rcpt *r;

	if (e->n == ENVELOPE_RCPT_MAX)
		return err_set(err, ERR_LIMIT, "4.5.3 more than %d recipients",
		    ENVELOPE_RCPT_MAX);
	if (e->n == e->cap) {
		e->cap = e->cap == 0 ? 4 : e->cap * 2;
		e->rcpts = mem_resize(e->rcpts, e->cap, sizeof(*r));
	}
	r = &e->rcpts[e->n++];
	r->address = *rcpt;
	r->params = pool_span(&e->pool, params);
	return 0;
}

/* "<path> params" after the verb. */
static int
take_path(struct span rest, unsigned what, struct address *address,
    struct span *params, struct err *err)
{
	struct param ignored;
	size_t used;
	int got;

	if (address_parse_path(rest, what, address, &used, err) == -1)
		return -1;
	rest = span_from(rest, used);
	if (rest.n > 0 && rest.p[0] != ' ')
		return err_set(err, ERR_DATA, "bad line in envelope");
	*params = span_trim(rest);
	for (rest = *params; (got = param_next(&rest, &ignored)) == 1;)
		;
	return got == 0 ? 0 : err_set(err, ERR_DATA,
	    "bad parameter in envelope");
}

int
envelope_add_line(struct envelope *e, struct span line, bool first,
    struct err *err)
{
	static const struct span mail = { "MAIL FROM:", 10 };
	static const struct span rcpt = { "RCPT TO:", 8 };
	struct address a;
	struct span params;

	if (first) {
		if (!span_istarts(line, mail))
			return err_set(err, ERR_DATA,
			    "envelope does not begin with MAIL FROM");
		if (take_path(span_from(line, mail.n), ADDRESS_NULL |
		    ADDRESS_UTF8, &a, &params, err) == -1)
			return -1;
		envelope_set_sender(e, &a, params);
		return 0;
	}
	if (!span_istarts(line, rcpt))
		return err_set(err, ERR_DATA, "bad line in envelope");
	if (take_path(span_from(line, rcpt.n), ADDRESS_UTF8 |
	    ADDRESS_POSTMASTER, &a, &params, err) == -1)
		return -1;
	return envelope_add(e, &a, params, err);
}

int
envelope_read(struct envelope *e, int fd, struct err *err)
{
	bool first = true;
	struct span line;
	struct rd r;
	int got;

	envelope_reset(e);
	if (lseek(fd, 0, SEEK_SET) == -1 && errno != ESPIPE)
		return err_sys(err, "envelope");
	rd_init(&r, fd, -1);
	while ((got = rd_line(&r, EOL_LF, ENVELOPE_LINE_MAX, &line, err)) ==
	    1) {
		if (envelope_add_line(e, line, first, err) == -1) {
			got = -1;
			break;
		}
		first = false;
	}
	rd_done(&r);
	if (got == -1 && err != NULL && err->kind != ERR_TEMP)
		err->kind = ERR_DATA;
	if (got == 0 && e->n == 0)
		got = err_set(err, ERR_DATA, "envelope without a recipient");
	if (got == -1)
		envelope_reset(e);
	return got;
}

static void
put_line(struct wr *w, const char *verb, const struct address *a,
    struct span params)
{
	struct buf path = BUF_INIT(ENVELOPE_LINE_MAX);

	address_write(&path, a);
	wr_adds(w, verb);
	wr_add(w, buf_span(&path));
	wr_addc(w, '>');
	if (params.n > 0)
		wr_addc(w, ' ');
	wr_add(w, params);
	wr_addc(w, '\n');
	buf_done(&path);
}

void
envelope_put(const struct envelope *e, struct wr *w)
{
	size_t i;

	put_line(w, "MAIL FROM:<", &e->sender, e->params);
	for (i = 0; i < e->n; i++)
		put_line(w, "RCPT TO:<", &e->rcpts[i].address,
		    e->rcpts[i].params);
}

int
envelope_write(const struct envelope *e, struct err *err)
{
	int fd = os_tmpfd_memory(err), r;
	struct wr w;

	if (fd == -1)
		return -1;
	wr_init(&w, fd, -1);
	envelope_put(e, &w);
	r = wr_flush(&w, err);
	wr_done(&w);
	if (r == 0 && lseek(fd, 0, SEEK_SET) == -1)
		r = err_sys(err, "envelope");
	if (r == 0)
		return fd;
	close(fd);
	return -1;
}

int
envelope_of_one(struct envelope *e, const char *sender,
    const char *recipient, struct err *err)
{
	struct address a = { .n = 0 };

	if (recipient == NULL || *recipient == '\0')
		return err_set(err, ERR_USAGE, "no envelope on descriptor 3, "
		    "and RECIPIENT is not set");
	if (sender != NULL && *sender != '\0' && address_parse(
	    span_str(sender), ADDRESS_UTF8, &a, err) == -1)
		return err_set(err, ERR_USAGE, "SENDER is no address");
	envelope_set_sender(e, &a, SPAN(""));
	if (address_parse(span_str(recipient), ADDRESS_UTF8, &a, err) == -1)
		return err_set(err, ERR_USAGE, "RECIPIENT is no address");
	return envelope_add(e, &a, SPAN(""), err);
}
