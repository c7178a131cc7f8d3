/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mime/flat.h"
#include "os/tmpfd.h"
#include "tap.h"

static const struct {
	const char *message, *text;      /* "|" is a border */
} cases[] = {
	{ "Subject: a\n b\nX:=?utf-8?q?=C3=A9?=\n\nbody\n",
	    "Subject: a b|X:\303\251|body\n|" },
	{ "\nbody", "body|" },
	{ "no field\n\nx", "no field|x|" },
	{ "A: b\r\nC: d\r\n\r\nx\r\n", "A: b|C: d|x\r\n|" },
	{ "Content-Type: image/png\n\nx", "Content-Type: image/png|" },
	{ "Content-Type: text/plain; charset=koi8-r\n"
	    "Content-Transfer-Encoding: base64\n\n0dc=\n",
	    "Content-Type: text/plain; charset=koi8-r|"
	    "Content-Transfer-Encoding: base64|\321\217\320\262|" },
	{ "Content-Type: multipart/mixed; boundary=b\n\npreamble\n--b\n\none\n"
	    "--b\nContent-Type: message/rfc822\n\nS: in\n\ntwo\n--b--\nepilogue",
	    "Content-Type: multipart/mixed; boundary=b|one|S: in|two|" },
};

static bool
put(void *arg, struct span text)
{
	buf_add(arg, text);
	return false;
}

static void
border(void *arg)
{
	buf_addc(arg, '|');
}

/* A sink that has enough at once. */
static bool
put_one(void *arg, struct span text)
{
	(void)text;
	++*(int *)arg;
	return true;
}

static void
no_border(void *arg)
{
	(void)arg;
}

static struct span
flatten(struct span message, bool in_file, struct buf *out)
{
	struct words words;
	struct flat flat = { &words, -1, message, put, border, out };
	struct header h;
	struct parts parts;
	struct err err = ERR_INIT;

	buf_reset(out);
	words_init(&words);
	header_init(&h);
	parts_init(&parts);
	if (in_file) {
		flat.bytes = span_of(NULL, 0);
		flat.fd = os_tmpfd_memory(&err);
		if (flat.fd == -1 || write(flat.fd, message.p, message.n) !=
		    (ssize_t)message.n ||
		    parts_read(&parts, flat.fd, &err) == -1)
			exit(1);
	} else
		parts_parse(&parts, message);
	if (header_parse(&h, message, &err) == -1)
		exit(1);
	(void)flat_header(&flat, &h);
	if (flat_part(&flat, parts.root, &err) == -1)
		exit(1);
	if (in_file)
		close(flat.fd);
	parts_done(&parts);
	header_done(&h);
	words_done(&words);
	return buf_span(out);
}

int
main(void)
{
	struct buf out = BUF_INIT(10000);
	struct words words;
	int pieces = 0;
	struct flat flat = { &words, -1, SPAN("A: b\nC: d\n\nx"), put_one,
	    no_border, &pieces };
	struct err err = ERR_INIT;
	struct header h;
	size_t i;

	for (i = 0; i < LENGTH(cases); i++) {
		struct span m = span_str(cases[i].message);

		tap_is(flatten(m, false, &out), span_str(cases[i].text),
		    "in memory");
		tap_is(flatten(m, true, &out), span_str(cases[i].text),
		    "in a file");
	}
	words_init(&words);
	header_init(&h);
	tap_ok(header_parse(&h, flat.bytes, &err) == 0 &&
	    flat_header(&flat, &h) == 1 && pieces == 1,
	    "who has enough gets no more");
	header_done(&h);
	words_done(&words);
	buf_done(&out);
	return tap_done();
}
