# thunderbird - driven by Marionette (its remote control: length:[0,id,command,
# parameters] in JSON): an account over TLS, folders, flags both ways, mail that
# comes in IDLE. Each line printed is one test; see tests/lib/checks.sh.
# SPDX-License-Identifier: ISC
import json, os, socket, sys, time

sys.path.insert(0, os.path.join(os.environ["ROOT"], "tests/lib"))
from client import ANN, CA, MAIL, check, fill, imap, port, subjects


class Marionette:
    def __init__(self):
        self.s = socket.create_connection(("127.0.0.1", port("marionette")), 30)
        self.s.settimeout(40)
        self.buf, self.n = b"", 0
        self.packet()
        self.do("WebDriver:NewSession", capabilities={})
        self.do("Marionette:SetContext", value="chrome")

    def packet(self):
        while b":" not in self.buf:
            self.more()
        size, self.buf = self.buf.split(b":", 1)
        while len(self.buf) < int(size):
            self.more()
        out, self.buf = self.buf[:int(size)], self.buf[int(size):]
        return json.loads(out)

    def more(self):
        got = self.s.recv(65536)
        if not got:
            raise EOFError("Thunderbird has gone")
        self.buf += got

    def do(self, command, **parameters):
        self.n += 1
        text = json.dumps([0, self.n, command, parameters]).encode()
        self.s.sendall(b"%d:%s" % (len(text), text))
        _, _, error, result = self.packet()
        if error:
            raise RuntimeError(error["message"])
        return result

    def js(self, script, *args):
        return self.do("WebDriver:ExecuteScript", script=HEAD + script, args=list(args), newSandbox=False)["value"]


HEAD = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const server = MailServices.accounts.allServers.find(s => s.type == "imap");
const folder = name => server.rootFolder.subFolders.find(f => f.name.toLowerCase() == name.toLowerCase());
const message = subject => [...folder("Inbox").messages].find(m => m.subject == subject);
"""
ACCOUNT = """
const made = MailServices.accounts.createIncomingServer(arguments[0], "localhost", "imap");
made.port = arguments[2]; made.socketType = arguments[3]; made.authMethod = 3; made.password = arguments[1];
made.loginAtStartUp = true; made.doBiff = true;
const account = MailServices.accounts.createAccount();
const identity = MailServices.accounts.createIdentity();
identity.email = arguments[0]; account.addIdentity(identity); account.incomingServer = made;
const pem = arguments[4].replace(/-----.*-----/g, "").replace(/\\s/g, "");
const cert = Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB).constructX509FromBase64(pem);
Cc["@mozilla.org/security/certoverride;1"].getService(Ci.nsICertOverrideService)
  .rememberValidityOverride("localhost", arguments[2], {}, cert, true);
made.performExpand(null);
made.getNewMessages(made.rootFolder.subFolders[0] || made.rootFolder, null, null);
return true;
"""
LIST = 'const f = folder(arguments[0]); return f ? [...f.messages].map(m => m.subject).sort() : null;'


def until(what, seconds=25):
    end = time.time() + seconds
    while True:
        try:
            found = what()
        except (RuntimeError, TypeError) as e:
            found = None
            last = e
        if found or time.time() > end:
            return found
        time.sleep(0.2)


def flags(subject):
    m = imap()
    m.select(readonly=True)
    found = m.search(None, "SUBJECT", subject)[1][0].split()
    text = m.fetch(found[0].decode(), "(FLAGS)")[1][0].decode() if found else ""
    m.logout()
    return text


fill("one", "two", "three")
m = imap()
m.create("Work"), m.subscribe("Work"), m.select(), m.store("2", "+FLAGS", r"(\Flagged)"), m.copy("1", "Work")
m.logout()
t = Marionette()
t.js(ACCOUNT, *ANN, port("imap"), 2, open(CA).read())
check(until(lambda: t.js(LIST, "Inbox") == ["one", "three", "two"]), "thunderbird: shows the inbox, STARTTLS",
      until(lambda: t.js("return server.rootFolder.subFolders.map(f => f.name + f.getTotalMessages(false))"), 1))
check(until(lambda: t.js('return !!folder("Work")')), "  and the other folder")
check(until(lambda: t.js('return message("two").isFlagged && !message("one").isFlagged')), "  and a star")
t.js('folder("Work").updateFolder(null); return 1')
check(until(lambda: t.js(LIST, "Work") == ["one"]), "  what is in the folder")
m = imap()
m.append("INBOX", None, None, (MAIL % ("fresh", "fresh", "fresh")).encode())
m.logout()
check(until(lambda: "fresh" in t.js(LIST, "Inbox")), "  new mail shows in IDLE", until(lambda: t.js(LIST, "Inbox"), 1))
m = imap()
m.select(), m.store("3", "+FLAGS", r"(\Seen)")
m.logout()
check(until(lambda: t.js('return message("three").isRead')), "  so does a flag that another sets")
t.js('folder("Inbox").markMessagesRead([message("one")], true); folder("Inbox").markMessagesFlagged([message("one")], true); return 1')
check(until(lambda: r"\Flagged \Seen" in flags("one")), "  what is read and starred here is so on the server", flags("one"))
t.js('folder("Inbox").downloadAllForOffline(null, null); return 1')
check(until(lambda: t.js('return [...folder("Inbox").messages].every(m => m.flags & 0x80)')), "  all are fetched for offline use")
t.js('MailServices.copy.copyMessages(folder("Inbox"), [message("fresh")], folder("Work"), true, null, null, false); return 1')
check(until(lambda: "fresh" not in subjects() and subjects("Work") == ["fresh", "one"]), "  a message is moved", (subjects(), subjects("Work")))
t.js('folder("Inbox").deleteMessages([message("two")], null, true, false, null, false); return 1')
check(until(lambda: r"\Deleted" in flags("two") or "two" not in subjects()), "  and one deleted", flags("two"))
check(until(lambda: t.js(LIST, "Inbox") == ["one", "three"]), "  nothing is there twice", until(lambda: t.js(LIST, "Inbox"), 1))
try:
    t.do("Marionette:Quit", flags=["eForceQuit"])
except (EOFError, OSError, RuntimeError):
    pass
