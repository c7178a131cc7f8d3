/* target - a --relay read, see hosts.h.
 * SPDX-License-Identifier: ISC */
#include "base/num.h"
#include "hosts.h"

/* Behind "srv:": the service's and the protocol's label, and the domain. */
static int
srv_target(struct span s, struct target *out, struct err *err)
{
	size_t first = span_find(s, 0, '.');
	size_t second = span_find(s, first + 1, '.');

	out->srv = s;
	out->name = span_from(s, second + 1);
	if (span_istarts(s, SPAN("_submissions.")))
		return err_set(err, ERR_USAGE, "srv:%.*s: TLS from the first "
		    "byte on is not spoken here; _submission is meant for "
		    "STARTTLS", (int)s.n, s.p);
	if (first < 2 || second >= s.n || out->name.n == 0 ||
	    !span_istarts(span_from(s, first), SPAN("._tcp.")) ||
	    span_has(s, ':') || span_has(s, '['))
		return err_set(err, ERR_USAGE, "srv:%.*s: srv:_service._tcp."
		    "domain is wanted", (int)s.n, s.p);
	return 0;
}

int
hosts_target(struct span text, uint16_t port, struct target *out,
    struct err *err)
{
	struct span s = span_sub(text, 0, span_find(text, 0, ','));
	size_t end;
	uint32_t n;

	*out = (struct target){ .name = s, .port = port,
		.service = HOSTS_SMTP_PORT,
		.others = span_from(text, s.n + 1) };
	if (span_istarts(s, SPAN("srv:_")))
		return srv_target(span_from(s, 4), out, err);
	if (s.n > 0 && s.p[0] == '[') {
		end = span_find(s, 0, ']');
		out->exact = true;
		out->service = port;
		out->name = span_sub(s, 1, end);
		if (end == s.n)
			return err_set(err, ERR_USAGE, "%.*s: no ]",
			    (int)s.n, s.p);
		s = span_from(s, end + 1);
	} else {
		end = span_find(s, 0, ':');
		out->name = span_sub(s, 0, end);
		s = span_from(s, end);
	}
	if (s.n > 0) {
		if (s.p[0] != ':' || num_parse_u32(span_from(s, 1), 65535,
		    &n) == -1 || n == 0)
			return err_set(err, ERR_USAGE, "%.*s: no port",
			    (int)text.n, text.p);
		out->port = out->service = (uint16_t)n;
	}
	if (span_istarts(out->name, SPAN("IPv6:")))
		out->name = span_from(out->name, 5);
	return out->name.n > 0 ? 0 : err_set(err, ERR_USAGE, "%.*s: no host",
	    (int)text.n, text.p);
}
