/* flagwords - see flagwords.h.
 * SPDX-License-Identifier: ISC */
#include "flagwords.h"

#include "base/attr.h"
#include "base/span.h"
#include "maildir/dotlock.h"
#include "maildir/keywords.h"

static const struct {
	const char *name;
	uint8_t flag;
} system_flags[] = {
	{ "Seen", FLAG_SEEN }, { "Answered", FLAG_ANSWERED },
	{ "Flagged", FLAG_FLAGGED }, { "Deleted", FLAG_DELETED },
	{ "Draft", FLAG_DRAFT },
};

static uint8_t
flag_named(struct span word)
{
	size_t i;

	if (span_starts(word, SPAN("\\")))
		word = span_from(word, 1);
	for (i = 0; i < LENGTH(system_flags); i++)
		if (span_ieq(word, span_str(system_flags[i].name)))
			return system_flags[i].flag;
	return 0;
}

/* All flags as words; `words` NULL only checks. */
static int
read_flags(const struct option_list *list, struct keywords *words,
    struct flags *out, struct err *err)
{
	size_t i;

	*out = (struct flags){ 0, 0 };
	for (i = 0; i < list->n; i++) {
		struct span rest = span_str(list->items[i]), word;

		while (span_word(&rest, &word)) {
			uint8_t flag = flag_named(word);
			int n;

			out->system |= flag;
			if (flag != 0)
				continue;
			if (!keywords_is_name(word))
				return err_set(err, ERR_USAGE, "\"%.*s\" is no "
				    "flag", (int)word.n, word.p);
			n = words == NULL ? 0 : keywords_add(words, word);
			if (n != -1)
				out->keywords |= 1u << n;
		}
	}
	return 0;
}

int
flagwords_check(const struct option_list *list, struct err *err)
{
	struct flags flags;

	return read_flags(list, NULL, &flags, err);
}

int
flagwords_in(const struct option_list *list, int dir, struct flags *out,
    struct err *err)
{
	struct keywords words;
	struct dotlock lock;
	int r;

	if (read_flags(list, NULL, out, err) == -1 || out->keywords == 0)
		return out->keywords == 0 ? 0 : -1;
	keywords_init(&words);
	dotlock_init(&lock);
	if (dotlock_take(&lock, dir, "dovecot-uidlist.lock",
	    "dovecot-uidlist", DOTLOCK_WAIT_MS, err) == -1)
		return -1;
	r = keywords_refresh(&words, dir, err);
	if (r != -1)
		r = read_flags(list, &words, out, err);
	if (r == 0)
		r = keywords_write(&words, dir, err);
	dotlock_release(&lock);
	return r;
}
