/* userfile and usersdb: a user is found in the text and in the database made
 * from it, and the answers are the same; a stale or damaged database is none.
 * SPDX-License-Identifier: ISC */
#include "auth/userfile.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "auth/users.h"
#include "auth/usersdb.h"
#include "tap.h"

static char dir[] = "/tmp/userfile-test.XXXXXX";
static char path[60], cdb_path[64];
static const struct userfile file = { path, "CRYPT" };

static struct span
first_verifier(const struct serve_user *u)
{
	struct span all = verifiers_all(&u->verifiers);
	struct verifier v;

	return verifiers_next(&all, &v) ? v.data : SPAN("");
}

static void
compile(void)
{
	struct newfile out;
	struct err err = ERR_INIT;

	tap_ok(newfile_open(&out, cdb_path, &err) == 0 &&
	    usersdb_make(path, "CRYPT", &out, &err) == 0 &&
	    newfile_rename(&out, &err) == 0, "compiled");
	newfile_close(&out);
}

/* A file of `n` users with a line of `size` bytes in their midst; the user
 * after it must be found whatever the size does to the reader's chunks. */
static void
write_users(size_t n, size_t size)
{
	FILE *out = fopen(path, "w");
	size_t i;

	if (out == NULL)
		return;
	fprintf(out, "# comment\n\nfirst@a.org:{PLAIN}one::\n");
	for (i = 0; i < n; i++)
		fprintf(out, "user%zu:x\n", i);
	fprintf(out, "Case:{PLAIN}upper\ncase:{PLAIN}lower\n");
	fprintf(out, "bad:{PLAIN}x:nobody\n");
	fprintf(out, "long:");
	for (i = 0; i < size; i++)
		fputc('y', out);
	fprintf(out, "\nafter:{PLAIN}found");
	fclose(out);
}

static int
find(const char *name, struct serve_user *u)
{
	struct err err = ERR_INIT;

	serve_user_reset(u);
	return userfile_find(&file, span_str(name), NULL, u, &err);
}

static void
test_found(size_t size)
{
	struct secret example;
	struct err err = ERR_INIT;
	struct serve_user u;

	secret_init(&example);
	serve_user_init(&u);
	tap_ok(userfile_find(&file, SPAN("after"), &example, &u, &err) == 1,
	    "found after a long line");
	tap_is(first_verifier(&u), SPAN("{PLAIN}found"), "verifier");
	tap_is(secret_span(&example), SPAN("{PLAIN}one"), "an example");
	tap_ok(find("long", &u) == (size <= 900 ? 1 : -1), "its own");
	tap_ok(find("bad", &u) == -1, "a damaged line");
	tap_ok(find("nobody", &u) == 0, "nobody");
	tap_ok(find("aft", &u) == 0, "a prefix is not the name");
	tap_ok(find("case", &u) == 1, "the exact name");
	tap_is(first_verifier(&u), SPAN("{PLAIN}lower"), "first");
	tap_ok(find("CASE", &u) == 1, "else without regard to case");
	tap_is(first_verifier(&u), SPAN("{PLAIN}upper"), "the first");
	serve_user_done(&u);
}

static void
test_file(size_t n, size_t size)
{
	write_users(n, size);
	test_found(size);
	compile();
	test_found(size);
	unlink(cdb_path);
}

static void
put(const char *to, const char *text)
{
	FILE *out = fopen(to, "w");

	if (out != NULL) {
		fputs(text, out);
		fclose(out);
	}
}

