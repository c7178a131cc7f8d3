#!/bin/sh
# A machine without a mail server (a null client): sendmail(8) by the chain that the
# shipped service's comment names, to a smarthost over TLS with a password. What
# cannot be handed over stays with the caller, and nothing waits anywhere.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl
cd "$T" || exit 1
port=$(free_port) dns=$(free_port)
mkdir -p tls/default got; chmod 777 got
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 9 -subj /CN=mail.example.org \
    -addext subjectAltName=DNS:mail.example.org -keyout tls/default/privkey.pem \
    -out tls/default/fullchain.pem 2>/dev/null
chmod 600 tls/default/privkey.pem
printf 'host-secret\n' | mail-passwd --stdin --create --ids 30000:30000 --home "$T" add users host7@example.org
cat >take <<'END'
#!/bin/sh
umask 0
cat <&3 >"$T/got/e"
cat >"$T/got/.m" && mv "$T/got/.m" "$T/got/m"
END
chmod 755 take
printf 'mail.example.org A 127.0.0.1\n' >zone
spawn dns.log "$PYTHON" "$ROOT/tests/lib/dns-stub.py" 127.0.0.1 "$dns" zone
DNS_SERVER=127.0.0.1@$dns; export DNS_SERVER
wait_port "$dns"
spawn smart.log tcpserver -RHl0 127.0.0.1 "$port" tls-wrap --starttls --cert-dir tls \
    file-auth --users users smtp-recv --submission --accept-all --hostname mail.example.org "$T/take"
wait_port "$port"

# The service as the comment in it says
line=$(sed -n 's/^#   \(exec .*\)/\1/p' "$ROOT/etc/pneumatic/services/sendmail")
is 'the comment has one line for it' "$(printf '%s\n' "$line" | wc -l | tr -d ' ')" 1
printf 'mail.example.org host7@example.org host-secret\n' >auth; chmod 600 auth
service() { # OPTION...
	{
		printf '#!%s\nexport PATH=%s:/usr/bin:/bin\nexport SERVICE=sendmail\n' "$BIN/chain" "$BIN"
		printf '%s %s\n' "$line" "$*" | sed "s/\[mail.example.org\]:587/[mail.example.org]:$port/"
	} >service; chmod 755 service
}
mail() { # [RECIPIENT...]: as programs do
	printf 'To: ann@example.net\nSubject: cron\n\nout of paper\n.\n' |
	    timeout 60 sendmail --hostname host7.example.org --chain "$T/service" -oi -f root@host7.example.org "$@" 2>err >out
}
service --auth "$T/auth" --ca "$T/tls/default/fullchain.pem"
mail ann@example.net
is 'it is taken' "$?" 0
is 'without a word' "$(cat out err)" ''
is 'with its envelope' "$(sed 's, SIZE=.*,,' got/e)" 'MAIL FROM:<root@host7.example.org>
RCPT TO:<ann@example.net>'
like 'over TLS, logged in' "$(tr '\n' ' ' <got/m)" 'with ESMTPSA '
like 'what was missing is there' "$(tr '\n' ' ' <got/m)" ' Date: .*Message-ID: <|Message-ID: <.* Date: '
is 'and the line of a dot, for -oi' "$(tail -n 1 got/m)" .
rm -f got/*
mail -v ann@example.net
like '-v tells' "$(cat out)" 'relayed <ann@example.net> mail.example.org'
rm -f got/*
mail -t
is '-t' "$? $(sed -n 2p got/e)" '0 RCPT TO:<ann@example.net>'

# What goes wrong is the caller's to keep.
rm -f got/*
service --auth "$T/auth"
mail ann@example.net
is 'a certificate that nobody vouches for' "$? $(ls got)" '75 '
printf 'mail.example.org host7@example.org not-the-one\n' >auth
service --auth "$T/auth" --ca "$T/tls/default/fullchain.pem"
mail ann@example.net
is 'a wrong password' "$? $(ls got)" '75 '
unlike 'which nobody reads' "$(cat err smart.log)" 'not-the-one'
service --ca "$T/tls/default/fullchain.pem"
mail ann@example.net
is 'no password where one is wanted' "$(test $? -ne 0 && ls got)" ''
sed -i "s/:$port/:$(free_port)/" service
mail ann@example.net
is 'nobody there' "$? $(ls got)" '75 '
like 'and why' "$(cat err)" 'refused|reached'
is 'nothing was left anywhere' "$(find "$T" -newer service -type f ! -name err ! -name out ! -name '*.log' ! -name '.*')" ''
done_testing
