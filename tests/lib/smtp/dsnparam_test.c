/* dsnparam, xtext: what the RFC's grammar allows, and what it does not.
 * SPDX-License-Identifier: ISC */
#include "smtp/dsnparam.h"

#include "base/buf.h"
#include "smtp/xtext.h"
#include "tap.h"

static const struct {
	const char *value;
	int flags;
} notify[] = {
	{ "NEVER", DSNPARAM_NEVER },
	{ "never", DSNPARAM_NEVER },
	{ "SUCCESS", DSNPARAM_SUCCESS },
	{ "success,Delay,FAILURE",
	    DSNPARAM_SUCCESS | DSNPARAM_DELAY | DSNPARAM_FAILURE },
	{ "", -1 },
	{ ",", -1 },
	{ "SUCCESS,", -1 },
	{ "SUCCESS,SUCCESS", -1 },
	{ "NEVER,SUCCESS", -1 },
	{ "SUCCESSFUL", -1 },
};

static const struct {
	const char *value, *type, *address;
} orcpt[] = {
	{ "rfc822;Ann+40example.org", "rfc822", "Ann+40example.org" },
	{ "rfc822;ann@example.org", "rfc822", "ann@example.org" },
	{ "x400;a;b", "x400", "a;b" },
	{ "utf-8;\xc3\xa9@example.org", "utf-8", "\xc3\xa9@example.org" },
	{ "rfc822;", NULL, NULL },
	{ ";ann@example.org", NULL, NULL },
	{ "rfc822", NULL, NULL },
	{ "rfc 822;a", NULL, NULL },
	{ "rfc822;a+0Ab", NULL, NULL },
	{ "rfc822;a+4", NULL, NULL },
	{ "rfc822;a+zz", NULL, NULL },
	{ "rfc822;a+c3", NULL, NULL },
	{ "rfc822;a=b", NULL, NULL },
};

static void
test_xtext(void)
{
	struct buf all = BUF_INIT(256), text = BUF_INIT(1000);
	struct buf back = BUF_INIT(256);
	int i;

	for (i = 0; i < 256; i++)
		buf_addc(&all, (char)i);
	xtext_encode(&text, buf_span(&all));
	tap_ok(xtext_decode(&back, buf_span(&text)) == 0 &&
	    span_eq(buf_span(&back), buf_span(&all)), "every byte and back");
	tap_ok(xtext_decode(&back, SPAN("a b")) == -1, "a blank");
	tap_ok(xtext_decode(&back, SPAN("+4a")) == -1, "lower case");
	buf_done(&all);
	buf_done(&text);
	buf_done(&back);
}

int
main(void)
{
	struct span type, address;
	struct buf b = BUF_INIT(1000);
	size_t i;

	for (i = 0; i < LENGTH(notify); i++)
		tap_ok(dsnparam_notify(span_str(notify[i].value)) ==
		    notify[i].flags, notify[i].value);
	for (i = 0; i < LENGTH(orcpt); i++) {
		int r = dsnparam_orcpt(span_str(orcpt[i].value), &type,
		    &address);

		tap_ok((r == 0) == (orcpt[i].type != NULL), orcpt[i].value);
		if (r == 0) {
			tap_is(type, span_str(orcpt[i].type), "type");
			tap_is(address, span_str(orcpt[i].address), "address");
		}
	}
	tap_ok(dsnparam_ret(SPAN("full")) == 1, "RET=FULL");
	tap_ok(dsnparam_ret(SPAN("HDRS")) == 0, "RET=HDRS");
	tap_ok(dsnparam_ret(SPAN("HALF")) == -1, "RET=HALF");
	tap_ok(dsnparam_envid(SPAN("QQ314159")) == 0, "ENVID");
	tap_ok(dsnparam_envid(SPAN("a+20b")) == 0, "ENVID with a blank");
	tap_ok(dsnparam_envid(SPAN("a+0Db")) == -1, "ENVID with CR");
	tap_ok(dsnparam_envid(SPAN("")) == -1, "no ENVID");
	while (b.len < DSNPARAM_ENVID_MAX)
		buf_addc(&b, 'x');
	tap_ok(dsnparam_envid(buf_span(&b)) == 0, "the longest ENVID");
	buf_addc(&b, 'x');
	tap_ok(dsnparam_envid(buf_span(&b)) == -1, "too long an ENVID");
	buf_done(&b);
	test_xtext();
	return tap_done();
}