static void
test_stale(void)
{
	struct err err = ERR_INIT;
	struct serve_user u;
	struct stat st;
	int fd;

	serve_user_init(&u);
	put(path, "joe:{PLAIN}x\nann:{PLAIN}y\n");
	compile();
	tap_ok(find("joe", &u) == 1, "fresh");
	put(path, "xoe:{PLAIN}x\nann:{PLAIN}y\n");
	serve_user_reset(&u);
	tap_ok(userfile_find(&file, SPAN("joe"), NULL, &u, &err) == -1 &&
	    err.kind == ERR_TEMP && strstr(err.text, "mail-passwd compile") !=
	    NULL, "a text of the same size: stale, and what to run");
	compile();
	tap_ok(find("joe", &u) == 0 && find("xoe", &u) == 1, "compiled again");
	unlink(path);
	tap_ok(find("xoe", &u) == -1, "no text");
	put(path, "xoe:{PLAIN}x\n");
	compile();
	fd = open(cdb_path, O_RDWR);
	tap_ok(fd != -1 && fstat(fd, &st) == 0 &&
	    ftruncate(fd, st.st_size - 1) == 0 && find("xoe", &u) == -1,
	    "cut");
	tap_ok(ftruncate(fd, 0) == 0 && find("xoe", &u) == -1, "empty");
	close(fd);
	unlink(cdb_path);
	tap_ok(find("xoe", &u) == 1, "without a database the text counts");
	serve_user_done(&u);
}

static const struct {
	const char *text, *realm;
	bool scram, some;
} offers[] = {
	{ "a@x:{PLAIN}x\nb@x:{CRYPT}x\n", "", false, true },
	{ "a@x:{PLAIN}x\nb@x:{PLAIN}x\n", "", true, true },
	{ "a@x:{PLAIN}x\nb@y:{CRYPT}x\n", "x", true, true },
	{ "a@x:{PLAIN}x\nb@y:{CRYPT}x\n", "y", false, true },
	{ "a@x:{PLAIN}x\nb@y:{CRYPT}x\n", "z", false, false },
	{ "a@x:{PLAIN}x\nb@x\n", "x", true, true },
	{ "a@x:{PLAIN}x\nb@x:{CRYPT}x::::::nologin\n", "x", true, true },
	{ "a@x:{PLAIN}x\nb@x:{CRYPT}x::::::allow_nets=10.0.0.1\n", "x", false,
	    true },
	{ "a@x:{CRYPT}x::::::verifier={SCRAM-SHA-256}y\n", "x", true, true },
	{ "a@x:{PLAIN}x::::::app_password=p:imap:{CRYPT}y\n", "x", false,
	true },
	{ "a@x:{CRYPT}x::::::verifier={SCRAM-SHA-256}y "
	    "app_password=p:imap:{CRYPT}y "
	    "app_password=p:imap:{SCRAM-SHA-256}y\n", "X", true, true },
	{ "", "", false, false },
};

static void
test_offer(const char *what, size_t i)
{
	const struct offer_mechanism *m = offer_find(SPAN("SCRAM-SHA-256"));
	struct err err = ERR_INIT;
	struct offer o;

	offer_init(&o);
	tap_ok(userfile_offer(&file, span_str(offers[i].realm), &o,
	    &err) == 0 &&
	    o.some == offers[i].some, what);
	if (m != NULL)
		tap_ok(!offers[i].some || (o.all >> offer_index(m) & 1) ==
		    offers[i].scram, offers[i].text);
}

int
main(void)
{
	static const size_t sizes[] = { 0, 900, USERSCAN_LINE_MAX - 6,
		USERSCAN_LINE_MAX - 5, USERSCAN_LINE_MAX - 4, 65530, 65536,
		300000 };
	size_t i;

	if (mkdtemp(dir) == NULL)
		return 1;
	snprintf(path, sizeof(path), "%s/users", dir);
	snprintf(cdb_path, sizeof(cdb_path), "%s.cdb", path);
	for (i = 0; i < LENGTH(sizes); i++) {
		test_file(0, sizes[i]);
		test_file(9000, sizes[i]);
	}
	test_stale();
	for (i = 0; i < LENGTH(offers); i++) {
		put(path, offers[i].text);
		test_offer("text", i);
		compile();
		test_offer("database", i);
		unlink(cdb_path);
	}
	unlink(path);
	rmdir(dir);
	return tap_done();
}
