/* flags - what can be marked on a message: the system flags of IMAP and
 * Maildir, and up to 26 keywords, bit n of which is letter 'a'+n in the file
 * name and line n of the mailbox's dovecot-keywords. No code.
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_FLAGS_H
#define MAILDIR_FLAGS_H

#include <stdint.h>

enum flag {
	FLAG_DRAFT = 1,          /* D */
	FLAG_FLAGGED = 2,        /* F */
	FLAG_PASSED = 4,         /* P: forwarded; IMAP's $Forwarded is a
	                          * keyword */
	FLAG_ANSWERED = 8,       /* R */
	FLAG_SEEN = 16,          /* S */
	FLAG_DELETED = 32,       /* T */
	FLAG_RECENT = 64,        /* first seen by this box; never in a file
	                          * name */
};

#define FLAGS_SYSTEM 63u             /* all that a file name can hold */
#define FLAGS_KEYWORDS_MAX 26
#define FLAGS_KEYWORDS ((1u << FLAGS_KEYWORDS_MAX) - 1)

struct flags {
	uint32_t keywords;
	uint8_t system;
};

/* new = (old & ~clear) | set; clear everything to replace. */
struct flags_change {
	struct flags clear, set;
};

#endif
