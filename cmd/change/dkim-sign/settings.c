/* settings - see settings.h.
 * SPDX-License-Identifier: ISC */
#include "settings.h"

#include <stddef.h>
#include <string.h>

#define AT(member) offsetof(struct settings, member)
#define YEAR_MS (366ULL * 24 * 3600 * 1000)

const struct option_row settings_rows[] = {
	{ "domain", 'd', OPTION_STRING, AT(domain), 0, 0, "domain",
	    "sign as this domain (d=)" },
	{ "selector", 's', OPTION_LIST, AT(selectors), 0, 0, "name",
	    "selector of the key that comes next (s=)" },
	{ "key", 'k', OPTION_LIST, AT(keys), 0, 0, "file",
	    "private key, PEM, RSA or Ed25519" },
	{ "key-dir", '\0', OPTION_DIR, AT(key_dir), 0, 0, "dir",
	    "keys as dir/domain/selector, by the From field" },
	{ "parents", '\0', OPTION_FLAG, AT(parents), 0, 0, NULL,
	    "a parent domain's directory will do" },
	{ "canon", 'c', OPTION_STRING, AT(canon), 0, 0, "header/body",
	    "relaxed or simple (relaxed/relaxed)" },
	{ "headers", '\0', OPTION_STRING, AT(headers), 0, 0, "list",
	    "fields that are signed (RFC 6376 5.4.1)" },
	{ "oversign", '\0', OPTION_STRING, AT(oversign), 0, 0, "list",
	    "fields that nobody may add (From)" },
	{ "identity", '\0', OPTION_STRING, AT(identity), 0, 0, "user@domain",
	    "i=, at the domain or below it" },
	{ "expire", '\0', OPTION_TIME, AT(expire), 1000, YEAR_MS, "time",
	    "x=: the signature is good so long" },
	{ "time", '\0', OPTION_NUMBER, AT(time), 1, 253402300799, "seconds",
	    "t= instead of the present, to sign the same again" },
	{ "no-key", '\0', OPTION_STRING, AT(no_key), 0, 0, "pass|tempfail",
	    "a domain that has no directory (pass)" },
	{ "unsignable", '\0', OPTION_STRING, AT(unsignable), 0, 0,
	    "refuse|pass", "not exactly one From (refuse)" },
};

const size_t settings_n_rows = LENGTH(settings_rows);

void
settings_init(struct settings *s)
{
	memset(s, 0, sizeof(*s));
	s->canon = "relaxed/relaxed";
	s->headers = SIGNATURE_NAMES_DEFAULT;
	s->oversign = "From";
	s->no_key = "pass";
	s->unsignable = "refuse";
}

static int
choose(const char *option, const char *given, const char *yes, const char *no,
    bool *out, struct err *err)
{
	*out = strcmp(given, yes) == 0;
	if (!*out && strcmp(given, no) != 0)
		return err_set(err, ERR_USAGE, "--%s is %s or %s, not \"%s\"",
		    option, yes, no, given);
	return 0;
}

/* The value ends up in a tag: RFC 6376 3.5 would have the rest encoded. */
static int
check_identity(const struct settings *s, struct err *err)
{
	struct span id = span_str(s->identity), domain = span_str(s->domain);
	size_t at = span_rfind(id, '@'), i;

	for (i = 0; i < at; i++)
		if (!span_is_alpha(id.p[i]) && !span_is_digit(id.p[i]) &&
		    strchr("._+-", id.p[i]) == NULL)
			return err_set(err, ERR_USAGE, "--identity: only "
			    "letters, digits and . _ + - before the @");
	if (at == id.n || id.n > 320 ||
	    !signature_is_domain(span_from(id, at + 1)) ||
	    !signature_is_below(span_from(id, at + 1), domain))
		return err_set(err, ERR_USAGE, "--identity: not at %s or below "
		    "it", s->domain);
	return 0;
}

static int
check_keys(const struct settings *s, struct err *err)
{
	if (s->key_dir != NULL && (s->keys.n > 0 || s->selectors.n > 0 ||
	    s->domain != NULL || s->identity != NULL))
		return err_set(err, ERR_USAGE, "--key-dir stands without "
		    "--domain, --selector, --key and --identity");
	if (s->key_dir != NULL)
		return 0;
	if (s->domain == NULL || s->keys.n == 0)
		return err_set(err, ERR_USAGE, "--domain, --selector and --key "
		    "are wanted, or --key-dir");
	if (s->keys.n != s->selectors.n)
		return err_set(err, ERR_USAGE, "%zu --key but %zu --selector",
		    s->keys.n, s->selectors.n);
	if (!signature_is_domain(span_str(s->domain)))
		return err_set(err, ERR_USAGE, "\"%s\" is no domain",
		    s->domain);
	return s->identity == NULL ? 0 : check_identity(s, err);
}

/* What is oversigned is signed; so is From (RFC 6376 5.4). */
static int
complete_names(struct settings *s, struct err *err)
{
	size_t i, k;

	for (i = 0; i <= s->over.n; i++) {
		struct span name = i < s->over.n ? s->over.names[i] :
		    SPAN("From");

		for (k = 0; k < s->names.n; k++)
			if (span_ieq(s->names.names[k], name))
				break;
		if (k < s->names.n)
			continue;
		if (s->names.n == SIGNATURE_NAMES_MAX)
			return err_set(err, ERR_USAGE, "--headers: more than "
			    "%d names", SIGNATURE_NAMES_MAX);
		s->names.names[s->names.n++] = name;
	}
	return 0;
}

int
settings_understand(struct settings *s, struct err *err)
{
	if (canon_parse(span_str(s->canon), &s->header_canon,
	    &s->body_canon) == -1)
		return err_set(err, ERR_USAGE, "--canon \"%s\": relaxed or "
		    "simple, for header/body", s->canon);
	if (check_keys(s, err) == -1 ||
	    signature_names(&s->names, span_str(s->headers), err) == -1 ||
	    signature_names(&s->over, span_str(s->oversign), err) == -1 ||
	    complete_names(s, err) == -1 ||
	    choose("no-key", s->no_key, "pass", "tempfail", &s->pass_no_key,
		err) == -1)
		return -1;
	return choose("unsignable", s->unsignable, "pass", "refuse",
	    &s->pass_unsignable, err);
}
