/* tlsfacts: the environment and the page behind SSLFACTSFD.
 * SPDX-License-Identifier: ISC */
#include "conn/tlsfacts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "os/page.h"
#include "tap.h"

static void
name_fd(int fd)
{
	char text[20];

	(void)snprintf(text, sizeof(text), "%d", fd);
	(void)setenv("SSLFACTSFD", text, 1);
}

/* Is the fact this, when one looks now? NULL: there is none. */
static bool
is_now(const char *name, const char *value)
{
	struct tlsfacts f;
	struct span got;
	bool same;

	tlsfacts_load(&f);
	got = tlsfacts_get(&f, name);
	same = value == NULL ? got.p == NULL : span_eq(got, span_str(value));
	tlsfacts_done(&f);
	return same;
}

static bool
is_who(const char *field, const char *value)
{
	struct tlsfacts f;
	struct span got;
	bool same;

	tlsfacts_load(&f);
	got = tlsfacts_identity(&f, field);
	same = value == NULL ? got.p == NULL : span_eq(got, span_str(value));
	tlsfacts_done(&f);
	return same;
}

static void
test_environment(void)
{
	tap_ok(is_now("SSL_PROTOCOL", NULL), "no TLS, no facts");
	(void)setenv("SSL_CLIENT_S_DN_CN", "joe", 1);
	tap_ok(is_now("SSL_CLIENT_S_DN_CN", NULL),
	    "a variable alone is no TLS");
	(void)setenv("SSL_PROTOCOL", "TLSv1.3", 1);
	tap_ok(is_now("SSL_PROTOCOL", "TLSv1.3"), "implicit TLS");
	tap_ok(is_who("cn", NULL), "nobody has verified the name");
	(void)setenv("SSL_CLIENT_VERIFY", "FAILED:x", 1);
	tap_ok(is_who("cn", NULL), "  it was found bad");
	(void)setenv("SSL_CLIENT_VERIFY", "SUCCESS", 1);
	tap_ok(is_who("cn", "joe") && is_who("SSL_CLIENT_S_DN_CN", "joe"),
	    "  it was found good");
	tap_ok(is_who("email", NULL) && is_who("SSL_PROTOCOL", NULL) &&
	    is_who("HOME", NULL), "no other variable says who it is");
	(void)unsetenv("SSL_PROTOCOL");
}

static void
test_page(void)
{
	struct err err = ERR_INIT;
	struct os_page page;
	int pipe_fds[2];

	if (os_page_open(&page, TLSFACTS_MAX, &err) == -1)
		return;
	name_fd(page.reader);
	tap_ok(is_now("SSL_CLIENT_VERIFY", NULL),
	    "STARTTLS, not yet: nothing, whatever the variables say");
	tap_ok(os_page_fill(&page, SPAN("SSL_PROTOCOL=x\0SSL_CLIENT_VERIFY="
	    "SUCCESS\0SSL_CLIENT_S_DN_CN=jim\0")), "filled");
	tap_ok(is_now("SSL_PROTOCOL", "x") && is_who("cn", "jim"),
	    "then: the page");
	tap_ok(is_now("SSL_PROTOCOL", "x"), "asked again: the same");
	tap_ok(is_now("SSL_PROTO", NULL) && is_now("", NULL),
	    "the beginning of a name is no name");
	name_fd(999);
	tap_ok(is_who("cn", NULL), "a descriptor that is not there");
	if (pipe(pipe_fds) == 0) {
		(void)!write(pipe_fds[1], "SSL_PROTOCOL=x", 15);
		name_fd(pipe_fds[0]);
		tap_ok(is_now("SSL_PROTOCOL", NULL), "a pipe is no page");
	}
	(void)setenv("SSLFACTSFD", "3 ", 1);
	tap_ok(is_now("SSL_PROTOCOL", NULL), "not a number");
	(void)unsetenv("SSLFACTSFD");
}

int
main(void)
{
	(void)unsetenv("SSLFACTSFD");
	(void)unsetenv("SSL_PROTOCOL");
	(void)unsetenv("SSL_CLIENT_VERIFY");
	test_environment();
	test_page();
	return tap_done();
}
