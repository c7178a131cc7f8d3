/* options - see options.h.
 * SPDX-License-Identifier: ISC */
#include "options.h"

#include <stddef.h>

#include "base/mem.h"
#include "io/unpack.h"
#include "maildir/layout.h"
#include "special.h"

#define APPEND_MAX (1ull << 40)
#define METADATA_MAX (ATTRIBUTES_FILE_MAX / 4)   /* escaped, it is longer */
#define HOUR 3600000ull

static const struct option_row rows[] = {
	{ "maildir", '\0', OPTION_STRING, offsetof(struct settings, maildir),
	    0, 0, "dir", "serve this Maildir, without a login (by hand)" },
	{ "capability", '\0', OPTION_STRING,
	    offsetof(struct settings, capability), 0, 0, "words",
	    "capabilities to add (+X), to hide (-X), or all to tell" },
	{ "idle-timeout", '\0', OPTION_TIME,
	    offsetof(struct settings, idle_timeout), 1000, 24 * HOUR, "time",
	    "end a session silent for so long (30m)" },
	{ "literal-minus", '\0', OPTION_FLAG,
	    offsetof(struct settings, literal_minus), 0, 0, NULL,
	    "LITERAL- instead of LITERAL+" },
	{ "max-line", '\0', OPTION_SIZE, offsetof(struct settings, line_max),
	    1000, 16 << 20, "size",
	    "largest command, literals included (64k)" },
	{ "max-message", '\0', OPTION_SIZE,
	    offsetof(struct settings, append_max), 1000, APPEND_MAX, "size",
	    "largest message a client may append (50M)" },
	{ "search-index", '\0', OPTION_FLAG, offsetof(struct settings,
	    search_index), 0, 0, NULL,
	    "keep a full-text index of each mailbox (search-index(8))" },
	{ "progress-interval", '\0', OPTION_TIME,
	    offsetof(struct settings, progress_interval), 1, HOUR, "time",
	    "between two progress reports of a long command (10s)" },
	{ "set-quota", '\0', OPTION_FLAG,
	    offsetof(struct settings, set_quota), 0, 0, NULL,
	    "users whose account has no quota may set one" },
	{ "workarounds", '\0', OPTION_STRING,
	    offsetof(struct settings, workaround_names), 0, 0, "names",
	    "delay-newmail,tb-extra-mailbox-sep,tb-lsub-flags" },
	{ "acl", '\0', OPTION_FLAG, offsetof(struct settings, acl), 0, 0, NULL,
	    "keep to ACL files (the options below do so too)" },
	{ "acl-file", '\0', OPTION_STRING, offsetof(struct settings, acl_file),
	    0, 0, "path", "rights for mailboxes by name: file or directory" },
	{ "acl-anyone", '\0', OPTION_FLAG,
	    offsetof(struct settings, acl_anyone), 0, 0, NULL,
	    "users may give rights to anyone" },
	{ "public", '\0', OPTION_LIST, offsetof(struct settings, public), 0, 0,
	    "prefix=dir", "a public namespace and its Maildir" },
	{ "shared", '\0', OPTION_STRING, offsetof(struct settings, shared),
	    0, 0, "prefix=dir", "other users' mailboxes: shared.%u=/mail/%u" },
	{ "shared-dict", '\0', OPTION_STRING,
	    offsetof(struct settings, shared_dict), 0, 0, "file",
	    "who shares mailboxes with whom" },
	{ "create-mailboxes", '\0', OPTION_STRING,
	    offsetof(struct settings, create_mailboxes), 0, 0, "list",
	    "mailboxes that every user is to have: 'Drafts \\Drafts,Archive'" },
	{ "subscribe-mailboxes", '\0', OPTION_STRING,
	    offsetof(struct settings, subscribe_mailboxes), 0, 0, "list",
	    "the same, and subscribed" },
	{ "server-admin", '\0', OPTION_STRING,
	    offsetof(struct settings, server_admin), 0, 0, "uri",
	    "where the administrator is reached: METADATA /shared/admin" },
	{ "server-comment", '\0', OPTION_STRING,
	    offsetof(struct settings, server_comment), 0, 0, "text",
	    "METADATA /shared/comment of the server" },
	{ "max-metadata", '\0', OPTION_SIZE,
	    offsetof(struct settings, metadata_max), 1000, METADATA_MAX,
	    "size", "all METADATA that a user may keep (1M)" },
	{ "max-entries", '\0', OPTION_NUMBER,
	    offsetof(struct settings, entries_max), 10, 100000, "number",
	    "METADATA entries of one mailbox, of each kind (1000)" },
	{ "logout-format", '\0', OPTION_STRING,
	    offsetof(struct settings, logout_format), 0, 0, "format",
	    "summary in the log at the end (" EVENTS_FORMAT ")" },
	{ "log-events", '\0', OPTION_FLAG,
	    offsetof(struct settings, log_events), 0, 0, NULL,
	    "log what is done to each message and mailbox" },
	{ "layout", '\0', OPTION_STRING, offsetof(struct settings, layout), 0,
	    0, "maildir++|fs", "how mailboxes lie in the Maildir (account)" },
	{ "separator", '\0', OPTION_STRING,
	    offsetof(struct settings, separator), 0, 0, ".|/",
	    "between levels of mailbox names (. for maildir++, / for fs)" },
	{ "lazy-expunge", '\0', OPTION_STRING,
	    offsetof(struct settings, lazy_expunge), 0, 0, "mailbox",
	    "keep what is expunged there; .NAME: and do not list it" },
	{ "nfs", '\0', OPTION_FLAG, offsetof(struct settings, nfs), 0, 0, NULL,
	    "the Maildir is on NFS, and other hosts use it too" },
};

