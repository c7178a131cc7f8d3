/* settings - see settings.h.
 * SPDX-License-Identifier: ISC */
#include "settings.h"

#include <stddef.h>
#include <string.h>

#include "scan/scanner.h"
#include "scan/score.h"
#include "scan/spamd.h"

#define AT(member) offsetof(struct settings, member)
#define SIZE_MOST (1ULL << 50)
#define HOUR_MS (3600 * 1000)

const struct option_row settings_rows[] = {
	{ "spamd", '\0', OPTION_STRING, AT(spamd), 0, 0, "address",
	    "spamd: /path or host:port" },
	{ "clamd", '\0', OPTION_STRING, AT(clamd), 0, 0, "address",
	    "clamd: /path or host:port" },
	{ "user", 'u', OPTION_STRING, AT(user), 0, 0, "name",
	    "whose preferences spamd uses ($USER)" },
	{ "spam-reject", '\0', OPTION_STRING, AT(spam_reject), 0, 0, "score",
	    "refuse from this score on (never)" },
	{ "required", '\0', OPTION_STRING, AT(required), 0, 0, "score",
	    "call it spam from this score on (spamd's)" },
	{ "virus", '\0', OPTION_STRING, AT(virus), 0, 0, "reject|mark",
	    "a message with a virus (reject)" },
	{ "on-error", '\0', OPTION_STRING, AT(on_error), 0, 0,
	    "tempfail|pass|reject", "no verdict (tempfail)" },
	{ "max-size", '\0', OPTION_SIZE, AT(max_size), 0, SIZE_MOST, "size",
	    "larger ones do not go to spamd (512k)" },
	{ "virus-max-size", '\0', OPTION_SIZE, AT(virus_max_size), 0,
	    SIZE_MOST, "size", "larger ones do not go to clamd (25M)" },
	{ "timeout", '\0', OPTION_TIME, AT(timeout), 1, HOUR_MS, "time",
	    "for each scanner's verdict (2m)" },
	{ "wait", '\0', OPTION_TIME, AT(wait), 0, HOUR_MS, "time",
	    "for a scanner that is starting (5s)" },
	{ "later", '\0', OPTION_FLAG, AT(later), 0, 0, NULL,
	    "keep the other scanner's fields: ours wrote them" },
};

const size_t settings_n_rows = LENGTH(settings_rows);

void
settings_init(struct settings *s)
{
	memset(s, 0, sizeof(*s));
	s->virus = "reject";
	s->on_error = "tempfail";
	s->max_size = 512 * 1024;
	s->virus_max_size = 25 << 20;
	s->timeout = 120 * 1000;
	s->wait = 5 * 1000;
}

static int
read_score(const char *option, const char *given, bool *has, int32_t *score,
    struct err *err)
{
	*has = given != NULL;
	if (given != NULL && score_parse(span_str(given), score) == -1)
		return err_set(err, ERR_USAGE, "--%s \"%s\": no score", option,
		    given);
	return 0;
}

static int
read_address(const char *option, const char *given, struct err *err)
{
	if (given != NULL && !scanner_is_address(given))
		return err_set(err, ERR_USAGE, "--%s \"%s\": neither /path nor "
		    "host:port", option, given);
	return 0;
}

static int
read_actions(struct settings *s, struct err *err)
{
	static const char *const actions[] = { "tempfail", "pass", "reject" };
	int i;

	s->reject_virus = strcmp(s->virus, "reject") == 0;
	if (!s->reject_virus && strcmp(s->virus, "mark") != 0)
		return err_set(err, ERR_USAGE, "--virus is reject or mark, not "
		    "\"%s\"", s->virus);
	for (i = 0; i < 3; i++)
		if (strcmp(s->on_error, actions[i]) == 0)
			break;
	if (i == 3)
		return err_set(err, ERR_USAGE, "--on-error is tempfail, pass "
		    "or reject, not \"%s\"", s->on_error);
	s->error_action = i;
	return 0;
}

int
settings_understand(struct settings *s, const char *user, struct err *err)
{
	if (s->user == NULL && user != NULL && *user != '\0')
		s->user = user;
	if (s->user != NULL && !spamd_is_user(span_str(s->user)))
		return err_set(err, ERR_USAGE, "\"%s\" cannot be sent as a "
		    "user's name", s->user);
	if (read_address("spamd", s->spamd, err) == -1 ||
	    read_address("clamd", s->clamd, err) == -1 ||
	    read_score("spam-reject", s->spam_reject, &s->has_reject,
		&s->reject_score, err) == -1 ||
	    read_score("required", s->required, &s->has_required,
		&s->required_score, err) == -1)
		return -1;
	return read_actions(s, err);
}
