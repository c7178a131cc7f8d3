/* proxy: good headers in every cut, with something behind them that must stay;
 * bad ones; bytes changed and taken away.
 * SPDX-License-Identifier: ISC */
#include "conn/proxy.h"

#include <string.h>

#include "tap.h"

#define SIG "\r\n\r\n\0\r\nQUIT\n"
#define V4 "\x21\x11"
#define ADDR4 "\xc0\x00\x02\x07\xc6\x33\x64\x01\x8b\x3e\x03\xe1"
#define SIX(last) "\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0" last
#define TEN "0123456789"

#define ROW(text, ...) { { text, sizeof(text) - 1 }, __VA_ARGS__ }

static const struct {
	struct span text;
	const char *from, *to;           /* NULL: not known */
	unsigned from_port, to_port;
	bool tls;
	const char *cipher;
} good[] = {
	ROW("PROXY TCP4 192.0.2.7 198.51.100.1 35646 993\r\n", "192.0.2.7",
	    "198.51.100.1", 35646, 993, false, NULL),
	ROW("PROXY TCP6 2001:db8::7 2001:db8::1 0 65535\r\n", "2001:db8::7",
	    "2001:db8::1", 0, 65535, false, NULL),
	ROW("PROXY TCP6 ::ffff:192.0.2.7 ::ffff:1.2.3.4 1 2\r\n", "192.0.2.7",
	    "1.2.3.4", 1, 2, false, NULL),
	/* the longest that the protocol has: 107 bytes */
	ROW("PROXY UNKNOWN ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff "
	    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535\r\n",
	    NULL, NULL, 0, 0, false, NULL),
	ROW("PROXY UNKNOWN\r\n", NULL, NULL, 0, 0, false, NULL),
	ROW(SIG V4 "\0\x0c" ADDR4, "192.0.2.7", "198.51.100.1", 35646, 993,
	    false, NULL),
	ROW(SIG "\x21\x21\0\x24" SIX("\7") SIX("\1") "\0\1\0\2",
	    "2001:db8::7", "2001:db8::1", 1, 2, false, NULL),
	/* TLVs: NOOP, an unknown one, an empty one */
	ROW(SIG V4 "\0\x16" ADDR4 "\4\0\1x" "\xea\0\0" "\2\0\0",
	    "192.0.2.7", "198.51.100.1", 35646, 993, false, NULL),
	/* SSL: client flags 1, verify 0, version TLSv1.3, cipher AES */
	ROW(SIG V4 "\0\x24" ADDR4 "\x20\0\x15" "\1\0\0\0\0"
	    "\x21\0\7TLSv1.3" "\x23\0\3" "AES", "192.0.2.7", "198.51.100.1",
	    35646, 993, true, "AES"),
	/* the same without TLS, and with a cipher nobody could print */
	ROW(SIG V4 "\0\x1a" ADDR4 "\x20\0\x0b" "\0\0\0\0\0" "\x23\0\3" "A\nS",
	    "192.0.2.7", "198.51.100.1", 35646, 993, false, NULL),
	/* LOCAL: a health check; what follows is skipped whatever it is */
	ROW(SIG "\x20\0\0\0", NULL, NULL, 0, 0, false, NULL),
	ROW(SIG "\x20\x11\0\x05" "\xff\xff\xff\xff\xff", NULL, NULL, 0, 0,
	    false, NULL),
	/* unspecified */
	ROW(SIG "\x21\0\0\0", NULL, NULL, 0, 0, false, NULL),
	ROW(SIG "\x21\0\0\3" "\4\0\0", NULL, NULL, 0, 0, false, NULL),
	/* CRC-32C */
	ROW(SIG V4 "\0\x13" ADDR4 "\3\0\4" "\x75\xdd\xca\x84", "192.0.2.7",
	    "198.51.100.1", 35646, 993, false, NULL),
};

#define BAD(text) { text, sizeof(text) - 1 }

