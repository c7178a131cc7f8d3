/* hops - a stage that counts the Received fields of a message that passes
 * through (RFC 5321 6.3), and the Delivered-To fields, LF line ends; everything
 * is handed on unchanged.
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_HOPS_H
#define SMTP_HOPS_H

#include <stdbool.h>
#include <stdint.h>

#include "io/stage.h"

#define HOPS_NAME "received:"
#define HOPS_DELIVERED "delivered-to"    /* a blank may follow, then ":" */

struct hops {
	struct stage stage;
	unsigned received;               /* how many so far */
	bool in_body;
	unsigned delivered;
	size_t at;                       /* octets of the line so far, at most
	                                  * 13 */
	char line[sizeof(HOPS_DELIVERED)];       /* its first ones */
};

void hops_init(struct hops *h, struct stage *next, struct err *err);

#endif
