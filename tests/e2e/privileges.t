#!/bin/sh
# Who each process of the services is while a client is connected (chain(7),
# SECURITY CONSIDERATIONS): what hears a stranger is never root and always
# confined; what has a mailbox is its user; no password is in any command line,
# environment or log; nothing that a child need not have is open in it.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl setsid
[ "$(id -u)" -eq 0 ] || skip_all "only root sees, and has, what is tested here"
[ "$(uname -s)" = Linux ] && grep -q Seccomp: /proc/self/status ||
	skip_all "no Linux with seccomp"
ok "make an instance" sh "$ROOT/etc/demo/instance.sh" "$T/i"
# A filter in the chain of submissions notes what it was given.
mkdir "$T/seen" && chmod 777 "$T/seen"
cat >"$T/spy" <<END
#!$PYTHON
import os, sys
def is_open(n):
    try:
        return bool(os.fstat(n))
    except OSError:
        return False
fds = " ".join(str(n) for n in range(1000) if is_open(n))
open("$T/seen/fds", "w").write(fds)
open("$T/seen/uid", "w").write(str(os.getuid()))
open("$T/seen/env", "w").write("\n".join("%s=%s" % e for e in os.environ.items()))
sys.stdout.buffer.write(sys.stdin.buffer.read())
END
chmod 755 "$T/spy"
sed -i "s,^	spam-pipe ,	filter-pipe $T/spy -- &," "$T/i/services/submissions"
sessions=
for service in smtp submissions imap imaps pop3s; do
	port=$(free_port)
	# 8 and 9 are what a careless launcher leaves open.
	spawn "log-$service" setsid tcpserver -RHl localhost 127.0.0.1 "$port" \
	    "$T/i/services/$service" 8<"$T/i/users" 9<"$T/i/users"
	wait_port "$port" "$spawned" || fail "$service starts"
	sessions="$sessions $service=$port=$spawned"
done

cat >"$T/look.py" <<'END'
import imaplib, os, poplib, smtplib, ssl, sys, time
PORT, SESSION = {}, {}
for word in sys.argv[1].split():
    name, port, pid = word.split("=")
    PORT[name], SESSION[name] = int(port), int(pid)
context = ssl.create_default_context(cafile=os.environ["T"] + "/i/tls/default/fullchain.pem")
SECRET = b"joe-secret"

def processes(service):
    out = []
    for pid in os.listdir("/proc"):
        try:
            rest = open("/proc/%s/stat" % pid).read().rsplit(") ", 1)[1].split()
            if int(rest[3]) != SESSION[service] or int(pid) == SESSION[service] or rest[0] == "Z":
                continue
            status = dict(l.split(":", 1) for l in open("/proc/%s/status" % pid).read().splitlines())
            fds = {int(n): os.readlink("/proc/%s/fd/%s" % (pid, n)) for n in os.listdir("/proc/%s/fd" % pid)}
            secret = SECRET in open("/proc/%s/cmdline" % pid, "rb").read() + open("/proc/%s/environ" % pid, "rb").read()
        except (OSError, IndexError):
            continue
        uids = set(status["Uid"].split())
        assert len(uids) == 1, "%s: several uids %s" % (status["Name"], uids)
        assert not secret, "%s: the password is in its command line or environment" % status["Name"]
        uid = int(uids.pop())
        caps = int(status["CapEff"], 16) | int(status["CapPrm"], 16) | int(status["CapInh"], 16) if uid else 0
        assert not caps, "%s: capabilities" % status["Name"]
        if uid:
            assert "0" not in status["Groups"].split(), "%s: root's group" % status["Name"]
        confined = status["Seccomp"].strip() == "2" and status["NoNewPrivs"].strip() == "1"
        out.append((status["Name"].strip(), uid, confined, fds))
    return out

def rows(service):
    return sorted("%s %d %s" % (name, uid, "confined" if c else "-") for name, uid, c, f in processes(service))

def settled(service, expected, what):
    """The processes are these, at rest (what has just ended is waited for)."""
    end = time.time() + 60
    while rows(service) != sorted(expected) and time.time() < end:
        time.sleep(0.05)
    assert rows(service) == sorted(expected), "%s: %s" % (what, rows(service))

def strangers_cannot(service, sessions):
    """What a stranger's bytes are parsed by has no file and no key open, only
    the network, the log, and what it was given to ask."""
    for name, uid, confined, fds in processes(service):
        if name not in sessions or not confined:
            continue
        files = [t for n, t in fds.items() if n != 2 and not t.startswith(("socket:", "pipe:", "/dev/null", "/memfd:"))]
        assert not files, "%s has open: %s" % (name, files)
    for name, uid, confined, fds in processes(service):
        if not confined and uid != 0:
            held = [t for t in (fds.get(0), fds.get(1)) if t != "/dev/null"]
            assert not held, "%s is not confined and holds the client: %s" % (name, held)

