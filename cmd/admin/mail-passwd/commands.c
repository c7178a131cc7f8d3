/* commands - see commands.h. Each change is: lock, find the line, write another
 * one, replace.
 * SPDX-License-Identifier: ISC */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include "auth/username.h"
#include "auth/userscan.h"
#include "base/secret.h"
#include "edit.h"
#include "entry.h"
#include "password.h"
#include "show.h"
#include "verifier.h"

#define WORDS_MAX USERSCAN_LINE_MAX

/* One change under way. */
struct change {
	const struct commands_ask *a;
	struct edit edit;
	struct username user;
	struct verifier_set made;
	struct buf line;
};

static int
check_name(struct change *c, struct err *err)
{
	struct username_rules rules = {
		.chars = span_str(c->a->o->user_chars), .realm = SPAN("") };

	if (username_make(&c->user, span_str(c->a->user), &rules, err) == 0)
		return 0;
	err->kind = ERR_USAGE;
	return -1;
}

/* Lock the file and find the user: 1, 0, -1 with err. change_end in any
 * case. */
static int
begin(struct change *c, const struct commands_ask *a, bool create,
    struct err *err)
{
	int got;

	c->a = a;
	c->edit = (struct edit){ .next = NEWFILE_INIT,
		.text = BUF_INIT(0) };
	verifier_init(&c->made);
	buf_init(&c->line, USERSCAN_LINE_MAX + 1);
	c->edit.default_scheme = a->o->default_scheme;
	(void)buf_room(&c->line, USERSCAN_LINE_MAX);
	if (check_name(c, err) == -1 ||
	    edit_open(&c->edit, a->file, create, err) == -1)
		return -1;
	got = edit_find(&c->edit, username_span(&c->user), err);
	/* The file's spelling is the login name. */
	if (got == 1)
		memcpy(c->user.text, c->edit.line.p, c->user.n);
	return got;
}

static int
must_begin(struct change *c, const struct commands_ask *a, struct err *err)
{
	int got = begin(c, a, false, err);

	return got == 0 ? err_set(err, ERR_USAGE, "no user %s", a->user) : got;
}

static int
end(struct change *c, int r)
{
	edit_close(&c->edit);
	verifier_done(&c->made);
	secret_clear(c->line.p, c->line.cap);
	buf_done(&c->line);
	return r;
}

/* Ask before the file is locked, so that nobody waits for a typist. */
static int
get_password(const struct commands_ask *a, struct secret *p, struct err *err)
{
	secret_init(p);
	return a->o->from_stdin ? password_read(p, err) :
	    password_ask(p, true, err);
}

static int
line_ok(const struct change *c, struct err *err)
{
	return buf_ok(&c->line) ? 0 : err_set(err, ERR_USAGE,
	    "the line would be too long");
}

/* name:password:uid:gid::home::extra */
static int
write_new(struct change *c, struct err *err)
{
	const struct settings *o = c->a->o;
	struct span ids = span_str(o->ids), uid = SPAN("");
	struct buf *b = &c->line;
	size_t i;

	(void)span_cut(&ids, ':', &uid);
	buf_add(b, username_span(&c->user));
	buf_addc(b, ':');
	buf_add(b, verifier_first(&c->made));
	buf_addc(b, ':');
	buf_add(b, uid);
	buf_addc(b, ':');
	buf_add(b, ids);
	buf_addf(b, "::%s::", o->home == NULL ? "" : o->home);
	buf_add(b, verifier_words(&c->made));
	for (i = 0; i < o->fields.n; i++) {
		struct span f = span_str(o->fields.items[i]);

		if (span_has(f, ' ') || span_has(f, '\t'))
			return err_set(err, ERR_USAGE, "a blank in --field");
		if (b->p[b->len - 1] != ':')
			buf_addc(b, ' ');
		buf_add(b, f);
	}
	return o->home != NULL && span_has(span_str(o->home), ':') ?
	    err_set(err, ERR_USAGE, "a colon in --home") : line_ok(c, err);
}

