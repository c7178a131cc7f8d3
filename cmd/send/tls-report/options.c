/* options - see options.h.
 * SPDX-License-Identifier: ISC */
#include "options.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/slurp.h"
#include "os/clock.h"
#include "smtp/address.h"
#include "text/date.h"

#define RESOLV_CONF "/etc/resolv.conf"
#define DAY 86400

/* YYYY-MM-DD, checked: by way of the calendar and back. */
static int
take_date(const char *given, char out[11], struct err *err)
{
	struct date d = { .year = 0 };
	int64_t now;
	int32_t micros;
	char end, text[40];

	os_clock_wall(&now, &micros);
	date_from_time(now - DAY, &d);
	if (given != NULL && (sscanf(given, "%4d-%2d-%2d%c", &d.year, &d.month,
	    &d.day, &end) != 3 || d.year < 1 || d.month < 1 || d.month > 12 ||
	    d.day < 1 || d.day > 31))
		return err_set(err, ERR_USAGE, "--date is YYYY-MM-DD");
	d.hour = d.minute = d.second = d.zone = 0;
	date_from_time(date_to_time(&d), &d);
	(void)snprintf(text, sizeof(text), "%04d-%02d-%02d", d.year, d.month,
	    d.day);
	memcpy(out, text, 10);
	out[10] = '\0';
	return given == NULL || strcmp(text, given) == 0 ? 0 :
	    err_set(err, ERR_USAGE, "--date: no such day");
}

static int
take_names(struct options *o, struct err *err)
{
	char hostname[256] = "";
	struct buf postmaster = BUF_INIT(400);
	struct address a;

	if (o->hostname == NULL) {
		if (gethostname(hostname, sizeof(hostname) - 1) == -1)
			return err_sys(err, "host name");
		o->hostname = span_dup(span_str(hostname));
	}
	buf_addf(&postmaster, "postmaster@%s", o->hostname);
	if (address_parse(buf_span(&postmaster), 0, &a, err) == -1)
		return err_set(err, ERR_USAGE, "--hostname: no domain");
	if (o->contact == NULL)
		o->contact = span_dup(buf_span(&postmaster));
	buf_done(&postmaster);
	if (o->sender == NULL)
		o->sender = o->contact;
	if (o->organization == NULL)
		o->organization = o->hostname;
	if (address_parse(span_str(o->sender), 0, &a, err) == -1)
		return err_set(err, ERR_USAGE, "--sender: no address");
	return 0;
}

static int
take_resolver(struct resolver *r, const char *given, struct err *err)
{
	struct buf conf = BUF_INIT(65536);
	int got;

	if (given == NULL && slurp_file(RESOLV_CONF, &conf, err) == -1)
		buf_reset(&conf);
	got = resolver_init(r, given, buf_span(&conf), err);
	buf_done(&conf);
	return got;
}

int
options_settle(struct options *o, const char *dns_server, struct make *m,
    struct err *err)
{
	if (take_date(o->date, m->date, err) == -1 ||
	    take_names(o, err) == -1 ||
	    take_resolver(&m->resolver, dns_server, err) == -1)
		return -1;
	m->organization = o->organization;
	m->contact = o->contact;
	m->hostname = o->hostname;
	m->domain = o->domain;
	return 0;
}
