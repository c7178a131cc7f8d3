/* clientfiles: which files are handed over, in which order, and what is
 * refused.
 * SPDX-License-Identifier: ISC */
#include "tls/clientfiles.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "tap.h"

static char dir[] = "/tmp/pneumatic-clientfiles.XXXXXX";

static const char *
path(const char *name)
{
	static char text[4][100];
	static unsigned at;

	at = (at + 1) % 4;
	(void)snprintf(text[at], sizeof(text[at]), "%s/%s", dir, name);
	return text[at];
}

static void
make(const char *name, const char *text)
{
	int fd = open(path(name), O_WRONLY | O_CREAT, 0600);

	if (fd != -1 && write(fd, text, strlen(text)) != -1)
		close(fd);
}

static int
note(void *arg, const char *kind, int fd, struct err *err)
{
	struct buf *b = arg;
	char c = '?';

	if (read(fd, &c, 1) != 1)
		return err_set(err, ERR_TEMP, "cannot be read");
	buf_addf(b, "%s:%c ", kind, c);
	return 0;
}

static int
each(struct clientfiles f, const char *want)
{
	struct buf seen = BUF_INIT(1000);
	struct err err = ERR_INIT;
	int r = clientfiles_each(&f, note, &seen, &err), good;

	good = r == 0 && strcmp(buf_str(&seen), want) == 0;
	if (!good)
		tap_show(r == 0 ? "seen" : err.text, buf_span(&seen));
	buf_done(&seen);
	return good;
}

int
main(void)
{
	struct buf seen = BUF_INIT(1000);
	struct err err = ERR_INIT;
	struct clientfiles all, none = { NULL, NULL, NULL };

	if (mkdtemp(dir) == NULL)
		return 1;
	make("a", "A");
	make("crl", "R");
	make("list", "L");
	(void)mkdir(path("cas"), 0700);
	(void)mkdir(path("cas/sub"), 0700);
	make("cas/one", "1");
	make("cas/.hidden", "h");
	(void)mkfifo(path("fifo"), 0600);
	tap_ok(each(none, ""), "nothing");
	all = (struct clientfiles){ path("a"), path("crl"), path("list") };
	tap_ok(each(all, "CA:A CRL:R LIST:L "), "a file of each kind");
	all = (struct clientfiles){ path("cas"), NULL, NULL };
	tap_ok(each(all, "CA:1 "),
	    "a directory: its files, and not the hidden");
	all = (struct clientfiles){ path("gone"), NULL, NULL };
	tap_ok(clientfiles_each(&all, note, &seen, &err) == -1,
	    "one not there");
	all = (struct clientfiles){ NULL, path("fifo"), NULL };
	tap_ok(clientfiles_each(&all, note, &seen, &err) == -1,
	    "a FIFO does not hold us up");
	all = (struct clientfiles){ NULL, NULL, path("list") };
	tap_ok(truncate(path("list"), (off_t)CLIENTFILES_SIZE_MAX + 1) == 0 &&
	    clientfiles_each(&all, note, &seen, &err) == -1, "too large");
	buf_done(&seen);
	(void)unlink(path("cas/one"));
	(void)unlink(path("cas/.hidden"));
	(void)rmdir(path("cas/sub"));
	(void)rmdir(path("cas"));
	(void)unlink(path("a"));
	(void)unlink(path("crl"));
	(void)unlink(path("list"));
	(void)unlink(path("fifo"));
	(void)rmdir(dir);
	return tap_done();
}
