/* tlsctl: requests and facts from an engine that may be hostile.
 * SPDX-License-Identifier: ISC */
#include "tls/tlsctl.h"

#include <string.h>

#include "tap.h"

static void
test_requests(void)
{
	static const char *const bad[] = { "", "CERT", "CERT ", "CERT 1",
		"CERT x a", "CERT -1 a", "CERT 99 a",
		"CERT 18446744073709551616 a",
		"cert 1 a", "CERT  1 a" };
	struct span name;
	size_t k, i;

	tap_ok(tlsctl_cert(SPAN("CERT 2 mx.example"), &k, &name) == 0 && k == 2,
	    "a request");
	tap_is(name, SPAN("mx.example"), "its name");
	tap_ok(tlsctl_cert(SPAN("CERT 0 "), &k, &name) == 0 && name.n == 0,
	    "an empty name");
	for (i = 0; i < LENGTH(bad); i++)
		tap_ok(tlsctl_cert(span_str(bad[i]), &k, &name) == -1, bad[i]);
}

static void
test_facts(void)
{
	static const struct span bad[] = {
		{ "LD_PRELOAD=/tmp/x", 18 }, { "PATH=/tmp", 10 },
		{ "SSL_CIPHER", 11 }, { "SSL_CIPHER=a\nb", 15 },
		{ "SSL_CIPHER=\x7f", 13 }, { "=x", 3 },
		{ "SSL_CIPHERS=x", 14 }, { "SSLCTLFD=1", 11 }, { "", 1 },
	};
	struct buf b = BUF_INIT(1000);
	struct span rest, value;
	char large[TLSCTL_VALUE_MAX + 20];
	size_t i, k;

	tlsctl_add_fact(&b, "SSL_PROTOCOL", SPAN("TLSv1.3"));
	tlsctl_add_fact(&b, "SSL_ALPN", SPAN(""));
	tlsctl_add_fact(&b, "SSL_ALPN", SPAN("a\nb"));
	tlsctl_add_fact(&b, "SSL_GROUP", SPAN("x25519"));
	rest = buf_span(&b);
	tap_ok(tlsctl_fact(&rest, &i, &value) == 1 &&
	    strcmp(tlsctl_facts[i], "SSL_PROTOCOL") == 0, "first name");
	tap_is(value, SPAN("TLSv1.3"), "first value");
	tap_ok(tlsctl_fact(&rest, &i, &value) == 1 &&
	    strcmp(tlsctl_facts[i], "SSL_GROUP") == 0,
	    "empty and unprintable ones were left out");
	tap_ok(tlsctl_fact(&rest, &i, &value) == 0, "the end");
	for (k = 0; k < LENGTH(bad); k++) {
		rest = bad[k];
		tap_ok(tlsctl_fact(&rest, &i, &value) == -1,
		    "no fact of ours");
	}
	memset(large, 'a', sizeof(large));
	memcpy(large, "SSL_CIPHER=", 11);
	rest = span_of(large, 11 + TLSCTL_VALUE_MAX);
	tap_ok(tlsctl_fact(&rest, &i, &value) == 1, "the longest value");
	rest = span_of(large, 12 + TLSCTL_VALUE_MAX);
	tap_ok(tlsctl_fact(&rest, &i, &value) == -1, "one byte more");
	buf_done(&b);
}

int
main(void)
{
	test_requests();
	test_facts();
	return tap_done();
}
