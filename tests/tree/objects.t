#!/bin/sh
# etc/make/objects.mk is what etc/make/objects.sh writes.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
mkdir "$T/tree"
(cd "$ROOT" && find lib cmd tests/lib etc/make -name build -prune -o -type f -print |
    cpio -pdm --quiet "$T/tree" 2>/dev/null) ||
	(cd "$ROOT" && tar cf - lib cmd tests/lib etc/make) | (cd "$T/tree" && tar xf -)
ok "the generator runs" sh "$T/tree/etc/make/objects.sh"
is "the committed list is fresh (make objects)" \
    "$(diff "$ROOT/etc/make/objects.mk" "$T/tree/etc/make/objects.mk")" ""
done_testing
