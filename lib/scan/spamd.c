/* spamd - see spamd.h.
 *
 *     SYMBOLS SPAMC/1.5            SPAMD/1.1 0 EX_OK
 *     Content-length: 1234         Content-length: 20
 *     User: joe                    Spam: True ; 15.0 / 5.0
 *
 *     message                      GTUBE,NO_RECEIVED
 *
 * All lines of the dialogue end in CRLF.
 * SPDX-License-Identifier: ISC */
#include "scan/spamd.h"

#include <string.h>

#include "base/num.h"
#include "scan/score.h"

bool
spamd_is_user(struct span user)
{
	size_t i;

	for (i = 0; i < user.n; i++)
		if (!span_is_alpha(user.p[i]) && !span_is_digit(user.p[i]) &&
		    !span_has(SPAN("@._+-="), user.p[i]))
			return false;
	return user.n > 0 && user.n <= SPAMD_USER_MAX;
}

static int
broken(struct err *err, const char *what)
{
	return err_set(err, ERR_PROTO, "spamd: %s", what);
}

/* The next line without its CRLF. */
static bool
take_line(struct span *rest, struct span *line)
{
	size_t lf = span_find(*rest, 0, '\n');

	if (lf == rest->n || lf == 0 || rest->p[lf - 1] != '\r')
		return false;
	*line = span_sub(*rest, 0, lf - 1);
	*rest = span_from(*rest, lf + 1);
	return !span_has(*line, '\r');
}

/* SPAMD/1.1 0 EX_OK */
static int
parse_status(struct span line, struct err *err)
{
	char said[SCANNER_QUOTE_MAX + 1];
	struct span word;
	uint32_t code;

	if (!span_starts(line, SPAN("SPAMD/")) || !span_word(&line, &word) ||
	    !span_word(&line, &word) || num_parse_u32(word, 255, &code) == -1)
		return broken(err, "no SPAMD answer");
	if (code != 0)
		return err_set(err, ERR_TEMP, "spamd: error %u%s", code,
		    scanner_quote(said, line));
	return 0;
}

/* True ; 15.0 / 5.0 */
static int
parse_spam(struct span s, struct spamd_verdict *v, struct err *err)
{
	struct span word[5], more;
	size_t i;

	for (i = 0; i < 5; i++)
		if (!span_word(&s, &word[i]))
			return broken(err, "short Spam line");
	v->spam = span_ieq(word[0], SPAN("true")) ||
	    span_ieq(word[0], SPAN("yes"));
	if ((!v->spam && !span_ieq(word[0], SPAN("false")) &&
	    !span_ieq(word[0], SPAN("no"))) ||
	    !span_eq(word[1], SPAN(";")) || !span_eq(word[3], SPAN("/")) ||
	    score_parse(word[2], &v->score) == -1 ||
	    score_parse(word[4], &v->required) == -1 || span_word(&s, &more))
		return broken(err, "bad Spam line");
	return 0;
}

/* Names as SpamAssassin has them, with commas between. */
static int
parse_tests(struct span s, struct spamd_verdict *v, struct err *err)
{
	size_t i, n = 0;

	s = span_trim(s);
	for (i = 0; i < s.n; i++)
		if (!span_is_alpha(s.p[i]) && !span_is_digit(s.p[i]) &&
		    s.p[i] != '_' && s.p[i] != ',')
			return broken(err, "bad names of tests");
	if (s.n > SPAMD_TESTS_MAX)
		s = span_sub(s, 0, span_rfind(span_sub(s, 0, SPAMD_TESTS_MAX),
		    ','));
	n = s.n;
	if (n > 0)
		memcpy(v->tests, s.p, n);
	v->tests[n] = '\0';
	return 0;
}

int
spamd_parse(struct span answer, struct spamd_verdict *v, struct err *err)
{
	struct span rest = answer, line, name, value;
	uint64_t length = 0;
	unsigned spams = 0, lengths = 0;

	memset(v, 0, sizeof(*v));
	if (!take_line(&rest, &line))
		return broken(err, answer.n == 0 ? "closed without an answer" :
		    "half an answer");
	if (parse_status(line, err) == -1)
		return -1;
	for (;;) {
		if (!take_line(&rest, &line))
			return broken(err, "half an answer");
		if (line.n == 0)
			break;
		name = span_sub(line, 0, span_find(line, 0, ':'));
		value = span_trim(span_from(line, name.n + 1));
		if (span_ieq(name, SPAN("Spam")) &&
		    (spams++ > 0 || parse_spam(value, v, err) == -1))
			return broken(err, "bad Spam line");
		if (span_ieq(name, SPAN("Content-length")) &&
		    (lengths++ > 0 || num_parse_u64(value, SPAMD_ANSWER_MAX,
			&length) == -1))
			return broken(err, "bad Content-length line");
	}
	if (spams == 0)
		return broken(err, "no Spam line");
	if (lengths == 0 || length != rest.n)
		return broken(err, "answer of the wrong length");
	return parse_tests(rest, v, err);
}

int
spamd_ask(struct scanner *s, int fd, uint64_t size, struct span user,
    struct spamd_verdict *v, struct err *err)
{
	struct buf b = BUF_INIT(SPAMD_ANSWER_MAX);
	int r;

	buf_addf(&b, "SYMBOLS SPAMC/1.5\r\nContent-length: %llu\r\n",
	    (unsigned long long)size);
	if (user.n > 0)
		buf_addf(&b, "User: %.*s\r\n", (int)user.n, user.p);
	buf_adds(&b, "\r\n");
	r = scanner_send(s, buf_span(&b), err);
	if (r == 1)
		r = scanner_send_file(s, fd, 65536, false, err);
	if (r == 1)
		scanner_end(s);
	buf_reset(&b);
	if (r != -1)
		r = scanner_answer(s, false, &b, err);
	if (r != -1)
		r = spamd_parse(buf_span(&b), v, err);
	buf_done(&b);
	return r;
}
