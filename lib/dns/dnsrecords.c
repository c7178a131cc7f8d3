/* dnsrecords - see dnsrecords.h.
 * SPDX-License-Identifier: ISC */
#include "dns/dnsrecords.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define TEXT_MAX 65535

/* TXT is strings, each behind its length; joined they are the record. */
static int
join_text(struct pool *pool, struct span data, struct span *out)
{
	struct buf b = BUF_INIT(TEXT_MAX);
	size_t at, n;

	for (at = 0; at < data.n; at += 1 + n) {
		n = (unsigned char)data.p[at];
		if (at + 1 + n > data.n)
			break;
		buf_add(&b, span_sub(data, at + 1, at + 1 + n));
	}
	*out = pool_span(pool, buf_span(&b));
	buf_done(&b);
	return at == data.n ? 0 : -1;
}

static unsigned
number_at(struct span data, size_t at)
{
	return (unsigned)(unsigned char)data.p[at] << 8 |
	    (unsigned char)data.p[at + 1];
}

static int
take_data(struct resolver_answer *a, const struct dnsmsg *m,
    const struct dnsmsg_record *rr, struct resolver_record *out)
{
	char name[DNSMSG_NAME_MAX + 1];
	size_t end, at = rr->at;

	switch (rr->type) {
	case DNSMSG_A:
		out->data = pool_span(&a->pool, rr->data);
		return rr->data.n == 4 ? 0 : -1;
	case DNSMSG_AAAA:
		out->data = pool_span(&a->pool, rr->data);
		return rr->data.n == 16 ? 0 : -1;
	case DNSMSG_TXT:
		return join_text(&a->pool, rr->data, &out->data);
	case DNSMSG_MX:
		if (rr->data.n < 3)
			return -1;
		out->preference = number_at(rr->data, 0);
		at += 2;
		break;
	case DNSMSG_SRV:
		if (rr->data.n < 7)
			return -1;
		out->preference = number_at(rr->data, 0);
		out->weight = number_at(rr->data, 2);
		out->port = number_at(rr->data, 4);
		at += 6;
		break;
	case DNSMSG_PTR:
		break;
	default:
		out->data = pool_span(&a->pool, rr->data);
		return 0;
	}
	if (dnsmsg_name(m->all, at, name, &end) == -1 ||
	    end != rr->at + rr->data.n)
		return -1;
	out->name = pool_copy(&a->pool, span_str(name));
	return 0;
}

int
dnsrecords_take(struct resolver_answer *a, const struct dnsmsg *whole,
    enum dnsmsg_type type, char name[DNSMSG_NAME_MAX + 1], bool *moved)
{
	struct dnsmsg_record *rr = mem_alloc(sizeof(*rr));
	struct dnsmsg m = *whole;
	size_t end;
	int got;

	*moved = false;
	a->n = 0;
	while ((got = dnsmsg_next(&m, rr)) == 1) {
		if (!span_ieq(span_str(rr->owner), span_str(name)))
			continue;
		if (rr->type == DNSMSG_CNAME && type != DNSMSG_CNAME) {
			char target[DNSMSG_NAME_MAX + 1];

			if (dnsmsg_name(m.all, rr->at, target, &end) == -1) {
				got = -1;
				break;
			}
			memcpy(name, target, sizeof(target));
			*moved = true;
			break;
		}
		if (rr->type != type || a->n == RESOLVER_RECORDS_MAX)
			continue;
		if (a->records == NULL)
			a->records = mem_alloc(RESOLVER_RECORDS_MAX *
			    sizeof(*a->records));
		a->records[a->n] = (struct resolver_record){ .ttl = rr->ttl };
		if (take_data(a, &m, rr, &a->records[a->n]) == -1) {
			got = -1;
			break;
		}
		a->n++;
	}
	free(rr);
	return got == -1 ? -1 : 0;
}
