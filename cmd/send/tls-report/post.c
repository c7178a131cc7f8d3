/* post - see post.h.
 * SPDX-License-Identifier: ISC */
#include "post.h"

#include "base/buf.h"
#include "carry.h"
#include "rua.h"
#include "zip.h"

#define REPORT_MAX (128u << 20)

int
post_send(const char *program, struct span domain, struct span uri,
    struct span json, struct err *err)
{
	struct buf zipped = BUF_INIT(REPORT_MAX);
	struct buf where = BUF_INIT(RUA_URI_MAX + 20);
	char *const argv[] = { (char *)(size_t)program, NULL };
	const char *env[] = { NULL, zip_is_built() ?
		"CONTENT_TYPE=application/tlsrpt+gzip" :
		"CONTENT_TYPE=application/tlsrpt+json", NULL };
	struct carry c = { .name = domain, .env = env, .program = argv };
	int r = zip(json, &zipped);

	buf_adds(&where, "REPORT_URI=");
	buf_add(&where, uri);
	env[0] = buf_str(&where);
	c.message = buf_span(&zipped);
	r = r == 0 && buf_ok(&zipped) ? carry_run(&c, err) : err_set(err,
	    ERR_LIMIT, "the report is too large");
	buf_done(&where);
	buf_done(&zipped);
	return r;
}
