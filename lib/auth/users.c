/* users - see users.h. The file is read with read(2), not mapped: an editor that
 * truncates it must not kill us.
 * SPDX-License-Identifier: ISC */
#include "auth/users.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/num.h"

#define CHUNK 65536

struct scan {
	int fd;
	size_t number;               /* of the line last given, from 1 */
	size_t start, end;
	size_t used;                 /* the most there has been in p */
	bool eof;
	bool too_long;               /* the line last given is a part */
	bool skip;                   /* what comes is the rest of such a line */
	char *p;                     /* CHUNK + USERS_LINE_MAX */
};

static int
scan_open(struct scan *s, const char *path, struct err *err)
{
	memset(s, 0, sizeof(*s));
	if ((s->fd = open(path, O_RDONLY | O_CLOEXEC)) == -1)
		return err_sys(err, "%s", path);
	s->p = mem_alloc(CHUNK + USERS_LINE_MAX);
	return 0;
}

/* The file holds verifiers: what we had of it is wiped. */
static void
scan_close(struct scan *s)
{
	secret_clear(s->p, s->used);
	free(s->p);
	close(s->fd);
}

static int
scan_fill(struct scan *s, struct err *err)
{
	ssize_t n;

	memmove(s->p, s->p + s->start, s->end - s->start);
	s->end -= s->start;
	s->start = 0;
	do
		n = read(s->fd, s->p + s->end, CHUNK);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return err_sys(err, "read users");
	s->end += (size_t)n;
	if (s->end > s->used)
		s->used = s->end;
	s->eof = n == 0;
	return 0;
}

/* The next line: 1, 0 at the end, -1. The last needs no LF. Of one that is too
 * long the first bytes are given, with too_long set. */
static int
scan_next(struct scan *s, struct span *line, struct err *err)
{
	for (;;) {
		struct span have = span_of(s->p + s->start, s->end - s->start);
		size_t lf = span_find(have, 0, '\n');
		bool skipped = s->skip;

		if (lf == have.n && have.n <= USERS_LINE_MAX && !s->eof) {
			if (scan_fill(s, err) == -1)
				return -1;
			continue;
		}
		if (have.n == 0)
			return 0;
		s->start += lf < have.n ? lf + 1 : lf;
		s->skip = lf == have.n && !s->eof;
		if (skipped)
			continue;
		s->number++;
		s->too_long = lf > USERS_LINE_MAX;
		*line = span_sub(have, 0, lf);
		if (line->n > 0 && line->p[line->n - 1] == '\r')
			line->n--;
		return 1;
	}
}

static bool
is_comment(struct span line)
{
	return line.n == 0 || line.p[0] == '#' || span_trim(line).n == 0;
}

static int
set(struct serve_user *u, const char *name, struct span value, struct err *err)
{
	if (account_set(&u->account, span_str(name), value, err) == 0)
		return 0;
	if (err != NULL)
		err->kind = ERR_DATA;
	return -1;
}

static int
set_id(struct serve_user *u, const char *name, struct span value,
    struct err *err)
{
	uint32_t n;

	if (value.n == 0)
		return 0;
	if (num_parse_u32(value, UINT32_MAX - 1, &n) == -1)
		return err_set(err, ERR_DATA, "%s is not a number", name);
	return set(u, name, value, err);
}

static bool
is_yes(struct span v)
{
	return v.p == NULL || span_ieq(v, SPAN("y")) ||
	    span_ieq(v, SPAN("yes")) || span_ieq(v, SPAN("1")) ||
	    span_ieq(v, SPAN("true"));
}

/* mail=maildir:PATH[:OPTION...], ~/ being the home. Other formats are none of
 * ours and are said to be so. */
static int
set_mail(struct serve_user *u, struct span v, struct err *err)
{
	struct buf path = BUF_INIT(2 * ACCOUNT_VALUE_MAX);
	struct span home = account_get(&u->account, "home");
	int r;

	if (!span_istarts(v, SPAN("maildir:")))
		return err_set(err, ERR_DATA, "mail is not maildir:PATH");
	v = span_from(v, 8);
	v = span_sub(v, 0, span_find(v, 0, ':'));
	if (span_starts(v, SPAN("~/")) && home.n > 0) {
		buf_add(&path, home);
		v = span_from(v, 1);
	}
	buf_add(&path, v);
	r = set(u, "maildir", buf_span(&path), err);
	buf_done(&path);
	return r;
}

/* quota_rule=*:storage=1G, or bytes=; rules for single folders and numbers of
 * messages are not ours. */
