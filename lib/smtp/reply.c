/* reply - see reply.h.
 * SPDX-License-Identifier: ISC */
#include "smtp/reply.h"

#include <assert.h>

#include "base/attr.h"
#include "base/buf.h"

struct row {
	int code;
	const char *status;      /* NULL: RFC 2034 4 wants none here */
	const char *text;
};

static const struct row rows[REPLY_N] = {
	[REPLY_GREETING] = { 220, NULL, "%" },
	[REPLY_BYE] = { 221, "2.0.0", "% closing" },
	[REPLY_OK] = { 250, "2.0.0", "ok" },
	[REPLY_SENDER_OK] = { 250, "2.1.0", "sender ok" },
	[REPLY_RCPT_OK] = { 250, "2.1.5", "recipient ok" },
	[REPLY_CHUNK_OK] = { 250, "2.0.0", "% octets received" },
	[REPLY_ACCEPTED] = { 250, "2.0.0", "accepted as %" },
	[REPLY_RCPT_ACCEPTED] = { 250, "2.1.5", "accepted as %" },
	[REPLY_HELO] = { 250, NULL, "%" },
	[REPLY_HELP] = { 214, "2.0.0", "see RFC 5321, RFC 2033" },
	[REPLY_VRFY] = { 252, "2.5.0", "send some mail and see" },
	[REPLY_START_TLS] = { 220, "2.0.0", "ready to start TLS" },
	[REPLY_AUTH_OK] = { 235, "2.7.0", "authentication successful" },
	[REPLY_CHALLENGE] = { 334, NULL, "%" },
	[REPLY_GO_AHEAD] = { 354, NULL, "end data with <CR><LF>.<CR><LF>" },

	[REPLY_TIMEOUT] = { 421, "4.4.2", "% timeout, closing" },
	[REPLY_SHUTDOWN] = { 421, "4.3.0", "% local error, closing" },
	[REPLY_TOO_MANY_CONNECTIONS] = { 421, "4.7.0",
	    "% too many connections from your address" },
	[REPLY_TOO_MANY_ERRORS] = { 421, "4.7.0", "% too many errors" },
	[REPLY_TOO_MUCH_JUNK] = { 421, "4.7.0",
	    "% too many commands that send no mail" },
	[REPLY_TOO_SLOW] = { 421, "4.4.2", "% data came too slowly, closing" },
	[REPLY_TEMPORARY] =
	    { 451, "4.3.0", "temporary failure, try later (%)" },
	[REPLY_NO_CHECK] = { 451, "4.3.5",
	    "this server is not configured to check recipients" },
	[REPLY_CHECK_LATER] = { 451, "4.3.0",
	    "this recipient cannot be checked now" },
	[REPLY_NO_SPACE] = { 452, "4.3.1", "cannot store the message now" },
	[REPLY_TOO_MANY_RCPTS] = { 452, "4.5.3", "too many recipients" },
	[REPLY_AUTH_LATER] = { 454, "4.7.0",
	    "temporary authentication failure" },
	[REPLY_TLS_LATER] = { 454, "4.7.0", "TLS not available" },

	[REPLY_UNKNOWN_COMMAND] = { 500, "5.5.1", "unknown command" },
	[REPLY_LONG_LINE] = { 500, "5.5.2", "line too long" },
	[REPLY_BARE_LINE] = { 500, "5.5.2",
	    "a line ends with CR and LF, and neither stands alone" },
	[REPLY_BAD_BYTES] = { 500, "5.5.2", "control character in command" },
	[REPLY_BAD_ARGUMENT] = { 501, "5.5.4", "bad argument" },
	[REPLY_NO_ARGUMENT] =
	    { 501, "5.5.4", "this command takes no argument" },
	[REPLY_BAD_HELO] = { 501, "5.5.4", "a host name is wanted" },
	[REPLY_BAD_PARAM] = { 501, "5.5.4", "bad parameter" },
	[REPLY_UNKNOWN_PARAM] = { 555, "5.5.4", "unknown parameter %" },
	[REPLY_NOT_IMPLEMENTED] = { 502, "5.5.1", "not implemented" },
	[REPLY_NO_EXPN] = { 502, "5.7.0", "lists are not shown" },
	[REPLY_NEED_HELO] = { 503, "5.5.1", "say % first" },
	[REPLY_BAD_SEQUENCE] = { 503, "5.5.1", "not at this point" },
	[REPLY_NO_RCPTS] = { 503, "5.5.1", "no valid recipients" },
	[REPLY_PIPELINED_TLS] = { 554, "5.5.0",
	    "bytes after STARTTLS in the clear, closing" },
	[REPLY_NOT_SMTP] = { 554, "5.5.0", "this is not SMTP, closing" },

	[REPLY_NEED_UTF8] = { 553, "5.6.7", "this address needs SMTPUTF8" },
	[REPLY_NEED_TLS] = { 530, "5.7.0", "STARTTLS first" },
	[REPLY_NEED_AUTH] = { 530, "5.7.0", "authentication required" },
	[REPLY_AUTH_NEEDS_TLS] = { 538, "5.7.11",
	    "this mechanism needs TLS" },
	[REPLY_AUTH_FAILED] = { 535, "5.7.8", "authentication failed" },
	[REPLY_AUTH_UNKNOWN] = { 504, "5.5.4", "unknown mechanism" },
	[REPLY_AUTH_CANCELLED] = { 501, "5.7.0", "authentication cancelled" },
	[REPLY_AUTH_LONG] = { 500, "5.5.6", "authentication line too long" },
	[REPLY_NO_SUCH_USER] = { 550, "5.1.1", "no such user here" },
	[REPLY_TOO_LARGE] = { 552, "5.3.4", "message larger than % octets" },
	[REPLY_TOO_LARGE_CLOSING] = { 552, "5.3.4",
	    "message larger than % octets, closing" },
	[REPLY_LOOP] = { 554, "5.4.6", "too many hops: a mail loop" },
	[REPLY_LONG_TEXT_LINE] = { 554, "5.6.0",
	    "line in message longer than % octets" },
	[REPLY_BARE_LF] = { 550, "5.5.2", "LF without CR in message" },
	[REPLY_BARE_CR] = { 550, "5.5.2", "CR without LF in message" },
	[REPLY_NUL] = { 550, "5.6.0", "NUL in message" },
	[REPLY_NOT_YOURS] =
	    { 553, "5.7.1", "this sender address is not yours" },
	[REPLY_XCLIENT_DENIED] = { 550, "5.7.0", "XCLIENT is not for you" },
	[REPLY_NO_PERM] = { 550, "5.7.1", "message refused (%)" },
	[REPLY_REFUSED] = { 554, "5.0.0", "message refused (%)" },
};