def smtp():
    s = smtplib.SMTP("localhost", PORT["smtp"]); s.ehlo()
    front = ["file-auth 0 -", "smtp-recv 65533 -", "smtp-recv 65533 confined"]
    settled("smtp", front + ["tls-wrap 0 -"], "in clear")
    strangers_cannot("smtp", ["smtp-recv"])
    s.starttls(context=context); s.ehlo()
    settled("smtp", front + ["tls-engine 65534 confined"], "after STARTTLS")
    strangers_cannot("smtp", ["smtp-recv", "tls-engine"])
    s.quit()
    settled("smtp", [], "after QUIT")

def submissions():
    s = smtplib.SMTP_SSL("localhost", PORT["submissions"], context=context)
    s.login("joe@example.org", "joe-secret")
    settled("submissions", ["file-auth 0 -", "smtp-recv 65533 -", "smtp-recv 65533 confined",
                            "tls-engine 65534 confined"], "after AUTH")
    strangers_cannot("submissions", ["smtp-recv", "tls-engine"])
    s.sendmail("joe@example.org", ["ann@example.org"], "From: joe@example.org\nTo: ann@example.org\nSubject: x\n\nx\n")
    s.quit()
    settled("submissions", [], "after QUIT")

def imap():
    m = imaplib.IMAP4("localhost", PORT["imap"])
    settled("imap", ["file-auth 0 -", "imap-login 65533 confined", "tls-wrap 0 -"], "in clear")
    strangers_cannot("imap", ["imap-login"])
    m.starttls(context)
    settled("imap", ["file-auth 0 -", "imap-login 65533 confined", "tls-engine 65534 confined"], "after STARTTLS")
    strangers_cannot("imap", ["imap-login", "tls-engine"])
    m.login("joe@example.org", "joe-secret"); m.select()
    settled("imap", ["imapd 30000 confined", "tls-engine 65534 confined"], "after LOGIN")
    own_mailbox("imap", "imapd")
    m.logout()
    settled("imap", [], "after LOGOUT")

def imaps():
    m = imaplib.IMAP4_SSL("localhost", PORT["imaps"], ssl_context=context)
    settled("imaps", ["file-auth 0 -", "imap-login 65533 confined", "tls-engine 65534 confined"], "before LOGIN")
    strangers_cannot("imaps", ["imap-login", "tls-engine"])
    m.login("joe@example.org", "joe-secret"); m.select()
    settled("imaps", ["imapd 30000 confined", "tls-engine 65534 confined"], "after LOGIN")
    own_mailbox("imaps", "imapd")
    m.logout()

def pop3s():
    p = poplib.POP3_SSL("localhost", PORT["pop3s"], context=context)
    settled("pop3s", ["file-auth 0 -", "pop3-login 65533 confined", "tls-engine 65534 confined"], "before PASS")
    strangers_cannot("pop3s", ["pop3-login", "tls-engine"])
    p.user("joe@example.org"); p.pass_("joe-secret")
    settled("pop3s", ["pop3d 30000 confined", "tls-engine 65534 confined"], "after PASS")
    own_mailbox("pop3s", "pop3d")
    p.quit()

def own_mailbox(service, session):
    for name, uid, confined, fds in processes(service):
        if name == session:
            files = [t for n, t in fds.items() if n > 2 and not t.startswith(("/memfd:", "anon_inode:")) and "/i/mail/joe/" not in t]
            # Its seat is a lock on a file without a byte in it (file-auth --connections).
            assert [os.path.basename(f) for f in files] == ["connections"], "%s has open: %s" % (name, files)
            assert os.path.getsize(files[0]) == 0

globals()[sys.argv[2]]()
END
look() { timeout 400 "$PYTHON" "$T/look.py" "$sessions" "$1"; }
for service in smtp submissions imap imaps pop3s; do
	ok "$service: who, confined or not, and what is open" look $service
done
is "a filter has only 0, 1 and 2" "$(cat "$T/seen/fds")" '0 1 2'
is "a filter is the message chain's user" "$(cat "$T/seen/uid")" 65533
unlike "a filter is told of no authenticator or TLS descriptor" "$(cat "$T/seen/env")" \
    '^(AUTH_FD|SSLCTLFD|SSLREADFD|SSLWRITEFD)='
unlike "no password in a filter's environment or a log" "$(cat "$T/seen/env" "$T"/log-*)" 'joe-secret'
done_testing
