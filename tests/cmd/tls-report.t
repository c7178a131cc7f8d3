#!/bin/sh
# tls-report: a day's record becomes reports that have every field of RFC 8460,
# and go where the domain's DNS says and nowhere else.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"

dns=$(free_port); zone=$T/zone
DNS_SERVER=127.0.0.1@$dns; export DNS_SERVER
cat >"$zone" <<'END'
_smtp._tls.a.org TXT v=TLSRPTv1; rua=mailto:tls@a.org,https://a.org/tls,mailto:second%2Bx@b.org?subject=x
_smtp._tls.b.org TXT v=TLSRPTv1;rua=https://b.org/tls
_smtp._tls.two.org TXT v=TLSRPTv1;rua=mailto:x@two.org
_smtp._tls.two.org TXT v=TLSRPTv1;rua=mailto:y@two.org
_smtp._tls.other.org TXT v=spf1 -all
_smtp._tls.bad.org TXT v=TLSRPTv1; rua=mailto:no-domain,mailto:a b@c.org,mailto:x%0Ay@c.org,mailto:%
_smtp._tls.fail.org servfail
_smtp._tls.bad2.org TXT v=TLSRPTv1; rua=https://,https://-x,https:x,https://a b/,http://x.org/,https://c.org/x?y=(z)$(y)`,https://c.org/x?y=(z)$(y)
END
spawn dns.log "$PYTHON" "$ROOT/tests/lib/dns-stub.py" 127.0.0.1 "$dns" "$zone"
wait_port "$dns"
line() { printf '%s\t' "$@" | sed 's/\t$//'; echo; }
day=2026-11-21T10:00:00Z
{
	line 2026-11-20T23:59:59Z a.org sts success mx.a.org 192.0.2.1 192.0.2.9 - 'version: STSv1'
	line $day a.org sts success mx.a.org 192.0.2.1 192.0.2.9 - 'version: STSv1' 'mode: enforce' 'mx: *.a.org' 'max_age: 86400'
	line $day b.org no-policy-found success mx.b.org 192.0.2.2 192.0.2.9 -
	line $day A.org sts success mx.a.org 192.0.2.1 192.0.2.9 - 'version: STSv1' 'mode: enforce' 'mx: *.a.org' 'max_age: 86400'
	line $day a.org sts certificate-expired mx.a.org 192.0.2.1 192.0.2.9 'it "has" \ expired' 'version: STSv1' 'mode: enforce' 'mx: *.a.org' 'max_age: 86400'
	line $day a.org sts certificate-expired mx.a.org 192.0.2.1 192.0.2.9 'it "has" \ expired' 'version: STSv1' 'mode: enforce' 'mx: *.a.org' 'max_age: 86400'
	line $day a.org tlsa dane-required - - - -
	for d in two other bad bad2 fail; do line $day $d.org no-policy-found success mx 192.0.2.2 - -; done
	line $day 'evil"; x.org' sts success mx 192.0.2.2 - -
	line $day nodots sts success mx 192.0.2.2 - -
	line $day short.org sts
	echo garbage
	line 2026-11-22T00:00:00Z a.org tlsa success mx.a.org 192.0.2.1 192.0.2.9 -
	printf '%s cut.org' $day
} >"$T/record"
chmod 644 "$T/record"
report() { timeout 300 tls-report --record "$T/record" --date 2026-11-21 --hostname me.org --organization 'Me & "Co"' --contact tls@me.org "$@"; }
report >"$T/out" 2>"$T/err"
is 'exit code' "$?" 0
cat >"$T/check.py" <<'END'
import json, sys
r = {}
for line in open(sys.argv[1]):
    j = json.loads(line)
    assert set(j) == {"organization-name", "date-range", "contact-info", "report-id", "policies"}, j
    assert j["organization-name"] == 'Me & "Co"' and j["contact-info"] == "tls@me.org"
    assert j["date-range"] == {"start-datetime": "2026-11-21T00:00:00Z", "end-datetime": "2026-11-21T23:59:59Z"}
    for p in j["policies"]:
        assert set(p) <= {"policy", "summary", "failure-details"} and "policy" in p and "summary" in p
        assert p["policy"]["policy-type"] in ("sts", "tlsa", "no-policy-found")
        assert sum(d["failed-session-count"] for d in p.get("failure-details", [])) == p["summary"]["total-failure-session-count"]
    d = j["policies"][0]["policy"]["policy-domain"]
    assert d not in r and j["report-id"] == "2026-11-21.%s@me.org" % d
    r[d] = j["policies"]