static const struct span bad[] = {
	BAD("EHLO me\r\n"), BAD("\n"), BAD("\r\n\r\n\r"), BAD("proxy TCP4"),
	BAD("PROXY  TCP4 1.2.3.4 1.2.3.4 1 2\r\n"),
	BAD("PROXY TCP4 1.2.3.4 1.2.3.4 1 2\n"),
	BAD("PROXY TCP4 1.2.3.4 1.2.3.4 1 2\r\r"),
	BAD("PROXY TCP4 1.2.3.4 1.2.3.4 1 2 \r\n"),
	BAD("PROXY TCP4 1.2.3.4 1.2.3.4 1 2 3\r\n"),
	BAD("PROXY TCP4 1.2.3.4 1.2.3.4 1\r\n"),
	BAD("PROXY TCP4 1.2.3.4  1.2.3.4 1 2\r\n"),
	BAD("PROXY TCP4 1.2.3.4 1.2.3.4 01 2\r\n"),
	BAD("PROXY TCP4 1.2.3.4 1.2.3.4 1 65536\r\n"),
	BAD("PROXY TCP4 1.2.3.4 1.2.3.4 -1 2\r\n"),
	BAD("PROXY TCP4 1.2.3.256 1.2.3.4 1 2\r\n"),
	BAD("PROXY TCP4 1.2.3 1.2.3.4 1 2\r\n"),
	BAD("PROXY TCP4 ::1 ::1 1 2\r\n"),
	BAD("PROXY TCP6 1.2.3.4 ::1 1 2\r\n"),
	BAD("PROXY TCP6 ::1 1.2.3.4 1 2\r\n"),
	BAD("PROXY TCP5 ::1 ::1 1 2\r\n"),
	BAD("PROXY UDP4 1.2.3.4 1.2.3.4 1 2\r\n"), BAD("PROXY \r\n"),
	BAD("PROXY UNKNOWNX\r\n"), BAD("PROXY TCP4\t1.2.3.4 1.2.3.4 1 2\r\n"),
	BAD("PROXY TCP4 1.2.3.4\0 1.2.3.4 1 2\r\n"),
	BAD("PROXY UNKNOWN " TEN TEN TEN TEN TEN TEN TEN TEN TEN "12345"),
	BAD(SIG "\x11\x11\0\x0c" ADDR4), BAD(SIG "\x31\x11\0\x0c" ADDR4),
	BAD(SIG "\x22\x11\0\x0c" ADDR4), BAD(SIG "\x2f\x11\0\x0c" ADDR4),
	BAD(SIG "\x21\x12\0\x0c" ADDR4), BAD(SIG "\x21\x10\0\x0c" ADDR4),
	BAD(SIG "\x21\x41\0\x0c" ADDR4), BAD(SIG "\x21\x01\0\x0c" ADDR4),
	BAD(SIG V4 "\0\x0b" "\xc0\x00\x02\x07\xc6\x33\x64\x01\x8b\x3e\x03"),
	BAD(SIG V4 "\0\0"), BAD(SIG "\x21\x21\0\x0c" ADDR4),
	BAD(SIG V4 "\xff\xff"), BAD(SIG V4 "\x10\x01"),
	BAD(SIG "\x20\x11\xff\xff"),
	BAD(SIG V4 "\0\x0d" ADDR4 "\4"), BAD(SIG V4 "\0\x0f" ADDR4 "\4\0\1"),
	BAD(SIG V4 "\0\x0f" ADDR4 "\4\xff\xff"),
	BAD(SIG V4 "\0\x11" ADDR4 "\x20\0\2\1\0"),
	BAD(SIG V4 "\0\x17" ADDR4 "\x20\0\x08" "\1\0\0\0\0" "\x21\0\1"),
	BAD(SIG V4 "\0\x13" ADDR4 "\3\0\4" "\x75\xdd\xca\x85"),
	BAD(SIG V4 "\0\x12" ADDR4 "\3\0\3" "\x75\xdd\xca"),
};

static bool
same_ip(const struct cidr_ip *ip, const char *want)
{
	char text[CIDR_TEXT_MAX];

	cidr_ip_text(ip, text);
	return strcmp(text, want) == 0;
}

static bool
is_right(const struct proxy *p, size_t i)
{
	bool named = good[i].cipher == NULL ? p->tls_cipher.p == NULL :
	    span_eq(p->tls_cipher, span_str(good[i].cipher));

	if (p->known != (good[i].from != NULL) || p->tls != good[i].tls)
		return false;
	return named && (!p->known || (same_ip(&p->from, good[i].from) &&
	    same_ip(&p->to, good[i].to) && p->from_port == good[i].from_port &&
	    p->to_port == good[i].to_port));
}

/* In two pieces, and with the client's own bytes right behind. */
static bool
fits(size_t i, size_t cut)
{
	static const char behind[] = "PROXY TCP4 and so on";
	struct buf b = BUF_INIT(1000);
	size_t n = good[i].text.n, used;
	struct err err = ERR_INIT;
	struct proxy p;
	bool right;

	buf_add(&b, good[i].text);
	buf_adds(&b, behind);
	proxy_init(&p);
	right = proxy_feed(&p, span_sub(buf_span(&b), 0, cut), &used,
	    &err) == 0 && used == cut &&
	    proxy_feed(&p, span_from(buf_span(&b), cut), &used, &err) == 1 &&
	    used == n - cut && is_right(&p, i);
	proxy_done(&p);
	buf_done(&b);
	return right;
}

static int
feed_all(struct span text, struct err *err)
{
	struct proxy p;
	size_t used;
	int r;

	proxy_init(&p);
	r = proxy_feed(&p, text, &used, err);
	proxy_done(&p);
	return r;
}

int
main(void)
{
	struct err err = ERR_INIT;
	size_t i, cut, at;
	bool right;

	for (i = 0; i < LENGTH(good); i++) {
		right = true;
		for (cut = 0; cut < good[i].text.n; cut++)
			right &= fits(i, cut);
		tap_ok(right, "good in every cut");
		if (!right)
			tap_show("header", good[i].text);
	}
	tap_ok(good[3].text.n <= PROXY_V1_MAX && good[3].text.n > 100,
	    "the longest of version 1");
	for (i = 0; i < LENGTH(bad); i++) {
		right = feed_all(bad[i], &err) == -1 && err.kind != ERR_TEMP;
		tap_ok(right, "bad");
		if (!right)
			tap_show("header", bad[i]);
	}
	/* Any byte changed to any other: an answer, never a wrong length. */
	for (i = 0, right = true; i < LENGTH(good); i++) {
		for (at = 0; at < good[i].text.n * 256; at++) {
			char copy[200];

			memcpy(copy, good[i].text.p, good[i].text.n);
			copy[at / 256] = (char)(at % 256);
			right &= feed_all(span_of(copy, good[i].text.n),
			    &err) <= 1;
		}
	}
	tap_ok(right, "any byte changed");
	return tap_done();
}
