/* flags - see flags.h. Letters as in the manuals of Sendmail and Postfix:
 *
 *     i t                      our business
 *     f F N R V                with a value, in the word or the next one
 *     b                        with a mode in the word
 *     A B C D L M O X d h o p q r v ...    passed over, some with a value
 *
 * SPDX-License-Identifier: ISC */
#include "flags.h"

#include <string.h>

#include "base/span.h"

#define WITH_NEXT "fFNRVrBChLOXp"        /* the value may be the next word */
#define ALONE "itnvGUEmxsac"
#define IN_WORD "bodqAM"

int
flags_own(int argc, char **argv)
{
	int i = 1;

	while (i < argc) {
		const char *a = argv[i];

		if (strcmp(a, "-V") == 0 || strcmp(a, "-n") == 0 ||
		    strcmp(a, "-e") == 0 || strcmp(a, "-h") == 0)
			i++;
		else if (strncmp(a, "--", 2) == 0 && a[2] != '\0')
			i += strchr(a, '=') != NULL ? 1 : 2;
		else
			break;
	}
	return (i > argc ? argc : i) - 1;
}

static int
take_mode(struct flags *f, const char *value, struct err *err)
{
	static const struct {
		char letter;
		enum flags_mode mode;
	} modes[] = { { 'm', FLAGS_SEND }, { 's', FLAGS_SMTP },
		{ 'p', FLAGS_QUEUE }, { 'i', FLAGS_ALIASES },
		{ 'v', FLAGS_VERIFY }, { 'h', FLAGS_HOSTS },
		{ 'H', FLAGS_FORGET } };
	size_t i;

	for (i = 0; i < LENGTH(modes); i++)
		if (value[0] == modes[i].letter) {
			f->mode = modes[i].mode;
			return 0;
		}
	return err_set(err, ERR_USAGE, "-b%.20s: not here", value);
}

static void
take_value(struct flags *f, char letter, const char *value)
{
	switch (letter) {
	case 'f':
	case 'r':
		f->sender = value;
		break;
	case 'F':
		f->name = value;
		break;
	case 'N':
		f->notify = value;
		break;
	case 'R':
		f->ret = value;
		break;
	case 'V':
		f->envid = value;
		break;
	default:
		break;                   /* -O -X -C ...: nothing here */
	}
}

/* One word that begins with a dash; *next is the word after it. */
static int
take_word(struct flags *f, const char *word, char ***next, struct err *err)
{
	for (word++; *word != '\0'; word++) {
		if (strchr(WITH_NEXT, *word) != NULL) {
			const char *value = word + 1;

			if (*value == '\0' && **next == NULL)
				return err_set(err, ERR_USAGE,
				    "-%c wants a value", *word);
			take_value(f, *word, *value != '\0' ? value :
			    *(*next)++);
			return 0;
		}
		if (*word == 'b')
			return take_mode(f, word + 1, err);
		if (*word == 'o' && word[1] == 'i')
			f->no_dot = true;
		if (*word == 'I')
			f->mode = FLAGS_ALIASES;
		else if (strchr(IN_WORD, *word) != NULL)
			return 0;
		else if (strchr(ALONE, *word) == NULL)
			return err_set(err, ERR_USAGE, "no such flag: -%c",
			    *word);
		f->no_dot |= *word == 'i';
		f->from_header |= *word == 't';
		f->verbose |= *word == 'v';
	}
	return 0;
}

int
flags_read(struct flags *f, const char *argv0, char **rest, struct err *err)
{
	static const struct {
		const char *name;
		enum flags_mode mode;
	} names[] = { { "mailq", FLAGS_QUEUE }, { "newaliases", FLAGS_ALIASES },
		{ "hoststat", FLAGS_HOSTS }, { "purgestat", FLAGS_FORGET } };
	struct span name = span_str(argv0);
	size_t i;

	memset(f, 0, sizeof(*f));
	name = span_from(name, span_rfind(name, '/') < name.n ?
	    span_rfind(name, '/') + 1 : 0);
	for (i = 0; i < LENGTH(names); i++)
		if (span_eq(name, span_str(names[i].name)))
			f->mode = names[i].mode;
	while (*rest != NULL && (*rest)[0] == '-' && (*rest)[1] != '\0') {
		const char *word = *rest++;

		if (strcmp(word, "--") == 0)
			break;
		if (take_word(f, word, &rest, err) == -1)
			return -1;
	}
	f->recipients = rest;
	return 0;
}
