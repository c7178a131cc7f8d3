/* base64: RFC 4648 10, strictness, every length.
 * SPDX-License-Identifier: ISC */
#include "text/base64.h"

#include <string.h>

#include "tap.h"

static const struct {
	const char *plain, *coded;
} good[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"},
    {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"},
    {"\xff\xfe\xfd", "//79"}};

static const char *const bad[] = {"Zg",
    "Zg=", "Z===", "====", "Zg==Zg==", "Zm8=x", "Zh==", "Zm9=", "Zm 9v",
    "Zm9v\n", "Zm9-", "Zg=a"};

int
main(void)
{
	struct buf b = BUF_INIT(1000);
	struct base64_mime m;
	size_t i, cut;

	for (i = 0; i < LENGTH(good); i++) {
		buf_reset(&b);
		base64_encode(&b, span_str(good[i].plain));
		tap_is(buf_span(&b), span_str(good[i].coded), "encode");
		buf_reset(&b);
		tap_ok(
		    base64_decode(&b, span_str(good[i].coded)) == 0, "decode");
		tap_is(buf_span(&b), span_str(good[i].plain), "and back");
	}
	for (i = 0; i < LENGTH(bad); i++)
		tap_ok(base64_decode(&b, span_str(bad[i])) == -1, bad[i]);
	for (cut = 0; cut <= 10; cut++) {
		struct span text = SPAN("Zm 9\r\nvYg=");

		memset(&m, 0, sizeof(m));
		buf_reset(&b);
		base64_mime_feed(&m, &b, span_sub(text, 0, cut));
		base64_mime_feed(&m, &b, span_from(text, cut));
		tap_is(buf_span(&b), SPAN("foob"), "MIME form, cut anywhere");
	}
	buf_done(&b);
	return tap_done();
}
