/* command - see command.h.
 * SPDX-License-Identifier: ISC */
#include "smtp/command.h"

#include <string.h>

int
command_split(struct span line, struct span *verb_out, struct span *arg_out)
{
	struct span rest = line;
	size_t i;

	for (i = 0; i < line.n; i++)
		if ((unsigned char)line.p[i] < ' ' || line.p[i] == 0x7f)
			return -1;
	if (!span_word(&rest, verb_out))
		*verb_out = span_sub(line, 0, 0);
	*arg_out = span_trim(rest);
	return 0;
}

/* A fault in a sender's address has a status of its own (RFC 3463 3.2). */
static int
sender_fault(struct err *err)
{
	if (err != NULL && memcmp(err->text, "5.1.3", 5) == 0)
		err->text[4] = '7';
	return -1;
}

int
command_path(struct span arg, struct span word, unsigned what,
    struct address *address, struct span *params, struct err *err)
{
	size_t used;

	if (!span_istarts(arg, word) || arg.n == word.n ||
	    arg.p[word.n] != ':')
		return err_set(err, ERR_DATA, "5.5.4 %.*s:<address> is wanted",
		    (int)word.n, word.p);
	arg = span_trim(span_from(arg, word.n + 1));
	if (address_parse_path(arg, what, address, &used, err) == -1)
		return (what & ADDRESS_NULL) != 0 ? sender_fault(err) : -1;
	arg = span_from(arg, used);
	if (arg.n > 0 && arg.p[0] != ' ')
		return err_set(err, ERR_DATA,
		    "5.5.4 no blank between address and parameters");
	*params = span_trim(arg);
	return 0;
}

int
command_helo(struct span arg, char out[COMMAND_HELO_MAX + 1])
{
	size_t i;

	if (arg.n == 0 || arg.n > COMMAND_HELO_MAX)
		return -1;
	for (i = 0; i < arg.n; i++)
		out[i] = span_is_alpha(arg.p[i]) || span_is_digit(arg.p[i]) ||
		    memchr(".-_:[]", arg.p[i], 6) != NULL ? arg.p[i] : '?';
	out[arg.n] = '\0';
	return 0;
}
