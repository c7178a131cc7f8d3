/* recipients - see recipients.h.
 * SPDX-License-Identifier: ISC */
#include "recipients.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/mem.h"
#include "base/tool.h"

void
recipients_init(struct recipients *r)
{
	memset(r, 0, sizeof(*r));
	pool_init(&r->pool);
	envelope_init(&r->envelope);
	r->sender = "";
}

void
recipients_done(struct recipients *r)
{
	pool_done(&r->pool);
	envelope_done(&r->envelope);
	recipients_init(r);
}

void
recipients_set(struct recipients *r, struct recipient *who,
    enum outcome outcome, int code, const char *text)
{
	who->outcome = outcome;
	who->code = code;
	who->text = pool_copy(&r->pool, span_sub(span_str(text), 0,
	    RECIPIENTS_TEXT_MAX));
}

size_t
recipients_count(const struct recipients *r, enum outcome outcome)
{
	size_t i, n = 0;

	for (i = 0; i < r->n; i++)
		n += r->list[i].outcome == outcome;
	return n;
}

const struct recipient *
recipients_first(const struct recipients *r, enum outcome outcome)
{
	size_t i;

	for (i = 0; i + 1 < r->n && r->list[i].outcome != outcome; i++)
		;
	return &r->list[i];
}

static const char *
written(struct recipients *r, const struct address *a)
{
	struct buf b = BUF_INIT(ENVELOPE_LINE_MAX);
	const char *copy;

	address_write(&b, a);
	copy = pool_copy(&r->pool, buf_span(&b));
	buf_done(&b);
	return copy;
}

/* xtext, RFC 3461 4: "+2B" is '+'. False when it is none, or holds what must
 * not be in a variable. */
static bool
decode_xtext(struct span s, struct buf *out)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		int c = (unsigned char)s.p[i];

		if (c == '+') {
			const char *digits = "0123456789ABCDEF", *a, *b;

			if (i + 2 >= s.n || (a = memchr(digits, s.p[i + 1],
			    16)) == NULL || (b = memchr(digits, s.p[i + 2],
			    16)) == NULL)
				return false;
			c = (int)((a - digits) * 16 + (b - digits));
			i += 2;
		}
		if (c < ' ' || c == 0x7f)
			return false;
		buf_addc(out, (char)c);
	}
	return s.n > 0;
}

/* ORCPT=rfc822;xtext of the parameters, or the address itself. */
static const char *
original_of(struct recipients *r, struct span params, const char *address)
{
	struct buf b = BUF_INIT(ENVELOPE_LINE_MAX);
	struct span word;

	while (span_word(&params, &word)) {
		size_t semicolon = span_find(word, 0, ';');

		if (span_istarts(word, SPAN("ORCPT=")) && semicolon < word.n &&
		    decode_xtext(span_from(word, semicolon + 1), &b))
			address = pool_copy(&r->pool, buf_span(&b));
	}
	buf_done(&b);
	return address;
}

static void
set_parts(struct recipients *r, struct recipient *who, struct span local,
    struct span domain, struct span delimiters)
{
	size_t i;

	who->local = pool_copy(&r->pool, local);
	who->domain = pool_copy(&r->pool, domain);
	who->extension = "";
	who->text = "";
	for (i = 1; i < local.n; i++)
		if (span_has(delimiters, local.p[i])) {
			who->extension = pool_copy(&r->pool,
			    span_from(local, i + 1));
			break;
		}
}

static int
compare_addresses(const void *a, const void *b)
{
	const struct envelope_rcpt *x = *(const struct envelope_rcpt *const *)a;
	const struct envelope_rcpt *y = *(const struct envelope_rcpt *const *)b;
	int d = span_cmp(address_span(&x->address), address_span(&y->address));

	return d != 0 ? d : x < y ? -1 : x > y;
}

/* NULL where an earlier one is the same; the order stays. */
static const struct envelope_rcpt **
each_once(const struct envelope *e)
{
	const struct envelope_rcpt **sorted = mem_alloc((e->n + 1) *
	    sizeof(const struct envelope_rcpt *));
	const struct envelope_rcpt **kept = mem_zero(e->n + 1,
	    sizeof(const struct envelope_rcpt *));
	size_t i;

	for (i = 0; i < e->n; i++)
		sorted[i] = &e->rcpts[i];
	qsort(sorted, e->n, sizeof(*sorted), compare_addresses);
	for (i = 0; i < e->n; i++)
		if (i == 0 || !span_eq(address_span(&sorted[i]->address),
		    address_span(&sorted[i - 1]->address)))
			kept[sorted[i] - e->rcpts] = sorted[i];
	free(sorted);
	return kept;
}

static void
take_envelope(struct recipients *r, const struct envelope *e,
    struct span delimiters)
{
	const struct envelope_rcpt **kept = each_once(e);
	size_t i;

	r->sender = written(r, &e->sender);
	r->list = pool_get(&r->pool, e->n * sizeof(*r->list));
	for (i = 0; i < e->n; i++) {
		struct recipient *who = &r->list[r->n];

		if (kept[i] == NULL) {
			tool_explain("%s: named twice, delivered once",
			    e->rcpts[i].address.text);
			continue;
		}
		who->source = kept[i];
		who->address = written(r, &kept[i]->address);
		who->original = original_of(r, kept[i]->params, who->address);
		set_parts(r, who, address_local(&kept[i]->address),
		    address_domain(&kept[i]->address), delimiters);
		r->n++;
	}
	free(kept);
}

