/* make - see make.h.
 * SPDX-License-Identifier: ISC */
#include "make.h"

#include "base/log.h"
#include "base/tool.h"
#include "link/half.h"
#include "os/confine.h"
#include "rua.h"
#include "sum.h"

static void
add_string(struct buf *out, struct span s)
{
	size_t i;

	buf_addc(out, '"');
	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '"' || c == '\\')
			buf_addf(out, "\\%c", c);
		else if (c < ' ' || c > '~')
			buf_addf(out, "\\u%04x", c);
		else
			buf_addc(out, s.p[i]);
	}
	buf_addc(out, '"');
}

/* ,"name":"value"; what is not known is left out. */
static void
add_member(struct buf *out, const char *name, struct span value)
{
	if (span_eq(value, SPAN("-")))
		return;
	buf_addf(out, ",\"%s\":", name);
	add_string(out, value);
}

/* "policy":{...}; `words` are type and strings. */
static void
add_policy(struct buf *out, struct span domain, struct span words)
{
	struct span type, word, rest;
	bool first = true;

	(void)span_cut(&words, '\t', &type);
	buf_adds(out, "\"policy\":{\"policy-type\":");
	add_string(out, type);
	if (words.n > 0) {
		buf_adds(out, ",\"policy-string\":[");
		for (rest = words; span_cut(&rest, '\t', &word);
		    first = false) {
			buf_adds(out, first ? "" : ",");
			add_string(out, word);
		}
		buf_addc(out, ']');
	}
	add_member(out, "policy-domain", domain);
	for (first = true, rest = words; span_cut(&rest, '\t', &word);) {
		if (!span_eq(type, SPAN("sts")) || !span_istarts(word,
		    SPAN("mx:")))
			continue;
		buf_adds(out, first ? ",\"mx-host\":[" : ",");
		add_string(out, span_trim(span_from(word, 3)));
		first = false;
	}
	buf_adds(out, first ? "}" : "]}");
}

static bool
is_success(const struct sum_entry *e)
{
	return span_starts(e->rest, SPAN("success\t"));
}

static void
add_detail(struct buf *out, const struct sum_entry *e)
{
	struct span rest = e->rest, f[SUM_FIELDS];
	size_t i;

	for (i = SUM_RESULT; i < SUM_FIELDS; i++)
		(void)span_cut(&rest, '\t', &f[i]);
	buf_adds(out, "{\"result-type\":");
	add_string(out, f[SUM_RESULT]);
	add_member(out, "sending-mta-ip", f[SUM_OWN_IP]);
	add_member(out, "receiving-mx-hostname", f[SUM_MX]);
	add_member(out, "receiving-ip", f[SUM_IP]);
	buf_addf(out, ",\"failed-session-count\":%llu",
	    (unsigned long long)e->count);
	add_member(out, "failure-reason-code", f[SUM_REASON]);
	buf_addc(out, '}');
}

/* One of "policies": entries of one policy. */
static void
add_result(struct buf *out, struct span domain, const struct sum_entry *e,
    size_t n)
{
	uint64_t good = 0, bad = 0;
	size_t i, shown = 0;

	for (i = 0; i < n; i++)
		*(is_success(&e[i]) ? &good : &bad) += e[i].count;
	buf_addc(out, '{');
	add_policy(out, domain, span_from(e->policy, domain.n + 1));
	buf_addf(out, ",\"summary\":{\"total-successful-session-count\":%llu,"
	    "\"total-failure-session-count\":%llu}", (unsigned long long)good,
	    (unsigned long long)bad);
	for (i = 0; i < n && shown < MAKE_DETAILS_MAX; i++) {
		if (is_success(&e[i]))
			continue;
		buf_adds(out, shown++ == 0 ? ",\"failure-details\":[" : ",");
		add_detail(out, &e[i]);
	}
	buf_adds(out, shown > 0 ? "]}" : "}");
}

