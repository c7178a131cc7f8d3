#!/bin/sh
# Thunderbird, without a window, as an IMAP client of the whole chain. It is not
# in tests/packages.sh: 70 MB for one test, which is skipped where it is not there.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
. "$ROOT/tests/lib/checks.sh"
need thunderbird tcpserver openssl
ok "make an instance" sh "$ROOT/etc/demo/instance.sh" "$T/i"
rm -f "$T/i/mail/ann/.dovecot.sieve"
for service in imap imaps; do
	port=$(free_port)
	spawn "log-$service" tcpserver -RHl localhost 127.0.0.1 "$port" "$T/i/services/$service"
	wait_port "$port" "$spawned" || fail "$service starts"
	eval "$service=$port"
	export "${service?}"
done
marionette=$(free_port)
export marionette
mkdir "$T/profile"
cat >"$T/profile/user.js" <<END
user_pref("marionette.port", $marionette);
user_pref("mail.provider.suppress_dialog_on_startup", true);
user_pref("mail.spotlight.firstRunDone", true);
user_pref("mail.winsearch.firstRunDone", true);
user_pref("mailnews.start_page.enabled", false);
user_pref("datareporting.policy.dataSubmissionPolicyBypassNotification", true);
user_pref("app.update.auto", false);
user_pref("app.donation.eoy.version.viewed", 999);
user_pref("network.dns.disabled", false);
user_pref("mail.biff.show_alert", false);
END
spawn thunderbird.log thunderbird --headless --marionette --remote-allow-system-access --no-remote --profile "$T/profile"
if wait_port "$marionette" "$spawned" && sleep 1; then
	take_checks "$ROOT/tests/e2e/thunderbird.py"
else
	fail "Thunderbird starts"
fi
if [ "$failed" -ne 0 ]; then
	for log in "$T"/log-* "$T/thunderbird.log"; do
		note "--- $log"; tail -n 8 "$log" | sed 's/^/# /'
	done
fi
done_testing
