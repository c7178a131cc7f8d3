"""Clients of map-serve that do not play fair, each a process of its own.
map-attack.py HOW COMMAND... prints how it ended. SPDX-License-Identifier: ISC"""
import socket, subprocess, sys, time

how, argv = sys.argv[1], sys.argv[2:]
ours, theirs = socket.socketpair()
p = subprocess.Popen(argv, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL)
theirs.close()
start = time.monotonic()
ours.settimeout(60)

def frame(b):
    return b"%d:%s," % (len(b), b)

def drip(data):
    for i in range(len(data)):
        ours.sendall(data[i:i + 1])
        time.sleep(0.2)
        if p.poll() is not None:
            return

try:
    if how == "drip":
        drip(b"4000:" + b"x" * 200)
    elif how == "slow":
        # Much is asked, and read so slowly that it would take minutes.
        ours.sendall(frame(b"alias many@big.example") * 150)
        while p.poll() is None and time.monotonic() - start < 60:
            ours.recv(100000)
            time.sleep(0.2)
    else:
        ours.sendall({"huge": b"99999999999999999999999:", "long": b"4097:", "digits": b"0" * 100000,
                      "minus": b"-1:,", "none": b":,", "comma": b"3:a b;"}[how])
        ours.shutdown(socket.SHUT_WR)
        while ours.recv(65536):
            pass
except ConnectionError:
    pass
try:
    code = p.wait(60)
except subprocess.TimeoutExpired:
    p.kill()
    code = "still there"
took = time.monotonic() - start
print(code, "soon" if took < 20 else "after %d s" % took)
