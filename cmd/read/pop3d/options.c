/* options - see options.h.
 * SPDX-License-Identifier: ISC */
#include "options.h"

#include "maildir/keywords.h"
#include "pop3/uidl.h"

#define DAY_MS 86400000ull
#define MEMBER(member) offsetof(struct options, member)
#define SESSION(member) MEMBER(session.member)

const struct option_row options_rows[OPTIONS_ROWS] = {
	{ "maildir", '\0', OPTION_DIR, MEMBER(maildir), 0, 0,
	    "dir", "by hand: the Maildir; not on a network socket" },
	{ "uidl-format", '\0', OPTION_STRING, SESSION(drop.uidl_format), 0, 0,
	    "format", "unique ids; default " UIDL_FORMAT_DEFAULT },
	{ "save-uidl", '\0', OPTION_FLAG, SESSION(drop.save_uidl), 0, 0, NULL,
	    "lay down each unique id that is told" },
	{ "reuse-xuidl", '\0', OPTION_FLAG, SESSION(drop.reuse_xuidl), 0, 0,
	    NULL, "take the unique id from the field X-UIDL" },
	{ "uidl-duplicates", '\0', OPTION_STRING, MEMBER(duplicates), 0, 0,
	    "what", "equal unique ids: allow (default) or rename" },
	{ "uidl-check", '\0', OPTION_FILE, MEMBER(compare), 0, 0, "file",
	    "by hand: which of these unique ids would change" },
	{ "lock-session", '\0', OPTION_FLAG, SESSION(drop.lock_session), 0, 0,
	    NULL, "one session at a time on a mailbox" },
	{ "no-flag-updates", '\0', OPTION_FLAG,
	    SESSION(drop.no_flag_updates), 0, 0, NULL,
	    "RETR does not mark a message as seen" },
	{ "delete-flag", '\0', OPTION_STRING, SESSION(drop.delete_flag), 0, 0,
	    "keyword", "mark deleted messages, hide them, keep them" },
	{ "delete-type", '\0', OPTION_STRING, MEMBER(delete_type), 0, 0,
	    "what", "DELE: flag (default), or expunge for good" },
	{ "last", '\0', OPTION_FLAG, SESSION(last), 0, 0, NULL,
	    "know LAST (RFC 1460)" },
	{ "workarounds", '\0', OPTION_STRING, MEMBER(workarounds), 0, 0,
	    "list", "outlook-no-nuls, oe-ns-eoh; with commas between" },
	{ "expire", '\0', OPTION_TIME, SESSION(capa.expire_ms), 0,
	    100000 * DAY_MS, "time", "announce that mail is kept so long" },
	{ "login-delay", '\0', OPTION_TIME, SESSION(capa.delay_ms), 0,
	    DAY_MS, "time", "least time between two sessions of a user" },
	{ "logout-format", '\0', OPTION_STRING, SESSION(logout_format), 0, 0,
	    "format", "summary in the log at the end" },
	{ "lazy-expunge", '\0', OPTION_STRING, MEMBER(lazy_expunge), 0, 0,
	    "mailbox", "keep there what is deleted" },
	{ "nfs", '\0', OPTION_FLAG, MEMBER(nfs), 0, 0, NULL,
	    "the Maildir is on NFS, and other hosts use it too" },
	{ "log-events", '\0', OPTION_FLAG, SESSION(drop.log_events), 0, 0,
	    NULL, "log each message that is removed" },
	{ "idle", '\0', OPTION_TIME, MEMBER(idle_ms), 100,
	    DAY_MS, "time", "longest silence of the client; default 10m" },
};

void
options_init(struct options *o)
{
	*o = (struct options){ .session = {
		.drop = { .uidl_format = UIDL_FORMAT_DEFAULT },
		.logout_format = SESSION_LOGOUT_FORMAT,
		.capa = POPCAPA_INIT }, .idle_ms = 600000 };
}

/* One of two words: 0 and *second_out, or -1. */
static int
either(const char *given, const char *first, const char *second,
    bool *second_out, struct err *err)
{
	struct span word = span_str(given);

	*second_out = span_eq(word, span_str(second));
	return given == NULL || *second_out || span_eq(word, span_str(first)) ?
	    0 : err_set(err, ERR_USAGE, "%s: %s or %s is wanted", given,
	    first, second);
}

static int
workarounds(struct options *o, struct err *err)
{
	struct span rest = span_str(o->workarounds), word;

	while (rest.n > 0 && span_cut(&rest, ',', &word)) {
		word = span_trim(word);
		if (span_eq(word, SPAN("outlook-no-nuls")))
			o->session.no_nuls = true;
		else if (span_eq(word, SPAN("oe-ns-eoh")))
			o->session.end_header = true;
		else
			return err_set(err, ERR_USAGE, "--workarounds: only "
			    "outlook-no-nuls and oe-ns-eoh are known");
	}
	return 0;
}

int
options_settle(struct options *o, struct err *err)
{
	struct drop_options *d = &o->session.drop;

	if (uidl_check(span_str(d->uidl_format), err) == -1 ||
	    session_check_format(o->session.logout_format, err) == -1 ||
	    either(o->duplicates, "allow", "rename", &d->rename_duplicates,
	    err) == -1 || either(o->delete_type, "flag", "expunge",
	    &d->delete_expunges, err) == -1 || workarounds(o, err) == -1)
		return -1;
	/* At the start, and not when somebody's mail is to be removed. */
	if (d->delete_flag != NULL &&
	    !keywords_is_name(span_str(d->delete_flag)))
		return err_set(err, ERR_USAGE, "--delete-flag: not a keyword");
	if (o->delete_type != NULL && d->delete_flag == NULL)
		return err_set(err, ERR_USAGE,
		    "--delete-type without --delete-flag");
	if (o->compare != NULL && o->maildir == NULL)
		return err_set(err, ERR_USAGE,
		    "--uidl-check is for use by hand, with --maildir");
	d->read_only = o->compare != NULL;
	return 0;
}
