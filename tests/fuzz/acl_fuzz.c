/* ACL files and the administrator's, of any bytes: what is written again is
 * read the same.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>

#include "maildir/aclglobal.h"
#include "maildir/aclmine.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct span text = { (const char *)data, n };
	struct acl_id joe = { ACL_USER, SPAN("joe") };
	struct aclmine me = { SPAN("joe"), NULL, 0, false };
	struct buf out = BUF_INIT(ACL_TEXT_MAX * 4);
	struct aclglobal g;
	struct acl a, b;
	unsigned one, two;

	acl_init(&a);
	acl_init(&b);
	aclglobal_init(&g);
	acl_parse(&a, text);
	(void)acl_change(&a, &joe, true, ACL_GRANT, ACL_READ);
	acl_write(&a, &out);
	acl_parse(&b, buf_span(&out));
	if (aclmine_rights(&a, NULL, &me, &one) !=
	    aclmine_rights(&b, NULL, &me, &two) || one != two ||
	    (one & ACL_READ) != 0 || a.n != b.n)
		abort();
	if (aclglobal_parse(&g, text, "global", NULL) == 0)
		aclglobal_select(&g, SPAN("Public.News"), &b);
	acl_done(&a);
	acl_done(&b);
	aclglobal_done(&g);
	buf_done(&out);
	return 0;
}