static int
set_quota_rule(struct serve_user *u, struct span v, struct err *err)
{
	struct span part;

	if (!span_starts(v, SPAN("*:")))
		return err_set(err, ERR_DATA, "quota_rule is not for *");
	v = span_from(v, 2);
	while (span_cut(&v, ':', &part)) {
		size_t eq = span_find(part, 0, '=');
		struct span name = span_sub(part, 0, eq);
		struct span value = span_from(part, eq + 1);
		uint64_t n;

		if (span_eq(name, SPAN("bytes")) ||
		    span_eq(name, SPAN("storage"))) {
			struct buf b = BUF_INIT(64);
			int r;

			buf_add(&b, value);
			/* storage is in kilobytes when no unit is said */
			if (span_eq(name, SPAN("storage")) && value.n > 0 &&
			    span_is_digit(value.p[value.n - 1]))
				buf_addc(&b, 'k');
			r = num_parse_size(buf_span(&b), UINT64_MAX >> 1, &n) ==
			    0 ? set(u, "quota", buf_span(&b), err) :
			    err_set(err, ERR_DATA, "quota_rule: not a size");
			buf_done(&b);
			if (r == -1)
				return -1;
		}
	}
	return 0;
}

/* active, nologin, noreceive, suspended (both). */
static int
set_status(struct serve_user *u, struct span v, struct err *err)
{
	bool both = span_ieq(v, SPAN("suspended"));

	u->no_login |= both || span_ieq(v, SPAN("nologin"));
	u->no_receive |= both || span_ieq(v, SPAN("noreceive"));
	return both || u->no_login || u->no_receive ||
	    span_ieq(v, SPAN("active")) || span_ieq(v, SPAN("valid")) ? 0 :
	    err_set(err, ERR_DATA, "status is none of active, nologin, "
		"noreceive, suspended");
}

int
users_field(struct serve_user *u, struct span name, struct span value,
    struct err *err)
{
	/* What would restrict a login, if it were obeyed. */
	static const char *const restricts[] = { "allow_nets", "allow_real_nets",
		"proxy", "proxy_maybe", "host" };
	static const char *const copied[] = { "home", "maildir", "quota" };
	bool userdb = span_starts(name, SPAN("userdb_"));
	size_t i;

	if (userdb)
		name = span_from(name, 7);
	for (i = 0; i < LENGTH(restricts); i++)
		if (!userdb && span_eq(name, span_str(restricts[i])))
			return err_set(err, ERR_DATA, "%s is not supported",
			    restricts[i]);
	for (i = 0; i < LENGTH(copied); i++)
		if (span_eq(name, span_str(copied[i])))
			return set(u, copied[i], value, err);
	if (span_eq(name, SPAN("mail")))
		return set_mail(u, value, err);
	if (span_eq(name, SPAN("quota_rule")))
		return set_quota_rule(u, value, err);
	if (span_eq(name, SPAN("uid")))
		return set_id(u, "uid", value, err);
	if (span_eq(name, SPAN("gid")))
		return set_id(u, "gid", value, err);
	if (span_eq(name, SPAN("nologin")))
		u->no_login |= is_yes(value);
	else if (span_eq(name, SPAN("noreceive")))
		u->no_receive |= is_yes(value);
	else if (span_eq(name, SPAN("status")))
		return set_status(u, value, err);
	return 0;
}

/* One word of the extra fields. */
static int
set_extra(struct serve_user *u, struct span word, struct err *err)
{
	size_t eq = span_find(word, 0, '=');

	return users_field(u, span_sub(word, 0, eq), eq < word.n ?
	    span_from(word, eq + 1) : span_of(NULL, 0), err);
}

static int
set_verifier(struct serve_user *u, struct span password, const char *scheme,
    struct err *err)
{
	struct buf b = BUF_INIT(VERIFIER_MAX);
	struct verifier v = { .services = SPAN("") };
	int r;

	if (password.n == 0)
		return 0;
	if (password.p[0] != '{')
		buf_addf(&b, "{%s}", scheme);
	buf_add(&b, password);
	v.data = buf_span(&b);
	r = buf_ok(&b) ? verifiers_add(&u->verifiers, &v, err) :
	    err_set(err, ERR_DATA, "password field too long");
	secret_clear(b.p, b.cap);
	buf_done(&b);
	return r;
}

int
users_parse(struct span line, const char *default_scheme, struct serve_user *u,
    struct err *err)
{
	/* user password uid gid gecos home shell; then extra fields */
	struct span f[7], extra, word;
	size_t i;

	for (i = 0; i < LENGTH(f); i++)
		if (!span_cut(&line, ':', &f[i]))
			f[i] = SPAN("");
	extra = line.p == NULL ? SPAN("") : line;
	if (f[0].n == 0)
		return err_set(err, ERR_DATA, "no user name");
	if (set(u, "user", f[0], err) == -1 ||
	    set_verifier(u, f[1], default_scheme, err) == -1 ||
	    set_id(u, "uid", f[2], err) == -1 ||
	    set_id(u, "gid", f[3], err) == -1 ||
	    (f[5].n > 0 && set(u, "home", f[5], err) == -1))
		return -1;
	while (span_word(&extra, &word))
		if (set_extra(u, word, err) == -1)
			return -1;
	return 0;
}