/* Where the reports go, or "-". What the DNS does not say now is not said. */
static void
add_addresses(const struct make *m, struct span domain, struct buf *out)
{
	struct resolver_answer a;
	struct buf name = BUF_INIT(400);
	struct err err = ERR_INIT;
	struct rua rua = { .n = 0 }, other;
	size_t i, found = 0;
	int got;

	resolver_answer_init(&a);
	buf_adds(&name, "_smtp._tls.");
	buf_add(&name, domain);
	got = resolver_ask(&m->resolver, buf_span(&name), DNSMSG_TXT, &a,
	    &err);
	if (got == -1)
		log_reason("error", err.text);
	/* RFC 8460 3: not exactly one is none. */
	for (i = 0; i < a.n && got == 1; i++)
		if (rua_parse(a.records[i].data, &other) != 0) {
			found++;
			rua = other;
		}
	if (found != 1)
		rua.n = rua.n_uris = 0;
	for (i = 0; i < rua.n; i++) {
		buf_adds(out, i > 0 ? "," : "");
		address_write(out, &rua.to[i]);
	}
	for (i = 0; i < rua.n_uris; i++) {
		buf_adds(out, rua.n + i > 0 ? "," : "");
		buf_add(out, rua.uris[i]);
	}
	if (rua.n + rua.n_uris == 0)
		buf_addc(out, '-');
	tool_explain("%s: %zu records, %zu addresses, %zu by HTTPS",
	    buf_str(&name), found, rua.n, rua.n_uris);
	resolver_answer_done(&a);
	buf_done(&name);
}

static struct span
domain_of(const struct sum_entry *e)
{
	return span_sub(e->policy, 0, span_find(e->policy, 0, '\t'));
}

/* All entries of one domain. */
static void
add_report(const struct make *m, const struct sum_entry *e, size_t n,
    struct buf *out)
{
	struct span domain = domain_of(e);
	size_t i, from = 0;

	buf_add(out, domain);
	buf_addc(out, ' ');
	add_addresses(m, domain, out);
	buf_adds(out, "\n{\"organization-name\":");
	add_string(out, span_str(m->organization));
	buf_addf(out, ",\"date-range\":{\"start-datetime\":\"%sT00:00:00Z\","
	    "\"end-datetime\":\"%sT23:59:59Z\"},\"contact-info\":", m->date,
	    m->date);
	add_string(out, span_str(m->contact));
	buf_addf(out, ",\"report-id\":\"%s.%.*s@%s\",\"policies\":[", m->date,
	    (int)domain.n, domain.p, m->hostname);
	for (i = 1; i <= n; i++) {
		if (i < n && span_eq(e[i].policy, e[from].policy))
			continue;
		buf_adds(out, from > 0 ? "," : "");
		add_result(out, domain, e + from, i - from);
		from = i;
	}
	buf_adds(out, "]}\n");
}

/* A name that can be asked for, and stand in a field. */
static bool
is_name(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!span_is_alpha(s.p[i]) && !span_is_digit(s.p[i]) &&
		    s.p[i] != '.' && s.p[i] != '-' && s.p[i] != '_')
			return false;
	return s.n > 0 && s.n < 250 && span_has(s, '.');
}

int
make_reports(void *arg, struct buf *out, struct err *err)
{
	const struct make *m = arg;
	struct sum s;
	size_t i, from = 0;
	int r;

	sum_init(&s);
	r = os_confine(OS_STDIO | OS_DNS, NULL, 0, err);
	if (r == 0)
		r = sum_read(&s, HALF_FD, span_str(m->date), err);
	for (i = 1; i <= s.n && r == 0; i++) {
		struct span domain = domain_of(&s.entries[from]);

		if (i < s.n && span_eq(domain_of(&s.entries[i]), domain))
			continue;
		if (is_name(domain) && (m->domain == NULL || span_ieq(domain,
		    span_str(m->domain))))
			add_report(m, s.entries + from, i - from, out);
		from = i;
	}
	tool_explain("%zu different lines, %llu passed over", s.n,
	    (unsigned long long)s.unread);
	sum_done(&s);
	if (r == 0 && !buf_ok(out))
		r = err_set(err, ERR_LIMIT, "the reports are too large");
	return r;
}
