/* httpreply - see httpreply.h.
 * SPDX-License-Identifier: ISC */
#include "send/httpreply.h"

#include "base/num.h"

void
httpreply_init(struct httpreply *r, size_t max)
{
	*r = (struct httpreply){ .state = HTTPREPLY_STATUS,
		.line = BUF_INIT(HTTPREPLY_LINE_MAX), .body = BUF_INIT(max) };
}

void
httpreply_done(struct httpreply *r)
{
	buf_done(&r->line);
	buf_done(&r->body);
}

static int
take_status(struct httpreply *r, struct span line)
{
	uint32_t code;

	if (line.n < 12 || !span_starts(line, SPAN("HTTP/1.")) ||
	    !span_is_digit(line.p[7]) || line.p[8] != ' ' ||
	    (line.n > 12 && line.p[12] != ' ') ||
	    num_parse_u32(span_sub(line, 9, 12), 599, &code) == -1 ||
	    code < 100)
		return -1;
	r->code = code;
	r->counted = r->chunked = false;
	r->type[0] = '\0';
	r->state = HTTPREPLY_FIELDS;
	return 0;
}

/* The media type without its parameters. */
static void
take_type(struct httpreply *r, struct span value)
{
	size_t i;

	value = span_trim(span_sub(value, 0, span_find(value, 0, ';')));
	for (i = 0; i < value.n && i + 1 < sizeof(r->type); i++)
		r->type[i] = span_lower(value.p[i]);
	r->type[i] = '\0';
}

/* The end of the header: where the body ends. 1xx is followed by the answer. */
static int
begin_body(struct httpreply *r)
{
	if (r->counted && r->chunked)
		return -1;
	r->state = r->code < 200 ? HTTPREPLY_STATUS :
	    r->code == 204 || r->code == 304 ? HTTPREPLY_DONE :
	    r->chunked ? HTTPREPLY_CHUNK :
	    !r->counted ? HTTPREPLY_OPEN :
	    r->left == 0 ? HTTPREPLY_DONE : HTTPREPLY_COUNTED;
	return 0;
}

static int
take_field(struct httpreply *r, struct span line)
{
	struct span name, value;
	uint64_t n;

	if (line.n == 0)
		return begin_body(r);
	/* RFC 9112 5.1, 5.2: no folding, no blank before the colon */
	name = span_sub(line, 0, span_find(line, 0, ':'));
	if (name.n == line.n || name.n == 0 || span_has(name, ' ') ||
	    span_has(name, '\t'))
		return -1;
	value = span_trim(span_from(line, name.n + 1));
	if (span_ieq(name, SPAN("Content-Length"))) {
		if (num_parse_u64(value, INT64_MAX, &n) == -1 ||
		    (r->counted && n != r->left))
			return -1;
		r->counted = true;
		r->left = n;
	} else if (span_ieq(name, SPAN("Transfer-Encoding"))) {
		if (!span_ieq(value, SPAN("chunked")) || r->chunked)
			return -1;
		r->chunked = true;
	} else if (span_ieq(name, SPAN("Content-Encoding"))) {
		return span_ieq(value, SPAN("identity")) ? 0 : -1;
	} else if (span_ieq(name, SPAN("Content-Type"))) {
		take_type(r, value);
	}
	return 0;
}

static int
take_size(struct httpreply *r, struct span line)
{
	line = span_trim(span_sub(line, 0, span_find(line, 0, ';')));
	if (num_parse_hex(line, &r->left) == -1)
		return -1;
	r->state = r->left == 0 ? HTTPREPLY_TRAILER : HTTPREPLY_COUNTED;
	return 0;
}

static int
take_line(struct httpreply *r, struct span line)
{
	switch (r->state) {
	case HTTPREPLY_STATUS:
		return take_status(r, line);
	case HTTPREPLY_FIELDS:
		return take_field(r, line);
	case HTTPREPLY_CHUNK:
		return take_size(r, line);
	case HTTPREPLY_AFTER:
		r->state = HTTPREPLY_CHUNK;
		return line.n == 0 ? 0 : -1;
	default:                         /* the trailer says nothing to us */
		if (line.n == 0)
			r->state = HTTPREPLY_DONE;
		return 0;
	}
}

/* What there is of a line: its bytes in *used_out. */
static int
feed_line(struct httpreply *r, struct span in, size_t *used_out)
{
	size_t lf = span_find(in, 0, '\n');
	struct span line;
	int got;

	*used_out = lf < in.n ? lf + 1 : lf;
	r->head += *used_out;
	buf_add(&r->line, span_sub(in, 0, lf));
	if (!buf_ok(&r->line) || r->head > HTTPREPLY_HEAD_MAX)
		return -1;
	if (lf == in.n)
		return 0;
	line = buf_span(&r->line);
	if (line.n == 0 || line.p[line.n - 1] != '\r')
		return -1;
	line.n--;
	if (span_has(line, '\r') || span_has(line, '\0'))
		return -1;
	got = take_line(r, line);
	buf_reset(&r->line);
	return got;
}

static int
feed_body(struct httpreply *r, struct span in, size_t *used_out)
{
	if (r->state == HTTPREPLY_COUNTED)
		in = span_sub(in, 0, r->left < in.n ? (size_t)r->left : in.n);
	buf_add(&r->body, in);
	*used_out = in.n;
	if (r->state == HTTPREPLY_COUNTED && (r->left -= in.n) == 0)
		r->state = r->chunked ? HTTPREPLY_AFTER : HTTPREPLY_DONE;
	return buf_ok(&r->body) ? 0 : -1;
}

int
httpreply_feed(struct httpreply *r, struct span in, size_t *used_out)
{
	size_t used = 0;

	for (*used_out = 0; *used_out < in.n && r->state != HTTPREPLY_DONE;
	    *used_out += used) {
		struct span rest = span_from(in, *used_out);
		bool body = r->state == HTTPREPLY_COUNTED ||
		    r->state == HTTPREPLY_OPEN;

		if ((body ? feed_body : feed_line)(r, rest, &used) == -1)
			return -1;
	}
	return r->state == HTTPREPLY_DONE;
}

int
httpreply_end(struct httpreply *r)
{
	return r->state == HTTPREPLY_DONE || r->state == HTTPREPLY_OPEN ? 1 :
	    -1;
}
