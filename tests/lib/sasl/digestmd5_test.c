/* digestmd5 and crammd5: the examples of RFC 2831 4, RFC 2195 2 and RFC 1939 7,
 * from passwords and from what Dovecot keeps instead; damaged responses.
 * SPDX-License-Identifier: ISC */
#include "sasl/digestmd5.h"

#include "play.h"

#define CHALLENGE "realm=\"elwood.innosoft.com\",nonce=\"OA6MG9tEQGm2hh\"," \
	"qop=\"auth\",algorithm=md5-sess,charset=utf-8"
#define RESPONSE "charset=utf-8,username=\"chris\"," \
	"realm=\"elwood.innosoft.com\",nonce=\"OA6MG9tEQGm2hh\",nc=00000001," \
	"cnonce=\"OA6MHXh6VqTrRk\",digest-uri=\"imap/elwood.innosoft.com\"," \
	"response=d388dad90d4bbd760a152321f2143af7,qop=auth"
#define RSPAUTH "rspauth=ea40f60335c427b5527b84dbabcdfffd"
#define POSTOFFICE "<1896.697170952@postoffice.reston.mci.net>"

/* doveadm pw -s CRAM-MD5 */
#define CONTEXT "{CRAM-MD5}d06d4e1b26fccaa4b0b61801132340a3" \
	"54b21152711fb604ca3e035e7015116b"

static const struct play plays[] = {
	{ "RFC 2831 4", "DIGEST-MD5", CHALLENGE, "{PLAIN}secret",
	    { NONE, S(RESPONSE), S("") }, 3, SASL_YES,
	    { CHALLENGE, RSPAUTH, NULL } },
	{ "the same from {DIGEST-MD5}", "DIGEST-MD5", CHALLENGE,
	    "{DIGEST-MD5}eb5a750053e4d2c34aa84bbc9b0b6ee7",
	    { NONE, S(RESPONSE), S("") }, 3, SASL_YES,
	    { CHALLENGE, RSPAUTH, NULL } },
	{ "another password", "DIGEST-MD5", CHALLENGE, "{PLAIN}secreT",
	    { NONE, S(RESPONSE) }, 2, SASL_NO, { CHALLENGE, NULL } },
	{ "another nonce", "DIGEST-MD5", CHALLENGE, "{PLAIN}secret",
	    { NONE, S("username=\"chris\",realm=\"elwood.innosoft.com\","
	    "nonce=\"OA6MG9tEQGm2hi\",nc=00000001,cnonce=\"OA6MHXh6VqTrRk\","
	    "digest-uri=\"imap/x\",response=d388dad90d4bbd760a152321f2143af7") },
	    2, SASL_MALFORMED, { CHALLENGE, NULL } },
	{ "a directive twice", "DIGEST-MD5", CHALLENGE, "{PLAIN}secret",
	    { NONE, S(RESPONSE ",nc=00000001") }, 2, SASL_MALFORMED,
	    { CHALLENGE, NULL } },
	{ "no closing quote", "DIGEST-MD5", CHALLENGE, "{PLAIN}secret",
	    { NONE, S("username=\"chris") }, 2, SASL_MALFORMED,
	    { CHALLENGE, NULL } },
	{ "integrity is not offered", "DIGEST-MD5", CHALLENGE, "{PLAIN}secret",
	    { NONE, S("username=\"chris\",realm=\"elwood.innosoft.com\","
	    "nonce=\"OA6MG9tEQGm2hh\",nc=00000001,cnonce=\"OA6MHXh6VqTrRk\","
	    "digest-uri=\"imap/x\",response=d388dad90d4bbd760a152321f2143af7,"
	    "qop=auth-int") }, 2, SASL_MALFORMED, { CHALLENGE, NULL } },
	{ "an initial response", "DIGEST-MD5", CHALLENGE, "{PLAIN}secret",
	    { S(RESPONSE) }, 1, SASL_MALFORMED, { NULL } },
	{ "RFC 2195 2", "CRAM-MD5", POSTOFFICE, "{PLAIN}tanstaaftanstaaf",
	    { NONE, S("tim b913a602c7eda7a495b4e6e7334d3890") }, 2, SASL_YES,
	    { POSTOFFICE, NULL } },
	{ "the same from {CRAM-MD5}", "CRAM-MD5", POSTOFFICE, CONTEXT,
	    { NONE, S("tim b913a602c7eda7a495b4e6e7334d3890") }, 2, SASL_YES,
	    { POSTOFFICE, NULL } },
	{ "a damaged {CRAM-MD5}", "CRAM-MD5", POSTOFFICE, "{CRAM-MD5}00",
	    { NONE, S("tim b913a602c7eda7a495b4e6e7334d3890") }, 2, SASL_LATER,
	    { POSTOFFICE, NULL } },
	{ "no verifier for it", "CRAM-MD5", POSTOFFICE, "{CRYPT}$6$x$y",
	    { NONE, S("tim b913a602c7eda7a495b4e6e7334d3890") }, 2, SASL_NO,
	    { POSTOFFICE, NULL } },
	{ "upper case", "CRAM-MD5", POSTOFFICE, "{PLAIN}tanstaaftanstaaf",
	    { NONE, S("tim B913A602C7EDA7A495B4E6E7334D3890") }, 2,
	    SASL_MALFORMED, { POSTOFFICE, NULL } },
	{ "an initial response to it", "CRAM-MD5", POSTOFFICE, "{PLAIN}x",
	    { S("tim b913a602c7eda7a495b4e6e7334d3890") }, 1, SASL_MALFORMED,
	    { NULL } },
	{ "RFC 1939 7", "APOP", "<1896.697170952@dbc.mtview.ca.us>",
	    "{PLAIN}tanstaaf", { S("mrose c4c9334bac560ecc979e58001b3e22fb") },
	    1, SASL_YES, { NULL } },
	{ "APOP, another password", "APOP", "<1896.697170952@dbc.mtview.ca.us>",
	    "{PLAIN}tanstaax", { S("mrose c4c9334bac560ecc979e58001b3e22fb") },
	    1, SASL_NO, { NULL } },
	{ "APOP without a timestamp", "APOP", "", "{PLAIN}tanstaaf",
	    { S("mrose c4c9334bac560ecc979e58001b3e22fb") }, 1, SASL_MALFORMED,
	    { NULL } },
};

int
main(void)
{
	struct sasl_facts none = { .n_bindings = 0 };
	struct play cut = plays[0];
	size_t i;

	for (i = 0; i < LENGTH(plays); i++)
		play(&plays[i], none);
	/* A byte less of qop=auth is another qop, one of charset another. */
	cut.n = 2;
	cut.responses[1] = SPAN("nonce=\"OA6MG9tEQGm2hh\",nc=00000001,"
	    "cnonce=\"OA6MHXh6VqTrRk\",username=\"chris\","
	    "realm=\"elwood.innosoft.com\","
	    "digest-uri=\"imap/elwood.innosoft.com\","
	    "response=d388dad90d4bbd760a152321f2143af7");
	cut.outs[1] = NULL;
	play(&(struct play){ "without qop and charset", "DIGEST-MD5",
	    CHALLENGE, "{PLAIN}secret", { NONE, cut.responses[1], S("") }, 3,
	    SASL_YES, { CHALLENGE, RSPAUTH, NULL } }, none);
	play_damaged(&cut, none);
	return tap_done();
}
