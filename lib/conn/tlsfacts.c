/* tlsfacts - see tlsfacts.h.
 * SPDX-License-Identifier: ISC */
#include "conn/tlsfacts.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/num.h"
#include "conn/starttls.h"

const struct tlsfacts_binding tlsfacts_bindings[TLSFACTS_BINDINGS] = {
	{ "SSL_CB_EXPORTER", "tls-exporter" },
	{ "SSL_CB_END_POINT", "tls-server-end-point" },
	{ "SSL_CB_UNIQUE", "tls-unique" },
};

static void
load_file(struct tlsfacts *f)
{
	const char *text = getenv("SSLFACTSFD");
	ssize_t n = 0;
	struct stat st;
	uint32_t fd;

	/* A file, which pread leaves as it is for the next who looks. */
	if (text == NULL || num_parse_u32(span_str(text), 65535, &fd) == -1 ||
	    fstat((int)fd, &st) == -1 || !S_ISREG(st.st_mode) ||
	    !buf_room(&f->file, TLSFACTS_MAX))
		return;
	do
		n = pread((int)fd, f->file.p, TLSFACTS_MAX, 0);
	while (n == -1 && errno == EINTR);
	if (n > 0 && f->file.p[n - 1] == '\0')
		buf_grew(&f->file, (size_t)n);
}

void
tlsfacts_load(struct tlsfacts *f)
{
	const char *protocol = getenv("SSL_PROTOCOL");

	f->file = BUF_INIT(TLSFACTS_MAX);
	f->from_environment = protocol != NULL && *protocol != '\0';
	if (!f->from_environment)
		load_file(f);
}

void
tlsfacts_done(struct tlsfacts *f)
{
	buf_done(&f->file);
}

struct span
tlsfacts_get(const struct tlsfacts *f, const char *name)
{
	const char *value;

	if (!f->from_environment)
		return starttls_fact(&f->file, name);
	value = getenv(name);
	return value == NULL ? span_of(NULL, 0) : span_str(value);
}

struct span
tlsfacts_identity(const struct tlsfacts *f, const char *field)
{
	struct span name = span_str(field);
	const char *variable = field;

	if (!span_eq(tlsfacts_get(f, "SSL_CLIENT_VERIFY"), SPAN("SUCCESS")))
		return span_of(NULL, 0);
	if (span_ieq(name, SPAN("cn")))
		variable = "SSL_CLIENT_S_DN_CN";
	else if (span_ieq(name, SPAN("email")))
		variable = "SSL_CLIENT_SAN_Email_0";
	else if (!span_starts(name, SPAN("SSL_CLIENT_")))
		return span_of(NULL, 0);
	return tlsfacts_get(f, variable);
}
