"""Ask a socketmap server. socketmap.py PORT MAP KEY... prints each answer; with
"-" for PORT questions go to standard output. SPDX-License-Identifier: ISC"""
import socket, sys

def frame(b):
    return b"%d:%s," % (len(b), b)

port, name, keys = sys.argv[1], sys.argv[2], sys.argv[3:]
asked = b"".join(frame(("%s %s" % (name, k)).encode()) for k in keys)
if port == "-":
    sys.stdout.buffer.write(asked)
    sys.exit()
s = socket.create_connection(("127.0.0.1", int(port)), 10)
s.settimeout(30)
s.sendall(asked)
s.shutdown(socket.SHUT_WR)
got = b""
while (b := s.recv(65536)):
    got += b
while got:
    n, _, got = got.partition(b":")
    print(got[:int(n)].decode())
    got = got[int(n) + 1:]