const struct tool options_tool = { "imapd", TOOL_SESSION,
	"[-enVh] [--maildir dir] [--capability words] "
	"[--idle-timeout time] [--literal-minus] [--max-line size] "
	"[--max-message size] [--progress-interval time] "
	"[--search-index] [--set-quota] [--workarounds names] [--acl] "
	"[--acl-file path] [--acl-anyone] "
	"[--public prefix=dir ...] [--shared prefix=dir --shared-dict file] "
	"[--create-mailboxes list] [--subscribe-mailboxes list] "
	"[--server-admin uri] [--server-comment text] [--max-metadata size] "
	"[--max-entries number] [--logout-format format] [--log-events] "
	"[--layout maildir++|fs] [--separator .|/] [--lazy-expunge mailbox] "
	"[--nfs]",
	"IMAP4" UNPACK_FEATURES, rows, LENGTH(rows) };

void
options_init(struct settings *set)
{
	*set = (struct settings){ .idle_timeout = HOUR / 2,
		.line_max = 65536, .append_max = 50 << 20,
		.progress_interval = 10000, .metadata_max = 1 << 20,
		.entries_max = 1000, .logout_format = EVENTS_FORMAT };
}

int
options_mailboxes(const struct settings *set, struct autoboxes *out,
    struct err *err)
{
	unsigned uses;
	size_t i;

	if (layout_parse(span_str(set->layout), &out->layout, err) == -1)
		return -1;
	if ((set->create_mailboxes != NULL && autoboxes_parse(out,
	    span_str(set->create_mailboxes), false, err) == -1) ||
	    (set->subscribe_mailboxes != NULL && autoboxes_parse(out,
	    span_str(set->subscribe_mailboxes), true, err) == -1))
		return -1;
	for (i = 0; i < out->n; i++)
		if (special_parse(out->all[i].uses, &uses, err) == -1) {
			err->kind = ERR_USAGE;
			return -1;
		}
	return 0;
}

int
options_names(const struct settings *set, struct err *err)
{
	enum layout layout;

	if (set->separator != NULL &&
	    !span_eq(span_str(set->separator), SPAN(".")) &&
	    !span_eq(span_str(set->separator), SPAN("/")))
		return err_set(err, ERR_USAGE, "--separator is . or /");
	return layout_parse(span_str(set->layout), &layout, err);
}
