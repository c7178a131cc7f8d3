# scram-client.py USER PASSWORD COMMAND...: SCRAM-SHA-256 (RFC 7677) with an
# authenticator by hand; prints its last reply. Checks the server's signature.
# SPDX-License-Identifier: ISC
import base64, hashlib, hmac, subprocess, sys

user, password, command = sys.argv[1], sys.argv[2], sys.argv[3:]
p = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
e = lambda b: base64.b64encode(b).decode()
mac = lambda k, t: hmac.new(k, t, "sha256").digest()


def say(line):
    p.stdin.write((line + "\n").encode())
    p.stdin.flush()
    reply = p.stdout.readline().decode().strip()
    if not reply.startswith("334"):
        print(reply)
        sys.exit(0)
    return base64.b64decode(reply[4:]).decode()


bare = "n=%s,r=clientnonce" % user
first = say("AUTH SCRAM-SHA-256 " + e(("n,," + bare).encode()))
fields = dict(f.split("=", 1) for f in first.split(","))
salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(fields["s"]), int(fields["i"]))
client, final = mac(salted, b"Client Key"), "c=biws,r=" + fields["r"]
text = ",".join((bare, first, final)).encode()
sign = mac(hashlib.sha256(client).digest(), text)
last = say(e((final + ",p=" + e(bytes(a ^ b for a, b in zip(client, sign)))).encode()))
good = last == "v=" + e(mac(mac(salted, b"Server Key"), text))
say("=" if good else "*")