static int
run_add(const struct commands_ask *a, struct err *err)
{
	struct secret password;
	struct change c;
	int r;

	if (get_password(a, &password, err) == -1) {
		secret_wipe(&password);
		return -1;
	}
	r = begin(&c, a, a->o->create, err);
	if (r == 1)
		r = err_set(err, ERR_USAGE, "%s is there already", a->user);
	else if (r == 0)
		r = verifier_make(&c.made, a->o, &c.user, SPAN(""),
		    secret_span(&password), err) == 0 &&
		    write_new(&c, err) == 0 ?
		    edit_append(&c.edit, buf_span(&c.line), err) : -1;
	secret_wipe(&password);
	return end(&c, r);
}

static bool
is_own(void *self, struct span word)
{
	struct span data;

	(void)self;
	return entry_is_verifier(word, &data);
}

static int
run_change(const struct commands_ask *a, struct err *err)
{
	struct secret password;
	struct change c;
	int r;

	if (get_password(a, &password, err) == -1) {
		secret_wipe(&password);
		return -1;
	}
	r = must_begin(&c, a, err);
	if (r == 1)
		r = verifier_make(&c.made, a->o, &c.user, c.edit.line,
		    secret_span(&password), err);
	if (r == 0) {
		entry_write(&c.line, c.edit.line, verifier_first(&c.made),
		    &(struct entry_drop){ is_own, NULL },
		    verifier_words(&c.made));
		r = line_ok(&c, err) == 0 ? edit_replace(&c.edit,
		    buf_span(&c.line), err) : -1;
	}
	secret_wipe(&password);
	return end(&c, r);
}

static int
run_delete(const struct commands_ask *a, struct err *err)
{
	struct change c;
	int r = must_begin(&c, a, err);

	if (r == 1)
		r = edit_replace(&c.edit, span_of(NULL, 0), err);
	return end(&c, r);
}

/* The line without the words that `drop` names, and with `words`. */
static int
rewrite(const struct commands_ask *a, const struct entry_drop *drop,
    struct span words, struct err *err)
{
	struct change c;
	int r = must_begin(&c, a, err);

	if (r == 1) {
		entry_write(&c.line, c.edit.line, span_of(NULL, 0), drop,
		    words);
		r = line_ok(&c, err) == 0 ? edit_replace(&c.edit,
		    buf_span(&c.line), err) : -1;
	}
	return end(&c, r);
}

static bool
is_lock(void *self, struct span word)
{
	(void)self;
	return entry_is_lock(word);
}

static int
run_lock(const struct commands_ask *a, struct err *err)
{
	return rewrite(a, &(struct entry_drop){ is_lock, NULL },
	    SPAN("nologin"), err);
}

static int
run_unlock(const struct commands_ask *a, struct err *err)
{
	return rewrite(a, &(struct entry_drop){ is_lock, NULL }, SPAN(""),
	    err);
}

/* Of the application password of this name? Counts. */
struct named {
	struct span name;
	size_t n;
};

static bool
is_named(void *self, struct span word)
{
	struct named *n = self;
	struct span name, services, data;
	bool yes = entry_is_app(word, &name, &services, &data) &&
	    span_eq(name, n->name);

	n->n += yes;
	return yes;
}

static int
check_app(const struct commands_ask *a, struct err *err)
{
	static const struct span allowed = SPAN(USERNAME_CHARS);
	struct span name = span_str(a->app), rest = span_str(a->o->services);
	size_t i;

	for (i = 0; i < name.n; i++)
		if (!span_has(allowed, name.p[i]))
			return err_set(err, ERR_USAGE, "not a name for an "
			    "application password");
	for (i = 0; i < rest.n; i++)
		if (!span_has(allowed, rest.p[i]) && rest.p[i] != ',' &&
		    !(rest.n == 1 && rest.p[i] == '*'))
			return err_set(err, ERR_USAGE, "--services is a list "
			    "like imap,submission");
	return name.n > 0 && name.n <= 64 && rest.n > 0 ? 0 :
	    err_set(err, ERR_USAGE, "not a name for an application password");
}

