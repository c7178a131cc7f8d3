/* ask, account, handover: the asking side against a scripted authenticator,
 * and the record on its way to a session.
 * SPDX-License-Identifier: ISC */
#include "auth/ask.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "auth/handover.h"
#include "os/tmpfd.h"
#include "tap.h"

/* A socket whose other side says `script` and closes after being asked. */
static int
scripted(const char *script)
{
	char line[100];
	int s[2];

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, s) == -1)
		return -1;
	if (fork() == 0) {
		close(s[0]);
		_exit(read(s[1], line, sizeof(line)) < 1 ||
		      write(s[1], script, strlen(script)) == -1);
	}
	close(s[1]);
	return s[0];
}

static const struct {
	const char *script;
	int want, code;
} vrfy[] = {
    {"250-user=joe\n250-home=/h\n250-uid=3\n250 gid=4\n", 1, 250},
    {"250 user=joe\n", 1, 250},
    {"550 5.1.1 no such user\n", 0, 550},
    {"552 5.2.2 full\n", 0, 552},
    {"451 4.3.0 later\n", -1, 451},
    {"250-user=joe\n", -1, 0},
    {"", -1, 0},
    {"25", -1, 0},
    {"250-a=b\n550 x\n", -1, 0},
    {"2500 x\n", -1, 0},
    {"abc x\n", -1, 0},
    {"250 uid=-1\n", -1, 0},
    {"250 uid=4294967297\n", -1, 0},
    {"250 Home=/x\n", -1, 0},
    {"199 x\n", -1, 0},
    {"334 x\n", -1, 0},
};

static void
test_vrfy(void)
{
	struct ask_reply reply;
	struct account a;
	struct err err;
	struct ask ask;
	size_t i;

	account_init(&a);
	ask_reply_init(&reply);
	for (i = 0; i < LENGTH(vrfy); i++) {
		int fd = scripted(vrfy[i].script);

		ask_init(&ask, fd);
		tap_ok(ask_vrfy(&ask, SPAN("joe@x"), &a, &reply, &err) ==
			       vrfy[i].want &&
			   (vrfy[i].code == 0 || reply.code == vrfy[i].code),
		    vrfy[i].script);
		if (i == 0)
			tap_ok(a.has_ids && a.ids.uid == 3 && a.ids.gid == 4,
			    "uid and gid");
		ask_done(&ask);
		close(fd);
	}
	ask_init(&ask, -1);
	tap_ok(ask_vrfy(&ask, SPAN("joe\nSTART 0"), &a, &reply, &err) == -1 &&
		   err.kind == ERR_DATA,
	    "an address with a newline is no command");
	ask_done(&ask);
	ask_reply_done(&reply);
	account_done(&a);
	while (wait(NULL) > 0)
		;
}

static void
test_account(void)
{
	struct buf b = BUF_INIT(1000);
	struct account a;
	struct err err;

	account_init(&a);
	tap_ok(account_set_line(&a, SPAN("home=/h"), &err) == 0, "set");
	tap_ok(account_set_line(&a, SPAN("uid=0"), &err) == 0 && !a.has_ids,
	    "uid alone is no identity");
	tap_ok(account_set_line(&a, SPAN("home=a\x01"), &err) == -1,
	    "control characters");
	tap_ok(account_set_line(&a, SPAN("LD_PRELOAD=x"), &err) == -1,
	    "names are small letters");
	tap_ok(account_set_line(&a, SPAN("novalue"), &err) == -1, "no =");
	account_maildir(&a, &b);
	tap_is(buf_span(&b), SPAN("/h/Maildir"), "default Maildir");
	tap_ok(
	    account_set_line(&a, SPAN("maildir=/m"), &err) == 0, "set maildir");
	buf_reset(&b);
	account_maildir(&a, &b);
	tap_is(buf_span(&b), SPAN("/m"), "given Maildir");
	(void)setenv("QUOTA", "stale", 1);
	account_export(&a);
	tap_ok(getenv("QUOTA") == NULL && strcmp(getenv("HOME"), "/h") == 0 &&
		   strcmp(getenv("MAILDIR"), "/m") == 0,
	    "environment");
	account_done(&a);
	buf_done(&b);
}

static void
test_handover(void)
{
	struct buf unread = BUF_INIT(1000);
	struct account a, b;
	struct err err;
	int fd;

	account_init(&a);
	account_init(&b);
	(void)!account_set_line(&a, SPAN("user=joe"), &err);
	(void)!account_set_line(&a, SPAN("home=/h h"), &err);
	fd = handover_write(&a, SPAN("a2 SELECT x\r\n\0"), &err);
	tap_ok(fd > 2, "write");
	tap_ok(handover_read(fd, &b, &unread, &err) == 1, "read");
	tap_is(account_get(&b, "home"), SPAN("/h h"), "field");
	tap_is(buf_span(&unread), SPAN("a2 SELECT x\r\n\0"), "unread bytes");
	close(fd);
	fd = os_tmpfd_memory(&err);
	tap_ok(
	    handover_read(fd, &b, &unread, &err) == 0, "an empty file is none");
	tap_ok(write(fd, "HANDOVER 1\nuser=x\n", 18) == 18 &&
		   handover_read(fd, &b, &unread, &err) == -1,
	    "a cut one is an error");
	tap_ok(
	    handover_read(99, &b, &unread, &err) == 0, "no descriptor is none");
	close(fd);
	account_done(&a);
	account_done(&b);
	buf_done(&unread);
}

int
main(void)
{
	test_vrfy();
	test_account();
	test_handover();
	return tap_done();
}
