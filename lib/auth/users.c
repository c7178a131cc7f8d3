/* users - see users.h.
 * SPDX-License-Identifier: ISC */
#include "auth/users.h"

#include "auth/userquota.h"
#include "base/num.h"
#include "base/tool.h"
#include "conn/cidr.h"
#include "conn/facts.h"

static int
set(struct serve_user *u, const char *name, struct span value, struct err *err)
{
	if (account_set(&u->account, span_str(name), value, err) == 0)
		return 0;
	if (err != NULL)
		err->kind = ERR_DATA;
	return -1;
}

static int
set_id(struct serve_user *u, const char *name, struct span value,
    struct err *err)
{
	uint32_t n;

	if (value.n == 0)
		return 0;
	if (num_parse_u32(value, UINT32_MAX - 1, &n) == -1)
		return err_set(err, ERR_DATA, "%s is not a number", name);
	return set(u, name, value, err);
}

static bool
is_yes(struct span v)
{
	return v.p == NULL || span_ieq(v, SPAN("y")) ||
	    span_ieq(v, SPAN("yes")) || span_ieq(v, SPAN("1")) ||
	    span_ieq(v, SPAN("true"));
}

/* One that we do not have would be another Maildir. */
static int
set_layout(struct serve_user *u, struct span v, struct err *err)
{
	return span_ieq(v, SPAN("fs")) || span_ieq(v, SPAN("maildir++")) ?
	    set(u, "layout", v, err) : err_set(err, ERR_DATA,
	    "layout is none of maildir++ and fs");
}

/* mail=maildir:PATH[:OPTION...], ~/ being the home, of the options LAYOUT.
 * Other formats are none of ours and are said to be so. */
static int
set_mail(struct serve_user *u, struct span v, struct err *err)
{
	struct buf path = BUF_INIT(2 * ACCOUNT_VALUE_MAX);
	struct span home = account_get(&u->account, "home"), options, option;
	int r;

	if (!span_istarts(v, SPAN("maildir:")))
		return err_set(err, ERR_DATA, "mail is not maildir:PATH");
	options = span_from(v, 8);
	(void)span_cut(&options, ':', &v);
	if (span_starts(v, SPAN("~/")) && home.n > 0) {
		buf_add(&path, home);
		v = span_from(v, 1);
	}
	buf_add(&path, v);
	r = set(u, "maildir", buf_span(&path), err);
	while (r == 0 && options.n > 0 && span_cut(&options, ':', &option))
		if (span_istarts(option, SPAN("LAYOUT=")))
			r = set_layout(u, span_from(option, 7), err);
	buf_done(&path);
	return r;
}

/* active, nologin, noreceive, suspended (both). */
static int
set_status(struct serve_user *u, struct span v, struct err *err)
{
	bool both = span_ieq(v, SPAN("suspended"));

	u->no_login |= both || span_ieq(v, SPAN("nologin"));
	u->no_receive |= both || span_ieq(v, SPAN("noreceive"));
	return both || u->no_login || u->no_receive ||
	    span_ieq(v, SPAN("active")) || span_ieq(v, SPAN("valid")) ? 0 :
	    err_set(err, ERR_DATA, "status is none of active, nologin, "
		"noreceive, suspended");
}

/* May log in only from these networks. "local" is a client without an address,
 * as in Dovecot. Whoever has an address that we do not know is nowhere. */
static int
set_nets(struct serve_user *u, struct span v, struct err *err)
{
	struct cidr_list nets = CIDR_LIST_INIT;
	struct span rest = v, word;
	struct cidr_ip ip;
	bool known, inside = false;
	int r = v.n == 0 ? err_set(err, ERR_DATA, "allow_nets is empty") : 0;

	known = cidr_ip_parse(span_str(facts_remote()), &ip) == 0;
	while (r == 0 && span_cut(&rest, ',', &word)) {
		if (span_eq(word, SPAN("local")))
			inside |= span_eq(span_str(facts_remote()), SPAN("-"));
		else
			r = cidr_list_add(&nets, word, err);
	}
	inside |= known && cidr_list_find(&nets, &ip) < nets.n;
	cidr_list_done(&nets);
	if (r == -1) {
		if (err != NULL)
			err->kind = ERR_DATA;
		return -1;
	}
	if (!inside)
		tool_explain("%s is not in allow_nets %.*s", facts_remote(),
		    (int)(v.n < 200 ? v.n : 200), v.p);
	u->by_net = true;
	u->no_net |= !inside;
	return 0;
}

/* NAME:SERVICES:{SCHEME}data; "*" is all services. */
static int
set_app_password(struct serve_user *u, struct span value, struct err *err)
{
	struct verifier v = { .name = SPAN("") };

	if (!span_cut(&value, ':', &v.name) || v.name.n == 0 ||
	    !span_cut(&value, ':', &v.services) || v.services.n == 0 ||
	    value.p == NULL)
		return err_set(err, ERR_DATA,
		    "app_password is not NAME:SERVICES:{SCHEME}data");
	if (span_eq(v.services, SPAN("*")))
		v.services = SPAN("");
	v.data = value;
	return verifiers_add(&u->verifiers, &v, err);
}

/* quota_rule2 is quota_rule. */
static struct span
without_number(struct span name)
{
	struct span base = name;

	while (base.n > 0 && span_is_digit(base.p[base.n - 1]))
		base.n--;
	return span_eq(base, SPAN("quota_rule")) ? base : name;
}

