/* answers - see answers.h.
 * SPDX-License-Identifier: ISC */
#include "answers.h"

#include "auth/account.h"
#include "base/tool.h"
#include "route/expand.h"

typedef int asking(struct ask *a, struct span address,
    struct account *account, struct ask_reply *reply, struct err *err);

/* What the authenticator says of an address: 1, 0, -1 with err; the reply is in
 * *reply. */
static int
parse_and_ask(struct answers *a, struct span address, asking *ask,
    struct account *account, struct ask_reply *reply, struct err *err)
{
	struct address parsed;

	if (a->ask == NULL)
		return err_set(err, ERR_TEMP, "no authenticator to ask");
	/* Postfix asks for "@example.org", "example.org" and "joe" as well. */
	reply->code = 0;
	if (address_parse(address, ADDRESS_UTF8, &parsed, NULL) == -1)
		return 0;
	return ask(a->ask, address_span(&parsed), account, reply, err);
}

static int
verify(struct answers *a, struct span address, struct account *account,
    struct ask_reply *reply, struct err *err)
{
	return parse_and_ask(a, address, ask_vrfy, account, reply, err);
}

int
answers_account(void *self, struct span address, struct err *err)
{
	struct ask_reply reply;
	struct account account;
	int got;

	ask_reply_init(&reply);
	account_init(&account);
	got = verify(self, address, &account, &reply, err);
	if (got == 1 && account_get(&account, "alias").p != NULL)
		got = 0;
	account_done(&account);
	ask_reply_done(&reply);
	return got;
}

static int
find_mailbox(struct answers *a, struct span key, struct buf *value,
    struct err *err)
{
	int got = answers_account(a, key, err);

	buf_add(value, key);
	return got;
}

static int
find_recipient(struct answers *a, struct span key, struct buf *value,
    struct err *err)
{
	struct ask_reply reply;
	int got;

	ask_reply_init(&reply);
	got = verify(a, key, NULL, &reply, err);
	ask_reply_done(&reply);
	buf_add(value, key);
	return got;
}

/* Nothing is said of whom we take: the next restriction decides. */
static int
find_access(struct answers *a, struct span key, struct buf *value,
    struct err *err)
{
	struct ask_reply reply;
	int got;

	ask_reply_init(&reply);
	got = parse_and_ask(a, key, ask_rcpt, NULL, &reply, err);
	if (got == 0 && reply.code != 0) {
		buf_addf(value, "%d ", reply.code);
		buf_add(value, buf_span(&reply.text));
	}
	ask_reply_done(&reply);
	return got == -1 ? -1 : value->len > 0;
}

/* Commands and files are nothing that another server could run for us. */
static int
find_alias(struct answers *a, struct span key, struct buf *value,
    struct err *err)
{
	struct route_list list;
	struct address parsed;
	size_t i;
	int got;

	if (address_parse(key, ADDRESS_UTF8, &parsed, NULL) == -1)
		return 0;
	route_list_init(&list);
	got = expand_address(&a->route, &parsed, &list, err);
	for (i = 0; got == 1 && i < list.n; i++) {
		if (list.results[i].kind != ROUTE_ADDRESS)
			continue;
		if (value->len > 0)
			buf_adds(value, ", ");
		address_write(value, &list.results[i].address);
	}
	route_list_done(&list);
	return got == 1 ? value->len > 0 : got;
}

static int
find_login(struct answers *a, struct span key, struct buf *value,
    struct err *err)
{
	struct ask_reply reply;
	struct account account;
	int got;

	ask_reply_init(&reply);
	account_init(&account);
	got = verify(a, key, &account, &reply, err);
	if (got == 1)
		buf_add(value, account_get(&account, "user"));
	account_done(&account);
	ask_reply_done(&reply);
	return got == 1 ? value->len > 0 : got;
}

static int
find_domain(struct answers *a, struct span key, struct buf *value,
    struct err *err)
{
	(void)err;
	buf_add(value, key);
	return key.n > 0 && (route_is_local(&a->ours, key) ||
	    route_is_local(&a->route, key));
}

static int
find_transport(struct answers *a, struct span key, struct buf *value,
    struct err *err)
{
	int got;

	if (span_eq(key, SPAN("*")) || key.n == 0)
		return 0;
	got = transport_ask(&a->transport.recipients, key, false, value, err);
	if (got == 1 && span_istarts(buf_span(value), SPAN("service:")))
		return 0;
	/* Postfix: its own way, and the domain's MX. */
	if (got == 1 && span_ieq(buf_span(value), SPAN("mx"))) {
		buf_reset(value);
		buf_addc(value, ':');
	}
	return got;
}

static int
find_relayhost(struct answers *a, struct span key, struct buf *value,
    struct err *err)
{
	struct buf way = BUF_INIT(TRANSPORT_VALUE_MAX);
	int got = transport_ask(&a->transport.senders, key, true, &way, err);

	if (got == 1 && span_istarts(buf_span(&way), SPAN("smtp:")))
		buf_add(value, span_from(buf_span(&way), 5));
	buf_done(&way);
	return got == 1 ? value->len > 0 : got;
}

int
answers_find(void *self, struct span name, struct span key,
    struct buf *value, struct err *err)
{
	static const struct {
		const char *name;
		int (*find)(struct answers *a, struct span key,
		    struct buf *value, struct err *err);
	} maps[] = {
		{ "access", find_access }, { "alias", find_alias },
		{ "domain", find_domain }, { "login", find_login },
		{ "mailbox", find_mailbox }, { "recipient", find_recipient },
		{ "relayhost", find_relayhost },
		{ "transport", find_transport },
	};
	struct answers *a = self;
	size_t i;
	int got;

	buf_reset(value);
	for (i = 0; i < LENGTH(maps); i++)
		if (span_eq(name, span_str(maps[i].name))) {
			got = maps[i].find(a, key, value, err);
			tool_explain("%s %.*s: %s%.200s", maps[i].name,
			    (int)(key.n < 300 ? key.n : 300), key.p, got ==
			    -1 ? err->text : got == 0 ? "not found" : "",
			    got == 1 ? buf_str(value) : "");
			return got;
		}
	return err_set(err, ERR_USAGE, "no such map here: %.*s",
	    (int)span_sub(name, 0, 60).n, name.p);
}
