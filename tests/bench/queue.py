"""queue - what a relay costs: messages come in by SMTP (smtp-source), wait in the
queue, and go out by SMTP (smtp-sink), ours beside a private Postfix in the same
run: CPU of all processes (control group), wall time from the first connection
until the queue is empty, and the most memory. Then a queue for a host that is
down: its first look, and the memory it takes.

    queue.py [MESSAGES [DEAD]]      default 1000 and 2000

SPDX-License-Identifier: ISC"""
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import bench  # noqa: E402
import peers  # noqa: E402

N = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
DEAD = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
QUEUE_UID = 65533
PATH = bench.BUILD + "/bin:/usr/sbin:/usr/bin:/bin"


def files(*dirs):
    return sum(len(f) for d in dirs for _, _, f in os.walk(d))


class Ours(peers.Server):
    name = "pneumatic"

    def __init__(self, directory, sink):
        super().__init__(directory)
        self.port, self.queue = peers.free_port(), directory + "/q"
        os.mkdir(self.queue, 0o700)
        os.chown(self.queue, QUEUE_UID, QUEUE_UID)
        peers.write(directory + "/run", """#!/bin/sh
tcpserver -RHl localhost -c 100 127.0.0.1 %d smtp-recv --accept-all mail-queue --queue %s &
exec queue-run --queue %s --hostname bench.example smtp-send --hostname bench.example --relay '[127.0.0.1]:%d'
""" % (self.port, self.queue, self.queue, sink), 0o755)
        self.start([directory + "/run"], env={"PATH": PATH, "LOG": ""})
        peers.wait_port(self.port)

    def waiting(self):
        return files(self.queue)

    def deferred(self):
        return files(self.queue + "/work")


class Postfix(peers.Postfix):
    name = "postfix-relay"

    def __init__(self, directory, sink):
        super().__init__(directory)
        with open(self.etc + "/main.cf", "a") as f:
            f.write("relayhost = [127.0.0.1]:%d\nsmtp_host_lookup = native\n" % sink)
        with open(self.etc + "/master.cf", "a") as f:
            f.write("smtp unix - - n - - smtp\nscache unix - - n - 1 scache\n"
                    "error unix - - n - - error\nretry unix - - n - - error\n")
        subprocess.run(["/usr/sbin/postfix", "-c", self.etc, "reload"], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(1)

    def waiting(self):
        q = self.dir + "/queue/"
        return files(q + "incoming", q + "active", q + "deferred", q + "maildrop")

    def deferred(self):
        return files(self.dir + "/queue/deferred")


def source(server, n):
    subprocess.run(["smtp-source", "-s", "10", "-m", str(n), "-l", "4000", "-f", "a@x.org", "-t", "b@far.org",
                    "127.0.0.1:%d" % server.port], check=True, stdout=subprocess.DEVNULL)


class Sampler(threading.Thread):
    def __init__(self, server):
        super().__init__()
        self.server, self.most, self.over = server, 0, False

    def run(self):
        while not self.over:
            self.most = max(self.most, bench.pss(self.server.group.pids())[0])
            time.sleep(0.05)


def measure(server, n, done, label):
    sampler = Sampler(server)
    cpu, start = server.group.cpu(), time.time()
    sampler.start()
    source(server, n)
    taken = time.time() - start
    while not done() and time.time() - start < 100:
        time.sleep(0.02)
    wall = time.time() - start
    sampler.over = True
    sampler.join()
    used = (server.group.cpu() - cpu) / 1000 / n if cpu is not None else float("nan")
    print("  %-28s %8.2f %8.2f %8.2f %10d" % (label, taken, wall, used, sampler.most), flush=True)


def main():
    if os.getuid() != 0 or not all(map(shutil.which, ("smtp-source", "smtp-sink", "tcpserver"))):
        print("queue.py: root, postfix and tcpserver are needed")
        return
    top = tempfile.mkdtemp()
    os.chmod(top, 0o755)
    port = peers.free_port()
    sink = subprocess.Popen(["smtp-sink", "-u", "postfix", "127.0.0.1:%d" % port, "1000"],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    dead = peers.free_port()
    try:
        peers.wait_port(port)
        print("%-30s %8s %8s %8s %10s" % ("%d messages through a relay" % N, "taken s", "gone s", "CPU ms", "PSS KiB"))
        for kind, to, n, title in ((0, port, N, ""), (1, dead, DEAD, "host down, %d: " % DEAD)):
            for cls in (Ours, Postfix):
                server = cls("%s/%s%d" % (top, cls.name, kind), to)
                try:
                    if kind == 0:
                        source(server, 20)
                        for _ in range(400):
                            if server.waiting():
                                time.sleep(0.05)
                    done = (lambda: server.waiting() == 0) if kind == 0 else (lambda: server.deferred() >= n)
                    measure(server, n, done, title + server.name)
                finally:
                    server.stop()
    finally:
        sink.kill()
        shutil.rmtree(top)


main()