static int
add_app(struct change *c, struct span password, struct err *err)
{
	struct named n = { span_str(c->a->app), 0 };
	struct buf words = BUF_INIT(WORDS_MAX);
	int r = verifier_make_app(&c->made, c->a->o, &c->user, c->edit.line,
	    password, err);

	if (r == -1)
		return -1;
	(void)buf_room(&words, WORDS_MAX);
	verifier_app_words(&c->made, c->a->app, c->a->o->services, &words);
	entry_write(&c->line, c->edit.line, span_of(NULL, 0),
	    &(struct entry_drop){ is_named, &n }, buf_span(&words));
	secret_clear(words.p, words.cap);
	buf_done(&words);
	if (n.n > 0)
		return err_set(err, ERR_USAGE, "%s has a password %s already",
		    c->a->user, c->a->app);
	return line_ok(c, err) == 0 ? edit_replace(&c->edit,
	    buf_span(&c->line), err) : -1;
}

/* The password is shown once, after it has been stored. */
static int
run_app_add(const struct commands_ask *a, struct err *err)
{
	struct secret password;
	struct change c;
	int r;

	secret_init(&password);
	if (check_app(a, err) == -1 || (a->o->from_stdin &&
	    password_read(&password, err) == -1))
		return -1;
	if (!a->o->from_stdin)
		password_make(&password);
	r = must_begin(&c, a, err);
	if (r == 1)
		r = add_app(&c, secret_span(&password), err);
	if (r == 0 && !a->o->from_stdin && (printf("%s\n", password.p) < 0 ||
	    fflush(stdout) != 0))
		r = err_sys(err, "standard output");
	secret_wipe(&password);
	return end(&c, r);
}

static int
run_app_remove(const struct commands_ask *a, struct err *err)
{
	struct named n = { span_str(a->app), 0 };
	struct change c;
	int r = must_begin(&c, a, err);

	if (r == 1) {
		entry_write(&c.line, c.edit.line, span_of(NULL, 0),
		    &(struct entry_drop){ is_named, &n }, SPAN(""));
		r = n.n == 0 ? err_set(err, ERR_USAGE, "%s has no password %s",
		    a->user, a->app) : edit_replace(&c.edit,
		    buf_span(&c.line), err);
	}
	return end(&c, r);
}

static int
run_compile(const struct commands_ask *a, struct err *err)
{
	struct edit e = { .default_scheme = a->o->default_scheme };
	int r = edit_open(&e, a->file, false, err);

	if (r == 0)
		r = edit_compile(&e, err);
	edit_close(&e);
	return r;
}

static const struct commands_row rows[] = {
	{ "add", 2, run_add, "FILE USER: a new user, with a password" },
	{ "change", 2, run_change, "FILE USER: another password" },
	{ "delete", 2, run_delete, "FILE USER" },
	{ "lock", 2, run_lock, "FILE USER: no login, but mail" },
	{ "unlock", 2, run_unlock, "FILE USER" },
	{ "test", 2, show_test, "FILE USER: is this the password?" },
	{ "app-add", 3, run_app_add, "FILE USER NAME: print a new password "
	    "for one application" },
	{ "app-remove", 3, run_app_remove, "FILE USER NAME" },
	{ "app-list", 2, show_apps, "FILE USER" },
	{ "list", 1, show_list, "FILE: users, states, schemes, application "
	    "passwords" },
	{ "check", 1, show_check, "FILE: tell of bad lines" },
	{ "compile", 1, run_compile, "FILE: make FILE.cdb" },
};

const struct commands_row *
commands_find(const char *name)
{
	size_t i;

	for (i = 0; i < LENGTH(rows); i++)
		if (span_eq(span_str(rows[i].name), span_str(name)))
			return &rows[i];
	return NULL;
}
