# search-index-crafted.py BOX SQL - do SQL to the index of a mailbox, past what
# search-index would write, and seal its pages again (lib/fts/ftsvfs.c).
# SPDX-License-Identifier: ISC
import sqlite3, struct, sys

WORD, ODD = (1 << 64) - 1, 0x9e3779b97f4a7c15


def step(lane, word):
    x = lane ^ word
    return ((x << 29 | x >> 35) & WORD) * ODD & WORD


def checksum(page, seed):
    """lib/index/sum.c"""
    lanes, at = [seed ^ i for i in (1, 2, 3, 4)], 0
    total = (seed + len(page)) * ODD & WORD
    while len(page) - at >= 32:
        for i in range(4):
            lanes[i] = step(lanes[i], struct.unpack_from("<Q", page, at + 8 * i)[0])
        at += 32
    while len(page) - at >= 8:
        lanes[0] = step(lanes[0], struct.unpack_from("<Q", page, at)[0])
        at += 8
    if at < len(page):
        lanes[1] = step(lanes[1], int.from_bytes(page[at:], "little"))
    for lane in lanes:
        total = (total ^ lane ^ lane >> 31) * ODD & WORD
    return total ^ total >> 32


path = sys.argv[1] + "/pneumatic.fts"
base = sqlite3.connect(path)
base.executescript(sys.argv[2])
base.commit()
base.close()
data = bytearray(open(path, "rb").read())
size = struct.unpack_from(">H", data, 16)[0]
for at in range(0, len(data), size):
    struct.pack_into("<Q", data, at + size - 8, checksum(bytes(data[at:at + size - 8]), at))
with open(path, "wb") as f:
    f.write(data)