enum user_field { REFUSED, COPIED, LAYOUT, MAIL, QUOTA_RULE, QUOTA_GRACE, ID,
	NOLOGIN, NORECEIVE, STATUS, NETS, VERIFIER, APP_PASSWORD };

/* The fields that mean something here, with userdb_ in front too unless it is
 * said. Those that are refused would restrict a login or a session, or change
 * whose it is, if they were obeyed. */
static const struct {
	const char *name;
	enum user_field what;
	bool login_only;
} fields[] = {
	{ "acl_groups", COPIED, false }, { "allow_nets", NETS, true },
	{ "allow_real_nets", REFUSED, true },
	{ "app_password", APP_PASSWORD, true }, { "chroot", REFUSED, false },
	{ "delay_until", REFUSED, true }, { "deny", REFUSED, true },
	{ "destuser", REFUSED, true }, { "gid", ID, false },
	{ "home", COPIED, false }, { "host", REFUSED, true },
	{ "hostip", REFUSED, true }, { "login_user", REFUSED, true },
	{ "layout", LAYOUT, false }, { "mail", MAIL, false },
	{ "maildir", COPIED, false },
	{ "master_services", COPIED, true },
	{ "master_users", COPIED, true },
	{ "nologin", NOLOGIN, false }, { "nopassword", REFUSED, true },
	{ "noreceive", NORECEIVE, false }, { "proxy", REFUSED, true },
	{ "proxy_always", REFUSED, true }, { "proxy_maybe", REFUSED, true },
	{ "quota", COPIED, false }, { "quota_grace", QUOTA_GRACE, false },
	{ "quota_rule", QUOTA_RULE, false },
	{ "status", STATUS, false }, { "uid", ID, false },
	{ "user", REFUSED, true }, { "verifier", VERIFIER, true },
};

int
users_field(struct serve_user *u, struct span name, struct span value,
    struct err *err)
{
	bool userdb = span_starts(name, SPAN("userdb_"));
	size_t i;

	if (userdb)
		name = span_from(name, 7);
	name = without_number(name);
	for (i = 0; i < LENGTH(fields); i++)
		if (span_eq(name, span_str(fields[i].name)))
			break;
	if (i == LENGTH(fields) || (userdb && fields[i].login_only))
		return 0;
	switch (fields[i].what) {
	case REFUSED:
		return err_set(err, ERR_DATA, "%s is not supported",
		    fields[i].name);
	case COPIED: return set(u, fields[i].name, value, err);
	case LAYOUT: return set_layout(u, value, err);
	case MAIL: return set_mail(u, value, err);
	case QUOTA_RULE:
		return userquota_rule(&u->account, value, err);
	case QUOTA_GRACE:
		return userquota_grace(&u->account, value, err);
	case ID: return set_id(u, fields[i].name, value, err);
	case STATUS: return set_status(u, value, err);
	case NETS: return set_nets(u, value, err);
	case APP_PASSWORD: return set_app_password(u, value, err);
	case NOLOGIN: u->no_login |= is_yes(value); break;
	case NORECEIVE: u->no_receive |= is_yes(value); break;
	case VERIFIER:
		return verifiers_add(&u->verifiers, &(struct verifier){
		    .data = value, .services = SPAN(""), .name = SPAN("") },
		    err);
	}
	return 0;
}

/* One word of the extra fields. */
static int
set_extra(struct serve_user *u, struct span word, struct err *err)
{
	size_t eq = span_find(word, 0, '=');

	return users_field(u, span_sub(word, 0, eq), eq < word.n ?
	    span_from(word, eq + 1) : span_of(NULL, 0), err);
}

static int
set_verifier(struct serve_user *u, struct span password, const char *scheme,
    struct err *err)
{
	struct buf b = BUF_INIT(VERIFIER_MAX);
	struct verifier v = { .services = SPAN("") };
	int r;

	if (password.n == 0)
		return 0;
	if (password.p[0] != '{')
		buf_addf(&b, "{%s}", scheme);
	buf_add(&b, password);
	v.data = buf_span(&b);
	r = buf_ok(&b) ? verifiers_add(&u->verifiers, &v, err) :
	    err_set(err, ERR_DATA, "password field too long");
	secret_clear(b.p, b.cap);
	buf_done(&b);
	return r;
}

void
users_split(struct span line, struct span f[USERS_FIELDS], struct span *extra)
{
	size_t i;

	for (i = 0; i < USERS_FIELDS; i++)
		if (!span_cut(&line, ':', &f[i]))
			f[i] = SPAN("");
	*extra = line.p == NULL ? SPAN("") : line;
}

int
users_parse(struct span line, const char *default_scheme, struct serve_user *u,
    struct err *err)
{
	struct span f[USERS_FIELDS], extra, word;

	users_split(line, f, &extra);
	if (f[0].n == 0)
		return err_set(err, ERR_DATA, "no user name");
	if (set(u, "user", f[0], err) == -1 ||
	    set_verifier(u, f[1], default_scheme, err) == -1 ||
	    set_id(u, "uid", f[2], err) == -1 ||
	    set_id(u, "gid", f[3], err) == -1 ||
	    (f[5].n > 0 && set(u, "home", f[5], err) == -1))
		return -1;
	while (span_word(&extra, &word))
		if (set_extra(u, word, err) == -1)
			return -1;
	return 0;
}

