/* record - see record.h.
 * SPDX-License-Identifier: ISC */
#include "record.h"

#include <string.h>

#include "auth/users.h"
#include "base/tool.h"

/* Of pass_attrs, the account has the name and what is meant for it. */
static bool
is_for_account(const struct config_attr *a, bool from_pass)
{
	return !from_pass || strcmp(a->field, "user") == 0 ||
	    span_starts(span_str(a->field), SPAN("userdb_"));
}

/* The directory's spelling of a name, in lower case: one user has one name. */
static void
fold(struct buf *name)
{
	size_t i;

	for (i = 0; i < name->len; i++)
		name->p[i] = span_lower(name->p[i]);
}

/* Each attribute is asked for once: its values come once, then. */
static void
add_word(struct buf *out, struct span word)
{
	struct span rest = buf_span(out), known;

	while (span_word(&rest, &known))
		if (span_ieq(known, word))
			return;
	buf_addc(out, ' ');
	buf_add(out, word);
}

struct ldaptext
record_text(const struct username *name, struct span value, struct span entry)
{
	return (struct ldaptext){ name, span_str(tool_service()), value,
		entry };
}

void
record_attributes(struct buf *out, const struct config_attrs *a, bool from_pass)
{
	size_t i;

	for (i = 0; i < a->n; i++) {
		struct span rest = span_str(a->list[i].template), name;

		if (!is_for_account(&a->list[i], from_pass))
			continue;
		if (*a->list[i].attribute != '\0')
			add_word(out, span_str(a->list[i].attribute));
		while (ldaptext_attribute(&rest, &name))
			add_word(out, name);
	}
	/* RFC 4511 4.5.1.8: no word at all would be all attributes. */
	if (out->len == 0)
		buf_adds(out, " 1.1");
}

/* Give the field what the template makes of the value. */
static int
set_field(struct serve_user *u, const struct config_attr *a,
    const struct ldaptext *t, struct err *err)
{
	struct buf b = BUF_INIT(ACCOUNT_VALUE_MAX);
	struct span field = span_str(a->field);
	int r = 0;

	if (a->template != NULL)
		r = ldaptext_expand(&b, a->template, t, LDAPTEXT_VALUE, err);
	else
		buf_add(&b, t->value);
	if (r == 0 && !buf_ok(&b))
		r = err_set(err, ERR_TEMP, "%s: too long", a->field);
	if (r == 0 && span_eq(field, SPAN("user"))) {
		fold(&b);
		r = account_set(&u->account, field, buf_span(&b), err);
	} else if (r == 0 && !span_eq(field, SPAN("password"))) {
		r = users_field(u, field, buf_span(&b), err);
	}
	buf_done(&b);
	return r;
}

/* The value of an attribute that counts, in *value: 1, 0 it has none, -1 with
 * err. A directory's values are in no order: two homes are an error. Of several
 * names the one that was asked for counts. */
static int
choose(const struct config_attr *a, const struct username *name,
    struct span entry, struct buf *value, struct err *err)
{
	static const char *const single[] = { "uid", "gid", "home", "maildir",
		"mail" };
	struct span field = span_str(a->field), at;
	struct buf next = BUF_INIT(LDAPTEXT_MAX);
	bool is_user = span_eq(field, SPAN("user"));
	size_t n = 0, i;
	int r = 0;

	if (span_starts(field, SPAN("userdb_")))
		field = span_from(field, 7);
	while (ldaptext_next(&entry, &at, &next)) {
		if (!span_ieq(at, span_str(a->attribute)))
			continue;
		if (n++ > 0 && !(is_user && span_ieq(buf_span(&next),
		    username_span(name))))
			continue;
		buf_reset(value);
		buf_add(value, buf_span(&next));
		r = 1;
	}
	for (i = 0; n > 1 && i < LENGTH(single); i++)
		if (span_eq(field, span_str(single[i])))
			r = err_set(err, ERR_TEMP, "%s has %zu values",
			    a->attribute, n);
	buf_done(&next);
	return r;
}

int
record_map(struct serve_user *u, const struct config_attrs *attrs,
    bool from_pass, const struct username *name, struct span entry,
    struct err *err)
{
	struct buf value = BUF_INIT(LDAPTEXT_MAX);
	size_t i;
	int r = 0;

	for (i = 0; r != -1 && i < attrs->n; i++) {
		const struct config_attr *a = &attrs->list[i];
		struct ldaptext t = record_text(name, span_of(NULL, 0), entry);

		if (!is_for_account(a, from_pass))
			continue;
		buf_reset(&value);
		r = *a->attribute == '\0' ? 1 :
		    choose(a, name, entry, &value, err);
		if (r == 1 && *a->attribute != '\0')
			t.value = span_of(buf_str(&value), value.len);
		if (r == 1)
			r = set_field(u, a, &t, err);
	}
	buf_done(&value);
	return r == -1 ? -1 : 0;
}
