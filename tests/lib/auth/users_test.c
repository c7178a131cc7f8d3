/* users: one line as a table of fields, and the file around it.
 * SPDX-License-Identifier: ISC */
#include "auth/users.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tap.h"

static const struct {
	const char *line;
	const char *verifier;        /* NULL: a damaged line */
	const char *record;          /* as account_write has it */
	bool no_login, no_receive;
} lines[] = {
	{ "joe:{PLAIN}x:3000:3001:Joe:/home/joe:/bin/sh:", "{PLAIN}x",
	    "user=joe\nuid=3000\ngid=3001\nhome=/home/joe\n", false, false },
	{ "joe:abc", "{CRYPT}abc", "user=joe\n", false, false },
	{ "joe", "", "user=joe\n", false, false },
	{ "joe:", "", "user=joe\n", false, false },
	{ "joe::::::::", "", "user=joe\n", false, false },
	{ "j::1:2::/h::quota=1G nologin", "",
	    "user=j\nuid=1\ngid=2\nhome=/h\nquota=1G\n", true, false },
	{ "j:::::/h::userdb_mail=maildir:~/M:INDEX=/x", "",
	    "user=j\nhome=/h\nmaildir=/h/M\n", false, false },
	{ "j:::::/h::mail=maildir:/a/b", "",
	    "user=j\nhome=/h\nmaildir=/a/b\n", false, false },
	{ "j:::::/h::mail=mbox:/a/b", NULL, NULL, false, false },
	{ "j:::::::userdb_quota_rule=*:storage=100", "",
	    "user=j\nquota=100k\n", false, false },
	{ "j:::::::userdb_quota_rule=*:bytes=5M:messages=9", "",
	    "user=j\nquota=5M,9C\n", false, false },
	{ "j:::::::quota_rule=Trash:storage=+1M quota_rule2=*:storage=1G "
	    "quota_rule3=Spam*:ignore quota_grace=5%", "",
	    "user=j\nquota=1G;Trash:storage=+1M;Spam*:ignore;grace=5%\n",
	    false, false },
	{ "j:::::::userdb_quota_grace=0 quota_rule=Trash:storage=100:messages=+5"
	    " quota_rule=*:messages=7", "", "user=j\nquota=7C;grace=0;"
	    "Trash:storage=100k:messages=+5\n", false, false },
	{ "j:::::::quota_rule=Trash", NULL, NULL, false, false },
	{ "j:::::::quota_rule=:storage=1M", NULL, NULL, false, false },
	{ "j:::::::quota_rule=Trash:storage=x", NULL, NULL, false, false },
	{ "j:::::::quota_rule=*:storage=-1M", NULL, NULL, false, false },
	{ "j:::::::quota_grace=x", NULL, NULL, false, false },
	{ "j:::::::layout=fs", "", "user=j\nlayout=fs\n", false, false },
	{ "j:::::/h::mail=maildir:~/M:INDEX=/x:LAYOUT=fs", "",
	    "user=j\nhome=/h\nmaildir=/h/M\nlayout=fs\n", false, false },
	{ "j:::::/h::mail=maildir:~/M:LAYOUT=index", NULL, NULL, false, false },
	{ "j:::::::status=suspended", "", "user=j\n", true, true },
	{ "j:::::::status=noreceive", "", "user=j\n", false, true },
	{ "j:::::::status=active", "", "user=j\n", false, false },
	{ "j:::::::status=what", NULL, NULL, false, false },
	{ "j:::::::nologin=no", "", "user=j\n", false, false },
	{ "j:::::::what=ever userdb_what=x y", "", "user=j\n", false, false },
	{ "j:::::::allow_nets=10.0.0.0/33", NULL, NULL, false, false },
	{ "j:::::::allow_nets=", NULL, NULL, false, false },
	{ "j:::::::allow_nets", NULL, NULL, false, false },
	{ "j:::::::userdb_allow_nets=x", "", "user=j\n", false, false },
	{ "j:::::::proxy=y host=x", NULL, NULL, false, false },
	{ "j:::::::nopassword", NULL, NULL, false, false },
	{ "j:::::::user=k", NULL, NULL, false, false },
	{ "j:::::::userdb_user=k", "", "user=j\n", false, false },
	{ "j:::::::userdb_chroot=/x", NULL, NULL, false, false },
	{ "j:::::::verifier={PLAIN}x", "{PLAIN}x", "user=j\n", false, false },
	{ "j:{PLAIN}y::::::verifier={PLAIN}x", "{PLAIN}y", "user=j\n", false,
	    false },
	{ "j:::::::verifier=x", NULL, NULL, false, false },
	{ "j:::::::verifier", NULL, NULL, false, false },
	{ "j:::::::app_password=a:imap:{PLAIN}x", "{PLAIN}x", "user=j\n", false,
	    false },
	{ "j:::::::app_password=a:*:{PLAIN}x:y=z", "{PLAIN}x:y=z", "user=j\n",
	    false, false },
	{ "j:::::::app_password=a:{PLAIN}x", NULL, NULL, false, false },
	{ "j:::::::app_password=:imap:{PLAIN}x", NULL, NULL, false, false },
	{ "j:::::::app_password=a::{PLAIN}x", NULL, NULL, false, false },
	{ "j:::::::app_password=a:imap:x", NULL, NULL, false, false },
	{ "j:::::::userdb_uid=5 userdb_gid=6 userdb_home=/x", "",
	    "user=j\nuid=5\ngid=6\nhome=/x\n", false, false },
	{ "j::x", NULL, NULL, false, false },
	{ "j::-1", NULL, NULL, false, false },
	{ "j::4294967296", NULL, NULL, false, false },
	{ ":x", NULL, NULL, false, false },
	{ "j\001:x", NULL, NULL, false, false },
};

