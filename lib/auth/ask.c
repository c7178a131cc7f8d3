/* ask - see ask.h.
 * SPDX-License-Identifier: ISC */
#include "auth/ask.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/num.h"
#include "os/fdpass.h"

int
ask_fd_from_environment(void)
{
	const char *text = getenv("AUTH_FD");
	struct stat st;
	uint32_t fd;

	if (text == NULL || num_parse_u32(span_str(text), 1023, &fd) == -1 ||
	    fstat((int)fd, &st) == -1 || !S_ISSOCK(st.st_mode))
		return -1;
	return (int)fd;
}

void
ask_init(struct ask *a, int fd)
{
	a->fd = fd;
	rd_init(&a->rd, fd, ASK_TIMEOUT_MS);
	wr_init(&a->wr, fd, ASK_TIMEOUT_MS);
	a->rd.flush = &a->wr;
}

void
ask_done(struct ask *a)
{
	rd_done(&a->rd);
	wr_done(&a->wr);
}

void
ask_reply_init(struct ask_reply *r)
{
	r->code = 0;
	buf_init(&r->text, ASK_REPLY_MAX);
}

void
ask_reply_done(struct ask_reply *r)
{
	buf_done(&r->text);
}

/* Whatever goes wrong with the authenticator is temporary, a reply without end
 * and silence included. */
static int
temporary(struct err *err)
{
	if (err != NULL)
		err->kind = ERR_TEMP;
	return -1;
}

static int
read_reply(struct ask *a, struct ask_reply *reply, struct err *err)
{
	bool more = true;

	reply->code = 0;
	buf_reset(&reply->text);
	while (more) {
		struct span line;
		uint32_t code;
		int got = rd_line(&a->rd, EOL_LF, ASK_LINE_MAX, &line, err);

		if (got == -1)
			return temporary(err);
		if (got == 0)
			return err_set(err, ERR_TEMP,
			    "the authenticator went away");
		if (line.n < 3 || (line.n > 3 && line.p[3] != ' ' &&
		    line.p[3] != '-') ||
		    num_parse_u32(span_sub(line, 0, 3), 599, &code) == -1 ||
		    code < 200 || (reply->code != 0 &&
		    reply->code != (int)code))
			return err_set(err, ERR_TEMP,
			    "bad reply of the authenticator");
		more = line.n > 3 && line.p[3] == '-';
		if (reply->code != 0)
			buf_addc(&reply->text, '\n');
		reply->code = (int)code;
		buf_add(&reply->text, span_from(line, 4));
	}
	return buf_ok(&reply->text) ? 0 :
	    err_set(err, ERR_TEMP, "reply of the authenticator is too long");
}

static bool
is_one_line(struct span s)
{
	return !span_has(s, '\n') && !span_has(s, '\r') && !span_has(s, '\0');
}

int
ask_command(struct ask *a, struct span line, struct ask_reply *reply,
    struct err *err)
{
	if (!is_one_line(line) || line.n > ASK_LINE_MAX)
		return err_set(err, ERR_DATA, "not a line for AUTH_FD");
	wr_add(&a->wr, line);
	wr_addc(&a->wr, '\n');
	return read_reply(a, reply, err);
}

static int
ask_about(struct ask *a, const char *verb, struct span address,
    struct account *account, struct ask_reply *reply, struct err *err)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	int r;

	buf_adds(&line, verb);
	buf_add(&line, address);
	r = buf_ok(&line) ? ask_command(a, buf_span(&line), reply, err) :
	    err_set(err, ERR_DATA, "address too long");
	buf_done(&line);
	if (r == -1)
		return -1;
	if (reply->code / 100 == 2)
		return account == NULL || account_take(account,
		    buf_span(&reply->text), err) == 0 ? 1 : -1;
	if (reply->code / 100 == 5)
		return 0;
	return err_set(err, ERR_TEMP, "%s", buf_str(&reply->text));
}

int
ask_vrfy(struct ask *a, struct span address, struct account *account,
    struct ask_reply *reply, struct err *err)
{
	return ask_about(a, "VRFY ", address, account, reply, err);
}

int
ask_rcpt(struct ask *a, struct span address, struct account *account,
    struct ask_reply *reply, struct err *err)
{
	int got = ask_about(a, "RCPT ", address, account, reply, err);

	return got == 0 && (reply->code == 500 || reply->code == 502) ?
	    ask_vrfy(a, address, account, reply, err) : got;
}

int
ask_start(struct ask *a, bool tls, struct span unread, struct err *err)
{
	wr_addf(&a->wr, "START %zu%s\n", unread.n, tls ? " TLS" : "");
	wr_add(&a->wr, unread);
	return wr_flush(&a->wr, err) == 0 ? 0 : temporary(err);
}

int
ask_send(struct ask *a, const char *verb, struct span arg, const int fds[2],
    struct err *err)
{
	struct buf line = BUF_INIT(ASK_LINE_MAX);
	int r = -1;

	buf_adds(&line, verb);
	if (arg.n > 0)
		buf_addc(&line, ' ');
	buf_add(&line, arg);
	buf_addc(&line, '\n');
	if (!buf_ok(&line) || !is_one_line(arg))
		err_set(err, ERR_DATA, "not an address for DELIVER");
	else if (wr_flush(&a->wr, err) == 0)
		r = os_fdpass_send(a->fd, buf_span(&line), fds, 2, err);
	buf_done(&line);
	return r;
}

int
ask_more(struct ask *a, struct ask_reply *reply, struct err *err)
{
	return read_reply(a, reply, err);
}

int
ask_deliver(struct ask *a, struct span address, int message_fd,
    int envelope_fd, struct ask_reply *reply, struct err *err)
{
	const int fds[2] = { message_fd, envelope_fd };
	int r = ask_send(a, "DELIVER", address, fds, err);

	/* A delivery may take longer than a question. */
	a->rd.timeout_ms = -1;
	if (r == 0)
		r = read_reply(a, reply, err);
	a->rd.timeout_ms = ASK_TIMEOUT_MS;
	return r;
}
