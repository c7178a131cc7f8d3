# imapd-names - the FETCH items, SEARCH keys, commands and response codes that are
# in imapd's source, each of which must stand in a transcript of tests/data/imap*: the
# items and keys in a line of the client, a code in a line of the server. Commands
# and codes that one transcript cannot show (they want two sessions, ACLs, a full
# disk, a login) must stand in a test's script. SPDX-License-Identifier: ISC
import glob, os, re

ROOT = os.environ["ROOT"]


def read(*patterns):
    return "\n".join(open(f, encoding="latin-1").read() for p in patterns for f in sorted(glob.glob(ROOT + "/" + p, recursive=True)))


transcripts = read("tests/data/imap*/*.txt")
asked = "\n".join(re.findall(r"^C: (.*)", transcripts, re.M)).upper()
answered = "\n".join(re.findall(r"^S: (.*)", transcripts, re.M))
scripts = read("tests/cmd/imapd*.py", "tests/cmd/imapd*.t", "tests/lib/imap_*.py", "tests/cmd/imap-login.*",
               "tests/cmd/unauthenticate.*")
imapd = read("cmd/read/imapd/**/*.c")


def rows(path):
    return re.findall(r'\bROW\("([^"]+)"', read(path))


def codes():
    """Those of the table of replies, and those that are written where they arise:
    "[CODE", or the start of a text that goes into the code's buffer."""
    found = set(re.findall(r'\] = \{ "[A-Z]+",\s*"([A-Z-]+)', read("cmd/read/imapd/reply.c")))
    found |= set(re.findall(r'(?:OK|NO|BAD|BYE|PREAUTH) \[([A-Z][A-Z-]+)', imapd))
    found |= set(re.findall(r'code,\s*(?:SPAN\()?"([A-Z][A-Z-]{3,})', imapd))
    return sorted(found)


def missing(names, *texts):
    def there(name, text):
        return re.search(r"(?<![\w.-])%s(?![\w-]|\.[A-Z])" % re.escape(name), text)
    return [n for n in names if not any(there(n, t) for t in texts)]


for what, names, least, texts in (
        ("FETCH items", [n.rstrip("[") for n in rows("cmd/read/imapd/fetch/items.c")] + ["ALL", "FULL", "FAST"], 20, [asked]),
        ("SEARCH keys", rows("lib/imap/searchrow.c"), 40, [asked]),
        ("commands", rows("cmd/read/imapd/dispatch.c"), 40, [asked, scripts]),
        ("response codes", codes(), 25, [answered, scripts])):
    lost = missing(names, *texts)
    good = len(names) >= least and not lost
    print("%s\t%s: %d, each in a transcript%s" % ("ok" if good else "no", what, len(names), "" if good else "\tthese are not: %s of %s" % (lost, names)))
