# fakeauth - an authenticator for tests that need no other: the conversation of
# logins.py, then the hand-over. MAILDIR_FOR_TEST is everybody's mailbox.
#     fakeauth.py program [argument ...]
# SPDX-License-Identifier: ISC
import os, socket, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from logins import Authenticator


def main(argv):
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        ours.close()
        os.dup2(theirs.fileno(), 3)
        os.environ["AUTH_FD"] = "3"
        os.execvp(argv[0], argv)
    theirs.close()
    auth = Authenticator(ours, mechs="PLAIN LOGIN")
    auth.run()
    os.waitpid(pid, 0)
    if auth.start is None:
        return
    fd = os.memfd_create("hand-over")
    os.write(fd, b"HANDOVER 1\nuser=joe@example.org\nmaildir=%s\n\n" % os.environb[b"MAILDIR_FOR_TEST"])
    os.write(fd, auth.unread)
    if auth.start.endswith(" TLS"):
        os.dup2(int(os.environ["SSLREADFD"]), 0)
        os.dup2(int(os.environ["SSLWRITEFD"]), 1)
    os.dup2(fd, 3)
    os.execvp(argv[0], argv)


main(sys.argv[1:])
