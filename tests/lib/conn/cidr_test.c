/* cidr: which texts are prefixes, and what is in them.
 * SPDX-License-Identifier: ISC */
#include "conn/cidr.h"

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "tap.h"

/* Each prefix with an address that it holds and one that it does not; NULL:
 * there is none. */
static const struct {
	const char *prefix, *in, *out;
} good[] = {
	{ "10.0.0.0/8", "10.255.255.255", "11.0.0.0" },
	{ "10.0.0.0/8", "10.0.0.0", "9.255.255.255" },
	{ "192.0.2.1", "192.0.2.1", "192.0.2.2" },
	{ "192.0.2.1/32", "192.0.2.1", "192.0.2.0" },
	{ "192.0.2.128/25", "192.0.2.255", "192.0.2.127" },
	{ "192.0.2.2/31", "192.0.2.3", "192.0.2.1" },
	{ "0.0.0.0/0", "255.1.2.3", "::1" },
	{ "0.0.0.0/0", "::ffff:1.2.3.4", "2001:db8::" },
	{ "128.0.0.0/1", "128.0.0.0", "127.255.255.255" },
	{ "::/0", "2001:db8::1", "127.0.0.1" },
	{ "::/0", "::1", "::ffff:127.0.0.1" },
	{ "2001:db8::/32", "2001:db8:ffff::1", "2001:db9::" },
	{ "2001:DB8::/33", "2001:db8:7fff::", "2001:db8:8000::" },
	{ "2001:db8::1", "2001:db8::1", "2001:db8::2" },
	{ "2001:db8::1/128", "2001:db8:0:0:0:0:0:1", "2001:db8::" },
	{ "::ffff:10.0.0.0/104", "10.1.2.3", "11.0.0.0" },
	{ "::ffff:192.0.2.1", "192.0.2.1", "192.0.2.2" },
	{ "::ffff:0:0/96", "1.2.3.4", "::1" },
	{ "::/96", "::5", "0.0.0.5" },
	{ "::1/128", "::1", "::" },
};

static const struct {
	const char *text;
	size_t n;
} bad[] = {
	{ "", 0 }, { "/8", 2 }, { "10.0.0.0/", 9 }, { "10.0.0.0/33", 11 },
	{ "10.0.0.0/-1", 11 }, { "10.0.0.0/08", 11 }, { "10.0.0.0/8 ", 11 },
	{ "10.0.0.1/8", 10 }, { "10.128.0.0/8", 12 }, { "10/8", 4 },
	{ "10.0.0/24", 9 }, { "010.0.0.0/8", 11 }, { "256.0.0.0/8", 11 },
	{ "10.0.0.0/8/8", 12 }, { "0.0.0.1/0", 9 }, { "192.0.2.1/31", 12 },
	{ "2001:db8::/129", 14 }, { "2001:db8::1/32", 14 }, { "::1/0", 5 },
	{ ":::/0", 5 }, { "fe80::1%eth0", 12 }, { "host.example", 12 },
	{ "::ffff:10.0.0.1/104", 19 }, { "::ffff:10.0.0.0/95", 18 },
	{ "10.0.0.0\0/8", 11 }, { "1.2.3.4\0", 8 }, { "0x0a.0.0.0/8", 12 },
};

static void
test_prefixes(void)
{
	struct err err = ERR_INIT;
	size_t i;

	for (i = 0; i < LENGTH(good); i++) {
		struct cidr_ip in, out;
		struct cidr c;

		tap_ok(cidr_parse(span_str(good[i].prefix), &c, &err) == 0 &&
		    cidr_ip_parse(span_str(good[i].in), &in) == 0 &&
		    cidr_ip_parse(span_str(good[i].out), &out) == 0 &&
		    cidr_has(&c, &in) && !cidr_has(&c, &out), good[i].prefix);
	}
	for (i = 0; i < LENGTH(bad); i++) {
		struct cidr c;

		err = ERR_INIT;
		tap_ok(cidr_parse(span_of(bad[i].text, bad[i].n), &c,
		    &err) == -1 && err.kind == ERR_USAGE, bad[i].text);
	}
}

/* Every prefix length: the last bit within it decides, and none beyond. */
static void
test_lengths(void)
{
	bool right = true;
	unsigned v6, n, i;

	for (v6 = 0; v6 < 2; v6++) {
		for (n = 0; n <= (v6 != 0 ? 128u : 32u); n++) {
			struct cidr c = { { v6 != 0, { 0 } }, n };

			for (i = 0; i < (v6 != 0 ? 128u : 32u); i++) {
				struct cidr_ip ip = { v6 != 0, { 0 } };

				ip.b[i / 8] = (unsigned char)(0x80 >> i % 8);
				right &= cidr_has(&c, &ip) == (i >= n);
			}
		}
	}
	tap_ok(right, "every bit of every length");
}

static void
test_list(void)
{
	struct cidr_list l = CIDR_LIST_INIT;
	struct err err = ERR_INIT;
	struct cidr_ip ip;

	tap_ok(cidr_list_add(&l, SPAN("10.0.0.0/8, ::1,192.0.2.1"),
	    &err) == 0 &&
	    l.n == 3, "a list");
	tap_ok(cidr_list_lines(&l, SPAN("# ours\n\n 198.51.100.0/24 # lab\r\n"
	    "2001:db8::/32"), &err) == 0 && l.n == 5, "and lines");
	tap_ok(cidr_ip_parse(SPAN("198.51.100.9"), &ip) == 0 &&
	    cidr_list_find(&l, &ip) == 3, "which one holds it");
	tap_ok(cidr_ip_parse(SPAN("198.51.101.9"), &ip) == 0 &&
	    cidr_list_find(&l, &ip) == l.n, "or none");
	tap_ok(cidr_list_lines(&l, SPAN("::1\nnonsense\n"), &err) == -1,
	    "a bad line");
	tap_is(span_str(err.text), SPAN("line 2: not an address: nonsense"),
	    "is named");
	cidr_list_done(&l);
	tap_ok(cidr_list_find(&l, &ip) == 0, "an empty list holds nothing");
}

static void
test_sockets(void)
{
	struct sockaddr_storage a;
	struct sockaddr_in6 *six = (void *)&a;
	char text[CIDR_TEXT_MAX];
	struct cidr_ip ip;

	memset(&a, 0, sizeof(a));
	a.ss_family = AF_UNIX;
	tap_ok(cidr_ip_socket(&a, &ip) == -1, "a Unix socket has none");
	six->sin6_family = AF_INET6;
	six->sin6_addr.s6_addr[15] = 1;
	tap_ok(cidr_ip_socket(&a, &ip) == 0 && ip.v6, "IPv6");
	cidr_ip_text(&ip, text);
	tap_is(span_str(text), SPAN("::1"), "as text");
	six->sin6_addr.s6_addr[10] = six->sin6_addr.s6_addr[11] = 0xff;
	six->sin6_addr.s6_addr[12] = 127;
	tap_ok(cidr_ip_socket(&a, &ip) == 0 && !ip.v6, "IPv4 as IPv6");
	cidr_ip_text(&ip, text);
	tap_is(span_str(text), SPAN("127.0.0.1"), "is IPv4");
}

int
main(void)
{
	test_prefixes();
	test_lengths();
	test_list();
	test_sockets();
	return tap_done();
}
