/* namespaces - the public and other users' trees that the options name: their
 * form, and opening them before the session confines itself. Of other users
 * only the trees of those are opened who share something with this one, as the
 * dictionary of shared mailboxes says.
 *
 *     --public Public=/srv/mail/public
 *     --shared 'shared.%u=/var/mail/%d/%n/Maildir'
 *
 * A dot in a user's name would be a separator, here or in the file of
 * subscriptions: he is shown with "^" for it.
 * SPDX-License-Identifier: ISC */
#ifndef NAMESPACES_H
#define NAMESPACES_H

#include "base/attr.h"
#include "base/err.h"

struct session;
struct settings;

/* Are the options of the form above? 0, or -1 with err ERR_USAGE. */
MUST_USE int namespaces_check(const struct settings *set, struct err *err);
/* Open them, for the user in s->access, and what else ACLs need. A tree that
 * cannot be opened is left out, with a line in the log unless the user may not
 * read it. 0, or -1 with err: the administrator's ACL file cannot be read. */
MUST_USE int namespaces_open(struct session *s, struct err *err);
/* os_confine to the trees, and to the dictionary's directory if this user may
 * write it. */
MUST_USE int namespaces_confine(struct session *s, struct err *err);

#endif
