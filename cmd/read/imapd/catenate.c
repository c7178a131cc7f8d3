/* catenate - see catenate.h.
 * SPDX-License-Identifier: ISC */
#include "catenate.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fetch/items.h"
#include "imap/imapurl.h"
#include "imap/structure.h"
#include "maildir/foldername.h"
#include "mime/partpath.h"
#include "session.h"
#include "wire.h"

#define CHUNK 32768
#define NAME_MAX_BYTES 4096

void
catenate_init(struct catenate *c)
{
	*c = (struct catenate){ .box = NULL, .fd = -1 };
	buf_init(&c->name, NAME_MAX_BYTES);
	parts_init(&c->parts);
}

static void
forget_message(struct catenate *c)
{
	if (c->fd != -1)
		close(c->fd);
	c->fd = -1;
	c->uid = 0;
}

static void
forget_box(struct catenate *c)
{
	forget_message(c);
	box_close(c->box);
	c->box = NULL;
}

void
catenate_done(struct catenate *c)
{
	forget_box(c);
	buf_done(&c->name);
	parts_done(&c->parts);
}

/* resp-text-code =/ "BADURL" SP text without "]" */
static enum reply
bad_url(struct session *s, struct span url, const char *why)
{
	size_t i;

	buf_reset(&s->code);
	buf_adds(&s->code, "BADURL \"");
	for (i = 0; i < url.n; i++)
		buf_addc(&s->code, url.p[i] <= ' ' || url.p[i] >= 0x7f ||
		    span_has(SPAN("\"\\]"), url.p[i]) ? '?' : url.p[i]);
	buf_addc(&s->code, '"');
	s->err = ERR_INIT;
	err_set(&s->err, ERR_DATA, "%s", why);
	return REPLY_BADURL;
}

/* The mailbox's name, as the store has it, in c->name. */
static int
full_name(struct session *s, struct catenate *c, const struct imapurl *u)
{
	struct buf name = BUF_INIT(NAME_MAX_BYTES);
	int r = 0;

	if (u->mailbox.p == NULL && s->view.box != NULL)
		buf_add(&name, buf_span(&s->view.name));
	else if (u->mailbox.p == NULL)
		r = -1;
	else if (span_ieq(u->mailbox, SPAN("INBOX")))
		buf_adds(&name, "INBOX");
	else
		r = foldername_encode(&name, u->mailbox);
	if (r == -1 || !buf_ok(&name)) {
		buf_done(&name);
		return -1;
	}
	if (c->box == NULL || !span_eq(buf_span(&name), buf_span(&c->name))) {
		forget_box(c);
		buf_reset(&c->name);
		buf_add(&c->name, buf_span(&name));
	}
	buf_done(&name);
	return 0;
}

static enum reply
open_box(struct session *s, struct catenate *c, const struct imapurl *u,
    struct span url)
{
	struct place place;
	int r;

	if (full_name(s, c, u) == -1)
		return bad_url(s, url, u->mailbox.p == NULL ?
		    "no mailbox is selected" : "wrong mailbox name");
	if (c->box == NULL) {
		place_of(s, buf_span(&c->name), &place);
		r = place_open(s, &place, BOX_READ, &c->box);
		if (r != 1)
			c->box = NULL;
		if (r == 0 || (r == -1 && s->err.kind != ERR_TEMP))
			return bad_url(s, url, "no such mailbox");
		if (r == -1)
			return reply_of(&s->err);
	}
	if (u->uidvalidity != 0 && u->uidvalidity != box_uidvalidity(c->box))
		return bad_url(s, url, "UIDVALIDITY is another");
	return REPLY_OK;
}

static enum reply
open_message(struct session *s, struct catenate *c, uint32_t uid,
    struct span url)
{
	uint64_t most = s->set->append_max * CATENATE_READ_FACTOR;
	struct stat st;
	size_t i;
	int r;

	if (c->fd != -1 && c->uid == uid)
		return REPLY_OK;
	forget_message(c);
	i = box_find(c->box, uid);
	if (i == box_count(c->box) || box_message(c->box, i)->uid != uid)
		return bad_url(s, url, "no such message");
	if ((r = box_fd(c->box, i, &c->fd, &s->err)) != 1)
		return r == 0 ? bad_url(s, url, "the message has gone") :
		    reply_of(&s->err);
	c->uid = uid;
	if (fstat(c->fd, &st) == 0)
		c->read += (uint64_t)st.st_size;
	if (c->read > most) {
		err_set(&s->err, ERR_LIMIT, "too much to look through");
		return REPLY_LIMIT;
	}
	return parts_read(&c->parts, c->fd, &s->err) == -1 ?
	    reply_of(&s->err) : REPLY_OK;
}

/* What is wanted of the stream: after `skip` bytes `left` of them, of which at
 * most `most` are permitted. */
struct window {
	struct stage stage;
	uint64_t skip, left, passed, most;
};