static struct span
first_verifier(const struct serve_user *u)
{
	struct span all = verifiers_all(&u->verifiers);
	struct verifier v;

	return verifiers_next(&all, &v) ? v.data : SPAN("");
}

static void
test_lines(void)
{
	size_t i;

	for (i = 0; i < LENGTH(lines); i++) {
		struct buf b = BUF_INIT(2000);
		struct err err = ERR_INIT;
		struct serve_user u;
		int r;

		serve_user_init(&u);
		r = users_parse(span_str(lines[i].line), "CRYPT", &u, &err);
		tap_ok((r == 0) == (lines[i].verifier != NULL), lines[i].line);
		if (r == 0) {
			account_write(&u.account, &b);
			tap_is(buf_span(&b), span_str(lines[i].record),
			    "record");
			tap_is(first_verifier(&u),
			    span_str(lines[i].verifier), "verifier");
			tap_ok(u.no_login == lines[i].no_login &&
			    u.no_receive == lines[i].no_receive, "status");
		} else {
			tap_ok(err.kind == ERR_DATA, "kind");
		}
		serve_user_done(&u);
		buf_done(&b);
	}
}

static const struct {
	const char *client, *nets;
	bool inside;
} nets[] = {
	{ "192.0.2.1", "192.0.2.0/24", true },
	{ "192.0.3.1", "192.0.2.0/24", false },
	{ "192.0.3.1", "192.0.2.0/24,192.0.3.1", true },
	{ "2001:db8::1", "10.0.0.0/8,2001:db8::/32", true },
	{ "2001:db9::1", "2001:db8::/32", false },
	{ "192.0.2.1", "::/0", false },
	{ "192.0.2.1", "local", false },
	{ NULL, "local", true },
	{ NULL, "0.0.0.0/0,::/0", false },
	{ "what", "0.0.0.0/0", false },
};

static void
test_nets(void)
{
	size_t i;

	for (i = 0; i < LENGTH(nets); i++) {
		struct buf line = BUF_INIT(200);
		struct serve_user u;

		if (nets[i].client != NULL)
			(void)setenv("TCPREMOTEIP", nets[i].client, 1);
		else
			(void)unsetenv("TCPREMOTEIP");
		buf_addf(&line, "j:{PLAIN}x::::::allow_nets=%s", nets[i].nets);
		serve_user_init(&u);
		tap_ok(users_parse(buf_span(&line), "CRYPT", &u, NULL) == 0 &&
		    u.no_net == !nets[i].inside, nets[i].nets);
		serve_user_done(&u);
		buf_done(&line);
	}
}

/* All verifiers of a line, in its order. */
static void
test_verifiers(void)
{
	static const char line[] = "j:{CRYPT}a::::::verifier={SCRAM-SHA-256}b "
	    "app_password=phone:imap,smtp:{CRYPT}c "
	    "app_password=phone:imap,smtp:{SCRAM-SHA-256}d x=y verifier={PLAIN}e";
	static const char *const all[][3] = { { "{CRYPT}a", "", "" },
		{ "{SCRAM-SHA-256}b", "", "" },
		{ "{CRYPT}c", "imap,smtp", "phone" },
		{ "{SCRAM-SHA-256}d", "imap,smtp", "phone" },
		{ "{PLAIN}e", "", "" } };
	struct serve_user u;
	struct verifier v;
	struct span rest;
	size_t i;

	serve_user_init(&u);
	tap_ok(users_parse(span_str(line), "CRYPT", &u, NULL) == 0, "parsed");
	rest = verifiers_all(&u.verifiers);
	for (i = 0; i < LENGTH(all) && verifiers_next(&rest, &v); i++) {
		tap_is(v.data, span_str(all[i][0]), "data");
		tap_is(v.services, span_str(all[i][1]), "services");
		tap_is(v.name, span_str(all[i][2]), "name");
	}
	tap_ok(i == LENGTH(all) && !verifiers_next(&rest, &v), "all");
	serve_user_done(&u);
}

int
main(void)
{
	test_lines();
	test_nets();
	test_verifiers();
	return tap_done();
}
