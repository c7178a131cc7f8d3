/* credentials - see credentials.h.
 * SPDX-License-Identifier: ISC */
#include "credentials.h"

#include <stdbool.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "io/slurp.h"

#define FILE_MAX 65536

/* An address has no ":" behind its "@", and a host no "@". */
static bool
fits(struct span key, struct span host, struct span sender)
{
	size_t at = span_rfind(key, '@'), colon = span_find(key, at, ':');
	struct span from = span_sub(key, 0, colon);

	if (at == key.n)
		return span_eq(key, SPAN("*")) || span_ieq(key, host);
	if (at == 0)
		sender = span_from(sender, span_rfind(sender, '@'));
	return colon < key.n && span_ieq(from, sender) &&
	    span_ieq(span_from(key, colon + 1), host);
}

static int
read_line(struct credentials *c, struct span line, struct span host,
    struct span sender)
{
	struct span word, user;

	if (!span_word(&line, &word) || word.p[0] == '#' ||
	    !fits(word, host, sender))
		return 0;
	/* A password may hold blanks inside. */
	if (!span_word(&line, &user) || span_trim(line).n == 0 ||
	    secret_set(&c->user, user) == -1 ||
	    secret_set(&c->password, span_trim(line)) == -1)
		return -1;
	return 1;
}

int
credentials_read(struct credentials *c, const char *path, struct span host,
    struct span sender, struct err *err)
{
	struct buf text = BUF_INIT(FILE_MAX);
	struct span rest, line;
	struct stat st;
	int got = 0;

	secret_init(&c->user);
	secret_init(&c->password);
	if (stat(path, &st) == 0 && (st.st_mode & 077) != 0)
		return err_set(err, ERR_USAGE, "%s: others can read it", path);
	if (slurp_file(path, &text, err) == -1)
		got = -1;
	rest = buf_span(&text);
	while (got == 0 && rest.n > 0 && span_cut(&rest, '\n', &line))
		if ((got = read_line(c, line, host, sender)) ==
		    -1)
			err_set(err, ERR_USAGE, "%s: a line is not \"host "
			    "user password\"", path);
	if (text.p != NULL)
		secret_clear(text.p, text.cap);
	buf_done(&text);
	return got;
}
