#!/bin/sh
# Several instances: each a directory with its own queue and smarthost; created
# disabled, started, stopped, shown and flushed by one script.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
one=$(free_port) two=$(free_port)
INSTANCES=$T/instances; export INSTANCES
: >"$T/behave"
instance() { "$ROOT/etc/pneumatic/services/instance" "$@"; }
ok 'create' instance create first second-2525
exits 'not twice' 64 instance create first
exits 'not any name' 64 instance create ../x
is 'new ones do nothing' "$(instance status)" 'first: disabled, not running, 0 waiting
second-2525: disabled, not running, 0 waiting'
ok 'edited: each has a smarthost' sed -i "s/^	smtp-send/	smtp-send --relay [127.0.0.1]:$one --hostname me.org/" \
	"$INSTANCES/first/run"
sed -i "s/^	smtp-send/	smtp-send --relay [127.0.0.1]:$two --hostname me.org/" "$INSTANCES/second-2525/run"
sed -i "s,^export PATH=.*,&; PATH=$BIN:\$PATH," "$INSTANCES"/*/run
is 'check' "$(instance check)" 'first: ok
second-2525: ok'
printf 'Subject: t\n\nx\n' >"$T/m"
put() { SENDER=s@x.org RECIPIENT=$2 mail-queue --queue "$INSTANCES/$1/queue" <"$T/m" 2>/dev/null; }
put first a@one.org; put second-2525 b@two.org
spawn one.err "$PYTHON" "$ROOT/tests/lib/smtp-peer.py" 127.0.0.1 "$one" "$T/behave" "$T/one.log"
wait_port "$one"
instance enable first; instance start
running=$(cat "$INSTANCES/first/pid"); reap_later "$running"
wait_for grep -q 'a@one.org' "$T/one.log"
wait_for sh -c "'$ROOT/etc/pneumatic/services/instance' status | grep -q 'first: enabled, running, 0'"
is 'only what is enabled starts' "$(instance status)" 'first: enabled, running, 0 waiting
second-2525: disabled, not running, 1 waiting'
instance enable second-2525; instance start
reap_later "$(cat "$INSTANCES/second-2525/pid")"
wait_for grep -rq deferred "$INSTANCES/second-2525/queue/work"
is 'start leaves what runs alone' "$(cat "$INSTANCES/first/pid")" "$running"
spawn two.err "$PYTHON" "$ROOT/tests/lib/smtp-peer.py" 127.0.0.1 "$two" "$T/behave" "$T/two.log"
wait_port "$two"
ok 'flush' instance flush second-2525
wait_for grep -q 'b@two.org' "$T/two.log"
is 'to its own smarthost' "$(grep -c one.org "$T/two.log") $(grep -c two.org "$T/one.log")" '0 0'
wait_for sh -c "'$ROOT/etc/pneumatic/services/instance' status | grep -q 'second-2525: enabled, running, 0'"
instance stop
is 'stopped' "$(instance status | grep -c 'not running')" 2
instance disable second-2525; instance start
is 'disabled: not started' "$(instance status second-2525)" 'second-2525: disabled, not running, 0 waiting'
instance stop
exits 'no such one' 64 instance start third
done_testing
