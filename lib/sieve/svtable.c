/* svtable - see svtable.h.
 * SPDX-License-Identifier: ISC */
#include "sieve/svtable.h"

#include "sieve/svext.h"

static const struct svextension *const extensions[] = {
	&svext_control, &svext_actions, &svext_logic, &svext_header,
	&svext_size, &svext_octet, &svext_casemap, &svext_numeric,
	&svext_encoded_character, &svext_fileinto, &svext_copy,
	&svext_envelope, &svext_filter, &svext_relational, &svext_subaddress,
	&svext_mailbox, &svext_imap4flags, &svext_variables,
	&svext_reject, &svext_ereject,
};

const struct svextension *
svtable_extension(size_t i)
{
	return i < LENGTH(extensions) ? extensions[i] : NULL;
}

int
svtable_find_extension(struct span name)
{
	size_t i;

	for (i = 0; i < LENGTH(extensions); i++)
		if (extensions[i]->name != NULL &&
		    span_eq(name, span_str(extensions[i]->name)))
			return (int)i;
	return -1;
}

const struct svrow *
svtable_find_row(struct span name, bool test, size_t *extension_out)
{
	size_t i, k;

	for (i = 0; i < LENGTH(extensions); i++)
		for (k = 0; k < extensions[i]->n_rows; k++) {
			const struct svrow *row = &extensions[i]->rows[k];

			if (((row->flags & SVROW_TEST) != 0) == test &&
			    span_ieq(name, span_str(row->name))) {
				*extension_out = i;
				return row;
			}
		}
	return NULL;
}

static bool
takes_tag(const struct svrow *row, const struct svtag *tag)
{
	return (tag->on & row->flags) != 0 || (tag->row != NULL &&
	    span_eq(span_str(tag->row), span_str(row->name)));
}

const struct svtag *
svtable_find_tag(struct span name, const struct svrow *row,
    size_t *extension_out)
{
	size_t i, k;

	for (i = 0; i < LENGTH(extensions); i++)
		for (k = 0; k < extensions[i]->n_tags; k++) {
			const struct svtag *tag = &extensions[i]->tags[k];

			if (takes_tag(row, tag) &&
			    span_ieq(name, span_str(tag->name))) {
				*extension_out = i;
				return tag;
			}
		}
	return NULL;
}

const struct svtagged *
svtable_tagged(const struct svnode *node, enum svslot slot)
{
	size_t i;

	for (i = 0; i < node->n_tagged; i++)
		if (node->tagged[i].tag->slot == slot)
			return &node->tagged[i];
	return NULL;
}

int
svtable_tag_value(const struct svnode *node, enum svslot slot, int otherwise)
{
	const struct svtagged *t = svtable_tagged(node, slot);

	return t == NULL ? otherwise : t->tag->value;
}
