#!/bin/sh
# kill -9 at random moments to random processes of the chain, while messages come
# in by SMTP, STARTTLS, submission and LMTP: whatever was answered 250 is in the
# mailbox of each of its recipients, once and whole; nothing there is partial;
# nothing is left running. KILL_SEED repeats a run, KILL_MAILS makes it longer.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver openssl setsid
[ -r /proc/self/stat ] || skip_all "no /proc"
ok "make an instance" sh "$ROOT/etc/demo/instance.sh" "$T/i"
sessions=
for service in smtp submissions lmtp; do
	port=$(free_port)
	spawn "log-$service" setsid tcpserver -RHl localhost 127.0.0.1 "$port" \
	    "$T/i/services/$service"
	wait_port "$port" "$spawned" || fail "$service starts"
	sessions="$sessions $service=$port=$spawned"
done
cat >"$T/kill.py" <<'END'
import gc, glob, os, random, re, smtplib, ssl, sys, threading, time
PORT, SESSION = {}, set()
for word in sys.argv[1].split():
    name, port, pid = word.split("=")
    PORT[name] = int(port)
    SESSION.add(int(pid))
T, COUNT = os.environ["T"], int(os.environ.get("KILL_MAILS", "300"))
seed = int(os.environ.get("KILL_SEED", time.time_ns() % 1000000))
print("KILL_SEED=%d" % seed)
random.seed(seed)
context = ssl.create_default_context(cafile=T + "/i/tls/default/fullchain.pem")
outcome, killed, over = {}, {}, threading.Event()

def ours():
    found = []
    for pid in os.listdir("/proc"):
        try:
            comm, rest = open("/proc/%s/stat" % pid).read().split("(", 1)[1].rsplit(") ", 1)
        except (OSError, IndexError):
            continue
        rest = rest.split()
        if int(rest[3]) in SESSION and int(pid) not in SESSION and rest[0] != "Z":
            found.append((int(pid), comm))
    return found

def killer():
    while not over.wait(random.random() * 0.04):
        # a slow machine must bring some messages to their end as well
        victims = ours() if sum(killed.values()) < 40 + 4 * len(outcome) else []
        if victims:
            pid, comm = random.choice(victims)
            try:
                os.kill(pid, 9)
                killed[comm] = killed.get(comm, 0) + 1
            except OSError:
                pass

def body(i):
    return "BEGIN %d\n" % i + "line of message %d\n" % i * 300 + "END %d\n" % i

def recipients(i):
    return ["joe@example.org", "ann@example.org"][:1 if i % 4 == 3 or i % 8 < 4 else 2]

def send(i):
    sender = "x@example.net"
    if i % 4 == 0:
        s = smtplib.SMTP("localhost", PORT["smtp"], timeout=60)
    elif i % 4 == 1:
        s = smtplib.SMTP("localhost", PORT["smtp"], timeout=60)
        s.starttls(context=context)
    elif i % 4 == 2:
        sender = "joe@example.org"
        s = smtplib.SMTP_SSL("localhost", PORT["submissions"], timeout=60, context=context)
        s.login(sender, "joe-secret")
    else:
        s = smtplib.LMTP("localhost", PORT["lmtp"], timeout=60)
    refused = s.sendmail(sender, recipients(i), "From: %s\nTo: joe@example.org\nSubject: number %d\n\n%s" % (sender, i, body(i)))
    outcome[i] = [r for r in recipients(i) if r not in refused]
    s.quit()

def worker(first):
    for i in range(first, COUNT, 4):
        try:
            send(i)
        except smtplib.SMTPResponseException as e:
            # smtplib says -1 for a connection that was cut.
            assert e.smtp_code < 500 or e.smtp_code == 503, "%d: %s" % (i, e)
        except smtplib.SMTPRecipientsRefused as e:
            assert all(400 <= code < 500 for code, text in e.recipients.values()), e
        except (OSError, smtplib.SMTPException):
            pass

failures = []
threading.excepthook = lambda args: failures.append(args.exc_value)
threads = [threading.Thread(target=worker, args=(k,)) for k in range(4)]
hunter = threading.Thread(target=killer)
for t in threads + [hunter]:
    t.start()
for t in threads:
    t.join()
over.set()
hunter.join()
# smtplib's login leaves a cycle behind, in which its connection stays open.
gc.collect()
end = time.time() + 60
while ours() and time.time() < end:
    time.sleep(0.05)
print(len(outcome), "of", COUNT, "accepted; killed", killed)
assert not failures, failures
assert not ours(), "left: %s" % ours()

there = {}
for user in "joe", "ann":
    for path in glob.glob("%s/i/mail/%s/Maildir/*/*" % (T, user)):
        if path.split("/")[-2] not in ("new", "cur"):
            continue
        text = open(path).read()
        number = re.search(r"^Subject: number (\d+)$", text, re.M)
        assert number, "%s is not a message" % path
        i = int(number.group(1))
        assert text.endswith("\n\n" + body(i)), "message %d is not whole" % i
        key = i, user + "@example.org"
        there[key] = there.get(key, 0) + 1
for i, accepted in outcome.items():
    for r in accepted:
        assert there.get((i, r), 0) == 1, "message %d to %s: %d times" % (i, r, there.get((i, r), 0))
assert all(n == 1 for n in there.values()), "delivered more than once"
assert len(outcome) > COUNT / 20, "hardly anything was accepted"
assert sum(killed.values()) > 10, "hardly anything was killed"
END
ok "kill -9: nothing acknowledged is lost, twice or cut" \
    timeout 500 "$PYTHON" "$T/kill.py" "$sessions"
[ "$failed" -gt 0 ] || sed 's/^/# /' "$T/.ok"
done_testing