int
reply_code(enum reply id)
{
	assert(id > REPLY_NONE && id < REPLY_N);
	return rows[id].code;
}

/* Bytes that came from somewhere else. */
static void
add_clean(struct buf *b, struct span s)
{
	size_t i;

	for (i = 0; i < s.n && b->len < REPLY_LINE_MAX; i++)
		buf_addc(b, s.p[i] >= ' ' && s.p[i] < 0x7f ? s.p[i] : '?');
}

static void
put_line(struct wr *w, const struct buf *b)
{
	wr_add(w, span_sub(buf_span(b), 0, REPLY_LINE_MAX));
	wr_add(w, SPAN("\r\n"));
}

void
reply_put(struct wr *w, enum reply id, struct span detail)
{
	struct buf b = BUF_INIT(2 * REPLY_LINE_MAX);
	struct span text;
	size_t at;

	assert(id > REPLY_NONE && id < REPLY_N && rows[id].text != NULL);
	text = span_str(rows[id].text);
	at = span_find(text, 0, '%');
	buf_addu(&b, (uint64_t)rows[id].code);
	buf_addc(&b, ' ');
	if (rows[id].status != NULL) {
		buf_adds(&b, rows[id].status);
		buf_addc(&b, ' ');
	}
	buf_add(&b, span_sub(text, 0, at));
	if (at < text.n)
		add_clean(&b, detail);
	buf_add(&b, span_from(text, at + 1));
	put_line(w, &b);
	buf_done(&b);
}

void
reply_put_words(struct wr *w, int code, struct span words)
{
	struct buf b = BUF_INIT(2 * REPLY_LINE_MAX);

	buf_addu(&b, (uint64_t)code);
	buf_addc(&b, ' ');
	add_clean(&b, words);
	put_line(w, &b);
	buf_done(&b);
}

/* RFC 5248 2.4 lists which basic codes go with which status. */
int
reply_code_for(struct span status)
{
	static const struct {
		struct span status;
		int code;
	} table[] = {
		{ { "4.2.2", 5 }, 452 }, { { "4.3.1", 5 }, 452 },
		{ { "4.", 2 }, 451 },
		{ { "5.2.2", 5 }, 552 }, { { "5.3.4", 5 }, 552 },
		{ { "5.2.3", 5 }, 552 }, { { "5.1.", 4 }, 550 },
		{ { "5.2.", 4 }, 550 }, { { "5.7.", 4 }, 550 },
	};
	size_t i;

	for (i = 0; i < LENGTH(table); i++)
		if (span_starts(status, table[i].status))
			return table[i].code;
	return 554;
}