assert sorted(r) == ["a.org", "b.org", "bad.org", "bad2.org", "fail.org", "other.org", "two.org"], sorted(r)
sts, tlsa = sorted(r["a.org"], key=lambda p: p["policy"]["policy-type"])
assert sts == {
    "policy": {"policy-type": "sts", "policy-domain": "a.org", "mx-host": ["*.a.org"],
               "policy-string": ["version: STSv1", "mode: enforce", "mx: *.a.org", "max_age: 86400"]},
    "summary": {"total-successful-session-count": 2, "total-failure-session-count": 2},
    "failure-details": [{"result-type": "certificate-expired", "sending-mta-ip": "192.0.2.9",
                         "receiving-mx-hostname": "mx.a.org", "receiving-ip": "192.0.2.1",
                         "failed-session-count": 2, "failure-reason-code": 'it "has" \\ expired'}]}, sts
assert tlsa["failure-details"] == [{"result-type": "dane-required", "failed-session-count": 1}], tlsa
assert "failure-details" not in r["b.org"][0] and "policy-string" not in r["b.org"][0]["policy"]
END
ok 'every field of RFC 8460, and nothing of other days' "$PYTHON" "$T/check.py" "$T/out"
is 'one domain' "$(report --domain B.org 2>/dev/null | grep -c .) $(report --domain B.org 2>/dev/null | grep -c '@me.org","policies"')" '1 1'

# -- mailed
mkdir "$T/sent"; chmod 777 "$T/sent"
# shellcheck disable=SC2016
ok 'mail' report sh -c 'umask 0; n=$(grep -o "Domain: [a-z.]*" | head -n 1 | cut -c9-); cat <&3 >"'"$T"'/sent/$n.e"' 2>/dev/null
is 'to who wants it, by mail' "$(ls "$T/sent" | tr '\n' ' ')" 'a.org.e '
is 'the envelope' "$(cat "$T/sent/a.org.e")" 'MAIL FROM:<tls@me.org>
RCPT TO:<tls@a.org>
RCPT TO:<second+x@b.org>'
ok 'mail' report sh -c "umask 0; cat >'$T/sent/message'"
cat >"$T/mail.py" <<'END'
import datetime, email, email.policy, gzip, json, sys
m = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
assert not m.defects, m.defects
assert m.get_content_type() == "multipart/report" and m["Content-Type"].params["report-type"] == "tlsrpt"
assert m["TLS-Report-Domain"] == "a.org" and m["TLS-Report-Submitter"] == "me.org"
assert "Report-ID: <2026-11-21.a.org@me.org>" in m["Subject"], m["Subject"]
assert m["From"].addresses[0].addr_spec == "tls@me.org" and m["TLS-Required"] == "No" and m["Auto-Submitted"]
assert [a.addr_spec for a in m["To"].addresses] == ["tls@a.org", "second+x@b.org"], m["To"]
text, part = list(m.iter_parts())
assert part.get_content_type() in ("application/tlsrpt+gzip", "application/tlsrpt+json")
begin = int(datetime.datetime(2026, 11, 21, tzinfo=datetime.timezone.utc).timestamp())
assert part.get_filename().startswith("me.org!a.org!%d!%d.json" % (begin, begin + 86399)), part.get_filename()
data = part.get_payload(decode=True)
if part.get_content_type().endswith("gzip"):
    data = gzip.decompress(data)
assert json.loads(data)["policies"][0]["policy"]["policy-domain"] == "a.org"
END
ok 'the message' "$PYTHON" "$T/mail.py" "$T/sent/message"
exits 'a program that fails' 75 report false
like 'is named' "$(report sh -c 'echo "4.3.0 no room" >&2; exit 75' 2>&1)" 'a.org: sh ended with code 75: 4.3.0 no room'
like '-e says who wants what' "$(report -e 2>&1 >/dev/null)" 'b.org: 1 records, 0 addresses, 1 by HTTPS'