static int
put_window(struct stage *stage, struct span in)
{
	struct window *w = (struct window *)(void *)stage;

	if (w->skip >= in.n) {
		w->skip -= in.n;
		return 0;
	}
	in = span_from(in, (size_t)w->skip);
	w->skip = 0;
	if (in.n > w->left)
		in.n = (size_t)w->left;
	w->left -= in.n;
	w->passed += in.n;
	if (w->passed > w->most)
		return -1;
	return in.n == 0 ? 0 : stage_put(stage->next, in);
}

static int
push_extent(struct session *s, int fd, const struct parts_extent *e,
    struct window *w)
{
	char chunk[CHUNK], last = '\n';
	uint64_t done = 0;
	int r = 0;

	while (r == 0 && done < e->n && w->left > 0) {
		uint64_t want = e->n - done;
		ssize_t n = pread(fd, chunk, want < CHUNK ? (size_t)want :
		    CHUNK, (off_t)(e->at + done));

		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0 ? err_set(&s->err, ERR_TEMP,
			    "message is shorter than it was") :
			    err_sys(&s->err, "read message");
		wire_replace_nul(chunk, (size_t)n);
		r = wire_put(&w->stage, span_of(chunk, (size_t)n), &last);
		done += (uint64_t)n;
	}
	return r;
}

static int
push_fields(struct session *s, int fd, const struct section *section,
    const struct parts_extent *where, struct window *w)
{
	struct buf b = BUF_INIT(HEADER_MAX * 2 + 2);
	struct header h;
	int r;

	header_init(&h);
	r = structure_header(&h, fd, where, &s->err);
	if (r == 0) {
		section_write_fields(&b, section, &h);
		r = stage_put(&w->stage, buf_span(&b));
	}
	header_done(&h);
	buf_done(&b);
	return r;
}

/* The part that the section speaks of, NULL when there is none; HEADER and TEXT
 * are those of a message (RFC 9051 6.4.5.1). */
static const struct part *
find_part(const struct catenate *c, const struct section *section)
{
	const struct part *p = c->parts.root;

	if (section->n_numbers == 0)
		return p;
	p = partpath_find(p, section->numbers, section->n_numbers);
	if (p != NULL && section->what != SECTION_ALL &&
	    section->what != SECTION_MIME)
		p = p->kind == PART_MESSAGE ? p->children : NULL;
	return p;
}

static int
push(struct session *s, const struct catenate *c,
    const struct section *section, const struct part *p, struct window *w)
{
	switch (section->what) {
	case SECTION_FIELDS:
	case SECTION_FIELDS_NOT:
		return push_fields(s, c->fd, section, &p->header, w);
	case SECTION_HEADER:
	case SECTION_MIME:
		return push_extent(s, c->fd, &p->header, w);
	case SECTION_ALL:
		if (section->n_numbers == 0) {
			struct parts_extent all = { p->header.at,
				p->body.at + p->body.n - p->header.at, 0, 0 };

			return push_extent(s, c->fd, &all, w);
		}
		/* FALLTHROUGH */
	case SECTION_TEXT:
		break;
	}
	return push_extent(s, c->fd, &p->body, w);
}

/* The section as FETCH has it: its text in brackets. */
static int
parse_section(struct session *s, struct span text, struct section *out)
{
	struct buf b = BUF_INIT(IMAPURL_MAX + 2);
	struct args args;
	int r;

	*out = (struct section){ .what = SECTION_ALL };
	buf_addc(&b, '[');
	buf_add(&b, text);
	buf_addc(&b, ']');
	args_init(&args, pool_span(&s->pool, buf_span(&b)), &s->pool);
	r = section_parse(out, &args);
	buf_done(&b);
	return r == 0 && args_at_end(&args) && !out->partial ? 0 : -1;
}

enum reply
catenate_url(struct session *s, struct catenate *c, struct span url,
    struct stage *to, uint64_t most, uint64_t *bytes_out)
{
	struct window w = { { put_window, NULL, to, &s->err }, 0, UINT64_MAX,
		0, most };
	const struct part *p;
	struct section section;
	struct imapurl u;
	enum reply reply;

	*bytes_out = 0;
	if (imapurl_parse(&u, &s->pool, url, &s->err) == -1)
		return bad_url(s, url, "not the URL of a message here");
	if (parse_section(s, u.section, &section) == -1)
		return bad_url(s, url, "wrong section");
	if ((reply = open_box(s, c, &u, url)) != REPLY_OK ||
	    (reply = open_message(s, c, u.uid, url)) != REPLY_OK)
		return reply;
	if ((p = find_part(c, &section)) == NULL)
		return bad_url(s, url, "the message has no such part");
	if (u.partial) {
		w.skip = u.from;
		w.left = u.bytes == 0 ? UINT64_MAX : u.bytes;
	}
	if (push(s, c, &section, p, &w) == -1)
		return w.passed > most ? REPLY_TOOBIG : reply_of(&s->err);
	*bytes_out = w.passed;
	return REPLY_OK;
}
