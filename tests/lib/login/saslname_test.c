/* saslname: where each mechanism puts the name, and that nothing but the name
 * is ever given.
 * SPDX-License-Identifier: ISC */
#include "login/saslname.h"

#include "base/attr.h"
#include "base/buf.h"
#include "tap.h"

static const struct sample {
	struct span mechanism, response, name;
} samples[] = {
	{ SPAN("PLAIN"), SPAN("\0joe\0secret"), SPAN("joe") },
	{ SPAN("plain"), SPAN("admin\0joe\0secret"), SPAN("joe") },
	{ SPAN("PLAIN"), SPAN("\0joe\0"), SPAN("joe") },
	{ SPAN("PLAIN"), SPAN("\0joe"), SPAN("") },
	{ SPAN("PLAIN"), SPAN("joe"), SPAN("") },
	{ SPAN("PLAIN"), SPAN(""), SPAN("") },
	{ SPAN("LOGIN"), SPAN("joe"), SPAN("joe") },
	{ SPAN("CRAM-MD5"), SPAN("j oe 0123456789abcdef"), SPAN("j oe") },
	{ SPAN("CRAM-MD5"), SPAN("0123456789abcdef"), SPAN("") },
	{ SPAN("SCRAM-SHA-256"), SPAN("n,,n=joe,r=fyko"), SPAN("joe") },
	{ SPAN("SCRAM-SHA-1-PLUS"), SPAN("p=tls-exporter,a=x,n=joe,r=f"),
	    SPAN("joe") },
	{ SPAN("SCRAM-SHA-256"), SPAN("n,,r=fyko"), SPAN("") },
	{ SPAN("DIGEST-MD5"),
	SPAN("charset=utf-8,username=\"joe\",realm=\"x\""),
	    SPAN("joe") },
	{ SPAN("DIGEST-MD5"), SPAN("realm=\"x\""), SPAN("") },
	{ SPAN("OAUTHBEARER"), SPAN("n,a=joe@x,\001auth=Bearer t\001\001"),
	    SPAN("joe@x") },
	{ SPAN("OAUTHBEARER"), SPAN("n,,\001auth=Bearer t\001\001"), SPAN("") },
	{ SPAN("XOAUTH2"), SPAN("user=joe@x\001auth=Bearer t\001\001"),
	    SPAN("joe@x") },
	{ SPAN("XOAUTH2"), SPAN("auth=Bearer t\001\001"), SPAN("") },
	{ SPAN("EXTERNAL"), SPAN("joe"), SPAN("joe") },
	{ SPAN("X-UNKNOWN"), SPAN("secret"), SPAN("") },
	{ SPAN(""), SPAN("secret"), SPAN("") },
};

int
main(void)
{
	struct buf longer = BUF_INIT(1000);
	size_t i;

	for (i = 0; i < LENGTH(samples); i++)
		tap_is(saslname_find(samples[i].mechanism,
		    samples[i].response), samples[i].name,
		    samples[i].mechanism.p);
	for (i = 0; i < SASLNAME_MAX; i++)
		buf_addc(&longer, 'x');
	tap_ok(saslname_find(SPAN("LOGIN"), buf_span(&longer)).n ==
	    SASLNAME_MAX, "the longest name");
	buf_addc(&longer, 'x');
	tap_ok(saslname_find(SPAN("LOGIN"), buf_span(&longer)).n == 0,
	    "a longer one is none");
	buf_done(&longer);
	return tap_done();
}