# -- by HTTPS
cat >"$T/post" <<'END'
#!/bin/sh
umask 0
{ echo "$# $CONTENT_TYPE $REPORT_URI"; { gzip -d 2>/dev/null || cat; } } >"$T/sent/$(echo "$REPORT_URI" | tr -c 'a-zA-Z0-9\n' .)"
END
chmod 755 "$T/post"; export T
rm -f "$T/sent"/*
ok 'by HTTPS' report --http-program "$T/post"
is 'to who wants it so' "$(ls "$T/sent" | tr '\n' ' ')" 'https...a.org.tls https...b.org.tls https...c.org.x.y..z...y. '
like 'the report' "$(cat "$T/sent/https...b.org.tls")" '^\{"organization-name".*"report-id":"2026-11-21.b.org@me.org"'
like 'its type, and no arguments' "$(cat "$T/sent/https...b.org.tls")" '^0 application/tlsrpt\+(gzip|json) https://b.org/tls$'
rm -f "$T/sent"/*
# shellcheck disable=SC2016
ok 'both' report --http-program "$T/post" sh -c 'umask 0; cat >"'"$T"'/sent/mail"'
is 'both' "$(ls "$T/sent" | tr '\n' ' ')" 'https...a.org.tls https...b.org.tls https...c.org.x.y..z...y. mail '
like 'a program that fails' "$(report --http-program /bin/false 2>&1; echo "code $?")" 'b.org: /bin/false ended with code 1'
exits 'that is temporary' 75 report --http-program /bin/false
if command -v curl >/dev/null; then
	https=$(free_port)
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 9 -subj /CN=localhost \
	    -addext subjectAltName=DNS:localhost -keyout "$T/key.pem" -out "$T/cert.pem" 2>/dev/null
	cat >"$T/server.py" <<'END'
import http.server, ssl, sys
class H(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        open(sys.argv[2], "w").write("%s %s %d" % (self.path, self.headers["Content-Type"], len(body)))
        self.send_response(201 if self.path == "/tls" else 500); self.end_headers()
    def log_message(self, *a): pass
s = http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), H)
c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER); c.load_cert_chain(sys.argv[3] + "/cert.pem", sys.argv[3] + "/key.pem")
s.socket = c.wrap_socket(s.socket, server_side=True); s.serve_forever()
END
	spawn https.log "$PYTHON" "$T/server.py" "$https" "$T/posted" "$T"
	wait_port "$https"
	sed "s,^#!.*,#!$BIN/chain,; s,^export PATH=,&$BIN:," "$ROOT/etc/pneumatic/services/tls-post" >"$T/tls-post"
	chmod 755 "$T/tls-post"
	cp "$zone" "$T/zone.before"
	echo "_smtp._tls.b.org TXT v=TLSRPTv1;rua=https://localhost:$https/tls" >"$zone"
	wait_for sh -c "tls-report --record '$T/record' --date 2026-11-21 --hostname me.org --domain b.org -e 2>&1 | grep -q '1 by HTTPS'"
	exits 'the shipped tls-post: a certificate that nobody knows' 75 report --domain b.org --http-program "$T/tls-post"
	CURL_CA_BUNDLE=$T/cert.pem; export CURL_CA_BUNDLE
	ok 'the shipped tls-post' report --domain b.org --http-program "$T/tls-post"
	like 'it has posted' "$(cat "$T/posted")" '^/tls application/tlsrpt\+(gzip|json) [0-9]+$'
	echo "_smtp._tls.b.org TXT v=TLSRPTv1;rua=https://localhost:$https/no" >"$zone"
	exits 'a server that does not take it' 75 report --domain b.org --http-program "$T/tls-post"
	cp "$T/zone.before" "$zone"
else
	skip 'tls-post' 'curl is not installed'
fi

# -- mistakes
exits 'no record' 64 tls-report
exits 'no such day' 64 tls-report --record "$T/record" --date 2026-02-30
exits 'no day' 64 tls-report --record "$T/record" --date yesterday
exits 'a record that is not there' 66 tls-report --record "$T/none" --hostname me.org
: >"$T/record"
is 'an empty record' "$(report)" ''
"$PYTHON" - >"$T/record" <<'END'
for i in range(200000):
    print("2026-11-21T10:00:00Z\td%d.org\tsts\tsuccess\tmx\t192.0.2.1\t-\t-" % (i % 50))
END
DNS_SERVER=127.0.0.1@$dns report >"$T/out" 2>/dev/null
is 'equal lines cost little' "$(grep -c 'successful-session-count":4000,' "$T/out")" 50
# What an attacker's host has said is text in JSON, whatever its bytes.
{
	printf '%s\ta.org\tsts\tsucc"\\ess\tmx\377\001\033[2J\t1\t2\tr\300\212\355\240\200\177\000"}]}\tmode: \r"\n' $day
	"$PYTHON" -c 'print("x" * 3000000)'
	printf '%s\t%s\tsts\tsuccess\tmx\t1\t1\t-\n' $day ../../x.org $day "$(printf 'a.org\377')"
} >"$T/record"
is 'hostile bytes of a record' "$(report 2>/dev/null | "$PYTHON" -c '
import json, sys
for line in sys.stdin.buffer:
    r = json.loads(line.decode("utf-8"))
    print(r["report-id"], r["policies"][0]["failure-details"][0]["failed-session-count"])')" '2026-11-21.a.org@me.org 1'
done_testing
