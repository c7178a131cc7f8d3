/* users: one line as a table of fields, and the file around it.
 * SPDX-License-Identifier: ISC */
#include "auth/users.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tap.h"

static const struct {
	const char *line;
	const char *verifier;        /* NULL: a damaged line */
	const char *record;          /* as account_write has it */
	bool no_login, no_receive;
} lines[] = {
	{ "joe:{PLAIN}x:3000:3001:Joe:/home/joe:/bin/sh:", "{PLAIN}x",
	    "user=joe\nuid=3000\ngid=3001\nhome=/home/joe\n", false, false },
	{ "joe:abc", "{CRYPT}abc", "user=joe\n", false, false },
	{ "joe", "", "user=joe\n", false, false },
	{ "joe:", "", "user=joe\n", false, false },
	{ "joe::::::::", "", "user=joe\n", false, false },
	{ "j::1:2::/h::quota=1G nologin", "",
	    "user=j\nuid=1\ngid=2\nhome=/h\nquota=1G\n", true, false },
	{ "j:::::/h::userdb_mail=maildir:~/M:INDEX=/x", "",
	    "user=j\nhome=/h\nmaildir=/h/M\n", false, false },
	{ "j:::::/h::mail=maildir:/a/b", "",
	    "user=j\nhome=/h\nmaildir=/a/b\n", false, false },
	{ "j:::::/h::mail=mbox:/a/b", NULL, NULL, false, false },
	{ "j:::::::userdb_quota_rule=*:storage=100", "",
	    "user=j\nquota=100k\n", false, false },
	{ "j:::::::userdb_quota_rule=*:bytes=5M:messages=9", "",
	    "user=j\nquota=5M\n", false, false },
	{ "j:::::::quota_rule=Trash:storage=1M", NULL, NULL, false, false },
	{ "j:::::::status=suspended", "", "user=j\n", true, true },
	{ "j:::::::status=noreceive", "", "user=j\n", false, true },
	{ "j:::::::status=active", "", "user=j\n", false, false },
	{ "j:::::::status=what", NULL, NULL, false, false },
	{ "j:::::::nologin=no", "", "user=j\n", false, false },
	{ "j:::::::what=ever userdb_what=x y", "", "user=j\n", false, false },
	{ "j:::::::allow_nets=10.0.0.0/8", NULL, NULL, false, false },
	{ "j:::::::userdb_uid=5 userdb_gid=6 userdb_home=/x", "",
	    "user=j\nuid=5\ngid=6\nhome=/x\n", false, false },
	{ "j::x", NULL, NULL, false, false },
	{ "j::-1", NULL, NULL, false, false },
	{ "j::4294967296", NULL, NULL, false, false },
	{ ":x", NULL, NULL, false, false },
	{ "j\001:x", NULL, NULL, false, false },
};

static struct span
first_verifier(const struct serve_user *u)
{
	struct span all = verifiers_all(&u->verifiers);
	struct verifier v;

	return verifiers_next(&all, &v) ? v.data : SPAN("");
}

static void
test_lines(void)
{
	size_t i;

	for (i = 0; i < LENGTH(lines); i++) {
		struct buf b = BUF_INIT(2000);
		struct err err = ERR_INIT;
		struct serve_user u;
		int r;

		serve_user_init(&u);
		r = users_parse(span_str(lines[i].line), "CRYPT", &u, &err);
		tap_ok((r == 0) == (lines[i].verifier != NULL), lines[i].line);
		if (r == 0) {
			account_write(&u.account, &b);
			tap_is(buf_span(&b), span_str(lines[i].record),
			    "record");
			tap_is(first_verifier(&u),
			    span_str(lines[i].verifier), "verifier");
			tap_ok(u.no_login == lines[i].no_login &&
			    u.no_receive == lines[i].no_receive, "status");
		} else {
			tap_ok(err.kind == ERR_DATA, "kind");
		}
		serve_user_done(&u);
		buf_done(&b);
	}
}

/* A file of `n` users with a line of `size` bytes in their midst; the user
 * after it must be found whatever the size does to the reader's chunks. */
static void
test_file(size_t n, size_t size)
{
	char path[] = "/tmp/users-test.XXXXXX";
	struct secret dummy;
	struct users_find f = { path, SPAN("after"), "CRYPT", &dummy };
	struct err err = ERR_INIT;
	struct serve_user u;
	int fd = mkstemp(path);
	FILE *out = fd == -1 ? NULL : fdopen(fd, "w");
	size_t i;

	if (out == NULL)
		return;
	fprintf(out, "# comment\n\nfirst:{PLAIN}one::\n");
	for (i = 0; i < n; i++)
		fprintf(out, "user%zu:x\n", i);
	fprintf(out, "long:");
	for (i = 0; i < size; i++)
		fputc('y', out);
	fprintf(out, "\nafter:{PLAIN}found");
	fclose(out);
	secret_init(&dummy);
	serve_user_init(&u);
	tap_ok(users_find(&f, &u, &err) == 1, "found after a long line");
	tap_is(first_verifier(&u), SPAN("{PLAIN}found"), "verifier");
	tap_is(secret_span(&dummy), SPAN("{PLAIN}one"), "first verifier");
	serve_user_reset(&u);
	f.user = SPAN("long");
	tap_ok(users_find(&f, &u, &err) == (size <= 900 ? 1 : -1), "its own");
	f.user = SPAN("nobody");
	serve_user_reset(&u);
	tap_ok(users_find(&f, &u, &err) == 0, "nobody");
	f.user = SPAN("aft");
	tap_ok(users_find(&f, &u, &err) == 0, "a prefix is not the name");
	serve_user_done(&u);
	unlink(path);
}

int
main(void)
{
	static const size_t sizes[] = { 0, 900, USERS_LINE_MAX - 6,
		USERS_LINE_MAX - 5, USERS_LINE_MAX - 4, 65530, 65536, 300000 };
	size_t i;

	test_lines();
	for (i = 0; i < LENGTH(sizes); i++) {
		test_file(0, sizes[i]);
		test_file(9000, sizes[i]);
	}
	return tap_done();
}
