/* sasldb-list - users and passwords of a Cyrus SASL database.
 * utility: as lines of a users file on standard output, to import them; or one
 * user's password, for sasldb-auth, which starts it for each question. A
 * damaged database ends this process, and no other.
 * SPDX-License-Identifier: ISC */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/secret.h"
#include "base/tool.h"
#include "os/confine.h"
#include "os/secrecy.h"
#include "store.h"

#define LISTING_MAX (64u << 20)      /* bytes of output */

struct options {
	const char *database, *user;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
	{ "database", 'f', OPTION_FILE, AT(database), 0, 0, "FILE",
	    "the database (/etc/sasldb2)" },
	{ "user", '\0', OPTION_STRING, AT(user), 0, 0, "USER@REALM",
	    "only this one's password, as {PLAIN}text" },
};

static const struct tool tool_row = { "sasldb-list", TOOL_UTILITY,
	"[-enVh] [options]", NULL, rows, LENGTH(rows) };

struct listing {
	struct buf out, complaints;
	size_t n, bad;
};

/* LMDB maps the file: what is damaged may be found by a signal. */
static void
on_damage(int sig)
{
	static const char text[] = "sasldb-list: the database is damaged\n";
	ssize_t ignored = write(2, text, sizeof(text) - 1);

	(void)sig;
	(void)ignored;
	_exit(EX_TEMPFAIL);
}

static void
expect_damage(void)
{
	static const int sigs[] = { SIGBUS, SIGSEGV, SIGABRT, SIGFPE };
	size_t i;

	for (i = 0; i < LENGTH(sigs); i++)
		(void)signal(sigs[i], on_damage);
}

static void
begin(void *self)
{
	struct listing *l = self;

	buf_reset(&l->out);
	buf_reset(&l->complaints);
	l->n = l->bad = 0;
}

/* Can it stand in a line of a users file? */
static bool
is_field(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f ||
		    s.p[i] == ':')
			return false;
	return s.n > 0;
}

static void
put(void *self, const struct store_record *r)
{
	struct listing *l = self;
	bool named = is_field(r->user) && (r->realm.n == 0 ||
	    is_field(r->realm)) && r->user.p[0] != '#';

	if (!span_eq(r->property, SPAN(STORE_PROPERTY)))
		return;
	if (!named || !is_field(r->value)) {
		l->bad++;
		buf_addf(&l->complaints, "%.*s: its %s cannot stand in a "
		    "users file\n", named ? (int)r->user.n : 1,
		    named ? r->user.p : "?", named ? "password" : "name");
		return;
	}
	l->n++;
	buf_add(&l->out, r->user);
	if (r->realm.n > 0) {
		buf_addc(&l->out, '@');
		buf_add(&l->out, r->realm);
	}
	buf_adds(&l->out, ":{PLAIN}");
	buf_add(&l->out, r->value);
	buf_addc(&l->out, '\n');
}

/* 0; 1 some could not be told; -1 with err. */
static int
list_all(struct store *s, struct err *err)
{
	struct listing l = { BUF_INIT(LISTING_MAX), BUF_INIT(LISTING_MAX), 0,
		0 };
	struct store_visit v = { begin, put, &l };
	int r = store_walk(s, &v, err);

	if (r == 0 && (!buf_ok(&l.out) || !buf_ok(&l.complaints)))
		r = err_set(err, ERR_TEMP, "more than %u bytes", LISTING_MAX);
	if (r == 0 && (fputs(buf_str(&l.out), stdout) == EOF ||
	    fflush(stdout) == EOF))
		r = err_sys(err, "write");
	if (r == 0) {
		fputs(buf_str(&l.complaints), stderr);
		tool_explain("%zu users, %zu that cannot be told", l.n, l.bad);
		r = l.bad > 0;
	}
	if (l.out.p != NULL)
		secret_clear(l.out.p, l.out.cap);
	buf_done(&l.out);
	buf_done(&l.complaints);
	return r;
}

static int
tell_one(struct store *s, const char *name, struct err *err)
{
	struct buf b = BUF_INIT(SECRET_MAX);
	struct span user = span_str(name);
	size_t at = span_rfind(user, '@');
	int r;

	buf_adds(&b, "{PLAIN}");
	r = store_find(s, span_sub(user, 0, at), span_from(user, at + 1), &b,
	    err);
	if (r == 1 && (fwrite(b.p, 1, b.len, stdout) != b.len ||
	    fflush(stdout) == EOF))
		r = err_sys(err, "write");
	if (b.p != NULL)
		secret_clear(b.p, b.cap);
	buf_done(&b);
	return r;
}

int
main(int argc, char **argv)
{
	struct options opt = { "/etc/sasldb2", NULL };
	struct tool tool = tool_row;
	struct err err = ERR_INIT;
	struct store *s;
	int r;

	tool.features = store_features;
	tool_init(&tool);
	if (*tool_options(argc, argv, &opt) != NULL)
		tool_exit(EX_USAGE, "no arguments are wanted");
	os_secrecy();
	expect_damage();
	if ((s = store_open(opt.database, &err)) == NULL)
		tool_die(&err);
	tool_checked(&opt);
	if (os_confine(OS_STDIO, NULL, 0, &err) == -1)
		tool_die(&err);
	r = opt.user != NULL ? tell_one(s, opt.user, &err) : list_all(s, &err);
	store_close(s);
	if (r == -1)
		tool_die(&err);
	if (opt.user != NULL)
		return r == 1 ? 0 : EX_NOUSER;
	return r == 0 ? 0 : EX_DATAERR;
}
