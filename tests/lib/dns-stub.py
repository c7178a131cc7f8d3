#!/usr/bin/python3
# dns-stub.py ADDRESS PORT ZONE - a DNS server for tests, over UDP and TCP. The
# zone is read anew for each question. Its lines, a name and:
#
#   A 192.0.2.1 | AAAA ::1 | MX 10 mx.example.org | CNAME other.name
#   SRV 10 5 587 mx.example.org | PTR name | TXT some text | TLSA 3 1 1 hex
#   secure              the AD bit is set
#   servfail | refused | silent | formerr    for every type
#   truncated           over UDP; TCP has the answer
#   loop                the answer's name is a compression loop
#   cut                 the answer ends in the middle
#   wrongid, wrongname  such an answer first, then the true one
#
# `default A 127.0.0.1` answers for names that are not there.
# SPDX-License-Identifier: ISC
import socket, socketserver, struct, sys, threading

TYPES = {"A": 1, "CNAME": 5, "PTR": 12, "MX": 15, "TXT": 16, "AAAA": 28, "SRV": 33,
    "TLSA": 52}

def name_of(text):
    out = b""
    for label in text.rstrip(".").split("."):
        if label:
            out += bytes([len(label)]) + label.encode()
    return out + b"\0"

def data_of(kind, words):
    if kind == "A":
        return socket.inet_pton(socket.AF_INET, words[0])
    if kind == "AAAA":
        return socket.inet_pton(socket.AF_INET6, words[0])
    if kind == "MX":
        return struct.pack("!H", int(words[0])) + name_of(words[1])
    if kind == "SRV":
        return struct.pack("!HHH", *map(int, words[:3])) + name_of(words[3])
    if kind in ("CNAME", "PTR"):
        return name_of(words[0])
    if kind == "TXT":
        text = " ".join(words).encode()
        return b"".join(bytes([len(text[i:i + 255])]) + text[i:i + 255]
            for i in range(0, max(len(text), 1), 255))
    return bytes(int(w) for w in words[:3]) + bytes.fromhex(words[3])

def zone():
    names = {}
    for line in open(sys.argv[3]):
        words = line.split()
        if words and not words[0].startswith("#"):
            names.setdefault(words[0].lower().rstrip("."), []).append(words[1:])
    return names

def answer(query, tcp):
    """A list of packets."""
    names = zone()
    at, labels = 12, []
    while query[at]:
        labels.append(query[at + 1:at + 1 + query[at]].decode("latin-1"))
        at += 1 + query[at]
    question = query[12:at + 5]
    name = ".".join(labels).lower()
    kind = struct.unpack("!H", query[at + 1:at + 3])[0]
    records, secure, seen = [], True, 0
    entry = names.get(name, names.get("default"))
    flags = [e[0] for e in entry] if entry else []
    while entry is not None and seen < 20:
        seen += 1
        secure = secure and any(e[0] == "secure" for e in entry)
        moved = None
        for e in entry:
            if e[0] in TYPES and (TYPES[e[0]] == kind or e[0] == "CNAME"):
                records.append(name_of(name) + struct.pack("!HHIH", TYPES[e[0]], 1, 60,
                    len(data_of(e[0], e[1:]))) + data_of(e[0], e[1:]))
                if e[0] == "CNAME" and kind != 5:
                    moved = e[1].rstrip(".").lower()
        if moved is None:
            break
        name, entry = moved, names.get(moved)
    rcode = 0
    if entry is None and not any(n.endswith("." + name) for n in names):
        rcode = 3
    for word, code in (("formerr", 1), ("servfail", 2), ("refused", 5)):
        if word in flags and (word != "formerr" or query[11]):
            rcode, records = code, []
    bits = 0x8180 | (0x20 if secure and entry else 0) | rcode
    if "silent" in flags:
        return []
    if "truncated" in flags and not tcp:
        bits, records = bits | 0x200, []
    head = query[:2] + struct.pack("!HHHHH", bits, 1, len(records), 0, 0)
    if "loop" in flags:
        return [query[:2] + struct.pack("!HHHHH", bits, 1, 1, 0, 0) + question +
            struct.pack("!H", 0xc000 | (12 + len(question))) + struct.pack("!HHIH", kind, 1, 60, 4) + b"\x7f\0\0\1"]
    packet = head + question + b"".join(records)
    if "cut" in flags:
        packet = packet[:-2]
    before = []
    if "wrongid" in flags:
        before.append(bytes([query[0] ^ 1]) + packet[1:])
    if "wrongname" in flags:
        before.append(packet.replace(question, b"\x05wrong\0" + question[-4:], 1))
    return before + [packet]

class Udp(socketserver.BaseRequestHandler):
    def handle(self):
        data, sock = self.request
        for packet in answer(data, False):
            sock.sendto(packet, self.client_address)

class Tcp(socketserver.BaseRequestHandler):
    def handle(self):
        n = self.request.recv(2)
        if len(n) == 2:
            for packet in answer(self.request.recv(4096), True)[-1:]:
                self.request.sendall(struct.pack("!H", len(packet)) + packet)

class Threads(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

where = (sys.argv[1], int(sys.argv[2]))
tcp = Threads(where, Tcp)
udp = socketserver.ThreadingUDPServer(where, Udp)
udp.daemon_threads = True
threading.Thread(target=tcp.serve_forever, daemon=True).start()
udp.serve_forever()