int
recipients_read(struct recipients *r, int envelope_fd,
    const char *delimiters, struct err *err)
{
	int got = envelope_read(&r->envelope, envelope_fd, err);

	if (got == 0 && r->envelope.n == 0)
		got = err_set(err, ERR_TEMP, "envelope without recipient");
	if (got == 0)
		take_envelope(r, &r->envelope, span_str(delimiters));
	else
		err->kind = ERR_TEMP;
	return got;
}

static const char *
variable(struct recipients *r, const char *name)
{
	const char *value = getenv(name);

	return value == NULL || *value == '\0' ? NULL :
	    pool_copy(&r->pool, span_str(value));
}

/* What is written into header fields, files of lines and other programs'
 * variables. */
static int
check_plain(const char *name, const char *value, struct err *err)
{
	for (; value != NULL && *value != '\0'; value++)
		if ((unsigned char)*value < ' ' || *value == 0x7f)
			return err_set(err, ERR_USAGE,
			    "%s holds a control character", name);
	return 0;
}

int
recipients_from_environment(struct recipients *r, const char *delimiters,
    struct err *err)
{
	struct recipient *who = pool_get(&r->pool, sizeof(*who));
	struct span address;
	size_t at;

	who->address = variable(r, "RECIPIENT");
	if (who->address == NULL)
		return err_set(err, ERR_USAGE, "no envelope on descriptor 3, "
		    "and RECIPIENT is not set");
	r->sender = variable(r, "SENDER");
	if (r->sender == NULL)
		r->sender = "";
	if (check_plain("RECIPIENT", who->address, err) == -1 ||
	    check_plain("SENDER", r->sender, err) == -1)
		return -1;
	who->original = variable(r, "ORIGINAL_RECIPIENT");
	if (who->original == NULL)
		who->original = who->address;
	if (check_plain("ORIGINAL_RECIPIENT", who->original, err) == -1)
		return -1;
	address = span_str(who->address);
	at = span_rfind(address, '@');
	set_parts(r, who, span_sub(address, 0, at),
	    span_from(address, at + 1), span_str(delimiters));
	r->list = who;
	r->n = 1;
	return 0;
}

int
recipients_own_account(struct recipients *r, struct err *err)
{
	struct recipient *who = &r->list[0];

	if (recipients_count(r, OUTCOME_LEFT) == r->n)
		return 0;
	if (r->n != 1)
		return err_set(err, ERR_USAGE, "%zu recipients, and no "
		    "authenticator (AUTH_FD) that knows them", r->n);
	who->user = variable(r, "USER");
	who->home = variable(r, "HOME");
	who->maildir = variable(r, "MAILDIR");
	who->quota = variable(r, "QUOTA");
	who->layout = variable(r, "LAYOUT");
	return 0;
}

static const char *
field(struct recipients *r, const struct account *a, const char *name)
{
	struct span s = account_get(a, name);

	return s.p == NULL || s.n == 0 ? NULL : pool_copy(&r->pool, s);
}

static void
take_account(struct recipients *r, struct recipient *who,
    const struct account *a)
{
	struct buf maildir = BUF_INIT(4096);

	who->user = field(r, a, "user");
	who->home = field(r, a, "home");
	who->quota = field(r, a, "quota");
	who->layout = field(r, a, "layout");
	account_maildir(a, &maildir);
	who->maildir = maildir.len > 0 ? pool_copy(&r->pool,
	    buf_span(&maildir)) : NULL;
	who->has_ids = a->has_ids;
	who->ids = a->ids;
	buf_done(&maildir);
	tool_explain("%s: user %s, Maildir %s", who->address,
	    who->user != NULL ? who->user : "-",
	    who->maildir != NULL ? who->maildir : "-");
}

/* The refusal in the authenticator's words, with an enhanced code in front. */
static void
refuse(struct recipients *r, struct recipient *who, const char *text)
{
	struct buf b = BUF_INIT(RECIPIENTS_TEXT_MAX * 2);

	buf_addf(&b, "%s%.300s", text[0] == '5' && text[1] == '.' ? "" :
	    "5.1.1 ", text);
	recipients_set(r, who, OUTCOME_PERM, EX_NOUSER, buf_str(&b));
	buf_done(&b);
	tool_explain("%s: refused: %s", who->address, who->text);
}

/* An alias that leads to one account has that account's record. What several
 * stand behind is mail-route's to say; what it leaves for here are commands,
 * which the authenticator runs. */
static int
take_answer(struct recipients *r, struct recipient *who,
    const struct account *a, struct err *err)
{
	if (account_get(a, "alias").p == NULL || account_get(a, "user").p !=
	    NULL) {
		take_account(r, who, a);
		return 1;
	}
	who->programs = account_get(a, "programs").p != NULL;
	return who->programs ? 1 : err_set(err, ERR_TEMP, "4.3.5 %.100s is an "
	    "alias, and there is no mail-route before mail-deliver",
	    who->address);
}

int
recipients_verify(struct recipients *r, struct ask *ask, struct err *err)
{
	struct account account;
	struct ask_reply reply;
	size_t i;
	int got = 0;

	account_init(&account);
	ask_reply_init(&reply);
	for (i = 0; i < r->n && got != -1; i++) {
		struct recipient *who = &r->list[i];

		if (who->outcome != OUTCOME_NONE)
			continue;
		got = ask_vrfy(ask, span_str(who->address), &account, &reply,
		    err);
		if (got == 1)
			got = take_answer(r, who, &account, err);
		else if (got == 0 && reply.code == 551)
			recipients_set(r, who, OUTCOME_LEFT, 0, "");
		else if (got == 0)
			refuse(r, who, buf_str(&reply.text));
	}
	account_done(&account);
	ask_reply_done(&reply);
	return got == -1 ? -1 : 0;
}
