#!/bin/sh
# The whole way: smtp-source -> smtp-recv -> mail-deliver -> queue -> queue-run ->
# smtp-send -> smtp-recv, ours in the mailbox, others across the queue, each once.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
need tcpserver smtp-source
port=$(free_port) far=$(free_port)
q=$T/q
mkdir -m 700 "$q"; [ "$(id -u)" -ne 0 ] || chown 65533:65533 "$q"
mkdir "$T/far"; chmod 777 "$T/far"
echo here.org >"$T/local"
# shellcheck disable=SC2086
spawn recv.log tcpserver -RHl0 127.0.0.1 "$port" smtp-recv --accept-all \
	mail-deliver $AS_USER --local "$T/local" --queue "$q" \
	maildir-deliver --maildir "$M/box"
cat >"$T/keep" <<'END'
#!/bin/sh
umask 0
cat >"$FAR/$QUEUE_ID.$$"
END
chmod 755 "$T/keep"; FAR=$T/far; export FAR
spawn far.log tcpserver -RHl0 127.0.0.1 "$far" smtp-recv --accept-all "$T/keep"
wait_port "$port"; wait_port "$far"
spawn run.log queue-run --hostname here.org --queue "$q" smtp-send --relay "[127.0.0.1]:$far"
ok 'forty messages for elsewhere' smtp-source -m 40 -s 4 -f s@x.org -t far@remote.org "127.0.0.1:$port"
ok 'ten for us' smtp-source -m 10 -s 2 -f s@x.org -t joe@here.org "127.0.0.1:$port"
far_ones() { [ "$(ls "$T/far" | wc -l)" -ge 40 ] && [ -z "$(ls "$q/new" "$q/work" | grep -v :)" ]; }
ok 'all arrive, and the queue is empty' wait_for far_ones
is 'each once' "$(ls "$T/far" | wc -l)" 40
is 'whole' "$(grep -L '^La de da' "$T"/far/* | wc -l)" 0
is 'through both' "$(grep -c '^Received:' "$(ls "$T"/far/* | head -n 1)")" 2
is 'ours are in the mailbox' "$(ls "$M/box/new" | wc -l)" 10
id=$(sed -n 's/.*event=passed id=\([^ ]*\) .*/\1/p; s/.*event=relayed id=\([^ ]*\) .*/\1/p' "$T/run.log" | head -n 1)
ok 'one id from the first log line to the last' grep -q "event=accepted id=$id " "$T/recv.log"
done_testing