/* How well does the line's name match: 2 exactly, 1 but for case, 0. */
static int
match(struct span line, struct span user)
{
	struct span name = span_sub(line, 0, user.n);

	if (line.n < user.n || (line.n > user.n && line.p[user.n] != ':'))
		return 0;
	return span_eq(name, user) ? 2 : span_ieq(name, user) ? 1 : 0;
}

/* The line of the user, and its number, are kept in `found`. */
struct found {
	struct buf line;
	size_t number;
	int how;
	bool too_long;
};

static void
consider(const struct users_find *f, const struct scan *s, struct span line,
    struct found *found)
{
	int how = match(line, f->user);

	if (f->dummy != NULL && f->dummy->len == 0) {
		struct serve_user u;

		serve_user_init(&u);
		if (users_parse(line, f->default_scheme, &u, NULL) == 0) {
			struct span all = verifiers_all(&u.verifiers);
			struct verifier v;

			if (verifiers_next(&all, &v) &&
			    secret_set(f->dummy, v.data) == -1)
				secret_wipe(f->dummy);
		}
		serve_user_done(&u);
	}
	if (how <= found->how)
		return;
	found->how = how;
	found->number = s->number;
	found->too_long = s->too_long;
	buf_reset(&found->line);
	buf_add(&found->line, span_sub(line, 0, USERS_LINE_MAX));
}

int
users_find(const struct users_find *f, struct serve_user *u, struct err *err)
{
	struct found found = { BUF_INIT(USERS_LINE_MAX), 0, 0, false };
	struct err why = ERR_INIT;
	struct span line;
	struct scan s;
	int got;

	if (scan_open(&s, f->path, err) == -1)
		return -1;
	while ((got = scan_next(&s, &line, err)) == 1)
		if (!is_comment(line))
			consider(f, &s, line, &found);
	scan_close(&s);
	if (got == 0 && found.how > 0) {
		if (found.too_long)
			got = err_set(&why, ERR_DATA, "line too long");
		else
			got = users_parse(buf_span(&found.line),
			    f->default_scheme, u, &why) == 0 ? 1 : -1;
		if (got == -1)
			err_set(err, ERR_TEMP, "%s:%zu: %s", f->path,
			    found.number, why.text);
	}
	if (found.line.p != NULL)
		secret_clear(found.line.p, found.line.cap);
	buf_done(&found.line);
	return got;
}

struct named {
	char *name;
	size_t line;
};

static int
compare(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int order = span_icmp(span_str(x->name), span_str(y->name));

	return order != 0 ? order : x->line < y->line ? -1 : x->line > y->line;
}

/* Names that stand in more than one line. */
static long
find_doubles(struct named *names, size_t n,
    void (*complain)(void *self, size_t line, const char *text), void *self)
{
	long complaints = 0;
	size_t i;

	if (n > 0)
		qsort(names, n, sizeof(*names), compare);
	for (i = 1; i < n; i++) {
		struct buf b = BUF_INIT(600);

		if (!span_ieq(span_str(names[i].name),
		    span_str(names[i - 1].name)))
			continue;
		buf_addf(&b, "%s has a line already: %zu", names[i].name,
		    names[i - 1].line);
		complain(self, names[i].line, buf_str(&b));
		complaints++;
		buf_done(&b);
	}
	return complaints;
}

long
users_check(const char *path, const char *default_scheme,
    void (*complain)(void *self, size_t line, const char *text), void *self,
    struct err *err)
{
	struct named *names = NULL;
	size_t n = 0, cap = 0, i;
	long complaints = 0;
	struct span line;
	struct scan s;
	int got;

	if (scan_open(&s, path, err) == -1)
		return -1;
	while ((got = scan_next(&s, &line, err)) == 1) {
		struct err why = ERR_INIT;
		struct serve_user u;

		if (is_comment(line))
			continue;
		if (n == cap) {
			cap = cap == 0 ? 64 : cap * 2;
			names = mem_resize(names, cap, sizeof(*names));
		}
		serve_user_init(&u);
		if (s.too_long)
			err_set(&why, ERR_DATA, "line too long");
		if (s.too_long ||
		    users_parse(line, default_scheme, &u, &why) == -1) {
			complain(self, s.number, why.text);
			complaints++;
		} else {
			names[n++] = (struct named){ span_dup(account_get(
			    &u.account, "user")), s.number };
		}
		serve_user_done(&u);
	}
	scan_close(&s);
	complaints += find_doubles(names, n, complain, self);
	for (i = 0; i < n; i++)
		free(names[i].name);
	free(names);
	return got == -1 ? -1 : complaints;
}
