/* config - the directory's configuration file, in the form of Dovecot's
 * dovecot-ldap.conf.ext: lines "name = value", "#" comments.
 * SPDX-License-Identifier: ISC */
#ifndef CONFIG_H
#define CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/pool.h"
#include "base/secret.h"

#define CONFIG_MAX 65536             /* bytes of the file */
#define CONFIG_ATTRS_MAX 32

/* attribute=field, attribute=field=template with %$, or =field=template. Of two
 * that give a field, the later one counts, where it has a value: the first is
 * a default. */
struct config_attr {
	const char *attribute;       /* "" for one that needs none */
	const char *field;
	const char *template;        /* or NULL: the value as it is */
};

struct config_attrs {
	size_t n;
	struct config_attr list[CONFIG_ATTRS_MAX];
};

struct config {
	struct pool pool;
	const char *path;            /* of the file */
	const char *uris;            /* separated by blanks */
	const char *dn;
	struct secret dnpass;
	const char *dnpass_file;
	const char *sasl, *sasl_authz;       /* for sasl_bind */
	const char *base, *scope, *deref;
	const char *user_filter, *pass_filter;
	struct config_attrs user_attrs, pass_attrs;
	const char *scheme;
	const char *mechanisms;      /* offered; or NULL */
	const char *bind_dn_template;
	const char *ca_file, *ca_dir, *require_cert;
	const char *cert_file, *key_file;
	const char *referrals;
	bool auth_bind, starttls, sasl_bind;
};

/* 0, or -1 with err ERR_USAGE naming file and line. */
MUST_USE int config_read(struct config *c, const char *path, struct err *err);
/* For -n: may everybody read a password in it? 0, or -1 with err ERR_USAGE. */
MUST_USE int config_judge_mode(const struct config *c, const char *path,
    struct err *err);

#endif
