/* uidl: templates.
 * SPDX-License-Identifier: ISC */
#include "pop3/uidl.h"

#include "base/attr.h"
#include "tap.h"

static const struct sample {
	const char *format, *id;     /* id NULL: refused */
} samples[] = {
	{ "%08Xu%08Xv", "000000326b02438c" },    /* DOVECOT-MAILDIR.md 9 */
	{ "%v.%u", "1795310476.50" },            /* Cyrus, Dovecot 0.99 */
	{ "%v-%u", "1795310476-50" },            /* Courier */
	{ "%g", "guid-1" },
	{ "UID%u-%v", "UID50-1795310476" },      /* Dovecot's other examples */
	{ "%Xu", "32" },
	{ "%05u%%", "00050%" },
	{ "%08Xv", NULL },
	{ "fixed", NULL },
	{ "", NULL },
	{ "%", NULL },
	{ "%u%", NULL },
	{ "%u%q", NULL },
	{ "%99999999u", NULL },
	{ "%u %v", NULL },
	/* As Dovecot 2.3 writes them. */
	{ "%f", "1.M1P1.Host,S=42" },
	{ "%Lf", "1.m1p1.host,s=42" },
	{ "%Uf", "1.M1P1.HOST,S=42" },
	{ "x%8f", "x1.M1P1.H" },
	{ "%020f", "00001.M1P1.Host,S=42" },
	{ "%u-%5v", "50-17953" },
	{ "%u-%2.3v", "50-953" },
	{ "%u-%-3v", "50-179" },
	{ "%u-%-5.3v", "50-104" },
	{ "%u-%04Xv", "50-6b02438c" },
	{ "%u-%XUv", "50-6B02438C" },
	{ "%u-%LXv", "50-6b02438c" },
	{ "%u-%Rv", "50-6740135971" },
	{ "%u%5.0u", "50" },
	{ "%Xg", "0" },
	{ "%m", NULL },
	{ "%X08u", NULL },
	{ "%XXXXXXXXXXXu", NULL },
	{ "%-", NULL },
	{ "%u%5.", NULL },
};

int
main(void)
{
	struct uidl_facts facts = { 50, 0x6b02438c, SPAN("guid-1"),
	    SPAN("1.M1P1.Host,S=42") };
	struct buf out = BUF_INIT(1000);
	struct err err = ERR_INIT;
	size_t i;

	for (i = 0; i < LENGTH(samples); i++) {
		struct span format = span_str(samples[i].format);
		int r = uidl_check(format, &err);

		if (samples[i].id == NULL) {
			tap_ok(r == -1 && err.kind == ERR_USAGE,
			    samples[i].format);
			continue;
		}
		buf_reset(&out);
		if (r == 0)
			uidl_write(&out, format, &facts);
		tap_is(buf_span(&out), span_str(samples[i].id),
		    samples[i].format);
	}
	tap_ok(uidl_is_usable(SPAN("a!~")), "printable");
	tap_ok(!uidl_is_usable(SPAN("a b")), "a space");
	tap_ok(!uidl_is_usable(SPAN("a\nb")), "a line end");
	tap_ok(!uidl_is_usable(SPAN("")), "nothing");
	buf_done(&out);
	return tap_done();
}
