# imap_clients - real clients through tcpserver, file-auth, imap-login and imapd on
# $port. SPDX-License-Identifier: ISC
import imaplib, os, shutil, subprocess

T, port = os.environ["T"], int(os.environ["port"])


def check(good, name, why=""):
    print(("ok\t%s" % name) if good else "no\t%s\t%s" % (name, repr(why)[:800]), flush=True)


def run(name, command, good, **more):
    if not shutil.which(command[0]):
        print("ok\t%s: skipped, not installed" % name)
        return
    p = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, stdin=subprocess.DEVNULL, **more)
    check(good(p), name, (p.returncode, p.stdout))


def file(name, text):
    path = os.path.join(T, name)
    with open(path, "w") as f:
        f.write(text)
    os.chmod(path, 0o600)
    return path


m = imaplib.IMAP4("127.0.0.1", port)
m.login("joe", "secret")
check("UIDPLUS" in m.capabilities or b"UIDPLUS" in m.capability()[1][0], "imaplib: capabilities", m.capabilities)
for i in range(3):
    r = m.append("INBOX", "(\\Flagged)" if i == 0 else None, None,
                 b"From: a@b.c\r\nSubject: mail %d\r\nDate: Mon, 7 Feb 1994 21:52:25 -0800\r\nMessage-ID: <%d@x>\r\n\r\nbody %d\r\n" % (i, i, i))
check(r[0] == "OK", "imaplib: APPEND", r)
r = m.select()
check(r == ("OK", [b"3"]), "imaplib: SELECT", r)
r = m.fetch("1", "(FLAGS BODY[])")
check(b"body 0" in r[1][0][1], "imaplib: FETCH", r)
r = m.store("2", "+FLAGS", "(\\Deleted $Junk)")
check(b"$Junk" in r[1][0], "imaplib: STORE", r)
r = m.search(None, "SUBJECT", '"mail 2"')
check(r == ("OK", [b"3"]), "imaplib: SEARCH", r)
r = m.create("Work"), m.subscribe("Work"), m.copy("3", "Work"), m.list(), m.lsub(), m.status("Work", "(MESSAGES)")
check(all(x[0] == "OK" for x in r) and b"(MESSAGES 1)" in r[5][1][0], "imaplib: mailboxes", r)
r = m.expunge()
check(r == ("OK", [b"2"]), "imaplib: EXPUNGE", r)
m.close(), m.logout()

url = "imap://joe:secret@127.0.0.1:%d" % port
run("curl: list", ["curl", "-s", url + "/"], lambda p: b"INBOX" in p.stdout and b"Work" in p.stdout)
run("curl: a message", ["curl", "-s", url + "/INBOX;UID=1"], lambda p: b"body 0" in p.stdout)
run("curl: search", ["curl", "-s", url + "/INBOX?SUBJECT%20mail"], lambda p: b"* SEARCH 1 2" in p.stdout)
run("curl: upload", ["curl", "-s", "-T", file("up.eml", "Subject: up\r\n\r\nuploaded\r\n"), url + "/Work"], lambda p: p.returncode == 0)

os.makedirs(T + "/sync")
rc = file("mbsyncrc", """IMAPAccount a
Host 127.0.0.1
Port %d
User joe
Pass secret
%s None

IMAPStore far
Account a

MaildirStore near
Path %s/sync/
Inbox %s/sync/INBOX
SubFolders Verbatim

Channel c
Far :far:
Near :near:
Patterns *
Create Both
Expunge Both
SyncState *
""" % (port, "SSLType" if shutil.which("mbsync") and b"isync 1.4" in subprocess.run(
    ["mbsync", "--version"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout else "TLSType", T, T))
run("mbsync: first", ["mbsync", "-c", rc, "-a"], lambda p: p.returncode == 0)
if shutil.which("mbsync"):
    names = [n for sub in ("cur", "new") for n in os.listdir(T + "/sync/INBOX/" + sub)]
    check(len(names) == 2, "mbsync: brought two messages", names)
    with open(T + "/sync/INBOX/new/1.local", "w") as f:
        f.write("Subject: from near\n\npushed\n")
    run("mbsync: push", ["mbsync", "-c", rc, "-a"], lambda p: p.returncode == 0)
    run("mbsync: again, nothing to do", ["mbsync", "-c", rc, "-a"], lambda p: p.returncode == 0)

mutt = file("muttrc", """set spoolfile="%s/INBOX" folder="%s" ssl_starttls=no ssl_force_tls=no
set imap_user=joe imap_pass=secret wait_key=no copy=no
set delete=yes
push "<limit>~s 'mail 2'<enter><delete-message><sync-mailbox><exit>"
""" % (url.replace("joe:secret@", ""), url.replace("joe:secret@", "")))
if shutil.which("mutt"):
    import pty, select, time
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm", HOME=T)
        os.execvp("mutt", ["mutt", "-n", "-F", mutt])
    end, screen = time.time() + 120, b""
    while time.time() < end:
        if select.select([fd], [], [], 0.5)[0]:
            try:
                screen += os.read(fd, 65536)
            except OSError:
                break
    try:
        os.kill(pid, 9)
    except OSError:
        pass
    os.waitpid(pid, 0)
    m = imaplib.IMAP4("127.0.0.1", port)
    m.login("joe", "secret"), m.select()
    r = m.search(None, "SUBJECT", '"mail 2"')
    check(r == ("OK", [b""]), "mutt deletes a message", (r, screen[-300:]))
    m.logout()
else:
    print("ok\tmutt: skipped, not installed")

fetchrc = file("fetchmailrc", """poll 127.0.0.1 proto imap port %d auth password
user joe pass secret sslproto "" fetchall keep no rewrite mda "cat >>%s/fetched"
""" % (port, T))
run("fetchmail", ["fetchmail", "-f", fetchrc, "--nodetach", "--nosyslog", "-i", T + "/ids", "--pidfile", T + "/fm.pid"],
    lambda p: p.returncode == 0 and b"body 0" in open(T + "/fetched", "rb").read(), env=dict(os.environ, HOME=T, FETCHMAILHOME=T))
