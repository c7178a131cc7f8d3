/* layout - see layout.h.
 * SPDX-License-Identifier: ISC */
#include "maildir/layout.h"

#include "maildir/foldername.h"

/* Parts of a mailbox, which are no mailboxes. */
static const char *const parts[] = { ".", "..", "cur", "new", "tmp" };

/* What the servers keep in a mailbox's directory or the root, by how the names
 * begin: a directory of that name would be in their way. */
static const char *const files[] = { "dovecot-acl", "dovecot-attributes",
	"dovecot-keywords",
	"dovecot-uidlist", "dovecot-uidvalidity", "dovecot.index",
	"dovecot.list.index", "dovecot.mailbox.log", "maildirfolder",
	"maildirsize", "pneumatic.", "subscriptions", "..DOVECOT-TRASH" };

int
layout_parse(struct span text, enum layout *out, struct err *err)
{
	if (text.n == 0 || span_ieq(text, SPAN("maildir++")))
		*out = LAYOUT_PLUS;
	else if (span_ieq(text, SPAN("fs")))
		*out = LAYOUT_FS;
	else
		return err_set(err, ERR_USAGE, "no layout: %.*s (maildir++ or "
		    "fs)", (int)(text.n < 60 ? text.n : 60), text.p);
	return 0;
}

char
layout_separator(enum layout l)
{
	return l == LAYOUT_FS ? '/' : '.';
}

static int
refuse(struct err *err, struct span name, const char *why)
{
	return err_set(err, ERR_DATA, "mailbox name \"%.*s\" %s",
	    (int)(name.n < 80 ? name.n : 80), name.p, why);
}

static bool
is_part(struct span level)
{
	size_t i;

	for (i = 0; i < LENGTH(parts); i++)
		if (span_eq(level, span_str(parts[i])))
			return true;
	return false;
}

static int
check_fs(struct span name, struct err *err)
{
	struct span rest = name, level;
	size_t levels = 0, i;

	for (i = 0; i < name.n; i++)
		if ((unsigned char)name.p[i] < ' ' || name.p[i] == 0x7f)
			return refuse(err, span_sub(name, 0, i),
			    "goes on with a character that cannot be in one");
	if (name.n > FOLDERNAME_MAX)
		return refuse(err, name, "is too long");
	if (name.n == 0)
		return refuse(err, name, "is empty");
	while (span_cut(&rest, '/', &level)) {
		if (level.n == 0)
			return refuse(err, name, "has an empty level");
		if (is_part(level))
			return refuse(err, name, "has a reserved level");
		if (++levels > FOLDERNAME_LEVELS_MAX)
			return refuse(err, name, "has too many levels");
	}
	return 0;
}

int
layout_check(enum layout l, struct span name, struct err *err)
{
	return l == LAYOUT_FS ? check_fs(name, err) :
	    foldername_check(name, err);
}

static bool
is_file(struct span level)
{
	size_t i;

	for (i = 0; i < LENGTH(files); i++)
		if (span_starts(level, span_str(files[i])))
			return true;
	return false;
}

int
layout_check_new(enum layout l, struct span name, struct err *err)
{
	struct buf text = BUF_INIT(FOLDERNAME_MAX * 4);
	struct span rest = name, level;
	int r;

	if (l == LAYOUT_PLUS)
		return foldername_check_new(name, err);
	r = check_fs(name, err);
	if (r == 0 && foldername_decode(&text, name) == -1)
		r = refuse(err, name, "is not canonical modified UTF-7");
	buf_done(&text);
	if (r == 0 && span_starts(name, SPAN("~")))
		r = refuse(err, name, "begins with '~'");
	while (r == 0 && span_cut(&rest, '/', &level))
		if (is_file(level))
			r = refuse(err, name, "has a reserved level");
	return r;
}

int
layout_from_text(enum layout l, struct buf *out, struct span text,
    struct err *err)
{
	struct buf plain = BUF_INIT(FOLDERNAME_MAX * 4);
	struct buf name = BUF_INIT(FOLDERNAME_MAX * 4);
	int r = 0;

	if (l == LAYOUT_PLUS)
		return foldername_from_text(out, text, err);
	/* Before it is encoded: what cannot be in one must not be hidden. */
	if (check_fs(text, err) == -1)
		return -1;
	if (foldername_decode(&plain, text) == 0)
		buf_add(&name, text);
	else if (foldername_encode(&name, text) == -1)
		r = buf_ok(&name) ? refuse(err, text, "is not UTF-8") :
		    refuse(err, text, "is too long");
	if (r == 0)
		r = layout_check_new(l, buf_span(&name), err);
	if (r == 0)
		buf_add(out, buf_span(&name));
	buf_done(&plain);
	buf_done(&name);
	return r;
}

void
layout_dir(enum layout l, struct buf *out, struct span name)
{
	if (l == LAYOUT_PLUS) {
		foldername_dir(out, name);
	} else if (foldername_is_inbox(name)) {
		buf_addc(out, '.');
	} else if (span_istarts(name, SPAN("INBOX/"))) {
		buf_adds(out, "INBOX");
		buf_add(out, span_from(name, 5));
	} else {
		buf_add(out, name);
	}
}
