/* sourcefile - see sourcefile.h.
 * SPDX-License-Identifier: ISC */
#include "sourcefile.h"

#include <arpa/inet.h>
#include <string.h>

#include "smtp/command.h"

static bool
is_below(struct span domain, struct span key)
{
	return key.n > 0 && key.p[0] == '.' && domain.n > key.n &&
	    span_ieq(span_from(domain, domain.n - key.n), key);
}

static bool
fits_sender(struct span sender, struct span key)
{
	size_t at = span_rfind(sender, '@');

	return span_ieq(sender, key) || (key.n > 1 && key.p[0] == '@' &&
	    span_ieq(span_from(sender, at), key));
}

/* The words behind the key: 0 or -1. */
static int
take_words(struct span rest, struct sourcefile *out)
{
	unsigned char bytes[16];
	char checked[COMMAND_HELO_MAX + 1];
	struct span word;

	while (span_word(&rest, &word)) {
		char *to = out->addresses[out->n];

		if (span_istarts(word, SPAN("name="))) {
			word = span_from(word, 5);
			if (word.n >= sizeof(out->name) ||
			    command_helo(word, checked) == -1)
				return -1;
			memcpy(out->name, word.p, word.n);
			out->name[word.n] = '\0';
			continue;
		}
		if (out->n == SOURCEFILE_ADDRESSES_MAX || word.n >=
		    sizeof(out->addresses[0]))
			return -1;
		memcpy(to, word.p, word.n);
		to[word.n] = '\0';
		if (inet_pton(AF_INET, to, bytes) != 1 &&
		    inet_pton(AF_INET6, to, bytes) != 1)
			return -1;
		out->n++;
	}
	return out->n > 0 || out->name[0] != '\0' ? 0 : -1;
}

int
sourcefile_find(struct span file, struct span sender, struct span domain,
    struct sourcefile *out, struct err *err)
{
	struct span line, rest, how, key = SPAN("");
	size_t n = 0;

	*out = (struct sourcefile){ .n = 0 };
	while (span_cut(&file, '\n', &line)) {
		struct sourcefile one = { .line = line };
		bool fits;

		n++;
		rest = line;
		if (!span_word(&rest, &how) || how.p[0] == '#')
			continue;
		fits = span_eq(how, SPAN("*"));
		if (!fits && !span_word(&rest, &key))
			key = SPAN("");
		if (span_eq(how, SPAN("from")))
			fits = fits_sender(sender, key);
		else if (span_eq(how, SPAN("to")))
			fits = span_ieq(domain, key) || is_below(domain, key);
		else if (!fits)
			return err_set(err, ERR_USAGE, "--source-file, line "
			    "%zu: not from, to or *", n);
		if (take_words(rest, &one) == -1)
			return err_set(err, ERR_USAGE, "--source-file, line "
			    "%zu: addresses are wanted", n);
		if (fits && out->line.n == 0)
			*out = one;
	}
	return 0;
}
