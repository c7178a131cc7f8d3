/* ticketkeys - see ticketkeys.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "tls/ticketkeys.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/num.h"
#include "base/secret.h"
#include "os/random.h"

#define HEAD "TICKETKEYS 1"
#define RANDOM_NEEDED 80             /* name, cipher and mac */

static void
add_hex(struct buf *b, const unsigned char *p, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	size_t i;

	buf_addc(b, ' ');
	for (i = 0; i < n; i++) {
		buf_addc(b, digits[p[i] >> 4]);
		buf_addc(b, digits[p[i] & 15]);
	}
}

static int
take_hex(struct span *rest, unsigned char *p, size_t n)
{
	struct span word;
	uint64_t byte;
	size_t i;

	if (!span_cut(rest, ' ', &word) || word.n != n * 2)
		return -1;
	for (i = 0; i < n; i++) {
		if (num_parse_hex(span_sub(word, i * 2, i * 2 + 2),
		    &byte) == -1)
			return -1;
		p[i] = (unsigned char)byte;
	}
	return 0;
}

static int
take_key(struct span line, struct ticketkey *key)
{
	struct span word;
	uint64_t made;

	if (!span_cut(&line, ' ', &word) ||
	    num_parse_u64(word, INT64_MAX, &made) == -1)
		return -1;
	key->made = (int64_t)made;
	if (take_hex(&line, key->name, sizeof(key->name)) == -1 ||
	    take_hex(&line, key->cipher, sizeof(key->cipher)) == -1 ||
	    take_hex(&line, key->mac, sizeof(key->mac)) == -1)
		return -1;
	return line.p == NULL ? 0 : -1;
}

int
ticketkeys_parse(struct span text, struct ticketkeys *k)
{
	struct span line;

	k->n = 0;
	if (!span_ends(text, SPAN("\n")))
		return -1;
	text.n--;
	if (!span_cut(&text, '\n', &line) || !span_eq(line, SPAN(HEAD)))
		return -1;
	while (span_cut(&text, '\n', &line))
		if (k->n == TICKETKEYS_MAX || take_key(line,
		    &k->key[k->n++]) == -1)
			return -1;
	return k->n > 0 ? 0 : -1;
}

void
ticketkeys_write(const struct ticketkeys *k, struct buf *text)
{
	size_t i;

	buf_adds(text, HEAD "\n");
	for (i = 0; i < k->n; i++) {
		buf_addu(text, (uint64_t)k->key[i].made);
		add_hex(text, k->key[i].name, sizeof(k->key[i].name));
		add_hex(text, k->key[i].cipher, sizeof(k->key[i].cipher));
		add_hex(text, k->key[i].mac, sizeof(k->key[i].mac));
		buf_addc(text, '\n');
	}
}

void
ticketkeys_rotate(struct ticketkeys *k, int64_t now,
    const unsigned char random[RANDOM_NEEDED])
{
	if (k->n == TICKETKEYS_MAX)
		k->n--;
	memmove(&k->key[1], &k->key[0], k->n * sizeof(k->key[0]));
	k->n++;
	k->key[0].made = now;
	memcpy(k->key[0].name, random, 16);
	memcpy(k->key[0].cipher, random + 16, 32);
	memcpy(k->key[0].mac, random + 48, 32);
}

bool
ticketkeys_stale(const struct ticketkeys *k, int64_t now)
{
	return k->n == 0 || now < k->key[0].made ||
	    now - k->key[0].made >= TICKETKEYS_AGE;
}

static int
lock(int fd, int how)
{
	int r;

	do
		r = flock(fd, how);
	while (r == -1 && errno == EINTR);
	return r;
}

static int
read_text(int fd, struct buf *text, struct ticketkeys *k, struct err *err)
{
	ssize_t n;

	buf_reset(text);
	if (!buf_room(text, TICKETKEYS_TEXT_MAX))
		return err_set(err, ERR_LIMIT, "no room for ticket keys");
	if ((n = pread(fd, text->p, TICKETKEYS_TEXT_MAX, 0)) == -1)
		return err_sys(err, "read ticket keys");
	buf_grew(text, (size_t)n);
	if (ticketkeys_parse(buf_span(text), k) == -1)
		k->n = 0;
	return 0;
}

/* Alone now; another may have done it while we waited for the lock. A crash
 * between the two calls leaves an empty file, which is rotated again: clients
 * then make a full handshake, and nothing is lost. */
static int
rotate(int fd, int64_t now, struct buf *text, struct ticketkeys *k,
    struct err *err)
{
	unsigned char random[RANDOM_NEEDED];

	if (lock(fd, LOCK_EX) == -1)
		return err_sys(err, "lock ticket keys");
	if (read_text(fd, text, k, err) == -1)
		return -1;
	if (!ticketkeys_stale(k, now))
		return 0;
	os_random(random, sizeof(random));
	ticketkeys_rotate(k, now, random);
	secret_clear(random, sizeof(random));
	buf_reset(text);
	ticketkeys_write(k, text);
	if (ftruncate(fd, 0) == -1 ||
	    pwrite(fd, text->p, text->len, 0) != (ssize_t)text->len)
		return err_sys(err, "write ticket keys");
	return 0;
}

int
ticketkeys_load(const char *path, int64_t now, struct buf *text,
    struct err *err)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW |
	    O_NONBLOCK, 0600);
	struct ticketkeys k = { 0 };
	struct stat st;
	int r;

	if (fd == -1 || fstat(fd, &st) == -1)
		r = err_sys(err, "%s", path);
	else if (!S_ISREG(st.st_mode) || st.st_uid != geteuid() ||
	    (st.st_mode & 077) != 0)
		r = err_set(err, ERR_USAGE, "%s: must be a file of the user "
		    "who runs this, mode 600", path);
	else if (lock(fd, LOCK_SH) == -1)
		r = err_sys(err, "lock %s", path);
	else
		r = read_text(fd, text, &k, err);
	if (r == 0 && ticketkeys_stale(&k, now))
		r = rotate(fd, now, text, &k, err);
	secret_clear(&k, sizeof(k));
	if (fd != -1)
		close(fd);
	return r;
}
