# written by etc/make/objects.sh; do not edit
$(O)/full/cmd/admin/mail-passwd/commands.o: cmd/admin/mail-passwd/commands.c cmd/admin/mail-passwd/commands.h lib/base/attr.h lib/base/err.h cmd/admin/mail-passwd/settings.h lib/base/option.h lib/auth/username.h lib/auth/domains.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/auth/userscan.h lib/base/secret.h cmd/admin/mail-passwd/edit.h lib/io/newfile.h cmd/admin/mail-passwd/entry.h cmd/admin/mail-passwd/password.h cmd/admin/mail-passwd/show.h cmd/admin/mail-passwd/verifier.h $(O)/machine
	@$(COMPILE_FULL) cmd/admin/mail-passwd/commands.c
$(O)/full/cmd/admin/mail-passwd/edit.o: cmd/admin/mail-passwd/edit.c cmd/admin/mail-passwd/edit.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/newfile.h lib/auth/userfile.h lib/auth/serve.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/userscan.h lib/auth/users.h lib/auth/usersdb.h lib/cdb/cdb.h lib/io/slurp.h $(O)/machine
	@$(COMPILE_FULL) cmd/admin/mail-passwd/edit.c
$(O)/full/cmd/admin/mail-passwd/entry.o: cmd/admin/mail-passwd/entry.c cmd/admin/mail-passwd/entry.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/auth/users.h lib/auth/serve.h lib/auth/account.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h $(O)/machine
	@$(COMPILE_FULL) cmd/admin/mail-passwd/entry.c
$(O)/full/cmd/admin/mail-passwd/main.o: cmd/admin/mail-passwd/main.c lib/auth/username.h lib/auth/domains.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/tool.h lib/base/option.h cmd/admin/mail-passwd/commands.h cmd/admin/mail-passwd/settings.h lib/crypto/scheme.h $(O)/machine
	@$(COMPILE_FULL) cmd/admin/mail-passwd/main.c
$(O)/full/cmd/admin/mail-passwd/password.o: cmd/admin/mail-passwd/password.c cmd/admin/mail-passwd/password.h lib/base/attr.h lib/base/err.h lib/base/secret.h lib/base/span.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) cmd/admin/mail-passwd/password.c
$(O)/full/cmd/admin/mail-passwd/show.o: cmd/admin/mail-passwd/show.c cmd/admin/mail-passwd/show.h cmd/admin/mail-passwd/commands.h lib/base/attr.h lib/base/err.h cmd/admin/mail-passwd/settings.h lib/base/option.h lib/auth/userfile.h lib/auth/serve.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/userscan.h lib/auth/users.h lib/auth/usersdb.h lib/cdb/cdb.h lib/io/newfile.h lib/crypto/scheme.h cmd/admin/mail-passwd/password.h $(O)/machine
	@$(COMPILE_FULL) cmd/admin/mail-passwd/show.c
$(O)/full/cmd/admin/mail-passwd/verifier.o: cmd/admin/mail-passwd/verifier.c cmd/admin/mail-passwd/verifier.h lib/auth/username.h lib/auth/domains.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h cmd/admin/mail-passwd/settings.h lib/base/option.h lib/auth/users.h lib/auth/serve.h lib/auth/account.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/conn/cidr.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/userscan.h lib/crypto/scheme.h lib/sasl/saslprep.h cmd/admin/mail-passwd/entry.h $(O)/machine
	@$(COMPILE_FULL) cmd/admin/mail-passwd/verifier.c
$(O)/light/cmd/admin/maildir-check/check.o: cmd/admin/maildir-check/check.c cmd/admin/maildir-check/check.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/buf.h lib/base/tool.h lib/base/option.h cmd/admin/maildir-check/files.h lib/index/cache.h lib/index/cachewindow.h lib/index/index.h lib/maildir/disk.h lib/maildir/dotlock.h lib/maildir/leftover.h lib/maildir/treedir.h lib/maildir/uidlist.h lib/maildir/validity.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/admin/maildir-check/check.c
$(O)/light/cmd/admin/maildir-check/files.o: cmd/admin/maildir-check/files.c cmd/admin/maildir-check/files.h cmd/admin/maildir-check/check.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/buf.h lib/base/mem.h lib/base/tool.h lib/base/option.h lib/io/unpack.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/disk.h lib/maildir/inflated.h lib/maildir/msgname.h lib/maildir/scan.h cmd/admin/maildir-check/resize.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/admin/maildir-check/files.c
$(O)/light/cmd/admin/maildir-check/main.o: cmd/admin/maildir-check/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/admin/maildir-check/check.h lib/base/span.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/buf.h lib/maildir/ownedtree.h lib/os/clock.h lib/os/confine.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/admin/maildir-check/main.c
$(O)/light/cmd/admin/maildir-check/resize.o: cmd/admin/maildir-check/resize.c cmd/admin/maildir-check/resize.h lib/base/buf.h lib/base/attr.h lib/base/span.h cmd/admin/maildir-check/check.h lib/base/err.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/mem.h lib/maildir/disk.h lib/maildir/dotlock.h lib/maildir/msgname.h lib/maildir/flags.h lib/maildir/uidlist.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/admin/maildir-check/resize.c
$(O)/light/cmd/admin/maildir-expire/expire.o: cmd/admin/maildir-expire/expire.c cmd/admin/maildir-expire/expire.h lib/base/attr.h lib/base/err.h lib/maildir/foldername.h lib/base/buf.h lib/base/span.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/num.h lib/base/tool.h lib/base/option.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/admin/maildir-expire/expire.c
$(O)/light/cmd/admin/maildir-expire/main.o: cmd/admin/maildir-expire/main.c lib/base/mem.h lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/admin/maildir-expire/expire.h lib/maildir/foldername.h lib/base/buf.h lib/base/span.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/ownedtree.h lib/os/clock.h lib/os/confine.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/admin/maildir-expire/main.c
$(O)/light/cmd/admin/maildir-quota/main.o: cmd/admin/maildir-quota/main.c lib/base/mem.h lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/maildir/ownedtree.h lib/maildir/tree.h lib/base/pool.h lib/base/span.h lib/maildir/layout.h lib/base/buf.h lib/maildir/quota.h lib/os/clock.h lib/os/confine.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/admin/maildir-quota/main.c
$(O)/light/cmd/admin/maildir-undelete/main.o: cmd/admin/maildir-undelete/main.c lib/base/mem.h lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/maildir/ownedtree.h lib/maildir/tree.h lib/base/pool.h lib/base/span.h lib/maildir/layout.h lib/base/buf.h lib/maildir/quota.h lib/os/confine.h cmd/admin/maildir-undelete/undelete.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/admin/maildir-undelete/main.c
$(O)/light/cmd/admin/maildir-undelete/undelete.o: cmd/admin/maildir-undelete/undelete.c cmd/admin/maildir-undelete/undelete.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/maildir/tree.h lib/base/pool.h lib/base/span.h lib/maildir/layout.h lib/base/buf.h lib/base/mem.h lib/base/tool.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/foldername.h lib/mime/header.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/admin/maildir-undelete/undelete.c
$(O)/full/cmd/admin/tls-check/chain.o: cmd/admin/tls-check/chain.c cmd/admin/tls-check/chain.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/admin/tls-check/report.h lib/tls/keypair.h lib/tls/tlserr.h $(O)/machine
	@$(COMPILE_FULL) cmd/admin/tls-check/chain.c
$(O)/full/cmd/admin/tls-check/dialogue.o: cmd/admin/tls-check/dialogue.c cmd/admin/tls-check/dialogue.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/rd.h lib/io/wr.h $(O)/machine
	@$(COMPILE_FULL) cmd/admin/tls-check/dialogue.c
$(O)/full/cmd/admin/tls-check/folders.o: cmd/admin/tls-check/folders.c cmd/admin/tls-check/folders.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h cmd/admin/tls-check/report.h lib/base/buf.h lib/base/mem.h cmd/admin/tls-check/chain.h lib/tls/keypair.h lib/tls/certdir.h $(O)/machine
	@$(COMPILE_FULL) cmd/admin/tls-check/folders.c
$(O)/full/cmd/admin/tls-check/main.o: cmd/admin/tls-check/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/admin/tls-check/folders.h lib/base/pool.h lib/base/span.h cmd/admin/tls-check/report.h lib/os/confine.h lib/os/secrecy.h cmd/admin/tls-check/ports.h cmd/admin/tls-check/dialogue.h $(O)/machine
	@$(COMPILE_FULL) cmd/admin/tls-check/main.c
$(O)/full/cmd/admin/tls-check/ports.o: cmd/admin/tls-check/ports.c cmd/admin/tls-check/ports.h lib/base/attr.h lib/base/err.h cmd/admin/tls-check/dialogue.h lib/base/span.h cmd/admin/tls-check/folders.h lib/base/pool.h cmd/admin/tls-check/report.h lib/base/num.h lib/base/tool.h lib/base/option.h cmd/admin/tls-check/chain.h lib/base/buf.h lib/tls/keypair.h lib/os/clock.h lib/tls/clientctx.h lib/tls/tlsctx.h lib/tls/netbio.h lib/tls/tlserr.h $(O)/machine
	@$(COMPILE_FULL) cmd/admin/tls-check/ports.c
$(O)/full/cmd/admin/tls-check/report.o: cmd/admin/tls-check/report.c cmd/admin/tls-check/report.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) cmd/admin/tls-check/report.c
$(O)/light/cmd/auth/auth-cache/main.o: cmd/auth/auth-cache/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/auth/auth-cache/manage.h lib/auth/authcache.h lib/auth/serve.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/auth-cache/main.c
$(O)/light/cmd/auth/auth-cache/manage.o: cmd/auth/auth-cache/manage.c cmd/auth/auth-cache/manage.h lib/auth/authcache.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/auth-cache/manage.c
$(O)/light/cmd/auth/auth-socket/listen.o: cmd/auth/auth-socket/listen.c cmd/auth/auth-socket/listen.h lib/base/attr.h lib/base/err.h lib/base/log.h lib/base/buf.h lib/base/span.h lib/os/fds.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/auth-socket/listen.c
$(O)/light/cmd/auth/auth-socket/main.o: cmd/auth/auth-socket/main.c lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/tool.h lib/base/option.h cmd/auth/auth-socket/listen.h cmd/auth/auth-socket/session.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/auth-socket/main.c
$(O)/light/cmd/auth/auth-socket/session.o: cmd/auth/auth-socket/session.c cmd/auth/auth-socket/session.h lib/base/attr.h lib/base/err.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h lib/base/num.h lib/base/secret.h lib/os/confine.h lib/os/random.h lib/sasl/offer.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/auth-socket/session.c
$(O)/light/cmd/auth/auth-throttle/main.o: cmd/auth/auth-throttle/main.c lib/auth/front.h lib/auth/aliases.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/auth/authcache.h lib/auth/loader.h lib/auth/stay.h lib/base/tool.h cmd/auth/auth-throttle/manage.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/auth-throttle/main.c
$(O)/light/cmd/auth/auth-throttle/manage.o: cmd/auth/auth-throttle/manage.c cmd/auth/auth-throttle/manage.h lib/auth/throttle.h lib/auth/table.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/auth-throttle/manage.c
$(O)/light/cmd/auth/checkpassword-auth/backend.o: cmd/auth/checkpassword-auth/backend.c cmd/auth/checkpassword-auth/backend.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/checkpw.h lib/auth/filestamp.h lib/auth/helper.h lib/auth/users.h lib/base/tool.h lib/os/exe.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/checkpassword-auth/backend.c
$(O)/light/cmd/auth/checkpassword-auth/main.o: cmd/auth/checkpassword-auth/main.c lib/auth/front.h lib/auth/aliases.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/auth/authcache.h lib/auth/loader.h lib/auth/stay.h cmd/auth/checkpassword-auth/backend.h lib/base/tool.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/checkpassword-auth/main.c
$(O)/light/cmd/auth/checkpassword-reply/main.o: cmd/auth/checkpassword-reply/main.c lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h lib/io/wr.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/checkpassword-reply/main.c
$(O)/light/cmd/auth/file-auth/backend.o: cmd/auth/file-auth/backend.c cmd/auth/file-auth/backend.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/filestamp.h lib/auth/userfile.h lib/auth/userscan.h lib/auth/usersdb.h lib/cdb/cdb.h lib/io/newfile.h lib/base/tool.h cmd/auth/file-auth/explain.h cmd/auth/file-auth/master.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/file-auth/backend.c
$(O)/light/cmd/auth/file-auth/explain.o: cmd/auth/file-auth/explain.c cmd/auth/file-auth/explain.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/base/tool.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/file-auth/explain.c
$(O)/light/cmd/auth/file-auth/main.o: cmd/auth/file-auth/main.c lib/auth/front.h lib/auth/aliases.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/auth/authcache.h lib/auth/loader.h lib/auth/stay.h lib/auth/pwcheck.h lib/base/log.h lib/base/tool.h lib/os/exe.h cmd/auth/file-auth/backend.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/file-auth/main.c
$(O)/light/cmd/auth/file-auth/master.o: cmd/auth/file-auth/master.c cmd/auth/file-auth/master.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/verifiers.h lib/base/secret.h lib/base/tool.h lib/base/option.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/file-auth/master.c
$(O)/light/cmd/auth/ldap-auth/backend.o: cmd/auth/ldap-auth/backend.c cmd/auth/ldap-auth/backend.h lib/auth/ldapquery.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/auth/serve.h lib/auth/askeep.h lib/link/chain.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h cmd/auth/ldap-auth/config.h lib/auth/filestamp.h lib/auth/ldaptext.h lib/auth/users.h lib/base/tool.h cmd/auth/ldap-auth/record.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/ldap-auth/backend.c
$(O)/light/cmd/auth/ldap-auth/config.o: cmd/auth/ldap-auth/config.c cmd/auth/ldap-auth/config.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/secret.h lib/base/buf.h lib/io/slurp.h lib/sasl/offer.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/ldap-auth/config.c
$(O)/light/cmd/auth/ldap-auth/main.o: cmd/auth/ldap-auth/main.c lib/auth/front.h lib/auth/aliases.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/auth/authcache.h lib/auth/loader.h lib/auth/stay.h cmd/auth/ldap-auth/backend.h lib/auth/ldapquery.h cmd/auth/ldap-auth/config.h lib/base/tool.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/ldap-auth/main.c
$(O)/light/cmd/auth/ldap-auth/record.o: cmd/auth/ldap-auth/record.c cmd/auth/ldap-auth/record.h lib/auth/ldaptext.h lib/auth/username.h lib/auth/domains.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/auth/serve.h lib/auth/account.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h cmd/auth/ldap-auth/config.h lib/auth/users.h lib/base/tool.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/ldap-auth/record.c
$(O)/full/cmd/auth/ldap-query/dial.o: cmd/auth/ldap-query/dial.c cmd/auth/ldap-query/dial.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/ldap-query/dial.c
$(O)/full/cmd/auth/ldap-query/directory.o: cmd/auth/ldap-query/directory.c cmd/auth/ldap-query/directory.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/base/secret.h cmd/auth/ldap-query/dial.h lib/base/tool.h lib/base/option.h lib/os/clock.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/ldap-query/directory.c
$(O)/full/cmd/auth/ldap-query/main.o: cmd/auth/ldap-query/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/auth/ldap-query/directory.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/base/secret.h cmd/auth/ldap-query/dial.h cmd/auth/ldap-query/serving.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/ldap-query/main.c
$(O)/full/cmd/auth/ldap-query/serving.o: cmd/auth/ldap-query/serving.c cmd/auth/ldap-query/serving.h lib/base/attr.h lib/base/err.h cmd/auth/ldap-query/directory.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/base/secret.h cmd/auth/ldap-query/dial.h lib/io/rd.h lib/io/wr.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/ldap-query/serving.c
$(O)/light/cmd/auth/pam-auth/backend.o: cmd/auth/pam-auth/backend.c cmd/auth/pam-auth/backend.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/filestamp.h lib/auth/helper.h lib/base/num.h lib/base/tool.h lib/conn/facts.h lib/os/exe.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/pam-auth/backend.c
$(O)/light/cmd/auth/pam-auth/main.o: cmd/auth/pam-auth/main.c lib/auth/front.h lib/auth/aliases.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/auth/authcache.h lib/auth/loader.h lib/auth/stay.h cmd/auth/pam-auth/backend.h lib/base/tool.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/pam-auth/main.c
$(O)/full/cmd/auth/pam-check/main.o: cmd/auth/pam-check/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/secret.h lib/base/tool.h lib/base/err.h lib/base/option.h lib/io/slurp.h cmd/auth/pam-check/nss.h lib/os/secrecy.h cmd/auth/pam-check/stack.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/pam-check/main.c
$(O)/full/cmd/auth/pam-check/nss.o: cmd/auth/pam-check/nss.c cmd/auth/pam-check/nss.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/pam-check/nss.c
$(O)/full/cmd/auth/pam-check/stack.o: cmd/auth/pam-check/stack.c cmd/auth/pam-check/stack.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h lib/base/tool.h lib/base/option.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/pam-check/stack.c
$(O)/full/cmd/auth/password-check/lines.o: cmd/auth/password-check/lines.c cmd/auth/password-check/lines.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h lib/base/secret.h lib/sasl/sasl.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/password-check/lines.c
$(O)/full/cmd/auth/password-check/main.o: cmd/auth/password-check/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/secret.h lib/base/tool.h lib/base/err.h lib/base/option.h lib/crypto/scheme.h lib/os/confine.h lib/sasl/jwt.h cmd/auth/password-check/serving.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/password-check/main.c
$(O)/full/cmd/auth/password-check/serving.o: cmd/auth/password-check/serving.c cmd/auth/password-check/serving.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h lib/crypto/scheme.h cmd/auth/password-check/lines.h lib/os/clock.h lib/sasl/jwt.h lib/sasl/sasl.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/password-check/serving.c
$(O)/light/cmd/auth/sasldb-auth/backend.o: cmd/auth/sasldb-auth/backend.c cmd/auth/sasldb-auth/backend.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/helper.h lib/os/exe.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/sasldb-auth/backend.c
$(O)/light/cmd/auth/sasldb-auth/main.o: cmd/auth/sasldb-auth/main.c lib/auth/front.h lib/auth/aliases.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/auth/authcache.h lib/auth/loader.h lib/auth/stay.h cmd/auth/sasldb-auth/backend.h lib/base/tool.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/sasldb-auth/main.c
$(O)/full/cmd/auth/sasldb-list/main.o: cmd/auth/sasldb-list/main.c lib/base/secret.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h lib/os/confine.h lib/os/secrecy.h cmd/auth/sasldb-list/store.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/sasldb-list/main.c
$(O)/full/cmd/auth/sasldb-list/store.o: cmd/auth/sasldb-list/store.c cmd/auth/sasldb-list/store.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/sasldb-list/store.c
$(O)/light/cmd/change/address-rewrite/fields.o: cmd/change/address-rewrite/fields.c cmd/change/address-rewrite/fields.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/tool.h lib/base/option.h lib/link/half.h lib/mime/addrfield.h lib/mime/addrs.h lib/base/pool.h lib/mime/header.h cmd/change/address-rewrite/names.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/os/confine.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/address-rewrite/fields.c
$(O)/light/cmd/change/address-rewrite/main.o: cmd/change/address-rewrite/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h lib/link/link.h cmd/change/address-rewrite/work.h cmd/change/address-rewrite/names.h lib/route/route.h lib/base/pool.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/smtp/carried.h lib/smtp/envelope.h lib/io/wr.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/address-rewrite/main.c
$(O)/light/cmd/change/address-rewrite/names.o: cmd/change/address-rewrite/names.c cmd/change/address-rewrite/names.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/route/route.h lib/base/pool.h lib/base/span.h lib/route/aliasmap.h lib/base/buf.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/base/tool.h lib/route/expand.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/address-rewrite/names.c
$(O)/light/cmd/change/address-rewrite/work.o: cmd/change/address-rewrite/work.c cmd/change/address-rewrite/work.h lib/base/attr.h lib/base/err.h cmd/change/address-rewrite/names.h lib/base/option.h lib/route/route.h lib/base/pool.h lib/base/span.h lib/route/aliasmap.h lib/base/buf.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/smtp/carried.h lib/smtp/envelope.h lib/io/wr.h lib/base/mem.h lib/base/num.h lib/base/tool.h cmd/change/address-rewrite/fields.h lib/link/amend.h lib/io/stage.h lib/link/half.h lib/smtp/dsnparam.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/address-rewrite/work.c
$(O)/full/cmd/change/dkim-sign/author.o: cmd/change/dkim-sign/author.c cmd/change/dkim-sign/author.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/dkim/signature.h lib/base/err.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h $(O)/machine
	@$(COMPILE_FULL) cmd/change/dkim-sign/author.c
$(O)/full/cmd/change/dkim-sign/keys.o: cmd/change/dkim-sign/keys.c cmd/change/dkim-sign/keys.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/crypto/sign.h lib/base/tool.h lib/base/option.h lib/crypto/openssl.h lib/dkim/signature.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h $(O)/machine
	@$(COMPILE_FULL) cmd/change/dkim-sign/keys.c
$(O)/full/cmd/change/dkim-sign/main.o: cmd/change/dkim-sign/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/change/dkim-sign/keys.h lib/crypto/sign.h lib/link/amend.h lib/io/stage.h lib/link/half.h lib/link/link.h lib/os/clock.h cmd/change/dkim-sign/settings.h lib/dkim/signature.h lib/dkim/canon.h lib/mime/header.h cmd/change/dkim-sign/work.h $(O)/machine
	@$(COMPILE_FULL) cmd/change/dkim-sign/main.c
$(O)/full/cmd/change/dkim-sign/settings.o: cmd/change/dkim-sign/settings.c cmd/change/dkim-sign/settings.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/dkim/signature.h lib/base/buf.h lib/base/span.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h $(O)/machine
	@$(COMPILE_FULL) cmd/change/dkim-sign/settings.c
$(O)/full/cmd/change/dkim-sign/work.o: cmd/change/dkim-sign/work.c cmd/change/dkim-sign/work.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/change/dkim-sign/settings.h lib/base/option.h lib/dkim/signature.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h cmd/change/dkim-sign/author.h lib/base/tool.h lib/crypto/hash.h cmd/change/dkim-sign/keys.h lib/crypto/sign.h lib/link/half.h lib/os/confine.h $(O)/machine
	@$(COMPILE_FULL) cmd/change/dkim-sign/work.c
$(O)/light/cmd/change/filter-pipe/main.o: cmd/change/filter-pipe/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h lib/link/amend.h lib/io/stage.h lib/link/link.h cmd/change/filter-pipe/run.h lib/link/chain.h lib/os/cred.h cmd/change/filter-pipe/settings.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/filter-pipe/main.c
$(O)/light/cmd/change/filter-pipe/run.o: cmd/change/filter-pipe/run.c cmd/change/filter-pipe/run.h lib/base/attr.h lib/base/err.h lib/link/chain.h lib/os/cred.h lib/io/spool.h lib/io/stage.h lib/base/span.h lib/io/wr.h lib/os/clock.h lib/os/spawn.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/filter-pipe/run.c
$(O)/light/cmd/change/filter-pipe/settings.o: cmd/change/filter-pipe/settings.c cmd/change/filter-pipe/settings.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/filter-pipe/settings.c
$(O)/light/cmd/change/header-check/act.o: cmd/change/header-check/act.c cmd/change/header-check/act.h lib/base/attr.h lib/base/err.h lib/base/span.h cmd/change/header-check/rules.h lib/base/buf.h lib/base/log.h lib/base/num.h lib/base/tool.h lib/base/option.h lib/link/amend.h lib/io/stage.h lib/smtp/carried.h lib/smtp/envelope.h lib/base/pool.h lib/io/wr.h lib/smtp/address.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/header-check/act.c
$(O)/light/cmd/change/header-check/main.o: cmd/change/header-check/main.c cmd/change/header-check/act.h lib/base/attr.h lib/base/err.h lib/base/span.h cmd/change/header-check/rules.h lib/base/buf.h lib/base/tool.h lib/base/option.h lib/link/half.h lib/link/link.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/map/mapname.h cmd/change/header-check/work.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/header-check/main.c
$(O)/light/cmd/change/header-check/rules.o: cmd/change/header-check/rules.c cmd/change/header-check/rules.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/io/slurp.h lib/text/slashed.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/header-check/rules.c
$(O)/light/cmd/change/header-check/work.o: cmd/change/header-check/work.c cmd/change/header-check/work.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/option.h cmd/change/header-check/rules.h lib/base/tool.h lib/link/half.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/os/confine.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/header-check/work.c
$(O)/light/cmd/change/spam-pipe/main.o: cmd/change/spam-pipe/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/link/amend.h lib/base/span.h lib/io/stage.h lib/link/link.h cmd/change/spam-pipe/report.h lib/base/buf.h cmd/change/spam-pipe/scan.h lib/scan/clamd.h lib/scan/scanner.h lib/scan/spamd.h cmd/change/spam-pipe/settings.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/spam-pipe/main.c
$(O)/light/cmd/change/spam-pipe/report.o: cmd/change/spam-pipe/report.c cmd/change/spam-pipe/report.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/change/spam-pipe/scan.h lib/scan/clamd.h lib/scan/scanner.h lib/scan/spamd.h cmd/change/spam-pipe/settings.h lib/base/option.h lib/base/log.h lib/base/tool.h lib/scan/score.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/spam-pipe/report.c
$(O)/light/cmd/change/spam-pipe/scan.o: cmd/change/spam-pipe/scan.c cmd/change/spam-pipe/scan.h lib/base/err.h lib/base/attr.h lib/scan/clamd.h lib/base/span.h lib/scan/scanner.h lib/base/buf.h lib/scan/spamd.h cmd/change/spam-pipe/settings.h lib/base/option.h lib/link/half.h lib/os/confine.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/spam-pipe/scan.c
$(O)/light/cmd/change/spam-pipe/settings.o: cmd/change/spam-pipe/settings.c cmd/change/spam-pipe/settings.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/scan/scanner.h lib/base/buf.h lib/base/span.h lib/scan/score.h lib/scan/spamd.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/spam-pipe/settings.c
$(O)/light/cmd/change/submission-fix/main.o: cmd/change/submission-fix/main.c lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/link/amend.h lib/io/stage.h lib/link/half.h lib/link/link.h lib/os/clock.h lib/os/random.h cmd/change/submission-fix/work.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/submission-fix/main.c
$(O)/light/cmd/change/submission-fix/work.o: cmd/change/submission-fix/work.c cmd/change/submission-fix/work.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/tool.h lib/base/option.h lib/link/half.h lib/mime/addrfield.h lib/mime/addrs.h lib/base/pool.h lib/mime/header.h lib/os/confine.h lib/text/date.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/change/submission-fix/work.c
$(O)/light/cmd/conn/chain/held.o: cmd/conn/chain/held.c cmd/conn/chain/held.h lib/link/next.h lib/base/attr.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/chain/held.c
$(O)/light/cmd/conn/chain/main.o: cmd/conn/chain/main.c lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/conn/chain/held.h lib/io/slurp.h lib/link/next.h lib/link/script.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/chain/main.c
$(O)/light/cmd/conn/imap-login/main.o: cmd/conn/imap-login/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/conn/imap-login/session.h lib/login/entry.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/conn/starttls.h lib/login/exchange.h lib/login/imapline.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/imap-login/main.c
$(O)/light/cmd/conn/imap-login/session.o: cmd/conn/imap-login/session.c cmd/conn/imap-login/session.h lib/login/entry.h lib/base/attr.h lib/base/err.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h lib/login/exchange.h lib/login/imapline.h cmd/conn/imap-login/verbs.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/imap-login/session.c
$(O)/light/cmd/conn/imap-login/verbs.o: cmd/conn/imap-login/verbs.c cmd/conn/imap-login/verbs.h lib/base/err.h lib/base/attr.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h cmd/conn/imap-login/session.h lib/login/entry.h lib/login/exchange.h lib/login/imapline.h lib/base/log.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/imap-login/verbs.c
$(O)/light/cmd/conn/pop3-login/main.o: cmd/conn/pop3-login/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/conn/pop3-login/session.h lib/login/entry.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/conn/starttls.h lib/login/exchange.h lib/pop3/popcapa.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/pop3-login/main.c
$(O)/light/cmd/conn/pop3-login/session.o: cmd/conn/pop3-login/session.c cmd/conn/pop3-login/session.h lib/login/entry.h lib/base/attr.h lib/base/err.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h lib/login/exchange.h lib/pop3/popcapa.h lib/os/clock.h lib/os/random.h lib/pop3/poplang.h lib/pop3/popline.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/pop3-login/session.c
$(O)/light/cmd/conn/proxy-accept/accept.o: cmd/conn/proxy-accept/accept.c cmd/conn/proxy-accept/accept.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/conn/cidr.h lib/base/span.h lib/base/tool.h lib/conn/facts.h lib/conn/proxy.h lib/base/buf.h lib/io/slurp.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/proxy-accept/accept.c
$(O)/light/cmd/conn/proxy-accept/main.o: cmd/conn/proxy-accept/main.c cmd/conn/proxy-accept/accept.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/conn/cidr.h lib/base/span.h lib/base/log.h lib/base/buf.h lib/base/tool.h lib/conn/facts.h lib/link/next.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/proxy-accept/main.c
$(O)/light/cmd/conn/sieve-login/main.o: cmd/conn/sieve-login/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/conn/sieve-login/session.h lib/login/entry.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/conn/starttls.h lib/login/exchange.h lib/login/imapline.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/sieve-login/main.c
$(O)/light/cmd/conn/sieve-login/session.o: cmd/conn/sieve-login/session.c cmd/conn/sieve-login/session.h lib/login/entry.h lib/base/attr.h lib/base/err.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h lib/login/exchange.h lib/login/imapline.h lib/sieve/svtable.h lib/sieve/svtree.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/sieve-login/session.c
$(O)/full/cmd/conn/tls-engine/ask.o: cmd/conn/tls-engine/ask.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/secret.h lib/base/num.h cmd/conn/tls-engine/engine.h lib/base/err.h lib/base/option.h lib/tls/certdir.h lib/tls/clientfiles.h lib/tls/netbio.h lib/tls/ticketkeys.h lib/tls/tlsctx.h lib/os/clock.h lib/os/fdpass.h lib/tls/keypair.h lib/tls/tlsctl.h $(O)/machine
	@$(COMPILE_FULL) cmd/conn/tls-engine/ask.c
$(O)/full/cmd/conn/tls-engine/check.o: cmd/conn/tls-engine/check.c cmd/conn/tls-engine/engine.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/tls/certdir.h lib/base/buf.h lib/base/span.h lib/tls/clientfiles.h lib/tls/netbio.h lib/tls/ticketkeys.h lib/tls/tlsctx.h lib/tls/keypair.h $(O)/machine
	@$(COMPILE_FULL) cmd/conn/tls-engine/check.c
$(O)/full/cmd/conn/tls-engine/client.o: cmd/conn/tls-engine/client.c cmd/conn/tls-engine/client.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/conn/tls-engine/engine.h lib/base/option.h lib/tls/certdir.h lib/tls/clientfiles.h lib/tls/netbio.h lib/tls/ticketkeys.h lib/tls/tlsctx.h lib/base/tool.h lib/os/clock.h lib/os/fdpass.h lib/tls/clientctx.h lib/tls/keypair.h lib/tls/tlsctl.h lib/tls/tlserr.h $(O)/machine
	@$(COMPILE_FULL) cmd/conn/tls-engine/client.c
$(O)/full/cmd/conn/tls-engine/facts.o: cmd/conn/tls-engine/facts.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h cmd/conn/tls-engine/client.h lib/base/err.h cmd/conn/tls-engine/engine.h lib/base/option.h lib/tls/certdir.h lib/tls/clientfiles.h lib/tls/netbio.h lib/tls/ticketkeys.h lib/tls/tlsctx.h lib/os/fdpass.h lib/text/base64.h lib/tls/tlsctl.h $(O)/machine
	@$(COMPILE_FULL) cmd/conn/tls-engine/facts.c
$(O)/full/cmd/conn/tls-engine/handshake.o: cmd/conn/tls-engine/handshake.c lib/base/secret.h lib/base/attr.h lib/base/span.h cmd/conn/tls-engine/client.h lib/base/buf.h lib/base/err.h cmd/conn/tls-engine/engine.h lib/base/option.h lib/tls/certdir.h lib/tls/clientfiles.h lib/tls/netbio.h lib/tls/ticketkeys.h lib/tls/tlsctx.h lib/os/clock.h lib/tls/relay.h lib/tls/tlserr.h $(O)/machine
	@$(COMPILE_FULL) cmd/conn/tls-engine/handshake.c
$(O)/full/cmd/conn/tls-engine/main.o: cmd/conn/tls-engine/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/conn/tls-engine/engine.h lib/tls/certdir.h lib/tls/clientfiles.h lib/tls/netbio.h lib/tls/ticketkeys.h lib/tls/tlsctx.h lib/os/confine.h lib/os/heap.h lib/os/image.h lib/os/secrecy.h lib/tls/relay.h $(O)/machine
	@$(COMPILE_FULL) cmd/conn/tls-engine/main.c
$(O)/full/cmd/conn/tls-engine/peercert.o: cmd/conn/tls-engine/peercert.c cmd/conn/tls-engine/engine.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/tls/certdir.h lib/base/buf.h lib/base/span.h lib/tls/clientfiles.h lib/tls/netbio.h lib/tls/ticketkeys.h lib/tls/tlsctx.h lib/io/slurp.h lib/tls/clientctx.h lib/tls/fingerprints.h lib/tls/tlsctl.h lib/tls/tlserr.h $(O)/machine
	@$(COMPILE_FULL) cmd/conn/tls-engine/peercert.c
$(O)/full/cmd/conn/tls-engine/resume.o: cmd/conn/tls-engine/resume.c cmd/conn/tls-engine/engine.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/tls/certdir.h lib/base/buf.h lib/base/span.h lib/tls/clientfiles.h lib/tls/netbio.h lib/tls/ticketkeys.h lib/tls/tlsctx.h lib/tls/tlserr.h $(O)/machine
	@$(COMPILE_FULL) cmd/conn/tls-engine/resume.c
$(O)/full/cmd/conn/tls-engine/staple.o: cmd/conn/tls-engine/staple.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h cmd/conn/tls-engine/engine.h lib/base/err.h lib/base/option.h lib/tls/certdir.h lib/tls/clientfiles.h lib/tls/netbio.h lib/tls/ticketkeys.h lib/tls/tlsctx.h lib/io/slurp.h lib/tls/tlserr.h $(O)/machine
	@$(COMPILE_FULL) cmd/conn/tls-engine/staple.c
$(O)/light/cmd/conn/tls-wrap/broker.o: cmd/conn/tls-wrap/broker.c cmd/conn/tls-wrap/broker.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/conn/tls-wrap/wrap.h lib/base/option.h lib/os/cred.h lib/tls/clientfiles.h lib/base/log.h lib/base/secret.h lib/base/tool.h lib/os/clock.h lib/os/fdpass.h lib/tls/certdir.h lib/tls/ticketkeys.h lib/tls/tlsctl.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/tls-wrap/broker.c
$(O)/light/cmd/conn/tls-wrap/client.o: cmd/conn/tls-wrap/client.c cmd/conn/tls-wrap/client.h lib/base/attr.h lib/base/err.h lib/tls/tlsclient.h lib/base/buf.h lib/base/span.h lib/os/cred.h cmd/conn/tls-wrap/wrap.h lib/base/option.h lib/tls/clientfiles.h lib/base/tool.h lib/tls/plumbing.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/tls-wrap/client.c
$(O)/light/cmd/conn/tls-wrap/facts.o: cmd/conn/tls-wrap/facts.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/tls/tlsctl.h cmd/conn/tls-wrap/wrap.h lib/base/err.h lib/base/option.h lib/os/cred.h lib/tls/clientfiles.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/tls-wrap/facts.c
$(O)/light/cmd/conn/tls-wrap/main.o: cmd/conn/tls-wrap/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/conn/tls-wrap/client.h lib/tls/tlsclient.h lib/os/cred.h cmd/conn/tls-wrap/wrap.h lib/tls/clientfiles.h lib/conn/facts.h lib/conn/cidr.h lib/link/next.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/tls-wrap/main.c
$(O)/light/cmd/conn/tls-wrap/wrap.o: cmd/conn/tls-wrap/wrap.c cmd/conn/tls-wrap/wrap.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/option.h lib/os/cred.h lib/tls/clientfiles.h lib/base/log.h lib/base/num.h lib/base/tool.h cmd/conn/tls-wrap/broker.h lib/os/ack.h lib/os/exe.h lib/os/fds.h lib/os/page.h lib/tls/plumbing.h lib/tls/tlsctl.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/tls-wrap/wrap.c
$(O)/light/cmd/deliver/mail-deliver/left.o: cmd/deliver/mail-deliver/left.c cmd/deliver/mail-deliver/left.h lib/base/attr.h lib/base/err.h lib/base/span.h cmd/deliver/mail-deliver/recipients.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/smtp/envelope.h lib/smtp/address.h lib/base/tool.h lib/base/option.h lib/io/slurp.h lib/link/chain.h lib/os/exe.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/mail-deliver/left.c
$(O)/light/cmd/deliver/mail-deliver/loops.o: cmd/deliver/mail-deliver/loops.c cmd/deliver/mail-deliver/loops.h cmd/deliver/mail-deliver/recipients.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/smtp/envelope.h lib/smtp/address.h lib/base/mem.h lib/mime/header.h lib/os/confine.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/mail-deliver/loops.c
$(O)/light/cmd/deliver/mail-deliver/main.o: cmd/deliver/mail-deliver/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/num.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/deliver/mail-deliver/left.h cmd/deliver/mail-deliver/recipients.h lib/auth/ask.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/smtp/envelope.h lib/smtp/address.h lib/link/link.h cmd/deliver/mail-deliver/loops.h cmd/deliver/mail-deliver/run.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/mail-deliver/main.c
$(O)/light/cmd/deliver/mail-deliver/recipients.o: cmd/deliver/mail-deliver/recipients.c cmd/deliver/mail-deliver/recipients.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/smtp/envelope.h lib/smtp/address.h lib/base/mem.h lib/base/tool.h lib/base/option.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/mail-deliver/recipients.c
$(O)/light/cmd/deliver/mail-deliver/run.o: cmd/deliver/mail-deliver/run.c cmd/deliver/mail-deliver/run.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h cmd/deliver/mail-deliver/recipients.h lib/smtp/envelope.h lib/smtp/address.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/link/chain.h lib/link/link.h lib/os/fds.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/mail-deliver/run.c
$(O)/light/cmd/deliver/mail-route/append.o: cmd/deliver/mail-route/append.c cmd/deliver/mail-route/append.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/io/rd.h lib/io/wr.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/mail-route/append.c
$(O)/light/cmd/deliver/mail-route/hand.o: cmd/deliver/mail-route/hand.c cmd/deliver/mail-route/hand.h lib/base/attr.h lib/base/err.h cmd/deliver/mail-route/settings.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/base/tool.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/route/srs.h lib/crypto/siphash.h lib/base/log.h lib/map/mapname.h lib/route/expand.h lib/route/routeset.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/mail-route/hand.c
$(O)/light/cmd/deliver/mail-route/main.o: cmd/deliver/mail-route/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/deliver/mail-route/append.h cmd/deliver/mail-route/hand.h cmd/deliver/mail-route/settings.h lib/auth/ask.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/route/srs.h lib/crypto/siphash.h lib/link/link.h cmd/deliver/mail-route/pass.h lib/link/chain.h cmd/deliver/mail-route/rewrite.h lib/route/transport.h lib/smtp/envelope.h cmd/deliver/mail-route/success.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/mail-route/main.c
$(O)/light/cmd/deliver/mail-route/options.o: cmd/deliver/mail-route/options.c cmd/deliver/mail-route/settings.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/base/tool.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/route/srs.h lib/crypto/siphash.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/mail-route/options.c
$(O)/light/cmd/deliver/mail-route/pass.o: cmd/deliver/mail-route/pass.c cmd/deliver/mail-route/pass.h lib/base/attr.h lib/base/err.h lib/link/chain.h lib/os/cred.h cmd/deliver/mail-route/rewrite.h lib/route/transport.h lib/base/buf.h lib/base/span.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/smtp/address.h cmd/deliver/mail-route/settings.h lib/auth/ask.h lib/auth/account.h lib/base/pool.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/base/tool.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/route/aliastext.h lib/route/srs.h lib/crypto/siphash.h lib/smtp/envelope.h lib/base/log.h lib/base/mem.h lib/link/link.h lib/os/clock.h lib/queue/result.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/mail-route/pass.c
$(O)/light/cmd/deliver/mail-route/rewrite.o: cmd/deliver/mail-route/rewrite.c cmd/deliver/mail-route/rewrite.h lib/base/attr.h lib/base/err.h lib/route/transport.h lib/base/buf.h lib/base/span.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/smtp/address.h cmd/deliver/mail-route/settings.h lib/auth/ask.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/base/tool.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/route/aliastext.h lib/route/srs.h lib/crypto/siphash.h lib/smtp/envelope.h lib/base/mem.h lib/route/expand.h lib/smtp/dsnparam.h lib/smtp/param.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/mail-route/rewrite.c
$(O)/light/cmd/deliver/mail-route/settings.o: cmd/deliver/mail-route/settings.c cmd/deliver/mail-route/settings.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/base/tool.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/route/srs.h lib/crypto/siphash.h lib/base/mem.h lib/os/clock.h lib/os/exe.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/mail-route/settings.c
$(O)/light/cmd/deliver/mail-route/success.o: cmd/deliver/mail-route/success.c cmd/deliver/mail-route/success.h cmd/deliver/mail-route/rewrite.h lib/base/attr.h lib/base/err.h lib/route/transport.h lib/base/buf.h lib/base/span.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/smtp/address.h cmd/deliver/mail-route/settings.h lib/auth/ask.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/base/tool.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/route/aliastext.h lib/route/srs.h lib/crypto/siphash.h lib/smtp/envelope.h lib/base/log.h lib/link/chain.h lib/os/clock.h lib/os/tmpfd.h lib/queue/queuefile.h lib/queue/result.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/mail-route/success.c
$(O)/light/cmd/deliver/maildir-deliver/deliver.o: cmd/deliver/maildir-deliver/deliver.c cmd/deliver/maildir-deliver/deliver.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/base/span.h lib/maildir/quota.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/buf.h cmd/deliver/maildir-deliver/posting.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/foldername.h lib/base/log.h lib/base/mem.h lib/base/tool.h cmd/deliver/maildir-deliver/flagwords.h lib/maildir/flags.h cmd/deliver/maildir-deliver/incoming.h lib/io/stage.h lib/mime/header.h lib/maildir/maildirsize.h lib/maildir/save.h cmd/deliver/maildir-deliver/targets.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/maildir-deliver/deliver.c
$(O)/light/cmd/deliver/maildir-deliver/flagwords.o: cmd/deliver/maildir-deliver/flagwords.c cmd/deliver/maildir-deliver/flagwords.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/maildir/flags.h lib/base/span.h lib/maildir/dotlock.h lib/maildir/keywords.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/maildir-deliver/flagwords.c
$(O)/light/cmd/deliver/maildir-deliver/incoming.o: cmd/deliver/maildir-deliver/incoming.c cmd/deliver/maildir-deliver/incoming.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h lib/mime/header.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/maildir-deliver/incoming.c
$(O)/light/cmd/deliver/maildir-deliver/list.o: cmd/deliver/maildir-deliver/list.c cmd/deliver/maildir-deliver/list.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/deliver/maildir-deliver/deliver.h lib/base/option.h lib/maildir/quota.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h cmd/deliver/maildir-deliver/posting.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/foldername.h lib/base/mem.h lib/base/tool.h lib/io/slurp.h lib/io/wr.h lib/link/lines.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/maildir-deliver/list.c
$(O)/light/cmd/deliver/maildir-deliver/main.o: cmd/deliver/maildir-deliver/main.c lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/deliver/maildir-deliver/deliver.h lib/maildir/quota.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h cmd/deliver/maildir-deliver/posting.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/foldername.h lib/io/gzip.h lib/io/stage.h lib/io/unpack.h cmd/deliver/maildir-deliver/list.h lib/os/confine.h lib/os/syncall.h cmd/deliver/maildir-deliver/serve.h cmd/deliver/maildir-deliver/warn.h lib/maildir/quotalevel.h cmd/deliver/maildir-deliver/whose.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/maildir-deliver/main.c
$(O)/light/cmd/deliver/maildir-deliver/posting.o: cmd/deliver/maildir-deliver/posting.c cmd/deliver/maildir-deliver/posting.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/maildir/foldername.h lib/maildir/quota.h lib/maildir/tree.h lib/maildir/layout.h lib/base/log.h lib/base/tool.h lib/maildir/aclfile.h lib/maildir/aclmine.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/maildir-deliver/posting.c
$(O)/light/cmd/deliver/maildir-deliver/serve.o: cmd/deliver/maildir-deliver/serve.c cmd/deliver/maildir-deliver/serve.h lib/base/attr.h lib/base/err.h cmd/deliver/maildir-deliver/deliver.h lib/base/option.h lib/base/span.h lib/maildir/quota.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/buf.h cmd/deliver/maildir-deliver/posting.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/foldername.h lib/base/tool.h lib/link/lines.h lib/os/fdpass.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/maildir-deliver/serve.c
$(O)/light/cmd/deliver/maildir-deliver/targets.o: cmd/deliver/maildir-deliver/targets.c cmd/deliver/maildir-deliver/targets.h lib/base/attr.h lib/base/err.h cmd/deliver/maildir-deliver/posting.h lib/base/option.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/maildir/foldername.h lib/maildir/quota.h lib/maildir/tree.h lib/maildir/layout.h lib/base/tool.h cmd/deliver/maildir-deliver/deliver.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/maildir-deliver/targets.c
$(O)/light/cmd/deliver/maildir-deliver/warn.o: cmd/deliver/maildir-deliver/warn.c cmd/deliver/maildir-deliver/warn.h lib/base/attr.h lib/base/err.h lib/maildir/quota.h lib/base/span.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/buf.h lib/maildir/quotalevel.h lib/base/log.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/maildir-deliver/warn.c
$(O)/light/cmd/deliver/maildir-deliver/whose.o: cmd/deliver/maildir-deliver/whose.c cmd/deliver/maildir-deliver/whose.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/maildir-deliver/whose.c
$(O)/full/cmd/deliver/map-query/kinds.o: cmd/deliver/map-query/kinds.c cmd/deliver/map-query/kinds.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/map/mapname.h lib/base/log.h lib/base/mem.h lib/base/tool.h lib/base/option.h lib/os/confine.h $(O)/machine
	@$(COMPILE_FULL) cmd/deliver/map-query/kinds.c
$(O)/full/cmd/deliver/map-query/ldap.o: cmd/deliver/map-query/ldap.c lib/auth/ldaptext.h lib/auth/username.h lib/auth/domains.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/mem.h lib/base/tool.h lib/base/option.h cmd/deliver/map-query/kinds.h lib/map/mapname.h cmd/deliver/map-query/ldapconf.h lib/auth/ldapquery.h lib/auth/ask.h lib/auth/account.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/map/mapkey.h lib/os/confine.h $(O)/machine
	@$(COMPILE_FULL) cmd/deliver/map-query/ldap.c
$(O)/full/cmd/deliver/map-query/ldapconf.o: cmd/deliver/map-query/ldapconf.c cmd/deliver/map-query/ldapconf.h lib/auth/ldapquery.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/map/mapconf.h lib/map/mapkey.h $(O)/machine
	@$(COMPILE_FULL) cmd/deliver/map-query/ldapconf.c
$(O)/full/cmd/deliver/map-query/main.o: cmd/deliver/map-query/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h lib/io/newfile.h lib/io/wr.h cmd/deliver/map-query/kinds.h lib/map/mapname.h lib/map/socketserve.h lib/os/confine.h lib/os/cred.h lib/os/secrecy.h lib/route/aliasmap.h lib/cdb/cdb.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h $(O)/machine
	@$(COMPILE_FULL) cmd/deliver/map-query/main.c
$(O)/full/cmd/deliver/map-query/pcre.o: cmd/deliver/map-query/pcre.c cmd/deliver/map-query/kinds.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/map/mapname.h lib/os/confine.h lib/base/mem.h lib/base/num.h lib/io/slurp.h lib/os/clock.h lib/text/slashed.h $(O)/machine
	@$(COMPILE_FULL) cmd/deliver/map-query/pcre.c
$(O)/full/cmd/deliver/map-query/program.o: cmd/deliver/map-query/program.c lib/auth/helper.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h cmd/deliver/map-query/kinds.h lib/map/mapname.h $(O)/machine
	@$(COMPILE_FULL) cmd/deliver/map-query/program.c
$(O)/full/cmd/deliver/map-query/remote.o: cmd/deliver/map-query/remote.c lib/base/mem.h lib/base/num.h lib/base/attr.h lib/base/span.h lib/conn/dial.h lib/base/err.h lib/io/rd.h lib/io/wr.h cmd/deliver/map-query/kinds.h lib/base/buf.h lib/map/mapname.h lib/map/socketmap.h lib/map/netstring.h lib/os/clock.h lib/os/confine.h $(O)/machine
	@$(COMPILE_FULL) cmd/deliver/map-query/remote.c
$(O)/full/cmd/deliver/map-query/sql.o: cmd/deliver/map-query/sql.c lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/mem.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/deliver/map-query/kinds.h lib/map/mapname.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/os/confine.h lib/sql/sqlconf.h lib/base/pool.h lib/sql/sqlquery.h $(O)/machine
	@$(COMPILE_FULL) cmd/deliver/map-query/sql.c
$(O)/full/cmd/deliver/map-query/table.o: cmd/deliver/map-query/table.c lib/base/mem.h lib/conn/cidr.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/slurp.h lib/base/buf.h cmd/deliver/map-query/kinds.h lib/map/mapname.h lib/os/confine.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h $(O)/machine
	@$(COMPILE_FULL) cmd/deliver/map-query/table.c
$(O)/light/cmd/deliver/map-serve/answers.o: cmd/deliver/map-serve/answers.c cmd/deliver/map-serve/answers.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/route/transport.h lib/base/tool.h lib/route/expand.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/map-serve/answers.c
$(O)/light/cmd/deliver/map-serve/main.o: cmd/deliver/map-serve/main.c cmd/deliver/map-serve/answers.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/route/transport.h lib/base/log.h lib/base/tool.h lib/map/socketserve.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/map-serve/main.c
$(O)/full/cmd/deliver/mysql-query/database.o: cmd/deliver/mysql-query/database.c cmd/deliver/mysql-query/database.h lib/sql/sqlmap.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/sql/sqlconf.h lib/base/pool.h lib/sql/sqlquery.h lib/base/mem.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) cmd/deliver/mysql-query/database.c
$(O)/full/cmd/deliver/mysql-query/main.o: cmd/deliver/mysql-query/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/deliver/mysql-query/database.h lib/sql/sqlmap.h lib/sql/sqlconf.h lib/base/pool.h lib/sql/sqlquery.h lib/os/confine.h $(O)/machine
	@$(COMPILE_FULL) cmd/deliver/mysql-query/main.c
$(O)/full/cmd/deliver/pgsql-query/database.o: cmd/deliver/pgsql-query/database.c cmd/deliver/pgsql-query/database.h lib/sql/sqlmap.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/sql/sqlconf.h lib/base/pool.h lib/sql/sqlquery.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) cmd/deliver/pgsql-query/database.c
$(O)/full/cmd/deliver/pgsql-query/main.o: cmd/deliver/pgsql-query/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/deliver/pgsql-query/database.h lib/sql/sqlmap.h lib/sql/sqlconf.h lib/base/pool.h lib/sql/sqlquery.h lib/os/confine.h $(O)/machine
	@$(COMPILE_FULL) cmd/deliver/pgsql-query/main.c
$(O)/light/cmd/deliver/sieve-filter/carry.o: cmd/deliver/sieve-filter/carry.c cmd/deliver/sieve-filter/carry.h lib/base/attr.h lib/base/err.h cmd/deliver/sieve-filter/evaluate.h cmd/deliver/sieve-filter/scripts.h lib/base/buf.h lib/base/span.h cmd/deliver/sieve-filter/settings.h lib/base/option.h lib/sieve/svplan.h lib/base/pool.h lib/sieve/svlimit.h lib/base/mem.h lib/io/wr.h lib/link/chain.h lib/os/cred.h lib/link/link.h cmd/deliver/sieve-filter/program.h lib/sieve/svprogram.h lib/sieve/svrun.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svtable.h lib/sieve/svvar.h lib/sieve/svmatch.h cmd/deliver/sieve-filter/settle.h cmd/deliver/sieve-filter/tell.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/sieve-filter/carry.c
$(O)/light/cmd/deliver/sieve-filter/confined.o: cmd/deliver/sieve-filter/confined.c cmd/deliver/sieve-filter/confined.h lib/base/attr.h cmd/deliver/sieve-filter/scripts.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/deliver/sieve-filter/settings.h lib/base/option.h lib/base/mem.h cmd/deliver/sieve-filter/frame.h cmd/deliver/sieve-filter/kept.h cmd/deliver/sieve-filter/evaluator.h cmd/deliver/sieve-filter/evaluate.h lib/sieve/svplan.h lib/base/pool.h lib/sieve/svlimit.h lib/os/confine.h lib/os/fdpass.h lib/sieve/svrun.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svtable.h lib/sieve/svvar.h lib/sieve/svmatch.h lib/sieve/svwire.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/sieve-filter/confined.c
$(O)/light/cmd/deliver/sieve-filter/evaluate.o: cmd/deliver/sieve-filter/evaluate.c cmd/deliver/sieve-filter/evaluate.h lib/base/attr.h lib/base/err.h cmd/deliver/sieve-filter/scripts.h lib/base/buf.h lib/base/span.h cmd/deliver/sieve-filter/settings.h lib/base/option.h lib/sieve/svplan.h lib/base/pool.h lib/sieve/svlimit.h lib/base/tool.h cmd/deliver/sieve-filter/confined.h cmd/deliver/sieve-filter/frame.h lib/os/clock.h lib/os/fdpass.h lib/os/fds.h lib/os/spawn.h lib/os/cred.h cmd/deliver/sieve-filter/program.h lib/link/chain.h lib/sieve/svprogram.h lib/sieve/svrun.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svtable.h lib/sieve/svvar.h lib/sieve/svmatch.h lib/sieve/svwire.h cmd/deliver/sieve-filter/tell.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/sieve-filter/evaluate.c
$(O)/light/cmd/deliver/sieve-filter/evaluator.o: cmd/deliver/sieve-filter/evaluator.c cmd/deliver/sieve-filter/evaluator.h lib/base/buf.h lib/base/attr.h lib/base/span.h cmd/deliver/sieve-filter/evaluate.h lib/base/err.h cmd/deliver/sieve-filter/scripts.h cmd/deliver/sieve-filter/settings.h lib/base/option.h lib/sieve/svplan.h lib/base/pool.h lib/sieve/svlimit.h lib/base/tool.h cmd/deliver/sieve-filter/frame.h lib/mime/charmap.h lib/os/fdpass.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/sieve-filter/evaluator.c
$(O)/light/cmd/deliver/sieve-filter/frame.o: cmd/deliver/sieve-filter/frame.c cmd/deliver/sieve-filter/frame.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/wr.h lib/os/clock.h lib/sieve/svwire.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/sieve-filter/frame.c
$(O)/light/cmd/deliver/sieve-filter/kept.o: cmd/deliver/sieve-filter/kept.c cmd/deliver/sieve-filter/kept.h lib/base/span.h cmd/deliver/sieve-filter/evaluator.h lib/base/buf.h lib/base/attr.h cmd/deliver/sieve-filter/evaluate.h lib/base/err.h cmd/deliver/sieve-filter/scripts.h cmd/deliver/sieve-filter/settings.h lib/base/option.h lib/sieve/svplan.h lib/base/pool.h lib/sieve/svlimit.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/sieve-filter/kept.c
$(O)/light/cmd/deliver/sieve-filter/list.o: cmd/deliver/sieve-filter/list.c cmd/deliver/sieve-filter/list.h lib/base/attr.h lib/base/err.h cmd/deliver/sieve-filter/settings.h lib/base/option.h lib/io/slurp.h lib/base/buf.h lib/base/span.h lib/io/wr.h cmd/deliver/sieve-filter/kept.h cmd/deliver/sieve-filter/evaluator.h cmd/deliver/sieve-filter/evaluate.h cmd/deliver/sieve-filter/scripts.h lib/sieve/svplan.h lib/base/pool.h lib/sieve/svlimit.h lib/link/chain.h lib/os/cred.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/sieve-filter/list.c
$(O)/light/cmd/deliver/sieve-filter/main.o: cmd/deliver/sieve-filter/main.c lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/deliver/sieve-filter/carry.h cmd/deliver/sieve-filter/evaluate.h cmd/deliver/sieve-filter/scripts.h cmd/deliver/sieve-filter/settings.h lib/sieve/svplan.h lib/base/pool.h lib/sieve/svlimit.h lib/link/link.h cmd/deliver/sieve-filter/list.h cmd/deliver/sieve-filter/serve.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svtable.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/sieve-filter/main.c
$(O)/light/cmd/deliver/sieve-filter/program.o: cmd/deliver/sieve-filter/program.c cmd/deliver/sieve-filter/program.h lib/base/attr.h lib/link/chain.h lib/base/err.h lib/os/cred.h lib/sieve/svprogram.h lib/sieve/svrun.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svtable.h lib/sieve/svvar.h lib/sieve/svmatch.h lib/io/spool.h lib/io/stage.h lib/io/wr.h lib/link/amend.h lib/link/link.h lib/os/tmpfd.h cmd/deliver/sieve-filter/tell.h cmd/deliver/sieve-filter/scripts.h cmd/deliver/sieve-filter/settings.h lib/base/option.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/sieve-filter/program.c
$(O)/light/cmd/deliver/sieve-filter/scripts.o: cmd/deliver/sieve-filter/scripts.c cmd/deliver/sieve-filter/scripts.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/deliver/sieve-filter/settings.h lib/base/option.h lib/io/slurp.h lib/sieve/svlimit.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/sieve-filter/scripts.c
$(O)/light/cmd/deliver/sieve-filter/serve.o: cmd/deliver/sieve-filter/serve.c cmd/deliver/sieve-filter/serve.h lib/base/attr.h lib/base/err.h cmd/deliver/sieve-filter/settings.h lib/base/option.h lib/base/buf.h lib/base/span.h cmd/deliver/sieve-filter/kept.h cmd/deliver/sieve-filter/evaluator.h cmd/deliver/sieve-filter/evaluate.h cmd/deliver/sieve-filter/scripts.h lib/sieve/svplan.h lib/base/pool.h lib/sieve/svlimit.h lib/os/fdpass.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/sieve-filter/serve.c
$(O)/light/cmd/deliver/sieve-filter/settings.o: cmd/deliver/sieve-filter/settings.c cmd/deliver/sieve-filter/settings.h lib/base/option.h lib/base/attr.h lib/base/err.h lib/sieve/svlimit.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/sieve-filter/settings.c
$(O)/light/cmd/deliver/sieve-filter/settle.o: cmd/deliver/sieve-filter/settle.c cmd/deliver/sieve-filter/settle.h lib/sieve/svplan.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/sieve/svlimit.h lib/maildir/foldername.h lib/maildir/keywords.h lib/maildir/flags.h cmd/deliver/sieve-filter/tell.h cmd/deliver/sieve-filter/scripts.h cmd/deliver/sieve-filter/settings.h lib/base/option.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/sieve-filter/settle.c
$(O)/light/cmd/deliver/sieve-filter/tell.o: cmd/deliver/sieve-filter/tell.c cmd/deliver/sieve-filter/tell.h lib/base/span.h cmd/deliver/sieve-filter/scripts.h lib/base/attr.h lib/base/buf.h lib/base/err.h cmd/deliver/sieve-filter/settings.h lib/base/option.h lib/sieve/svplan.h lib/base/pool.h lib/sieve/svlimit.h lib/base/log.h lib/base/tool.h lib/os/clock.h lib/text/date.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/deliver/sieve-filter/tell.c
$(O)/full/cmd/deliver/sqlite-query/database.o: cmd/deliver/sqlite-query/database.c cmd/deliver/sqlite-query/database.h lib/sql/sqlmap.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/sql/sqlconf.h lib/base/pool.h lib/sql/sqlquery.h lib/base/mem.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) cmd/deliver/sqlite-query/database.c
$(O)/full/cmd/deliver/sqlite-query/main.o: cmd/deliver/sqlite-query/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/deliver/sqlite-query/database.h lib/sql/sqlmap.h lib/sql/sqlconf.h lib/base/pool.h lib/sql/sqlquery.h $(O)/machine
	@$(COMPILE_FULL) cmd/deliver/sqlite-query/main.c
$(O)/light/cmd/queue/mail-bounce/main.o: cmd/queue/mail-bounce/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/io/slurp.h lib/base/buf.h lib/base/span.h lib/io/spool.h lib/io/stage.h lib/io/wr.h lib/link/half.h lib/link/link.h lib/os/fds.h lib/os/tmpfd.h cmd/queue/mail-bounce/make.h lib/queue/notify.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/smtp/envelope.h lib/smtp/address.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/mail-bounce/main.c
$(O)/light/cmd/queue/mail-bounce/make.o: cmd/queue/mail-bounce/make.c cmd/queue/mail-bounce/make.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/queue/notify.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/io/slurp.h lib/link/half.h lib/os/clock.h lib/os/confine.h cmd/queue/mail-bounce/report.h lib/mime/header.h lib/smtp/param.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/mail-bounce/make.c
$(O)/light/cmd/queue/mail-bounce/report.o: cmd/queue/mail-bounce/report.c cmd/queue/mail-bounce/report.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/mime/header.h lib/queue/notify.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/mail-bounce/report.c
$(O)/light/cmd/queue/mail-bounce/status.o: cmd/queue/mail-bounce/status.c cmd/queue/mail-bounce/report.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/mime/header.h lib/queue/notify.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/smtp/param.h lib/text/date.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/mail-bounce/status.c
$(O)/light/cmd/queue/mail-bounce/text.o: cmd/queue/mail-bounce/text.c cmd/queue/mail-bounce/report.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/mime/header.h lib/queue/notify.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/text/base64.h lib/text/date.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/mail-bounce/text.c
$(O)/light/cmd/queue/mail-queue/main.o: cmd/queue/mail-queue/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h lib/link/link.h lib/os/clock.h lib/os/confine.h lib/queue/queuedir.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/queue/queueowner.h cmd/queue/mail-queue/taking.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/mail-queue/main.c
$(O)/light/cmd/queue/mail-queue/taking.o: cmd/queue/mail-queue/taking.c cmd/queue/mail-queue/taking.h lib/base/attr.h lib/base/err.h lib/smtp/envelope.h lib/base/pool.h lib/base/span.h lib/io/wr.h lib/smtp/address.h lib/base/buf.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/mail-queue/taking.c
$(O)/light/cmd/queue/queue-list/act.o: cmd/queue/queue-list/act.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h lib/io/wr.h cmd/queue/queue-list/list.h cmd/queue/queue-list/hosts.h lib/queue/queuedir.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/smtp/envelope.h lib/smtp/address.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/queue-list/act.c
$(O)/light/cmd/queue/queue-list/hosts.o: cmd/queue/queue-list/hosts.c cmd/queue/queue-list/hosts.h lib/base/attr.h lib/base/err.h lib/queue/queuedir.h lib/base/span.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/base/mem.h cmd/queue/queue-list/list.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/queue-list/hosts.c
$(O)/light/cmd/queue/queue-list/list.o: cmd/queue/queue-list/list.c cmd/queue/queue-list/list.h lib/base/attr.h lib/base/err.h cmd/queue/queue-list/hosts.h lib/queue/queuedir.h lib/base/span.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/base/mem.h lib/base/tool.h lib/base/option.h lib/text/date.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/queue-list/list.c
$(O)/light/cmd/queue/queue-list/main.o: cmd/queue/queue-list/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/queue/queue-list/list.h cmd/queue/queue-list/hosts.h lib/queue/queuedir.h lib/base/span.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/queue/queueowner.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/queue-list/main.c
$(O)/light/cmd/queue/queue-run/agent.o: cmd/queue/queue-run/agent.c cmd/queue/queue-run/agent.h lib/base/attr.h lib/base/err.h lib/queue/destinations.h lib/base/span.h lib/queue/schedule.h lib/queue/queuedir.h lib/queue/notify.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/base/log.h lib/base/mem.h lib/base/tool.h lib/base/option.h lib/os/clock.h lib/os/watch.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/queue-run/agent.c
$(O)/light/cmd/queue/queue-run/look.o: cmd/queue/queue-run/look.c cmd/queue/queue-run/agent.h lib/base/attr.h lib/base/err.h lib/queue/destinations.h lib/base/span.h lib/queue/schedule.h lib/queue/queuedir.h lib/queue/notify.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/base/mem.h lib/base/tool.h lib/base/option.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/queue-run/look.c
$(O)/light/cmd/queue/queue-run/main.o: cmd/queue/queue-run/main.c cmd/queue/queue-run/agent.h lib/base/attr.h lib/base/err.h lib/queue/destinations.h lib/base/span.h lib/queue/schedule.h lib/queue/queuedir.h lib/queue/notify.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/auth/ask.h lib/auth/account.h lib/os/cred.h lib/io/rd.h lib/base/tool.h lib/base/option.h lib/queue/queueowner.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/queue-run/main.c
$(O)/light/cmd/queue/queue-run/record.o: cmd/queue/queue-run/record.c cmd/queue/queue-run/record.h cmd/queue/queue-run/agent.h lib/base/attr.h lib/base/err.h lib/queue/destinations.h lib/base/span.h lib/queue/schedule.h lib/queue/queuedir.h lib/queue/notify.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/link/chain.h lib/os/cred.h lib/base/log.h lib/base/mem.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/queue-run/record.c
$(O)/light/cmd/queue/queue-run/settle.o: cmd/queue/queue-run/settle.c cmd/queue/queue-run/agent.h lib/base/attr.h lib/base/err.h lib/queue/destinations.h lib/base/span.h lib/queue/schedule.h lib/queue/queuedir.h lib/queue/notify.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/queue-run/settle.c
$(O)/light/cmd/queue/queue-run/turns.o: cmd/queue/queue-run/turns.c cmd/queue/queue-run/agent.h lib/base/attr.h lib/base/err.h lib/queue/destinations.h lib/base/span.h lib/queue/schedule.h lib/queue/queuedir.h lib/queue/notify.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/os/fdpass.h cmd/queue/queue-run/worker.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/queue-run/turns.c
$(O)/light/cmd/queue/queue-run/work.o: cmd/queue/queue-run/work.c cmd/queue/queue-run/agent.h lib/base/attr.h lib/base/err.h lib/queue/destinations.h lib/base/span.h lib/queue/schedule.h lib/queue/queuedir.h lib/queue/notify.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/link/chain.h lib/os/cred.h lib/os/exe.h cmd/queue/queue-run/worker.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/queue-run/work.c
$(O)/light/cmd/queue/queue-run/worker.o: cmd/queue/queue-run/worker.c cmd/queue/queue-run/worker.h cmd/queue/queue-run/agent.h lib/base/attr.h lib/base/err.h lib/queue/destinations.h lib/base/span.h lib/queue/schedule.h lib/queue/queuedir.h lib/queue/notify.h lib/queue/queuefile.h lib/base/pool.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/base/mem.h lib/link/chain.h lib/os/cred.h lib/os/fdpass.h lib/queue/nextjob.h cmd/queue/queue-run/record.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/queue/queue-run/worker.c
$(O)/light/cmd/read/imapd/access.o: cmd/read/imapd/access.c cmd/read/imapd/access.h lib/base/span.h lib/maildir/aclglobal.h lib/base/attr.h lib/base/err.h lib/maildir/acl.h lib/base/buf.h lib/base/pool.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/log.h lib/base/mem.h lib/maildir/aclfile.h lib/maildir/foldername.h cmd/read/imapd/session.h lib/base/option.h cmd/read/imapd/events.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/access.c
$(O)/light/cmd/read/imapd/annotation.o: cmd/read/imapd/annotation.c cmd/read/imapd/annotation.h lib/base/attr.h lib/base/span.h lib/imap/args.h lib/base/pool.h lib/maildir/attributes.h lib/base/buf.h lib/base/err.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/imap/quote.h cmd/read/imapd/mailname.h lib/maildir/boxguid.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h cmd/read/imapd/special.h cmd/read/imapd/listing.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/annotation.c
$(O)/light/cmd/read/imapd/capability.o: cmd/read/imapd/capability.c cmd/read/imapd/capability.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/capability.c
$(O)/light/cmd/read/imapd/catenate.o: cmd/read/imapd/catenate.c cmd/read/imapd/catenate.h lib/base/span.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/maildir/box.h lib/base/buf.h lib/maildir/flags.h lib/maildir/save.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/mime/parts.h lib/mime/content.h lib/mime/header.h cmd/read/imapd/reply.h cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/mime/addrs.h lib/imap/args.h lib/imap/imapurl.h lib/imap/structure.h lib/maildir/foldername.h lib/mime/partpath.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h cmd/read/imapd/place.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/imap/seqset.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h cmd/read/imapd/wire.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/catenate.c
$(O)/light/cmd/read/imapd/command/acl.o: cmd/read/imapd/command/acl.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h lib/imap/quote.h lib/maildir/aclfile.h lib/maildir/acl.h lib/maildir/tree.h lib/maildir/layout.h cmd/read/imapd/mailname.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/acl.c
$(O)/light/cmd/read/imapd/command/append.o: cmd/read/imapd/command/append.c cmd/read/imapd/command/appendread.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h cmd/read/imapd/command/appendto.h cmd/read/imapd/catenate.h lib/io/stage.h lib/maildir/box.h lib/base/buf.h lib/maildir/flags.h lib/maildir/save.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/mime/parts.h lib/mime/content.h lib/mime/header.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/quota.h cmd/read/imapd/command/commands.h lib/imap/seqset.h cmd/read/imapd/dispatch.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/append.c
$(O)/light/cmd/read/imapd/command/appendread.o: cmd/read/imapd/command/appendread.c cmd/read/imapd/command/appendread.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h cmd/read/imapd/command/appendto.h cmd/read/imapd/catenate.h lib/io/stage.h lib/maildir/box.h lib/base/buf.h lib/maildir/flags.h lib/maildir/save.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/mime/parts.h lib/mime/content.h lib/mime/header.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/quota.h cmd/read/imapd/command/flags.h lib/text/date.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/appendread.c
$(O)/light/cmd/read/imapd/command/appendto.o: cmd/read/imapd/command/appendto.c cmd/read/imapd/command/appendto.h cmd/read/imapd/catenate.h lib/base/span.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/maildir/box.h lib/base/buf.h lib/maildir/flags.h lib/maildir/save.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/mime/parts.h lib/mime/content.h lib/mime/header.h cmd/read/imapd/reply.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/quota.h lib/base/mem.h cmd/read/imapd/command/commands.h lib/imap/seqset.h cmd/read/imapd/notify/ownbox.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/appendto.c
$(O)/light/cmd/read/imapd/command/basic.o: cmd/read/imapd/command/basic.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/dispatch.h cmd/read/imapd/mailname.h cmd/read/imapd/notify/metadata.h cmd/read/imapd/resync.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/basic.c
$(O)/light/cmd/read/imapd/command/cancelupdate.o: cmd/read/imapd/command/cancelupdate.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/cancelupdate.c
$(O)/light/cmd/read/imapd/command/compress.o: cmd/read/imapd/command/compress.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/compress.c
$(O)/light/cmd/read/imapd/command/copy.o: cmd/read/imapd/command/copy.c lib/base/mem.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/notify/ownbox.h cmd/read/imapd/progress.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/copy.c
$(O)/light/cmd/read/imapd/command/esearch.o: cmd/read/imapd/command/esearch.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/dispatch.h cmd/read/imapd/find.h lib/imap/search.h cmd/read/imapd/listing.h cmd/read/imapd/notify/request.h cmd/read/imapd/results.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/esearch.c
$(O)/light/cmd/read/imapd/command/expunge.o: cmd/read/imapd/command/expunge.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/resync.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/expunge.c
$(O)/light/cmd/read/imapd/command/fetch.o: cmd/read/imapd/command/fetch.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/mime/addrs.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h cmd/read/imapd/fetch/keep.h cmd/read/imapd/memo.h lib/index/cache.h lib/index/cachewindow.h cmd/read/imapd/results.h cmd/read/imapd/resync.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/fetch.c
$(O)/light/cmd/read/imapd/command/flags.o: cmd/read/imapd/command/flags.c cmd/read/imapd/command/flags.h lib/base/attr.h lib/imap/args.h lib/base/pool.h lib/base/span.h lib/maildir/box.h lib/base/buf.h lib/base/err.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h cmd/read/imapd/place.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/flags.c
$(O)/light/cmd/read/imapd/command/getacl.o: cmd/read/imapd/command/getacl.c lib/base/mem.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h lib/imap/quote.h lib/maildir/aclfile.h lib/maildir/acl.h lib/maildir/tree.h lib/maildir/layout.h cmd/read/imapd/mailname.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/getacl.c
$(O)/light/cmd/read/imapd/command/idle.o: cmd/read/imapd/command/idle.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/notify/wait.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/idle.c
$(O)/light/cmd/read/imapd/command/list.o: cmd/read/imapd/command/list.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h lib/imap/pattern.h lib/imap/quote.h cmd/read/imapd/annotation.h lib/maildir/attributes.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/listing.h cmd/read/imapd/mailname.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h cmd/read/imapd/special.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/list.c
$(O)/light/cmd/read/imapd/command/mailbox.o: cmd/read/imapd/command/mailbox.c lib/base/mem.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h lib/maildir/aclfile.h lib/maildir/acl.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/boxguid.h lib/maildir/foldername.h lib/maildir/subscriptions.h lib/maildir/treelist.h cmd/read/imapd/fate.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/quota.h cmd/read/imapd/mailname.h cmd/read/imapd/object.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h cmd/read/imapd/special.h cmd/read/imapd/listing.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/mailbox.c
$(O)/light/cmd/read/imapd/command/metadata.o: cmd/read/imapd/command/metadata.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h lib/maildir/boxguid.h lib/maildir/tree.h lib/maildir/layout.h cmd/read/imapd/annotation.h lib/maildir/attributes.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/quota.h cmd/read/imapd/dispatch.h cmd/read/imapd/notify/metadata.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h cmd/read/imapd/special.h cmd/read/imapd/listing.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/metadata.c
$(O)/light/cmd/read/imapd/command/notify.o: cmd/read/imapd/command/notify.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/notify/notify.h cmd/read/imapd/listing.h cmd/read/imapd/notify/lookout.h cmd/read/imapd/notify/request.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/notify.c
$(O)/light/cmd/read/imapd/command/quota.o: cmd/read/imapd/command/quota.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h lib/imap/quote.h lib/os/clock.h cmd/read/imapd/mailname.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/quota.c
$(O)/light/cmd/read/imapd/command/search.o: cmd/read/imapd/command/search.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/dispatch.h cmd/read/imapd/find.h lib/imap/search.h cmd/read/imapd/results.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/search.c
$(O)/light/cmd/read/imapd/command/select.o: cmd/read/imapd/command/select.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/resync.h cmd/read/imapd/mailname.h cmd/read/imapd/object.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h cmd/read/imapd/place.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/select.c
$(O)/light/cmd/read/imapd/command/sort.o: cmd/read/imapd/command/sort.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/find.h lib/imap/search.h cmd/read/imapd/order/sorting.h cmd/read/imapd/results.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/sort.c
$(O)/light/cmd/read/imapd/command/status.o: cmd/read/imapd/command/status.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h lib/imap/quote.h cmd/read/imapd/mailname.h cmd/read/imapd/object.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h cmd/read/imapd/place.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/status.c
$(O)/light/cmd/read/imapd/command/store.o: cmd/read/imapd/command/store.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/command/flags.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h cmd/read/imapd/place.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/store.c
$(O)/light/cmd/read/imapd/command/thread.o: cmd/read/imapd/command/thread.c lib/base/mem.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h lib/imap/thread.h cmd/read/imapd/find.h lib/imap/search.h cmd/read/imapd/order/order.h cmd/read/imapd/results.h cmd/read/imapd/order/ordercolumn.h lib/index/column.h lib/text/keysort.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/thread.c
$(O)/light/cmd/read/imapd/command/unauthenticate.o: cmd/read/imapd/command/unauthenticate.c cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/notify/notify.h cmd/read/imapd/listing.h cmd/read/imapd/notify/lookout.h cmd/read/imapd/notify/request.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/command/unauthenticate.c
$(O)/light/cmd/read/imapd/context.o: cmd/read/imapd/context.c cmd/read/imapd/context.h lib/base/attr.h lib/base/span.h lib/imap/args.h lib/base/pool.h lib/imap/search.h lib/base/err.h lib/imap/seqset.h lib/base/buf.h cmd/read/imapd/ranked.h lib/base/log.h lib/base/mem.h cmd/read/imapd/contextturn.h cmd/read/imapd/dispatch.h cmd/read/imapd/find.h cmd/read/imapd/reply.h lib/imap/quote.h cmd/read/imapd/order/sorting.h cmd/read/imapd/results.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/context.c
$(O)/light/cmd/read/imapd/contextturn.o: cmd/read/imapd/contextturn.c cmd/read/imapd/contextturn.h lib/imap/seqset.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/read/imapd/ranked.h lib/base/log.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/imap/args.h lib/base/pool.h cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/mime/addrs.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/imap/quote.h cmd/read/imapd/order/sorting.h cmd/read/imapd/results.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/contextturn.c
$(O)/light/cmd/read/imapd/dispatch.o: cmd/read/imapd/dispatch.c cmd/read/imapd/dispatch.h lib/base/buf.h lib/base/attr.h lib/base/span.h cmd/read/imapd/capability.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/notify/metadata.h cmd/read/imapd/notify/notify.h cmd/read/imapd/listing.h cmd/read/imapd/notify/lookout.h cmd/read/imapd/notify/request.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/dispatch.c
$(O)/light/cmd/read/imapd/events.o: cmd/read/imapd/events.c cmd/read/imapd/events.h lib/base/attr.h lib/base/err.h lib/base/log.h lib/base/buf.h lib/base/span.h cmd/read/imapd/message.h lib/mime/addrs.h lib/base/pool.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/imap/seqset.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h lib/text/tally.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/events.c
$(O)/light/cmd/read/imapd/facts.o: cmd/read/imapd/facts.c cmd/read/imapd/facts.h cmd/read/imapd/message.h lib/base/attr.h lib/mime/addrs.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h cmd/read/imapd/fields.h lib/imap/basesubject.h lib/imap/msgids.h cmd/read/imapd/memo.h lib/index/cache.h lib/index/cachewindow.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/imap/seqset.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h lib/text/casemap.h lib/text/date.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/facts.c
$(O)/light/cmd/read/imapd/fate.o: cmd/read/imapd/fate.c cmd/read/imapd/fate.h lib/base/attr.h lib/base/span.h cmd/read/imapd/place.h lib/base/err.h lib/imap/args.h lib/base/pool.h lib/maildir/box.h lib/base/buf.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/maildir/attributes.h lib/maildir/autobox.h lib/maildir/boxguid.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fate.c
$(O)/light/cmd/read/imapd/fetch/binary.o: cmd/read/imapd/fetch/binary.c cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/base/attr.h lib/mime/addrs.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/imap/args.h lib/mime/partpath.h lib/mime/transfer.h lib/io/stage.h lib/text/base64.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/imap/seqset.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h cmd/read/imapd/wire.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fetch/binary.c
$(O)/light/cmd/read/imapd/fetch/body.o: cmd/read/imapd/fetch/body.c lib/base/mem.h lib/imap/quote.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/imap/structure.h lib/mime/header.h lib/base/err.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/mime/addrs.h lib/imap/args.h lib/mime/partpath.h lib/text/crlf.h cmd/read/imapd/fields.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/imap/seqset.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h cmd/read/imapd/wire.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fetch/body.c
$(O)/light/cmd/read/imapd/fetch/items.o: cmd/read/imapd/fetch/items.c cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/base/attr.h lib/mime/addrs.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/imap/args.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/imap/seqset.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fetch/items.c
$(O)/light/cmd/read/imapd/fetch/keep.o: cmd/read/imapd/fetch/keep.c cmd/read/imapd/fetch/keep.h cmd/read/imapd/memo.h lib/index/cache.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/cachewindow.h cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/mime/addrs.h lib/base/pool.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/imap/args.h cmd/read/imapd/fields.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/imap/seqset.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fetch/keep.c
$(O)/light/cmd/read/imapd/fetch/object.o: cmd/read/imapd/fetch/object.c cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/base/attr.h lib/mime/addrs.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/imap/args.h cmd/read/imapd/object.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h cmd/read/imapd/place.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/imap/seqset.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fetch/object.c
$(O)/light/cmd/read/imapd/fetch/preview.o: cmd/read/imapd/fetch/preview.c lib/imap/quote.h lib/base/buf.h lib/base/attr.h lib/base/span.h cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/mime/addrs.h lib/base/err.h lib/base/pool.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/imap/args.h lib/mime/preview.h lib/mime/transfer.h lib/io/stage.h lib/text/base64.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/imap/seqset.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fetch/preview.c
$(O)/light/cmd/read/imapd/fetch/section.o: cmd/read/imapd/fetch/section.c lib/imap/quote.h lib/base/buf.h lib/base/attr.h lib/base/span.h cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/mime/addrs.h lib/base/err.h lib/base/pool.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/imap/args.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fetch/section.c
$(O)/light/cmd/read/imapd/fetch/simple.o: cmd/read/imapd/fetch/simple.c cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/base/attr.h lib/mime/addrs.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/imap/args.h lib/text/date.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/imap/seqset.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fetch/simple.c
$(O)/light/cmd/read/imapd/fetch/structure.o: cmd/read/imapd/fetch/structure.c lib/imap/structure.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/mime/header.h lib/base/err.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/mime/addrs.h lib/imap/args.h cmd/read/imapd/fields.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/imap/seqset.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fetch/structure.c
$(O)/light/cmd/read/imapd/fields.o: cmd/read/imapd/fields.c cmd/read/imapd/fields.h cmd/read/imapd/message.h lib/base/attr.h lib/mime/addrs.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h cmd/read/imapd/memo.h lib/index/cache.h lib/index/cachewindow.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/fields.c
$(O)/light/cmd/read/imapd/find.o: cmd/read/imapd/find.c cmd/read/imapd/find.h lib/base/attr.h lib/imap/search.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/imap/args.h lib/imap/seqset.h lib/base/buf.h cmd/read/imapd/reply.h lib/base/mem.h cmd/read/imapd/facts.h cmd/read/imapd/message.h lib/mime/addrs.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h cmd/read/imapd/findtext.h lib/text/sift.h lib/text/fold.h lib/text/match.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/words.h lib/mime/decoder.h lib/io/rd.h lib/io/wr.h cmd/read/imapd/memo.h lib/index/cache.h lib/index/cachewindow.h cmd/read/imapd/object.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/os/clock.h cmd/read/imapd/progress.h cmd/read/imapd/results.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h cmd/read/imapd/place.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h cmd/read/imapd/view.h cmd/read/imapd/context.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/find.c
$(O)/light/cmd/read/imapd/findtext.o: cmd/read/imapd/findtext.c cmd/read/imapd/findtext.h lib/imap/search.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/imap/args.h lib/imap/seqset.h lib/base/buf.h cmd/read/imapd/message.h lib/mime/addrs.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/sift.h lib/text/fold.h lib/text/match.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/words.h lib/mime/decoder.h lib/io/rd.h lib/io/wr.h cmd/read/imapd/facts.h lib/mime/flat.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h cmd/read/imapd/view.h cmd/read/imapd/context.h cmd/read/imapd/ranked.h lib/text/casemap.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/findtext.c
$(O)/light/cmd/read/imapd/listing.o: cmd/read/imapd/listing.c cmd/read/imapd/listing.h lib/base/attr.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/mem.h lib/maildir/subscriptions.h lib/base/err.h lib/maildir/layout.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/listing.c
$(O)/light/cmd/read/imapd/mailname.o: cmd/read/imapd/mailname.c cmd/read/imapd/mailname.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/imap/args.h lib/base/pool.h lib/imap/quote.h lib/maildir/foldername.h lib/base/err.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/mailname.c
$(O)/light/cmd/read/imapd/main.o: cmd/read/imapd/main.c lib/auth/again.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/handover.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/base/tool.h lib/base/option.h lib/conn/facts.h lib/conn/cidr.h cmd/read/imapd/namespaces.h cmd/read/imapd/opening.h cmd/read/imapd/options.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h cmd/read/imapd/workarounds.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/main.c
$(O)/light/cmd/read/imapd/memo.o: cmd/read/imapd/memo.c cmd/read/imapd/memo.h lib/index/cache.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/cachewindow.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/base/pool.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/memo.c
$(O)/light/cmd/read/imapd/message.o: cmd/read/imapd/message.c cmd/read/imapd/message.h lib/base/attr.h lib/mime/addrs.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/imap/structure.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/imap/seqset.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/message.c
$(O)/light/cmd/read/imapd/namespaces.o: cmd/read/imapd/namespaces.c cmd/read/imapd/namespaces.h lib/base/attr.h lib/base/err.h lib/auth/username.h lib/auth/domains.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/maildir/foldername.h lib/maildir/layout.h lib/os/confine.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/quota.h cmd/read/imapd/reply.h cmd/read/imapd/events.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/namespaces.c
$(O)/light/cmd/read/imapd/notify/boxes.o: cmd/read/imapd/notify/boxes.c cmd/read/imapd/notify/boxes.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/buf.h lib/imap/args.h lib/base/pool.h lib/imap/seqset.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h lib/maildir/foldername.h cmd/read/imapd/notify/notify.h cmd/read/imapd/listing.h cmd/read/imapd/notify/lookout.h cmd/read/imapd/notify/request.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/notify/boxes.c
$(O)/light/cmd/read/imapd/notify/lookout.o: cmd/read/imapd/notify/lookout.c cmd/read/imapd/notify/lookout.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/base/span.h lib/maildir/aclglobal.h lib/base/attr.h lib/base/err.h lib/maildir/acl.h lib/base/buf.h lib/base/pool.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h lib/base/mem.h lib/os/watch.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/notify/lookout.c
$(O)/light/cmd/read/imapd/notify/metadata.o: cmd/read/imapd/notify/metadata.c cmd/read/imapd/notify/metadata.h cmd/read/imapd/annotation.h lib/base/attr.h lib/base/span.h lib/imap/args.h lib/base/pool.h lib/maildir/attributes.h lib/base/buf.h lib/base/err.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h cmd/read/imapd/mailname.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h lib/base/mem.h lib/imap/quote.h lib/maildir/boxguid.h cmd/read/imapd/notify/notify.h cmd/read/imapd/listing.h cmd/read/imapd/notify/lookout.h cmd/read/imapd/notify/request.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/notify/metadata.c
$(O)/light/cmd/read/imapd/notify/names.o: cmd/read/imapd/notify/names.c cmd/read/imapd/notify/names.h lib/base/attr.h cmd/read/imapd/mailname.h lib/base/buf.h lib/base/span.h lib/imap/args.h lib/base/pool.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/base/err.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h lib/base/mem.h cmd/read/imapd/notify/boxes.h cmd/read/imapd/notify/notify.h cmd/read/imapd/listing.h cmd/read/imapd/notify/lookout.h cmd/read/imapd/notify/request.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/notify/names.c
$(O)/light/cmd/read/imapd/notify/notify.o: cmd/read/imapd/notify/notify.c cmd/read/imapd/notify/notify.h cmd/read/imapd/listing.h lib/base/attr.h lib/base/pool.h lib/base/span.h cmd/read/imapd/notify/lookout.h cmd/read/imapd/notify/request.h lib/imap/args.h cmd/read/imapd/command/commands.h cmd/read/imapd/reply.h lib/base/err.h lib/base/buf.h lib/imap/seqset.h cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/mime/addrs.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h lib/base/mem.h cmd/read/imapd/notify/boxes.h cmd/read/imapd/notify/metadata.h cmd/read/imapd/notify/names.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/notify/notify.c
$(O)/light/cmd/read/imapd/notify/ownbox.o: cmd/read/imapd/notify/ownbox.c cmd/read/imapd/notify/ownbox.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/base/span.h lib/maildir/aclglobal.h lib/base/attr.h lib/base/err.h lib/maildir/acl.h lib/base/buf.h lib/base/pool.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h cmd/read/imapd/notify/boxes.h cmd/read/imapd/notify/notify.h cmd/read/imapd/listing.h cmd/read/imapd/notify/lookout.h cmd/read/imapd/notify/request.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/notify/ownbox.c
$(O)/light/cmd/read/imapd/notify/report.o: cmd/read/imapd/notify/report.c cmd/read/imapd/notify/boxes.h cmd/read/imapd/notify/metadata.h cmd/read/imapd/notify/names.h lib/base/attr.h cmd/read/imapd/notify/notify.h cmd/read/imapd/listing.h lib/base/pool.h lib/base/span.h cmd/read/imapd/notify/lookout.h cmd/read/imapd/notify/request.h lib/imap/args.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/base/err.h lib/maildir/acl.h lib/base/buf.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h lib/os/watch.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/notify/report.c
$(O)/light/cmd/read/imapd/notify/request.o: cmd/read/imapd/notify/request.c cmd/read/imapd/notify/request.h lib/base/attr.h lib/base/pool.h lib/base/span.h lib/imap/args.h cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/mime/addrs.h lib/base/buf.h lib/base/err.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h cmd/read/imapd/listing.h cmd/read/imapd/mailname.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/imap/seqset.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/notify/request.c
$(O)/light/cmd/read/imapd/notify/wait.o: cmd/read/imapd/notify/wait.c cmd/read/imapd/notify/wait.h lib/base/attr.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/base/span.h lib/maildir/aclglobal.h lib/base/err.h lib/maildir/acl.h lib/base/buf.h lib/base/pool.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h cmd/read/imapd/notify/lookout.h cmd/read/imapd/notify/metadata.h cmd/read/imapd/notify/notify.h cmd/read/imapd/listing.h cmd/read/imapd/notify/request.h lib/os/clock.h lib/os/watch.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/notify/wait.c
$(O)/light/cmd/read/imapd/object.o: cmd/read/imapd/object.c cmd/read/imapd/object.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/maildir/box.h lib/base/err.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/index/sum.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/object.c
$(O)/light/cmd/read/imapd/opening.o: cmd/read/imapd/opening.c cmd/read/imapd/opening.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/handover.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/conn/facts.h lib/conn/cidr.h lib/maildir/layout.h cmd/read/imapd/namespaces.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/quota.h cmd/read/imapd/reply.h cmd/read/imapd/events.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/opening.c
$(O)/light/cmd/read/imapd/options.o: cmd/read/imapd/options.c cmd/read/imapd/options.h lib/base/attr.h lib/base/err.h lib/base/tool.h lib/base/option.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/base/span.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/base/buf.h lib/base/pool.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h lib/base/mem.h lib/io/unpack.h cmd/read/imapd/special.h cmd/read/imapd/listing.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/options.c
$(O)/light/cmd/read/imapd/order/order.o: cmd/read/imapd/order/order.c cmd/read/imapd/order/order.h cmd/read/imapd/results.h lib/base/attr.h lib/imap/args.h lib/base/pool.h lib/base/span.h lib/imap/seqset.h lib/base/buf.h lib/base/err.h cmd/read/imapd/order/ordercolumn.h lib/index/column.h lib/text/keysort.h lib/base/mem.h lib/text/casemap.h cmd/read/imapd/facts.h cmd/read/imapd/message.h lib/mime/addrs.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h cmd/read/imapd/memo.h lib/index/cache.h lib/index/cachewindow.h cmd/read/imapd/progress.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/order/order.c
$(O)/light/cmd/read/imapd/order/ordercolumn.o: cmd/read/imapd/order/ordercolumn.c cmd/read/imapd/order/ordercolumn.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/pool.h lib/index/column.h lib/base/err.h lib/text/keysort.h lib/base/mem.h lib/index/ranks.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/order/ordercolumn.c
$(O)/light/cmd/read/imapd/order/sorting.o: cmd/read/imapd/order/sorting.c cmd/read/imapd/order/sorting.h lib/base/attr.h lib/imap/args.h lib/base/pool.h lib/base/span.h cmd/read/imapd/results.h lib/imap/seqset.h lib/base/buf.h lib/base/err.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h lib/base/mem.h cmd/read/imapd/order/order.h cmd/read/imapd/order/ordercolumn.h lib/index/column.h lib/text/keysort.h lib/text/numsort.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/order/sorting.c
$(O)/light/cmd/read/imapd/place.o: cmd/read/imapd/place.c cmd/read/imapd/place.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/imap/args.h lib/base/pool.h lib/maildir/box.h lib/base/buf.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/mem.h cmd/read/imapd/mailname.h lib/maildir/foldername.h lib/maildir/lazymark.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/place.c
$(O)/light/cmd/read/imapd/progress.o: cmd/read/imapd/progress.c cmd/read/imapd/progress.h cmd/read/imapd/dispatch.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/imap/quote.h lib/os/clock.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/base/err.h lib/maildir/acl.h lib/base/pool.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/progress.c
$(O)/light/cmd/read/imapd/ranked.o: cmd/read/imapd/ranked.c cmd/read/imapd/ranked.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/imap/seqset.h lib/base/err.h lib/base/mem.h cmd/read/imapd/results.h lib/imap/args.h lib/base/pool.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/ranked.c
$(O)/light/cmd/read/imapd/reply.o: cmd/read/imapd/reply.c cmd/read/imapd/reply.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/imap/quote.h lib/base/buf.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/base/pool.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/reply.c
$(O)/light/cmd/read/imapd/results.o: cmd/read/imapd/results.c cmd/read/imapd/results.h lib/base/attr.h lib/imap/args.h lib/base/pool.h lib/base/span.h lib/imap/seqset.h lib/base/buf.h lib/base/err.h lib/base/mem.h cmd/read/imapd/dispatch.h cmd/read/imapd/fetch/items.h cmd/read/imapd/message.h lib/mime/addrs.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/imap/quote.h cmd/read/imapd/mailname.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/results.c
$(O)/light/cmd/read/imapd/resync.o: cmd/read/imapd/resync.c cmd/read/imapd/resync.h lib/base/attr.h lib/imap/args.h lib/base/pool.h lib/base/span.h lib/imap/seqset.h lib/base/buf.h lib/base/err.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/resync.c
$(O)/light/cmd/read/imapd/session.o: cmd/read/imapd/session.c cmd/read/imapd/session.h cmd/read/imapd/access.h lib/base/span.h lib/maildir/aclglobal.h lib/base/attr.h lib/base/err.h lib/maildir/acl.h lib/base/buf.h lib/base/pool.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h cmd/read/imapd/command/commands.h cmd/read/imapd/dispatch.h cmd/read/imapd/notify/metadata.h cmd/read/imapd/notify/notify.h cmd/read/imapd/listing.h cmd/read/imapd/notify/lookout.h cmd/read/imapd/notify/request.h cmd/read/imapd/notify/wait.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/session.c
$(O)/light/cmd/read/imapd/special.o: cmd/read/imapd/special.c cmd/read/imapd/special.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/read/imapd/listing.h lib/base/pool.h lib/maildir/autobox.h lib/maildir/tree.h lib/maildir/layout.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/quota.h cmd/read/imapd/annotation.h lib/maildir/attributes.h cmd/read/imapd/reply.h lib/maildir/boxguid.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/special.c
$(O)/light/cmd/read/imapd/textindex.o: cmd/read/imapd/textindex.c cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/mime/header.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/mime/words.h lib/mime/decoder.h lib/text/fold.h lib/imap/seqset.h lib/io/rd.h lib/io/wr.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h lib/base/log.h lib/os/exe.h lib/os/fdpass.h lib/os/onask.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/imap/frame.h lib/io/deflate.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/textindex.c
$(O)/light/cmd/read/imapd/view.o: cmd/read/imapd/view.c cmd/read/imapd/view.h lib/base/attr.h lib/base/buf.h lib/base/span.h cmd/read/imapd/context.h lib/imap/args.h lib/base/pool.h lib/imap/search.h lib/base/err.h lib/imap/seqset.h cmd/read/imapd/ranked.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/mime/parts.h lib/mime/content.h lib/mime/header.h lib/base/log.h cmd/read/imapd/notify/notify.h cmd/read/imapd/listing.h cmd/read/imapd/notify/lookout.h cmd/read/imapd/notify/request.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/maildir/aclmine.h lib/maildir/aclshares.h cmd/read/imapd/place.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/text/fold.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/view.c
$(O)/light/cmd/read/imapd/wire.o: cmd/read/imapd/wire.c cmd/read/imapd/wire.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/wire.c
$(O)/light/cmd/read/imapd/workarounds.o: cmd/read/imapd/workarounds.c cmd/read/imapd/workarounds.h lib/base/attr.h lib/base/err.h lib/base/span.h cmd/read/imapd/session.h cmd/read/imapd/access.h lib/maildir/aclglobal.h lib/maildir/acl.h lib/base/buf.h lib/base/pool.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/flags.h cmd/read/imapd/place.h lib/imap/args.h lib/maildir/box.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/quota.h cmd/read/imapd/reply.h lib/base/option.h cmd/read/imapd/events.h lib/base/log.h lib/imap/frame.h lib/io/deflate.h lib/io/rd.h lib/io/wr.h lib/maildir/attributes.h lib/maildir/autobox.h lib/mime/charset.h lib/mime/decoder.h lib/mime/words.h cmd/read/imapd/textindex.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/mime/content.h lib/text/fold.h lib/imap/seqset.h cmd/read/imapd/message.h lib/mime/addrs.h lib/text/sift.h lib/text/match.h cmd/read/imapd/view.h cmd/read/imapd/context.h lib/imap/search.h cmd/read/imapd/ranked.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/imapd/workarounds.c
$(O)/light/cmd/read/pop3d/commands.o: cmd/read/pop3d/commands.c cmd/read/pop3d/commands.h lib/base/span.h cmd/read/pop3d/session.h lib/base/attr.h lib/base/err.h cmd/read/pop3d/drop.h lib/base/buf.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h cmd/read/pop3d/uidls.h lib/io/rd.h lib/io/wr.h lib/pop3/popcapa.h lib/base/log.h lib/pop3/popdot.h lib/pop3/poplang.h lib/pop3/popline.h lib/pop3/uidl.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/pop3d/commands.c
$(O)/light/cmd/read/pop3d/compare.o: cmd/read/pop3d/compare.c cmd/read/pop3d/compare.h lib/base/attr.h lib/base/err.h lib/io/wr.h lib/base/span.h lib/base/mem.h lib/base/num.h lib/base/pool.h cmd/read/pop3d/drop.h lib/base/buf.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/dotlock.h cmd/read/pop3d/uidls.h lib/io/slurp.h lib/pop3/uidl.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/pop3d/compare.c
$(O)/light/cmd/read/pop3d/drop.o: cmd/read/pop3d/drop.c cmd/read/pop3d/drop.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h cmd/read/pop3d/uidls.h lib/base/log.h lib/base/mem.h lib/mime/header.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/pop3d/drop.c
$(O)/light/cmd/read/pop3d/main.o: cmd/read/pop3d/main.c lib/auth/handover.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/base/log.h lib/base/tool.h lib/base/option.h cmd/read/pop3d/compare.h lib/io/wr.h lib/conn/facts.h lib/conn/cidr.h lib/io/unpack.h cmd/read/pop3d/options.h cmd/read/pop3d/session.h cmd/read/pop3d/drop.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/dotlock.h cmd/read/pop3d/uidls.h lib/io/rd.h lib/pop3/popcapa.h lib/os/confine.h cmd/read/pop3d/visit.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/pop3d/main.c
$(O)/light/cmd/read/pop3d/options.o: cmd/read/pop3d/options.c cmd/read/pop3d/options.h lib/base/attr.h lib/base/option.h lib/base/err.h cmd/read/pop3d/session.h lib/base/span.h cmd/read/pop3d/drop.h lib/base/buf.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h cmd/read/pop3d/uidls.h lib/io/rd.h lib/io/wr.h lib/pop3/popcapa.h lib/maildir/keywords.h lib/pop3/uidl.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/pop3d/options.c
$(O)/light/cmd/read/pop3d/session.o: cmd/read/pop3d/session.c cmd/read/pop3d/session.h lib/base/attr.h lib/base/err.h lib/base/span.h cmd/read/pop3d/drop.h lib/base/buf.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h cmd/read/pop3d/uidls.h lib/io/rd.h lib/io/wr.h lib/pop3/popcapa.h lib/base/log.h cmd/read/pop3d/commands.h lib/text/tally.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/pop3d/session.c
$(O)/light/cmd/read/pop3d/uidls.o: cmd/read/pop3d/uidls.c cmd/read/pop3d/uidls.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/base/log.h lib/base/mem.h cmd/read/pop3d/drop.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/boxuidl.h lib/mime/header.h lib/pop3/uidl.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/pop3d/uidls.c
$(O)/light/cmd/read/pop3d/visit.o: cmd/read/pop3d/visit.c cmd/read/pop3d/visit.h lib/base/attr.h lib/base/err.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/read/pop3d/visit.c
$(O)/full/cmd/read/search-index/byhand.o: cmd/read/search-index/byhand.c cmd/read/search-index/byhand.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/tool.h lib/base/option.h lib/fts/ftsdb.h lib/imap/seqset.h lib/base/buf.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/mime/words.h lib/mime/decoder.h lib/text/fold.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/maildir/layout.h lib/mime/charmap.h lib/os/confine.h lib/text/match.h $(O)/machine
	@$(COMPILE_FULL) cmd/read/search-index/byhand.c
$(O)/full/cmd/read/search-index/main.o: cmd/read/search-index/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/read/search-index/byhand.h lib/base/span.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/buf.h lib/os/confine.h cmd/read/search-index/serve.h $(O)/machine
	@$(COMPILE_FULL) cmd/read/search-index/main.c
$(O)/full/cmd/read/search-index/serve.o: cmd/read/search-index/serve.c cmd/read/search-index/serve.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h lib/fts/ftsdb.h lib/imap/seqset.h lib/base/buf.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/mime/words.h lib/mime/decoder.h lib/text/fold.h lib/io/wr.h lib/os/fdpass.h $(O)/machine
	@$(COMPILE_FULL) cmd/read/search-index/serve.c
$(O)/light/cmd/receive/sendmail/flags.o: cmd/receive/sendmail/flags.c cmd/receive/sendmail/flags.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/sendmail/flags.c
$(O)/light/cmd/receive/sendmail/main.o: cmd/receive/sendmail/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/receive/sendmail/flags.h lib/link/chain.h lib/os/cred.h lib/os/exe.h lib/base/buf.h lib/base/span.h lib/os/spawn.h cmd/receive/sendmail/take.h lib/smtp/envelope.h lib/base/pool.h lib/io/wr.h lib/smtp/address.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/sendmail/main.c
$(O)/light/cmd/receive/sendmail/take.o: cmd/receive/sendmail/take.c cmd/receive/sendmail/take.h lib/base/attr.h lib/base/err.h cmd/receive/sendmail/flags.h lib/smtp/envelope.h lib/base/pool.h lib/base/span.h lib/io/wr.h lib/smtp/address.h lib/base/buf.h lib/io/rd.h lib/link/amend.h lib/io/stage.h lib/mime/addrs.h lib/mime/header.h lib/os/tmpfd.h lib/smtp/dsnparam.h lib/smtp/xtext.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/sendmail/take.c
$(O)/light/cmd/receive/smtp-recv/addresses.o: cmd/receive/smtp-recv/addresses.c cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h lib/conn/cidr.h cmd/receive/smtp-recv/direct.h lib/link/chain.h lib/smtp/envelope.h lib/smtp/address.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/rules/rulefile.h lib/rules/rule.h lib/rules/ruledns.h lib/rules/rulelist.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/addresses.c
$(O)/light/cmd/receive/smtp-recv/auth.o: cmd/receive/smtp-recv/auth.c lib/auth/askbind.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/secret.h lib/conn/starttls.h lib/sasl/offer.h cmd/receive/smtp-recv/session.h lib/base/log.h lib/conn/cidr.h cmd/receive/smtp-recv/direct.h lib/link/chain.h lib/smtp/envelope.h lib/smtp/address.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/rules/rulefile.h lib/rules/rule.h lib/rules/ruledns.h lib/rules/rulelist.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/auth.c
$(O)/light/cmd/receive/smtp-recv/chunk.o: cmd/receive/smtp-recv/chunk.c lib/base/mem.h lib/base/num.h lib/base/attr.h lib/base/span.h cmd/receive/smtp-recv/gate/gate.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h lib/conn/cidr.h cmd/receive/smtp-recv/direct.h lib/link/chain.h lib/smtp/envelope.h lib/smtp/address.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/rules/rulefile.h lib/rules/rule.h lib/rules/ruledns.h lib/rules/rulelist.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h lib/rules/rulejudge.h lib/rules/rulereply.h cmd/receive/smtp-recv/intake.h lib/io/spool.h lib/io/stage.h lib/smtp/dotdata.h lib/smtp/hops.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/chunk.c
$(O)/light/cmd/receive/smtp-recv/commands.o: cmd/receive/smtp-recv/commands.c cmd/receive/smtp-recv/gate/gate.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h lib/conn/cidr.h cmd/receive/smtp-recv/direct.h lib/link/chain.h lib/smtp/envelope.h lib/smtp/address.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/rules/rulefile.h lib/rules/rule.h lib/rules/ruledns.h lib/rules/rulelist.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h lib/rules/rulejudge.h lib/rules/rulereply.h cmd/receive/smtp-recv/params.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/commands.c
$(O)/light/cmd/receive/smtp-recv/data.o: cmd/receive/smtp-recv/data.c cmd/receive/smtp-recv/gate/gate.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h lib/conn/cidr.h cmd/receive/smtp-recv/direct.h lib/link/chain.h lib/smtp/envelope.h lib/smtp/address.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/rules/rulefile.h lib/rules/rule.h lib/rules/ruledns.h lib/rules/rulelist.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h lib/rules/rulejudge.h lib/rules/rulereply.h cmd/receive/smtp-recv/intake.h lib/io/spool.h lib/io/stage.h lib/smtp/dotdata.h lib/smtp/hops.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/data.c
$(O)/light/cmd/receive/smtp-recv/deliver.o: cmd/receive/smtp-recv/deliver.c cmd/receive/smtp-recv/gate/gate.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h lib/conn/cidr.h cmd/receive/smtp-recv/direct.h lib/link/chain.h lib/smtp/envelope.h lib/smtp/address.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/rules/rulefile.h lib/rules/rule.h lib/rules/ruledns.h lib/rules/rulelist.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h lib/rules/rulejudge.h lib/rules/rulereply.h cmd/receive/smtp-recv/runner.h cmd/receive/smtp-recv/gate/keeper.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/deliver.c
$(O)/light/cmd/receive/smtp-recv/direct.o: cmd/receive/smtp-recv/direct.c cmd/receive/smtp-recv/direct.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/link/chain.h lib/smtp/envelope.h lib/smtp/address.h lib/base/log.h lib/base/mem.h cmd/receive/smtp-recv/gate/gate.h cmd/receive/smtp-recv/session.h lib/conn/cidr.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/rules/rulefile.h lib/rules/rule.h lib/rules/ruledns.h lib/rules/rulelist.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h lib/rules/rulejudge.h lib/rules/rulereply.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/direct.c
$(O)/light/cmd/receive/smtp-recv/etrn.o: cmd/receive/smtp-recv/etrn.c cmd/receive/smtp-recv/gate/keeper.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/rules/rulefile.h lib/base/pool.h lib/rules/rule.h lib/conn/cidr.h lib/rules/ruledns.h lib/rules/rulelist.h lib/rules/rulereply.h cmd/receive/smtp-recv/runner.h lib/link/chain.h lib/os/cred.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/io/rd.h lib/io/wr.h lib/base/log.h cmd/receive/smtp-recv/direct.h lib/smtp/envelope.h lib/smtp/address.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/etrn.c
$(O)/light/cmd/receive/smtp-recv/gate/bymap.o: cmd/receive/smtp-recv/gate/bymap.c cmd/receive/smtp-recv/gate/bymap.h lib/base/err.h lib/base/attr.h lib/rules/rule.h lib/base/pool.h lib/base/span.h lib/conn/cidr.h lib/rules/ruledns.h lib/base/buf.h lib/rules/rulelist.h lib/rules/rulereply.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/gate/bymap.c
$(O)/light/cmd/receive/smtp-recv/gate/gate.o: cmd/receive/smtp-recv/gate/gate.c cmd/receive/smtp-recv/gate/gate.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h lib/conn/cidr.h cmd/receive/smtp-recv/direct.h lib/link/chain.h lib/smtp/envelope.h lib/smtp/address.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/rules/rulefile.h lib/rules/rule.h lib/rules/ruledns.h lib/rules/rulelist.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h lib/rules/rulejudge.h lib/rules/rulereply.h lib/base/mem.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/gate/gate.c
$(O)/light/cmd/receive/smtp-recv/gate/gateask.o: cmd/receive/smtp-recv/gate/gateask.c cmd/receive/smtp-recv/runner.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/receive/smtp-recv/gate/keeper.h lib/rules/rulefile.h lib/base/pool.h lib/rules/rule.h lib/conn/cidr.h lib/rules/ruledns.h lib/rules/rulelist.h lib/rules/rulereply.h lib/link/chain.h lib/os/cred.h lib/base/tool.h lib/base/option.h cmd/receive/smtp-recv/gate/gate.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/io/rd.h lib/io/wr.h lib/base/log.h cmd/receive/smtp-recv/direct.h lib/smtp/envelope.h lib/smtp/address.h cmd/receive/smtp-recv/options.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h lib/rules/rulejudge.h cmd/receive/smtp-recv/gate/lookup.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/gate/gateask.c
$(O)/light/cmd/receive/smtp-recv/gate/keeper.o: cmd/receive/smtp-recv/gate/keeper.c cmd/receive/smtp-recv/gate/keeper.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/rules/rulefile.h lib/base/pool.h lib/rules/rule.h lib/conn/cidr.h lib/rules/ruledns.h lib/rules/rulelist.h lib/rules/rulereply.h lib/base/log.h cmd/receive/smtp-recv/gate/bymap.h lib/link/chain.h lib/os/cred.h lib/os/clock.h lib/os/fdpass.h lib/rules/rulecount.h lib/rules/rulepolicy.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/gate/keeper.c
$(O)/light/cmd/receive/smtp-recv/gate/lookup.o: cmd/receive/smtp-recv/gate/lookup.c cmd/receive/smtp-recv/gate/lookup.h lib/base/attr.h lib/base/err.h lib/rules/rulejudge.h lib/base/buf.h lib/base/span.h lib/rules/ruledns.h lib/conn/cidr.h lib/rules/rulefile.h lib/base/pool.h lib/rules/rule.h lib/rules/rulelist.h lib/rules/rulereply.h lib/base/log.h lib/dns/resolver.h lib/dns/dnsmsg.h lib/io/slurp.h lib/os/confine.h lib/os/fdpass.h lib/os/fds.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/gate/lookup.c
$(O)/light/cmd/receive/smtp-recv/gate/simulate.o: cmd/receive/smtp-recv/gate/simulate.c cmd/receive/smtp-recv/gate/simulate.h cmd/receive/smtp-recv/options.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/tool.h lib/base/option.h lib/rules/rulefile.h lib/base/pool.h lib/rules/rule.h lib/conn/cidr.h lib/rules/ruledns.h lib/rules/rulelist.h lib/base/num.h cmd/receive/smtp-recv/gate/gate.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h cmd/receive/smtp-recv/direct.h lib/link/chain.h lib/smtp/envelope.h lib/smtp/address.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h lib/rules/rulejudge.h lib/rules/rulereply.h lib/rules/ruleaudit.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/gate/simulate.c
$(O)/light/cmd/receive/smtp-recv/intake.o: cmd/receive/smtp-recv/intake.c cmd/receive/smtp-recv/intake.h lib/io/spool.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/base/log.h lib/conn/cidr.h cmd/receive/smtp-recv/direct.h lib/link/chain.h lib/smtp/envelope.h lib/smtp/address.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/rules/rulefile.h lib/rules/rule.h lib/rules/ruledns.h lib/rules/rulelist.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h lib/smtp/dotdata.h lib/smtp/hops.h cmd/receive/smtp-recv/gate/gate.h lib/rules/rulejudge.h lib/rules/rulereply.h lib/os/clock.h cmd/receive/smtp-recv/runner.h cmd/receive/smtp-recv/gate/keeper.h lib/smtp/trace.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/intake.c
$(O)/light/cmd/receive/smtp-recv/main.o: cmd/receive/smtp-recv/main.c lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h lib/base/num.h lib/base/tool.h lib/base/option.h lib/conn/facts.h lib/conn/cidr.h cmd/receive/smtp-recv/gate/lookup.h lib/rules/rulejudge.h lib/rules/ruledns.h lib/rules/rulefile.h lib/rules/rule.h lib/rules/rulelist.h lib/rules/rulereply.h cmd/receive/smtp-recv/gate/simulate.h cmd/receive/smtp-recv/options.h cmd/receive/smtp-recv/runner.h cmd/receive/smtp-recv/gate/keeper.h lib/link/chain.h cmd/receive/smtp-recv/session.h cmd/receive/smtp-recv/direct.h lib/smtp/envelope.h lib/smtp/address.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/main.c
$(O)/light/cmd/receive/smtp-recv/options.o: cmd/receive/smtp-recv/options.c cmd/receive/smtp-recv/options.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/tool.h lib/base/option.h lib/rules/rulefile.h lib/base/pool.h lib/rules/rule.h lib/conn/cidr.h lib/rules/ruledns.h lib/rules/rulelist.h cmd/receive/smtp-recv/direct.h lib/auth/ask.h lib/auth/account.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/link/chain.h lib/smtp/envelope.h lib/smtp/address.h cmd/receive/smtp-recv/gate/simulate.h lib/io/slurp.h lib/rules/rulecheck.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/options.c
$(O)/light/cmd/receive/smtp-recv/params.o: cmd/receive/smtp-recv/params.c cmd/receive/smtp-recv/params.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h lib/conn/cidr.h cmd/receive/smtp-recv/direct.h lib/link/chain.h lib/smtp/envelope.h lib/smtp/address.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/rules/rulefile.h lib/rules/rule.h lib/rules/ruledns.h lib/rules/rulelist.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h lib/base/num.h lib/smtp/dsnparam.h lib/smtp/param.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/params.c
$(O)/light/cmd/receive/smtp-recv/recipients.o: cmd/receive/smtp-recv/recipients.c cmd/receive/smtp-recv/recipients.h lib/base/span.h lib/smtp/address.h lib/base/attr.h lib/base/buf.h lib/base/err.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/recipients.c
$(O)/light/cmd/receive/smtp-recv/runner.o: cmd/receive/smtp-recv/runner.c cmd/receive/smtp-recv/runner.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/receive/smtp-recv/gate/keeper.h lib/rules/rulefile.h lib/base/pool.h lib/rules/rule.h lib/conn/cidr.h lib/rules/ruledns.h lib/rules/rulelist.h lib/rules/rulereply.h lib/link/chain.h lib/os/cred.h lib/base/log.h lib/os/fdpass.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/runner.c
$(O)/light/cmd/receive/smtp-recv/session.o: cmd/receive/smtp-recv/session.c cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h lib/conn/cidr.h cmd/receive/smtp-recv/direct.h lib/link/chain.h lib/smtp/envelope.h lib/smtp/address.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/rules/rulefile.h lib/rules/rule.h lib/rules/ruledns.h lib/rules/rulelist.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h cmd/receive/smtp-recv/gate/gate.h lib/rules/rulejudge.h lib/rules/rulereply.h cmd/receive/smtp-recv/intake.h lib/io/spool.h lib/io/stage.h lib/smtp/dotdata.h lib/smtp/hops.h lib/os/clock.h lib/os/confine.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/session.c
$(O)/light/cmd/receive/smtp-recv/soft.o: cmd/receive/smtp-recv/soft.c cmd/receive/smtp-recv/soft.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/io/wr.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/soft.c
$(O)/light/cmd/receive/smtp-recv/tls.o: cmd/receive/smtp-recv/tls.c lib/base/num.h lib/base/attr.h lib/base/span.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h lib/conn/cidr.h cmd/receive/smtp-recv/direct.h lib/link/chain.h lib/smtp/envelope.h lib/smtp/address.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/rules/rulefile.h lib/rules/rule.h lib/rules/ruledns.h lib/rules/rulelist.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/tls.c
$(O)/light/cmd/receive/smtp-recv/xclient.o: cmd/receive/smtp-recv/xclient.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/num.h lib/conn/cidr.h lib/base/err.h cmd/receive/smtp-recv/gate/gate.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h cmd/receive/smtp-recv/direct.h lib/link/chain.h lib/smtp/envelope.h lib/smtp/address.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/rules/rulefile.h lib/rules/rule.h lib/rules/ruledns.h lib/rules/rulelist.h lib/smtp/command.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h cmd/receive/smtp-recv/soft.h lib/rules/rulejudge.h lib/rules/rulereply.h lib/smtp/param.h lib/smtp/xtext.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/xclient.c
$(O)/light/cmd/send/smtp-send/authenticate.o: cmd/send/smtp-send/authenticate.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/send/smtp-send/session.h cmd/send/smtp-send/connection.h cmd/send/smtp-send/hosts.h lib/base/pool.h lib/base/span.h lib/dns/resolver.h lib/dns/dnsmsg.h lib/base/buf.h cmd/send/smtp-send/settings.h lib/io/rd.h lib/io/wr.h lib/send/smtpreply.h cmd/send/smtp-send/credentials.h lib/base/secret.h cmd/send/smtp-send/policy.h cmd/send/smtp-send/report.h lib/queue/result.h lib/smtp/envelope.h lib/smtp/address.h cmd/send/smtp-send/sts.h lib/send/stspolicy.h cmd/send/smtp-send/stscache.h cmd/send/smtp-send/tlsrecord.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/authenticate.c
$(O)/light/cmd/send/smtp-send/broker.o: cmd/send/smtp-send/broker.c cmd/send/smtp-send/broker.h lib/base/attr.h lib/base/err.h cmd/send/smtp-send/deliver.h lib/base/buf.h lib/base/span.h cmd/send/smtp-send/credentials.h lib/base/secret.h cmd/send/smtp-send/hosts.h lib/base/pool.h lib/dns/resolver.h lib/dns/dnsmsg.h cmd/send/smtp-send/settings.h lib/base/option.h lib/queue/nextjob.h lib/queue/queuedir.h cmd/send/smtp-send/session.h cmd/send/smtp-send/connection.h lib/io/rd.h lib/io/wr.h lib/send/smtpreply.h cmd/send/smtp-send/policy.h cmd/send/smtp-send/report.h lib/queue/result.h lib/smtp/envelope.h lib/smtp/address.h cmd/send/smtp-send/sts.h lib/send/stspolicy.h cmd/send/smtp-send/stscache.h cmd/send/smtp-send/tlsrecord.h lib/base/num.h lib/base/tool.h lib/os/fdpass.h cmd/send/smtp-send/sendtls.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/broker.c
$(O)/light/cmd/send/smtp-send/connection.o: cmd/send/smtp-send/connection.c cmd/send/smtp-send/connection.h lib/base/attr.h lib/base/err.h cmd/send/smtp-send/hosts.h lib/base/pool.h lib/base/span.h lib/dns/resolver.h lib/dns/dnsmsg.h lib/base/buf.h cmd/send/smtp-send/settings.h lib/base/option.h lib/io/rd.h lib/io/wr.h lib/send/smtpreply.h lib/base/tool.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/connection.c
$(O)/light/cmd/send/smtp-send/credentials.o: cmd/send/smtp-send/credentials.c cmd/send/smtp-send/credentials.h lib/base/attr.h lib/base/err.h lib/base/secret.h lib/base/span.h lib/base/buf.h lib/io/slurp.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/credentials.c
$(O)/light/cmd/send/smtp-send/deliver.o: cmd/send/smtp-send/deliver.c cmd/send/smtp-send/deliver.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/send/smtp-send/credentials.h lib/base/secret.h cmd/send/smtp-send/hosts.h lib/base/pool.h lib/dns/resolver.h lib/dns/dnsmsg.h cmd/send/smtp-send/settings.h lib/base/option.h lib/queue/nextjob.h lib/queue/queuedir.h cmd/send/smtp-send/session.h cmd/send/smtp-send/connection.h lib/io/rd.h lib/io/wr.h lib/send/smtpreply.h cmd/send/smtp-send/policy.h cmd/send/smtp-send/report.h lib/queue/result.h lib/smtp/envelope.h lib/smtp/address.h cmd/send/smtp-send/sts.h lib/send/stspolicy.h cmd/send/smtp-send/stscache.h cmd/send/smtp-send/tlsrecord.h lib/base/mem.h cmd/send/smtp-send/broker.h cmd/send/smtp-send/errand.h lib/io/slurp.h lib/link/link.h lib/os/fds.h lib/smtp/command.h cmd/send/smtp-send/sourcefile.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/deliver.c
$(O)/light/cmd/send/smtp-send/errand.o: cmd/send/smtp-send/errand.c cmd/send/smtp-send/errand.h cmd/send/smtp-send/deliver.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/send/smtp-send/credentials.h lib/base/secret.h cmd/send/smtp-send/hosts.h lib/base/pool.h lib/dns/resolver.h lib/dns/dnsmsg.h cmd/send/smtp-send/settings.h lib/base/option.h lib/queue/nextjob.h lib/queue/queuedir.h cmd/send/smtp-send/session.h cmd/send/smtp-send/connection.h lib/io/rd.h lib/io/wr.h lib/send/smtpreply.h cmd/send/smtp-send/policy.h cmd/send/smtp-send/report.h lib/queue/result.h lib/smtp/envelope.h lib/smtp/address.h cmd/send/smtp-send/sts.h lib/send/stspolicy.h cmd/send/smtp-send/stscache.h cmd/send/smtp-send/tlsrecord.h cmd/send/smtp-send/broker.h cmd/send/smtp-send/headlook.h lib/io/stage.h lib/os/confine.h lib/send/dotstuff.h lib/smtp/param.h cmd/send/smtp-send/sourcefile.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/errand.c
$(O)/light/cmd/send/smtp-send/greet.o: cmd/send/smtp-send/greet.c lib/base/num.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/send/smtp-send/sendtls.h lib/base/buf.h cmd/send/smtp-send/session.h cmd/send/smtp-send/connection.h cmd/send/smtp-send/hosts.h lib/base/pool.h lib/dns/resolver.h lib/dns/dnsmsg.h cmd/send/smtp-send/settings.h lib/io/rd.h lib/io/wr.h lib/send/smtpreply.h cmd/send/smtp-send/credentials.h lib/base/secret.h cmd/send/smtp-send/policy.h cmd/send/smtp-send/report.h lib/queue/result.h lib/smtp/envelope.h lib/smtp/address.h cmd/send/smtp-send/sts.h lib/send/stspolicy.h cmd/send/smtp-send/stscache.h cmd/send/smtp-send/tlsrecord.h lib/smtp/param.h lib/tls/tlsclient.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/greet.c
$(O)/light/cmd/send/smtp-send/headlook.o: cmd/send/smtp-send/headlook.c cmd/send/smtp-send/headlook.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/headlook.c
$(O)/light/cmd/send/smtp-send/hosts.o: cmd/send/smtp-send/hosts.c cmd/send/smtp-send/hosts.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/dns/resolver.h lib/dns/dnsmsg.h lib/base/buf.h cmd/send/smtp-send/settings.h lib/base/option.h lib/base/tool.h lib/dns/srvorder.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/hosts.c
$(O)/light/cmd/send/smtp-send/main.o: cmd/send/smtp-send/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/send/smtp-send/broker.h cmd/send/smtp-send/deliver.h lib/base/buf.h lib/base/span.h cmd/send/smtp-send/credentials.h lib/base/secret.h cmd/send/smtp-send/hosts.h lib/base/pool.h lib/dns/resolver.h lib/dns/dnsmsg.h cmd/send/smtp-send/settings.h lib/queue/nextjob.h lib/queue/queuedir.h cmd/send/smtp-send/session.h cmd/send/smtp-send/connection.h lib/io/rd.h lib/io/wr.h lib/send/smtpreply.h cmd/send/smtp-send/policy.h cmd/send/smtp-send/report.h lib/queue/result.h lib/smtp/envelope.h lib/smtp/address.h cmd/send/smtp-send/sts.h lib/send/stspolicy.h cmd/send/smtp-send/stscache.h cmd/send/smtp-send/tlsrecord.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/main.c
$(O)/light/cmd/send/smtp-send/policy.o: cmd/send/smtp-send/policy.c cmd/send/smtp-send/policy.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/policy.c
$(O)/light/cmd/send/smtp-send/report.o: cmd/send/smtp-send/report.c cmd/send/smtp-send/report.h lib/base/err.h lib/base/attr.h lib/queue/result.h lib/base/buf.h lib/base/span.h lib/smtp/envelope.h lib/base/pool.h lib/io/wr.h lib/smtp/address.h lib/base/log.h lib/base/mem.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/report.c
$(O)/light/cmd/send/smtp-send/say.o: cmd/send/smtp-send/say.c cmd/send/smtp-send/say.h cmd/send/smtp-send/session.h cmd/send/smtp-send/connection.h lib/base/attr.h lib/base/err.h cmd/send/smtp-send/hosts.h lib/base/pool.h lib/base/span.h lib/dns/resolver.h lib/dns/dnsmsg.h lib/base/buf.h cmd/send/smtp-send/settings.h lib/base/option.h lib/io/rd.h lib/io/wr.h lib/send/smtpreply.h cmd/send/smtp-send/credentials.h lib/base/secret.h cmd/send/smtp-send/policy.h cmd/send/smtp-send/report.h lib/queue/result.h lib/smtp/envelope.h lib/smtp/address.h cmd/send/smtp-send/sts.h lib/send/stspolicy.h cmd/send/smtp-send/stscache.h cmd/send/smtp-send/tlsrecord.h lib/send/dotstuff.h lib/io/stage.h lib/smtp/param.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/say.c
$(O)/light/cmd/send/smtp-send/sendtls.o: cmd/send/smtp-send/sendtls.c cmd/send/smtp-send/sendtls.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/tool.h lib/base/option.h lib/os/cred.h lib/os/exe.h lib/os/fdpass.h lib/tls/tlsclient.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/sendtls.c
$(O)/light/cmd/send/smtp-send/session.o: cmd/send/smtp-send/session.c cmd/send/smtp-send/session.h cmd/send/smtp-send/connection.h lib/base/attr.h lib/base/err.h cmd/send/smtp-send/hosts.h lib/base/pool.h lib/base/span.h lib/dns/resolver.h lib/dns/dnsmsg.h lib/base/buf.h cmd/send/smtp-send/settings.h lib/base/option.h lib/io/rd.h lib/io/wr.h lib/send/smtpreply.h cmd/send/smtp-send/credentials.h lib/base/secret.h cmd/send/smtp-send/policy.h cmd/send/smtp-send/report.h lib/queue/result.h lib/smtp/envelope.h lib/smtp/address.h cmd/send/smtp-send/sts.h lib/send/stspolicy.h cmd/send/smtp-send/stscache.h cmd/send/smtp-send/tlsrecord.h lib/base/tool.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/session.c
$(O)/light/cmd/send/smtp-send/sourcefile.o: cmd/send/smtp-send/sourcefile.c cmd/send/smtp-send/sourcefile.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/smtp/command.h lib/smtp/address.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/sourcefile.c
$(O)/light/cmd/send/smtp-send/sts.o: cmd/send/smtp-send/sts.c cmd/send/smtp-send/sts.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/dns/resolver.h lib/base/pool.h lib/dns/dnsmsg.h lib/base/buf.h lib/send/stspolicy.h cmd/send/smtp-send/settings.h lib/base/option.h cmd/send/smtp-send/stscache.h lib/base/log.h lib/base/tool.h cmd/send/smtp-send/connection.h cmd/send/smtp-send/hosts.h lib/io/rd.h lib/io/wr.h lib/send/smtpreply.h lib/os/clock.h lib/send/httpreply.h cmd/send/smtp-send/sendtls.h lib/tls/tlsclient.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/sts.c
$(O)/light/cmd/send/smtp-send/stscache.o: cmd/send/smtp-send/stscache.c cmd/send/smtp-send/stscache.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/send/stspolicy.h lib/base/num.h lib/io/slurp.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/stscache.c
$(O)/light/cmd/send/smtp-send/target.o: cmd/send/smtp-send/target.c lib/base/num.h lib/base/attr.h lib/base/span.h cmd/send/smtp-send/hosts.h lib/base/err.h lib/base/pool.h lib/dns/resolver.h lib/dns/dnsmsg.h lib/base/buf.h cmd/send/smtp-send/settings.h lib/base/option.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/target.c
$(O)/light/cmd/send/smtp-send/tlsrecord.o: cmd/send/smtp-send/tlsrecord.c cmd/send/smtp-send/tlsrecord.h lib/base/err.h lib/base/attr.h lib/base/span.h lib/base/log.h lib/base/buf.h lib/base/tool.h lib/base/option.h cmd/send/smtp-send/connection.h cmd/send/smtp-send/hosts.h lib/base/pool.h lib/dns/resolver.h lib/dns/dnsmsg.h cmd/send/smtp-send/settings.h lib/io/rd.h lib/io/wr.h lib/send/smtpreply.h lib/os/clock.h lib/text/date.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/tlsrecord.c
$(O)/light/cmd/send/smtp-send/transact.o: cmd/send/smtp-send/transact.c lib/base/mem.h lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/send/smtp-send/say.h cmd/send/smtp-send/session.h cmd/send/smtp-send/connection.h cmd/send/smtp-send/hosts.h lib/base/pool.h lib/base/span.h lib/dns/resolver.h lib/dns/dnsmsg.h lib/base/buf.h cmd/send/smtp-send/settings.h lib/io/rd.h lib/io/wr.h lib/send/smtpreply.h cmd/send/smtp-send/credentials.h lib/base/secret.h cmd/send/smtp-send/policy.h cmd/send/smtp-send/report.h lib/queue/result.h lib/smtp/envelope.h lib/smtp/address.h cmd/send/smtp-send/sts.h lib/send/stspolicy.h cmd/send/smtp-send/stscache.h cmd/send/smtp-send/tlsrecord.h lib/smtp/param.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/send/smtp-send/transact.c
$(O)/full/cmd/send/tls-report/carry.o: cmd/send/tls-report/carry.c cmd/send/tls-report/carry.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h lib/link/chain.h lib/os/cred.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_FULL) cmd/send/tls-report/carry.c
$(O)/full/cmd/send/tls-report/mail.o: cmd/send/tls-report/mail.c cmd/send/tls-report/mail.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h cmd/send/tls-report/carry.h lib/os/clock.h lib/text/base64.h lib/text/date.h cmd/send/tls-report/zip.h $(O)/machine
	@$(COMPILE_FULL) cmd/send/tls-report/mail.c
$(O)/full/cmd/send/tls-report/main.o: cmd/send/tls-report/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h lib/io/wr.h lib/link/half.h cmd/send/tls-report/mail.h cmd/send/tls-report/make.h lib/dns/resolver.h lib/base/pool.h lib/dns/dnsmsg.h cmd/send/tls-report/options.h cmd/send/tls-report/post.h $(O)/machine
	@$(COMPILE_FULL) cmd/send/tls-report/main.c
$(O)/full/cmd/send/tls-report/make.o: cmd/send/tls-report/make.c cmd/send/tls-report/make.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/dns/resolver.h lib/base/pool.h lib/dns/dnsmsg.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/link/half.h lib/os/confine.h cmd/send/tls-report/rua.h lib/smtp/address.h cmd/send/tls-report/sum.h $(O)/machine
	@$(COMPILE_FULL) cmd/send/tls-report/make.c
$(O)/full/cmd/send/tls-report/options.o: cmd/send/tls-report/options.c cmd/send/tls-report/options.h lib/base/attr.h lib/base/err.h cmd/send/tls-report/make.h lib/base/buf.h lib/base/span.h lib/dns/resolver.h lib/base/pool.h lib/dns/dnsmsg.h lib/base/mem.h lib/io/slurp.h lib/os/clock.h lib/smtp/address.h lib/text/date.h $(O)/machine
	@$(COMPILE_FULL) cmd/send/tls-report/options.c
$(O)/full/cmd/send/tls-report/post.o: cmd/send/tls-report/post.c cmd/send/tls-report/post.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h cmd/send/tls-report/carry.h cmd/send/tls-report/rua.h lib/smtp/address.h cmd/send/tls-report/zip.h $(O)/machine
	@$(COMPILE_FULL) cmd/send/tls-report/post.c
$(O)/full/cmd/send/tls-report/rua.o: cmd/send/tls-report/rua.c cmd/send/tls-report/rua.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/smtp/address.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) cmd/send/tls-report/rua.c
$(O)/full/cmd/send/tls-report/sum.o: cmd/send/tls-report/sum.c cmd/send/tls-report/sum.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/mem.h lib/io/rd.h $(O)/machine
	@$(COMPILE_FULL) cmd/send/tls-report/sum.c
$(O)/full/cmd/send/tls-report/zip.o: cmd/send/tls-report/zip.c cmd/send/tls-report/zip.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) cmd/send/tls-report/zip.c
$(O)/light/lib/auth/account.o: lib/auth/account.c lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/account.c
$(O)/full/lib/auth/account.o: lib/auth/account.c lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/account.c
$(O)/light/lib/auth/again.o: lib/auth/again.c lib/auth/again.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/handover.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/base/num.h lib/io/writeall.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/again.c
$(O)/full/lib/auth/again.o: lib/auth/again.c lib/auth/again.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/handover.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/base/num.h lib/io/writeall.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/again.c
$(O)/light/lib/auth/aliases.o: lib/auth/aliases.c lib/auth/aliases.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/auth/resolve.h lib/base/mem.h lib/base/num.h lib/base/tool.h lib/os/clock.h lib/route/expand.h lib/route/srs.h lib/crypto/siphash.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/aliases.c
$(O)/full/lib/auth/aliases.o: lib/auth/aliases.c lib/auth/aliases.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/auth/resolve.h lib/base/mem.h lib/base/num.h lib/base/tool.h lib/os/clock.h lib/route/expand.h lib/route/srs.h lib/crypto/siphash.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/aliases.c
$(O)/light/lib/auth/asjob.o: lib/auth/asjob.c lib/auth/asjob.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/base/log.h lib/base/num.h lib/base/tool.h lib/io/slurp.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/asjob.c
$(O)/full/lib/auth/asjob.o: lib/auth/asjob.c lib/auth/asjob.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/base/log.h lib/base/num.h lib/base/tool.h lib/io/slurp.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/asjob.c
$(O)/light/lib/auth/ask.o: lib/auth/ask.c lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/num.h lib/os/fdpass.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/ask.c
$(O)/full/lib/auth/ask.o: lib/auth/ask.c lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/num.h lib/os/fdpass.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/ask.c
$(O)/light/lib/auth/askbind.o: lib/auth/askbind.c lib/auth/askbind.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/conn/tlsfacts.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/askbind.c
$(O)/full/lib/auth/askbind.o: lib/auth/askbind.c lib/auth/askbind.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/conn/tlsfacts.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/askbind.c
$(O)/light/lib/auth/askeep.o: lib/auth/askeep.c lib/auth/askeep.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/link/chain.h lib/auth/asjob.h lib/auth/serve.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/base/log.h lib/base/num.h lib/os/fdpass.h lib/os/spawn.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/askeep.c
$(O)/full/lib/auth/askeep.o: lib/auth/askeep.c lib/auth/askeep.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/link/chain.h lib/auth/asjob.h lib/auth/serve.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/base/log.h lib/base/num.h lib/os/fdpass.h lib/os/spawn.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/askeep.c
$(O)/light/lib/auth/asmany.o: lib/auth/asmany.c lib/auth/asmany.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/asjob.h lib/auth/asuser.h lib/auth/resolve.h lib/base/log.h lib/base/mem.h lib/io/slurp.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/asmany.c
$(O)/full/lib/auth/asmany.o: lib/auth/asmany.c lib/auth/asmany.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/asjob.h lib/auth/asuser.h lib/auth/resolve.h lib/base/log.h lib/base/mem.h lib/io/slurp.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/asmany.c
$(O)/light/lib/auth/asuser.o: lib/auth/asuser.c lib/auth/asuser.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/aliases.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/auth/asjob.h lib/auth/resolve.h lib/base/log.h lib/base/tool.h lib/os/exe.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/asuser.c
$(O)/full/lib/auth/asuser.o: lib/auth/asuser.c lib/auth/asuser.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/aliases.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/auth/asjob.h lib/auth/resolve.h lib/base/log.h lib/base/tool.h lib/os/exe.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/asuser.c
$(O)/light/lib/auth/authcache.o: lib/auth/authcache.c lib/auth/authcache.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/crypto/siphash.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/authcache.c
$(O)/full/lib/auth/authcache.o: lib/auth/authcache.c lib/auth/authcache.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/crypto/siphash.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/authcache.c
$(O)/light/lib/auth/banlog.o: lib/auth/banlog.c lib/auth/banlog.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/log.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/banlog.c
$(O)/full/lib/auth/banlog.o: lib/auth/banlog.c lib/auth/banlog.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/log.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/banlog.c
$(O)/light/lib/auth/behalf.o: lib/auth/behalf.c lib/auth/behalf.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/base/log.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/behalf.c
$(O)/full/lib/auth/behalf.o: lib/auth/behalf.c lib/auth/behalf.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/base/log.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/behalf.c
$(O)/light/lib/auth/capa.o: lib/auth/capa.c lib/auth/capa.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/capa.c
$(O)/full/lib/auth/capa.o: lib/auth/capa.c lib/auth/capa.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/capa.c
$(O)/light/lib/auth/checkfacts.o: lib/auth/checkfacts.c lib/auth/checkfacts.h lib/auth/judge.h lib/auth/pwcheck.h lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/serve.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/link/script.h lib/sasl/offer.h lib/auth/capa.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/checkfacts.c
$(O)/full/lib/auth/checkfacts.o: lib/auth/checkfacts.c lib/auth/checkfacts.h lib/auth/judge.h lib/auth/pwcheck.h lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/serve.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/link/script.h lib/sasl/offer.h lib/auth/capa.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/checkfacts.c
$(O)/light/lib/auth/checkpw.o: lib/auth/checkpw.c lib/auth/checkpw.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/logon.h lib/auth/judge.h lib/auth/pwcheck.h lib/base/log.h lib/base/tool.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/checkpw.c
$(O)/full/lib/auth/checkpw.o: lib/auth/checkpw.c lib/auth/checkpw.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/logon.h lib/auth/judge.h lib/auth/pwcheck.h lib/base/log.h lib/base/tool.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/checkpw.c
$(O)/light/lib/auth/domains.o: lib/auth/domains.c lib/auth/domains.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/mem.h lib/io/slurp.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/domains.c
$(O)/full/lib/auth/domains.o: lib/auth/domains.c lib/auth/domains.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/mem.h lib/io/slurp.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/domains.c
$(O)/light/lib/auth/evidence.o: lib/auth/evidence.c lib/auth/evidence.h lib/auth/judge.h lib/auth/pwcheck.h lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/serve.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/link/script.h lib/sasl/offer.h lib/auth/authcache.h lib/auth/checkfacts.h lib/auth/recall.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/evidence.c
$(O)/full/lib/auth/evidence.o: lib/auth/evidence.c lib/auth/evidence.h lib/auth/judge.h lib/auth/pwcheck.h lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/serve.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/link/script.h lib/sasl/offer.h lib/auth/authcache.h lib/auth/checkfacts.h lib/auth/recall.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/evidence.c
$(O)/light/lib/auth/filestamp.o: lib/auth/filestamp.c lib/auth/filestamp.h lib/base/span.h lib/crypto/siphash.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/filestamp.c
$(O)/full/lib/auth/filestamp.o: lib/auth/filestamp.c lib/auth/filestamp.h lib/base/span.h lib/crypto/siphash.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/filestamp.c
$(O)/light/lib/auth/front.o: lib/auth/front.c lib/auth/front.h lib/auth/aliases.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/auth/authcache.h lib/auth/loader.h lib/auth/stay.h lib/auth/capa.h lib/auth/checkpw.h lib/base/log.h lib/base/tool.h lib/conn/facts.h lib/os/exe.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/front.c
$(O)/full/lib/auth/front.o: lib/auth/front.c lib/auth/front.h lib/auth/aliases.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/auth/authcache.h lib/auth/loader.h lib/auth/stay.h lib/auth/capa.h lib/auth/checkpw.h lib/base/log.h lib/base/tool.h lib/conn/facts.h lib/os/exe.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/front.c
$(O)/light/lib/auth/given.o: lib/auth/given.c lib/auth/given.h lib/base/span.h lib/conn/tlsfacts.h lib/base/buf.h lib/base/attr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/given.c
$(O)/full/lib/auth/given.o: lib/auth/given.c lib/auth/given.h lib/base/span.h lib/conn/tlsfacts.h lib/base/buf.h lib/base/attr.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/given.c
$(O)/light/lib/auth/guard.o: lib/auth/guard.c lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/option.h lib/conn/cidr.h lib/auth/banlog.h lib/base/buf.h lib/auth/seats.h lib/base/log.h lib/base/tool.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/guard.c
$(O)/full/lib/auth/guard.o: lib/auth/guard.c lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/option.h lib/conn/cidr.h lib/auth/banlog.h lib/base/buf.h lib/auth/seats.h lib/base/log.h lib/base/tool.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/guard.c
$(O)/light/lib/auth/handover.o: lib/auth/handover.c lib/auth/handover.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/spool.h lib/io/stage.h lib/io/wr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/handover.c
$(O)/full/lib/auth/handover.o: lib/auth/handover.c lib/auth/handover.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/spool.h lib/io/stage.h lib/io/wr.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/handover.c
$(O)/light/lib/auth/helper.o: lib/auth/helper.c lib/auth/helper.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/log.h lib/base/secret.h lib/os/clock.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/helper.c
$(O)/full/lib/auth/helper.o: lib/auth/helper.c lib/auth/helper.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/log.h lib/base/secret.h lib/os/clock.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/helper.c
$(O)/light/lib/auth/introspect.o: lib/auth/introspect.c lib/auth/introspect.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/rd.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/introspect.c
$(O)/full/lib/auth/introspect.o: lib/auth/introspect.c lib/auth/introspect.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/rd.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/introspect.c
$(O)/light/lib/auth/judge.o: lib/auth/judge.c lib/auth/judge.h lib/auth/pwcheck.h lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/serve.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/link/script.h lib/sasl/offer.h lib/auth/checkfacts.h lib/auth/evidence.h lib/auth/proven.h lib/auth/resolve.h lib/auth/whose.h lib/base/tool.h lib/os/random.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/judge.c
$(O)/full/lib/auth/judge.o: lib/auth/judge.c lib/auth/judge.h lib/auth/pwcheck.h lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/serve.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/link/script.h lib/sasl/offer.h lib/auth/checkfacts.h lib/auth/evidence.h lib/auth/proven.h lib/auth/resolve.h lib/auth/whose.h lib/base/tool.h lib/os/random.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/judge.c
$(O)/light/lib/auth/ldapquery.o: lib/auth/ldapquery.c lib/auth/ldapquery.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/secret.h lib/base/tool.h lib/base/option.h lib/os/exe.h lib/os/spawn.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/ldapquery.c
$(O)/full/lib/auth/ldapquery.o: lib/auth/ldapquery.c lib/auth/ldapquery.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/secret.h lib/base/tool.h lib/base/option.h lib/os/exe.h lib/os/spawn.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/ldapquery.c
$(O)/light/lib/auth/ldaptext.o: lib/auth/ldaptext.c lib/auth/ldaptext.h lib/auth/username.h lib/auth/domains.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/ldaptext.c
$(O)/full/lib/auth/ldaptext.o: lib/auth/ldaptext.c lib/auth/ldaptext.h lib/auth/username.h lib/auth/domains.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/ldaptext.c
$(O)/light/lib/auth/loader.o: lib/auth/loader.c lib/auth/loader.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/again.h lib/auth/handover.h lib/base/log.h lib/base/num.h lib/base/tool.h lib/conn/starttls.h lib/os/fds.h lib/os/spawn.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/loader.c
$(O)/full/lib/auth/loader.o: lib/auth/loader.c lib/auth/loader.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/again.h lib/auth/handover.h lib/base/log.h lib/base/num.h lib/base/tool.h lib/conn/starttls.h lib/os/fds.h lib/os/spawn.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/loader.c
$(O)/light/lib/auth/logon.o: lib/auth/logon.c lib/auth/logon.h lib/auth/judge.h lib/auth/pwcheck.h lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/serve.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/link/script.h lib/sasl/offer.h lib/auth/capa.h lib/auth/passleft.h lib/auth/recall.h lib/base/log.h lib/base/tool.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/logon.c
$(O)/full/lib/auth/logon.o: lib/auth/logon.c lib/auth/logon.h lib/auth/judge.h lib/auth/pwcheck.h lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/serve.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/link/script.h lib/sasl/offer.h lib/auth/capa.h lib/auth/passleft.h lib/auth/recall.h lib/base/log.h lib/base/tool.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/logon.c
$(O)/light/lib/auth/passleft.o: lib/auth/passleft.c lib/auth/passleft.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/auth/judge.h lib/auth/pwcheck.h lib/auth/wire.h lib/auth/serve.h lib/auth/askeep.h lib/link/chain.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/link/script.h lib/sasl/offer.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/passleft.c
$(O)/full/lib/auth/passleft.o: lib/auth/passleft.c lib/auth/passleft.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/auth/judge.h lib/auth/pwcheck.h lib/auth/wire.h lib/auth/serve.h lib/auth/askeep.h lib/link/chain.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/link/script.h lib/sasl/offer.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/passleft.c
$(O)/light/lib/auth/penalty.o: lib/auth/penalty.c lib/auth/penalty.h lib/auth/table.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/auth/throttle.h lib/conn/cidr.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/penalty.c
$(O)/full/lib/auth/penalty.o: lib/auth/penalty.c lib/auth/penalty.h lib/auth/table.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/auth/throttle.h lib/conn/cidr.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/penalty.c
$(O)/light/lib/auth/proven.o: lib/auth/proven.c lib/auth/proven.h lib/auth/judge.h lib/auth/pwcheck.h lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/serve.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/link/script.h lib/sasl/offer.h lib/auth/introspect.h lib/auth/whose.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/proven.c
$(O)/full/lib/auth/proven.o: lib/auth/proven.c lib/auth/proven.h lib/auth/judge.h lib/auth/pwcheck.h lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/serve.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/link/script.h lib/sasl/offer.h lib/auth/introspect.h lib/auth/whose.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/proven.c
$(O)/light/lib/auth/pwcheck.o: lib/auth/pwcheck.c lib/auth/pwcheck.h lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/base/secret.h lib/os/spawn.h lib/os/cred.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/pwcheck.c
$(O)/full/lib/auth/pwcheck.o: lib/auth/pwcheck.c lib/auth/pwcheck.h lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/base/secret.h lib/os/spawn.h lib/os/cred.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/pwcheck.c
$(O)/light/lib/auth/recall.o: lib/auth/recall.c lib/auth/recall.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/authcache.h lib/base/log.h lib/base/tool.h lib/crypto/siphash.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/recall.c
$(O)/full/lib/auth/recall.o: lib/auth/recall.c lib/auth/recall.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/authcache.h lib/base/log.h lib/base/tool.h lib/crypto/siphash.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/recall.c
$(O)/light/lib/auth/resolve.o: lib/auth/resolve.c lib/auth/resolve.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/recall.h lib/base/tool.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/resolve.c
$(O)/full/lib/auth/resolve.o: lib/auth/resolve.c lib/auth/resolve.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/recall.h lib/base/tool.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/resolve.c
$(O)/light/lib/auth/seats.o: lib/auth/seats.c lib/auth/seats.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/crypto/siphash.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/seats.c
$(O)/full/lib/auth/seats.o: lib/auth/seats.c lib/auth/seats.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/crypto/siphash.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/seats.c
$(O)/light/lib/auth/serve.o: lib/auth/serve.c lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/aliases.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/auth/asmany.h lib/auth/asuser.h lib/auth/behalf.h lib/auth/capa.h lib/auth/handover.h lib/auth/logon.h lib/auth/judge.h lib/auth/pwcheck.h lib/auth/resolve.h lib/auth/userquota.h lib/base/log.h lib/base/num.h lib/base/tool.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/serve.c
$(O)/full/lib/auth/serve.o: lib/auth/serve.c lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/aliases.h lib/route/route.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/auth/asmany.h lib/auth/asuser.h lib/auth/behalf.h lib/auth/capa.h lib/auth/handover.h lib/auth/logon.h lib/auth/judge.h lib/auth/pwcheck.h lib/auth/resolve.h lib/auth/userquota.h lib/base/log.h lib/base/num.h lib/base/tool.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/serve.c
$(O)/light/lib/auth/stay.o: lib/auth/stay.c lib/auth/stay.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/option.h lib/conn/cidr.h lib/auth/loader.h lib/auth/serve.h lib/auth/account.h lib/base/buf.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/again.h lib/base/log.h lib/base/tool.h lib/conn/starttls.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/stay.c
$(O)/full/lib/auth/stay.o: lib/auth/stay.c lib/auth/stay.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/option.h lib/conn/cidr.h lib/auth/loader.h lib/auth/serve.h lib/auth/account.h lib/base/buf.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/again.h lib/base/log.h lib/base/tool.h lib/conn/starttls.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/stay.c
$(O)/light/lib/auth/table.o: lib/auth/table.c lib/auth/table.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/crypto/siphash.h lib/os/clock.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/table.c
$(O)/full/lib/auth/table.o: lib/auth/table.c lib/auth/table.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/crypto/siphash.h lib/os/clock.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/table.c
$(O)/light/lib/auth/throttle.o: lib/auth/throttle.c lib/auth/throttle.h lib/auth/table.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/auth/penalty.h lib/conn/cidr.h lib/base/num.h lib/crypto/siphash.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/throttle.c
$(O)/full/lib/auth/throttle.o: lib/auth/throttle.c lib/auth/throttle.h lib/auth/table.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/auth/penalty.h lib/conn/cidr.h lib/base/num.h lib/crypto/siphash.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/throttle.c
$(O)/light/lib/auth/userfile.o: lib/auth/userfile.c lib/auth/userfile.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/userscan.h lib/auth/users.h lib/auth/usersdb.h lib/cdb/cdb.h lib/io/newfile.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/userfile.c
$(O)/full/lib/auth/userfile.o: lib/auth/userfile.c lib/auth/userfile.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/userscan.h lib/auth/users.h lib/auth/usersdb.h lib/cdb/cdb.h lib/io/newfile.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/userfile.c
$(O)/light/lib/auth/username.o: lib/auth/username.c lib/auth/username.h lib/auth/domains.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/username.c
$(O)/full/lib/auth/username.o: lib/auth/username.c lib/auth/username.h lib/auth/domains.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/username.c
$(O)/light/lib/auth/userquota.o: lib/auth/userquota.c lib/auth/userquota.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/maildir/quota.h lib/maildir/tree.h lib/maildir/layout.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/userquota.c
$(O)/full/lib/auth/userquota.o: lib/auth/userquota.c lib/auth/userquota.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/maildir/quota.h lib/maildir/tree.h lib/maildir/layout.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/userquota.c
$(O)/light/lib/auth/users.o: lib/auth/users.c lib/auth/users.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/userquota.h lib/base/num.h lib/base/tool.h lib/conn/facts.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/users.c
$(O)/full/lib/auth/users.o: lib/auth/users.c lib/auth/users.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/userquota.h lib/base/num.h lib/base/tool.h lib/conn/facts.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/users.c
$(O)/light/lib/auth/userscan.o: lib/auth/userscan.c lib/auth/userscan.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/mem.h lib/base/secret.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/userscan.c
$(O)/full/lib/auth/userscan.o: lib/auth/userscan.c lib/auth/userscan.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/mem.h lib/base/secret.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/userscan.c
$(O)/light/lib/auth/usersdb.o: lib/auth/usersdb.c lib/auth/usersdb.h lib/auth/userfile.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/userscan.h lib/cdb/cdb.h lib/io/newfile.h lib/auth/users.h lib/base/mem.h lib/base/num.h lib/cdb/cdbfresh.h lib/cdb/cdbmake.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/usersdb.c
$(O)/full/lib/auth/usersdb.o: lib/auth/usersdb.c lib/auth/usersdb.h lib/auth/userfile.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/userscan.h lib/cdb/cdb.h lib/io/newfile.h lib/auth/users.h lib/base/mem.h lib/base/num.h lib/cdb/cdbfresh.h lib/cdb/cdbmake.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/usersdb.c
$(O)/light/lib/auth/verifiers.o: lib/auth/verifiers.c lib/auth/verifiers.h lib/base/attr.h lib/base/err.h lib/base/secret.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/verifiers.c
$(O)/full/lib/auth/verifiers.o: lib/auth/verifiers.c lib/auth/verifiers.h lib/base/attr.h lib/base/err.h lib/base/secret.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/verifiers.c
$(O)/light/lib/auth/whose.o: lib/auth/whose.c lib/auth/whose.h lib/auth/judge.h lib/auth/pwcheck.h lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/serve.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/link/script.h lib/sasl/offer.h lib/auth/evidence.h lib/auth/resolve.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/whose.c
$(O)/full/lib/auth/whose.o: lib/auth/whose.c lib/auth/whose.h lib/auth/judge.h lib/auth/pwcheck.h lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/serve.h lib/auth/account.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/link/script.h lib/sasl/offer.h lib/auth/evidence.h lib/auth/resolve.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/whose.c
$(O)/light/lib/auth/wire.o: lib/auth/wire.c lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h lib/os/fdpass.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/wire.c
$(O)/full/lib/auth/wire.o: lib/auth/wire.c lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h lib/os/fdpass.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/wire.c
$(O)/light/lib/base/buf.o: lib/base/buf.c lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/buf.c
$(O)/full/lib/base/buf.o: lib/base/buf.c lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/base/buf.c
$(O)/light/lib/base/err.o: lib/base/err.c lib/base/err.h lib/base/attr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/err.c
$(O)/full/lib/base/err.o: lib/base/err.c lib/base/err.h lib/base/attr.h $(O)/machine
	@$(COMPILE_FULL) lib/base/err.c
$(O)/light/lib/base/log.o: lib/base/log.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/log.c
$(O)/full/lib/base/log.o: lib/base/log.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/base/log.c
$(O)/light/lib/base/mem.o: lib/base/mem.c lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/mem.c
$(O)/full/lib/base/mem.o: lib/base/mem.c lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/base/mem.c
$(O)/light/lib/base/num.o: lib/base/num.c lib/base/num.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/num.c
$(O)/full/lib/base/num.o: lib/base/num.c lib/base/num.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/base/num.c
$(O)/light/lib/base/option.o: lib/base/option.c lib/base/option.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/option.c
$(O)/full/lib/base/option.o: lib/base/option.c lib/base/option.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/base/option.c
$(O)/light/lib/base/pool.o: lib/base/pool.c lib/base/pool.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/pool.c
$(O)/full/lib/base/pool.o: lib/base/pool.c lib/base/pool.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/base/pool.c
$(O)/light/lib/base/secret.o: lib/base/secret.c lib/base/secret.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/secret.c
$(O)/full/lib/base/secret.o: lib/base/secret.c lib/base/secret.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/base/secret.c
$(O)/light/lib/base/span.o: lib/base/span.c lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/span.c
$(O)/full/lib/base/span.o: lib/base/span.c lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/base/span.c
$(O)/light/lib/base/tool.o: lib/base/tool.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/base/buf.h lib/base/span.h lib/base/log.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/base/tool.c
$(O)/full/lib/base/tool.o: lib/base/tool.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/base/buf.h lib/base/span.h lib/base/log.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/base/tool.c
$(O)/light/lib/cdb/cdb.o: lib/cdb/cdb.c lib/cdb/cdb.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/cdb/cdb.c
$(O)/full/lib/cdb/cdb.o: lib/cdb/cdb.c lib/cdb/cdb.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/cdb/cdb.c
$(O)/light/lib/cdb/cdbfresh.o: lib/cdb/cdbfresh.c lib/cdb/cdbfresh.h lib/base/attr.h lib/base/err.h lib/cdb/cdb.h lib/base/buf.h lib/base/span.h lib/cdb/cdbmake.h lib/io/wr.h lib/io/newfile.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/cdb/cdbfresh.c
$(O)/full/lib/cdb/cdbfresh.o: lib/cdb/cdbfresh.c lib/cdb/cdbfresh.h lib/base/attr.h lib/base/err.h lib/cdb/cdb.h lib/base/buf.h lib/base/span.h lib/cdb/cdbmake.h lib/io/wr.h lib/io/newfile.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/cdb/cdbfresh.c
$(O)/light/lib/cdb/cdbmake.o: lib/cdb/cdbmake.c lib/cdb/cdbmake.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h lib/base/mem.h lib/cdb/cdb.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/cdb/cdbmake.c
$(O)/full/lib/cdb/cdbmake.o: lib/cdb/cdbmake.c lib/cdb/cdbmake.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h lib/base/mem.h lib/cdb/cdb.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/cdb/cdbmake.c
$(O)/light/lib/conn/cidr.o: lib/conn/cidr.c lib/conn/cidr.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/mem.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/conn/cidr.c
$(O)/full/lib/conn/cidr.o: lib/conn/cidr.c lib/conn/cidr.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/mem.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/conn/cidr.c
$(O)/light/lib/conn/dial.o: lib/conn/dial.c lib/conn/dial.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/num.h lib/conn/cidr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/conn/dial.c
$(O)/full/lib/conn/dial.o: lib/conn/dial.c lib/conn/dial.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/num.h lib/conn/cidr.h $(O)/machine
	@$(COMPILE_FULL) lib/conn/dial.c
$(O)/light/lib/conn/facts.o: lib/conn/facts.c lib/conn/facts.h lib/conn/cidr.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/conn/facts.c
$(O)/full/lib/conn/facts.o: lib/conn/facts.c lib/conn/facts.h lib/conn/cidr.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/conn/facts.c
$(O)/light/lib/conn/proxy.o: lib/conn/proxy.c lib/conn/proxy.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/conn/cidr.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/conn/proxy.c
$(O)/full/lib/conn/proxy.o: lib/conn/proxy.c lib/conn/proxy.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/conn/cidr.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/conn/proxy.c
$(O)/light/lib/conn/starttls.o: lib/conn/starttls.c lib/conn/starttls.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/io/rd.h lib/io/wr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/conn/starttls.c
$(O)/full/lib/conn/starttls.o: lib/conn/starttls.c lib/conn/starttls.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/io/rd.h lib/io/wr.h $(O)/machine
	@$(COMPILE_FULL) lib/conn/starttls.c
$(O)/light/lib/conn/tlsfacts.o: lib/conn/tlsfacts.c lib/conn/tlsfacts.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/num.h lib/conn/starttls.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/conn/tlsfacts.c
$(O)/full/lib/conn/tlsfacts.o: lib/conn/tlsfacts.c lib/conn/tlsfacts.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/num.h lib/conn/starttls.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/conn/tlsfacts.c
$(O)/full/lib/crypto/hash.o: lib/crypto/hash.c lib/crypto/hash.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/hash.c
$(O)/full/lib/crypto/openssl.o: lib/crypto/openssl.c lib/crypto/openssl.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/openssl.c
$(O)/light/lib/crypto/scheme.o: lib/crypto/scheme.c lib/crypto/scheme.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/crypto/schemeargon.h lib/crypto/schemekind.h lib/crypto/schemecrypt.h lib/crypto/schemedigest.h lib/crypto/schememd5.h lib/crypto/schemescram.h $(O)/machine
	@$(COMPILE_LIGHT) lib/crypto/scheme.c
$(O)/full/lib/crypto/scheme.o: lib/crypto/scheme.c lib/crypto/scheme.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/crypto/schemeargon.h lib/crypto/schemekind.h lib/crypto/schemecrypt.h lib/crypto/schemedigest.h lib/crypto/schememd5.h lib/crypto/schemescram.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/scheme.c
$(O)/full/lib/crypto/schemeargon.o: lib/crypto/schemeargon.c lib/crypto/schemeargon.h lib/crypto/schemekind.h lib/crypto/scheme.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/base/secret.h lib/os/random.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/schemeargon.c
$(O)/full/lib/crypto/schemecrypt.o: lib/crypto/schemecrypt.c lib/crypto/schemecrypt.h lib/crypto/schemekind.h lib/crypto/scheme.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/base/secret.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/schemecrypt.c
$(O)/full/lib/crypto/schemedigest.o: lib/crypto/schemedigest.c lib/crypto/schemedigest.h lib/crypto/schemekind.h lib/crypto/scheme.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h lib/os/random.h lib/text/base64.h lib/text/hex.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/schemedigest.c
$(O)/light/lib/crypto/schemekind.o: lib/crypto/schemekind.c lib/crypto/schemekind.h lib/crypto/scheme.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/crypto/schemekind.c
$(O)/full/lib/crypto/schemekind.o: lib/crypto/schemekind.c lib/crypto/schemekind.h lib/crypto/scheme.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/schemekind.c
$(O)/full/lib/crypto/schememd5.o: lib/crypto/schememd5.c lib/crypto/schememd5.h lib/crypto/schemekind.h lib/crypto/scheme.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h lib/text/hex.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/schememd5.c
$(O)/full/lib/crypto/schemescram.o: lib/crypto/schemescram.c lib/crypto/schemescram.h lib/crypto/schemekind.h lib/crypto/scheme.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/base/secret.h lib/os/random.h lib/text/base64.h lib/text/hex.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/schemescram.c
$(O)/full/lib/crypto/sign.o: lib/crypto/sign.c lib/crypto/sign.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/sign.c
$(O)/light/lib/crypto/siphash.o: lib/crypto/siphash.c lib/crypto/siphash.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/crypto/siphash.c
$(O)/full/lib/crypto/siphash.o: lib/crypto/siphash.c lib/crypto/siphash.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/siphash.c
$(O)/light/lib/dkim/canon.o: lib/dkim/canon.c lib/dkim/canon.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/io/stage.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/dkim/canon.c
$(O)/full/lib/dkim/canon.o: lib/dkim/canon.c lib/dkim/canon.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/io/stage.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/dkim/canon.c
$(O)/light/lib/dkim/signature.o: lib/dkim/signature.c lib/dkim/signature.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/dkim/signature.c
$(O)/full/lib/dkim/signature.o: lib/dkim/signature.c lib/dkim/signature.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/dkim/signature.c
$(O)/light/lib/dns/dnsmsg.o: lib/dns/dnsmsg.c lib/dns/dnsmsg.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/dns/dnsmsg.c
$(O)/full/lib/dns/dnsmsg.o: lib/dns/dnsmsg.c lib/dns/dnsmsg.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/dns/dnsmsg.c
$(O)/light/lib/dns/dnsrecords.o: lib/dns/dnsrecords.c lib/dns/dnsrecords.h lib/base/attr.h lib/dns/dnsmsg.h lib/base/buf.h lib/base/span.h lib/dns/resolver.h lib/base/err.h lib/base/pool.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/dns/dnsrecords.c
$(O)/full/lib/dns/dnsrecords.o: lib/dns/dnsrecords.c lib/dns/dnsrecords.h lib/base/attr.h lib/dns/dnsmsg.h lib/base/buf.h lib/base/span.h lib/dns/resolver.h lib/base/err.h lib/base/pool.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/dns/dnsrecords.c
$(O)/light/lib/dns/resolver.o: lib/dns/resolver.c lib/dns/resolver.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/dns/dnsmsg.h lib/base/buf.h lib/base/mem.h lib/base/num.h lib/dns/dnsrecords.h lib/os/clock.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/dns/resolver.c
$(O)/full/lib/dns/resolver.o: lib/dns/resolver.c lib/dns/resolver.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/dns/dnsmsg.h lib/base/buf.h lib/base/mem.h lib/base/num.h lib/dns/dnsrecords.h lib/os/clock.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/dns/resolver.c
$(O)/light/lib/dns/srvorder.o: lib/dns/srvorder.c lib/dns/srvorder.h lib/dns/resolver.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/dns/dnsmsg.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/dns/srvorder.c
$(O)/full/lib/dns/srvorder.o: lib/dns/srvorder.c lib/dns/srvorder.h lib/dns/resolver.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/dns/dnsmsg.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/dns/srvorder.c
$(O)/full/lib/fts/ftsdb.o: lib/fts/ftsdb.c lib/fts/ftsdb.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/imap/seqset.h lib/base/buf.h lib/fts/ftstext.h lib/mime/header.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/mime/words.h lib/mime/decoder.h lib/text/fold.h lib/fts/ftsvfs.h lib/base/mem.h lib/mime/charmap.h $(O)/machine
	@$(COMPILE_FULL) lib/fts/ftsdb.c
$(O)/light/lib/fts/ftsdb_without.o: lib/fts/ftsdb_without.c lib/fts/ftsdb.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/imap/seqset.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/fts/ftsdb_without.c
$(O)/full/lib/fts/ftsdb_without.o: lib/fts/ftsdb_without.c lib/fts/ftsdb.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/imap/seqset.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/fts/ftsdb_without.c
$(O)/light/lib/fts/ftstext.o: lib/fts/ftstext.c lib/fts/ftstext.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/mime/header.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/mime/words.h lib/mime/decoder.h lib/text/fold.h lib/mime/flat.h $(O)/machine
	@$(COMPILE_LIGHT) lib/fts/ftstext.c
$(O)/full/lib/fts/ftstext.o: lib/fts/ftstext.c lib/fts/ftstext.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/mime/header.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/mime/words.h lib/mime/decoder.h lib/text/fold.h lib/mime/flat.h $(O)/machine
	@$(COMPILE_FULL) lib/fts/ftstext.c
$(O)/full/lib/fts/ftsvfs.o: lib/fts/ftsvfs.c lib/fts/ftsvfs.h lib/index/sum.h $(O)/machine
	@$(COMPILE_FULL) lib/fts/ftsvfs.c
$(O)/light/lib/imap/args.o: lib/imap/args.c lib/imap/args.h lib/base/attr.h lib/base/pool.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/args.c
$(O)/full/lib/imap/args.o: lib/imap/args.c lib/imap/args.h lib/base/attr.h lib/base/pool.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/args.c
$(O)/light/lib/imap/basesubject.o: lib/imap/basesubject.c lib/imap/basesubject.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/basesubject.c
$(O)/full/lib/imap/basesubject.o: lib/imap/basesubject.c lib/imap/basesubject.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/basesubject.c
$(O)/light/lib/imap/frame.o: lib/imap/frame.c lib/imap/frame.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/frame.c
$(O)/full/lib/imap/frame.o: lib/imap/frame.c lib/imap/frame.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/frame.c
$(O)/light/lib/imap/imapurl.o: lib/imap/imapurl.c lib/imap/imapurl.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/imapurl.c
$(O)/full/lib/imap/imapurl.o: lib/imap/imapurl.c lib/imap/imapurl.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/imapurl.c
$(O)/light/lib/imap/msgids.o: lib/imap/msgids.c lib/imap/msgids.h lib/base/span.h lib/index/sum.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/msgids.c
$(O)/full/lib/imap/msgids.o: lib/imap/msgids.c lib/imap/msgids.h lib/base/span.h lib/index/sum.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/msgids.c
$(O)/light/lib/imap/pattern.o: lib/imap/pattern.c lib/imap/pattern.h lib/base/attr.h lib/base/pool.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/pattern.c
$(O)/full/lib/imap/pattern.o: lib/imap/pattern.c lib/imap/pattern.h lib/base/attr.h lib/base/pool.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/pattern.c
$(O)/light/lib/imap/quote.o: lib/imap/quote.c lib/imap/quote.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/mime/words.h lib/mime/decoder.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/quote.c
$(O)/full/lib/imap/quote.o: lib/imap/quote.c lib/imap/quote.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/mime/words.h lib/mime/decoder.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/quote.c
$(O)/light/lib/imap/search.o: lib/imap/search.c lib/imap/search.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/imap/args.h lib/imap/seqset.h lib/base/buf.h lib/imap/searchfuzzy.h lib/imap/searchrow.h lib/mime/charset.h lib/io/stage.h lib/mime/decoder.h lib/text/date.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/search.c
$(O)/full/lib/imap/search.o: lib/imap/search.c lib/imap/search.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/imap/args.h lib/imap/seqset.h lib/base/buf.h lib/imap/searchfuzzy.h lib/imap/searchrow.h lib/mime/charset.h lib/io/stage.h lib/mime/decoder.h lib/text/date.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/search.c
$(O)/light/lib/imap/searchfuzzy.o: lib/imap/searchfuzzy.c lib/imap/searchfuzzy.h lib/imap/search.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/imap/args.h lib/imap/seqset.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/searchfuzzy.c
$(O)/full/lib/imap/searchfuzzy.o: lib/imap/searchfuzzy.c lib/imap/searchfuzzy.h lib/imap/search.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/imap/args.h lib/imap/seqset.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/searchfuzzy.c
$(O)/light/lib/imap/searchrow.o: lib/imap/searchrow.c lib/imap/searchrow.h lib/base/span.h lib/imap/search.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/imap/args.h lib/imap/seqset.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/searchrow.c
$(O)/full/lib/imap/searchrow.o: lib/imap/searchrow.c lib/imap/searchrow.h lib/base/span.h lib/imap/search.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/imap/args.h lib/imap/seqset.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/searchrow.c
$(O)/light/lib/imap/seqset.o: lib/imap/seqset.c lib/imap/seqset.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/seqset.c
$(O)/full/lib/imap/seqset.o: lib/imap/seqset.c lib/imap/seqset.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/seqset.c
$(O)/light/lib/imap/structure.o: lib/imap/structure.c lib/imap/structure.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/mime/header.h lib/base/err.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/imap/quote.h lib/mime/addrs.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/structure.c
$(O)/full/lib/imap/structure.o: lib/imap/structure.c lib/imap/structure.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/mime/header.h lib/base/err.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/imap/quote.h lib/mime/addrs.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/structure.c
$(O)/light/lib/imap/thread.o: lib/imap/thread.c lib/imap/thread.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/mem.h lib/imap/threadlink.h lib/text/numsort.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/thread.c
$(O)/full/lib/imap/thread.o: lib/imap/thread.c lib/imap/thread.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/mem.h lib/imap/threadlink.h lib/text/numsort.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/thread.c
$(O)/light/lib/imap/threadlink.o: lib/imap/threadlink.c lib/imap/threadlink.h lib/imap/thread.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/mem.h lib/text/numsort.h $(O)/machine
	@$(COMPILE_LIGHT) lib/imap/threadlink.c
$(O)/full/lib/imap/threadlink.o: lib/imap/threadlink.c lib/imap/threadlink.h lib/imap/thread.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/mem.h lib/text/numsort.h $(O)/machine
	@$(COMPILE_FULL) lib/imap/threadlink.c
$(O)/light/lib/index/cache.o: lib/index/cache.c lib/index/cache.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/cachewindow.h lib/base/mem.h lib/index/cacheform.h lib/index/cacheout.h lib/index/sum.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/index/cache.c
$(O)/full/lib/index/cache.o: lib/index/cache.c lib/index/cache.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/cachewindow.h lib/base/mem.h lib/index/cacheform.h lib/index/cacheout.h lib/index/sum.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/index/cache.c
$(O)/light/lib/index/cacheform.o: lib/index/cacheform.c lib/index/cacheform.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/index/cache.h lib/base/err.h lib/index/cachewindow.h lib/index/sum.h lib/io/writeall.h $(O)/machine
	@$(COMPILE_LIGHT) lib/index/cacheform.c
$(O)/full/lib/index/cacheform.o: lib/index/cacheform.c lib/index/cacheform.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/index/cache.h lib/base/err.h lib/index/cachewindow.h lib/index/sum.h lib/io/writeall.h $(O)/machine
	@$(COMPILE_FULL) lib/index/cacheform.c
$(O)/light/lib/index/cacheout.o: lib/index/cacheout.c lib/index/cacheout.h lib/index/cache.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/cachewindow.h lib/index/cacheform.h lib/io/likedir.h lib/io/writeall.h $(O)/machine
	@$(COMPILE_LIGHT) lib/index/cacheout.c
$(O)/full/lib/index/cacheout.o: lib/index/cacheout.c lib/index/cacheout.h lib/index/cache.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/cachewindow.h lib/index/cacheform.h lib/io/likedir.h lib/io/writeall.h $(O)/machine
	@$(COMPILE_FULL) lib/index/cacheout.c
$(O)/light/lib/index/cachewindow.o: lib/index/cachewindow.c lib/index/cachewindow.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/index/cachewindow.c
$(O)/full/lib/index/cachewindow.o: lib/index/cachewindow.c lib/index/cachewindow.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/index/cachewindow.c
$(O)/light/lib/index/column.o: lib/index/column.c lib/index/column.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/index/sum.h lib/io/likedir.h lib/io/writeall.h $(O)/machine
	@$(COMPILE_LIGHT) lib/index/column.c
$(O)/full/lib/index/column.o: lib/index/column.c lib/index/column.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/index/sum.h lib/io/likedir.h lib/io/writeall.h $(O)/machine
	@$(COMPILE_FULL) lib/index/column.c
$(O)/light/lib/index/index.o: lib/index/index.c lib/index/index.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/index/indexform.h lib/index/sum.h $(O)/machine
	@$(COMPILE_LIGHT) lib/index/index.c
$(O)/full/lib/index/index.o: lib/index/index.c lib/index/index.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/index/indexform.h lib/index/sum.h $(O)/machine
	@$(COMPILE_FULL) lib/index/index.c
$(O)/light/lib/index/indexform.o: lib/index/indexform.c lib/index/indexform.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/index/index.h lib/base/err.h lib/index/sum.h $(O)/machine
	@$(COMPILE_LIGHT) lib/index/indexform.c
$(O)/full/lib/index/indexform.o: lib/index/indexform.c lib/index/indexform.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/index/index.h lib/base/err.h lib/index/sum.h $(O)/machine
	@$(COMPILE_FULL) lib/index/indexform.c
$(O)/light/lib/index/indexout.o: lib/index/indexout.c lib/index/indexout.h lib/index/index.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/indexform.h lib/index/sum.h lib/io/likedir.h lib/io/writeall.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/index/indexout.c
$(O)/full/lib/index/indexout.o: lib/index/indexout.c lib/index/indexout.h lib/index/index.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/indexform.h lib/index/sum.h lib/io/likedir.h lib/io/writeall.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/index/indexout.c
$(O)/light/lib/index/ranks.o: lib/index/ranks.c lib/index/ranks.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/text/keysort.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/index/ranks.c
$(O)/full/lib/index/ranks.o: lib/index/ranks.c lib/index/ranks.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/text/keysort.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/index/ranks.c
$(O)/light/lib/index/sum.o: lib/index/sum.c lib/index/sum.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/index/sum.c
$(O)/full/lib/index/sum.o: lib/index/sum.c lib/index/sum.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/index/sum.c
$(O)/light/lib/io/bunzip.o: lib/io/bunzip.c lib/io/bunzip.h lib/io/unpacker.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/bunzip.c
$(O)/full/lib/io/bunzip.o: lib/io/bunzip.c lib/io/bunzip.h lib/io/unpacker.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/io/bunzip.c
$(O)/light/lib/io/deflate.o: lib/io/deflate.c lib/io/deflate.h lib/base/attr.h lib/base/err.h lib/io/rd.h lib/base/span.h lib/io/wr.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/deflate.c
$(O)/full/lib/io/deflate.o: lib/io/deflate.c lib/io/deflate.h lib/base/attr.h lib/base/err.h lib/io/rd.h lib/base/span.h lib/io/wr.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/io/deflate.c
$(O)/light/lib/io/gunzip.o: lib/io/gunzip.c lib/io/gunzip.h lib/io/unpacker.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/gunzip.c
$(O)/full/lib/io/gunzip.o: lib/io/gunzip.c lib/io/gunzip.h lib/io/unpacker.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/io/gunzip.c
$(O)/light/lib/io/gzip.o: lib/io/gzip.c lib/io/gzip.h lib/base/attr.h lib/base/err.h lib/io/stage.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/gzip.c
$(O)/full/lib/io/gzip.o: lib/io/gzip.c lib/io/gzip.h lib/base/attr.h lib/base/err.h lib/io/stage.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/io/gzip.c
$(O)/light/lib/io/likedir.o: lib/io/likedir.c lib/io/likedir.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/likedir.c
$(O)/full/lib/io/likedir.o: lib/io/likedir.c lib/io/likedir.h $(O)/machine
	@$(COMPILE_FULL) lib/io/likedir.c
$(O)/light/lib/io/newfile.o: lib/io/newfile.c lib/io/newfile.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/newfile.c
$(O)/full/lib/io/newfile.o: lib/io/newfile.c lib/io/newfile.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/io/newfile.c
$(O)/light/lib/io/rd.o: lib/io/rd.c lib/io/rd.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/mem.h lib/io/wr.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/rd.c
$(O)/full/lib/io/rd.o: lib/io/rd.c lib/io/rd.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/mem.h lib/io/wr.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/io/rd.c
$(O)/light/lib/io/slurp.o: lib/io/slurp.c lib/io/slurp.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/slurp.c
$(O)/full/lib/io/slurp.o: lib/io/slurp.c lib/io/slurp.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/io/slurp.c
$(O)/light/lib/io/spool.o: lib/io/spool.c lib/io/spool.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/spool.c
$(O)/full/lib/io/spool.o: lib/io/spool.c lib/io/spool.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_FULL) lib/io/spool.c
$(O)/light/lib/io/stage.o: lib/io/stage.c lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/stage.c
$(O)/full/lib/io/stage.o: lib/io/stage.c lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h $(O)/machine
	@$(COMPILE_FULL) lib/io/stage.c
$(O)/light/lib/io/unpack.o: lib/io/unpack.c lib/io/unpack.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/bunzip.h lib/io/unpacker.h lib/io/gunzip.h lib/io/unzstd.h lib/io/writeall.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/unpack.c
$(O)/full/lib/io/unpack.o: lib/io/unpack.c lib/io/unpack.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/bunzip.h lib/io/unpacker.h lib/io/gunzip.h lib/io/unzstd.h lib/io/writeall.h $(O)/machine
	@$(COMPILE_FULL) lib/io/unpack.c
$(O)/light/lib/io/unzstd.o: lib/io/unzstd.c lib/io/unzstd.h lib/io/unpacker.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/unzstd.c
$(O)/full/lib/io/unzstd.o: lib/io/unzstd.c lib/io/unzstd.h lib/io/unpacker.h $(O)/machine
	@$(COMPILE_FULL) lib/io/unzstd.c
$(O)/light/lib/io/wr.o: lib/io/wr.c lib/io/wr.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/wr.c
$(O)/full/lib/io/wr.o: lib/io/wr.c lib/io/wr.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/io/wr.c
$(O)/light/lib/io/writeall.o: lib/io/writeall.c lib/io/writeall.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/writeall.c
$(O)/full/lib/io/writeall.o: lib/io/writeall.c lib/io/writeall.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/io/writeall.c
$(O)/light/lib/link/amend.o: lib/link/amend.c lib/link/amend.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h lib/base/buf.h lib/io/spool.h lib/io/wr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/amend.c
$(O)/full/lib/link/amend.o: lib/link/amend.c lib/link/amend.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h lib/base/buf.h lib/io/spool.h lib/io/wr.h $(O)/machine
	@$(COMPILE_FULL) lib/link/amend.c
$(O)/light/lib/link/chain.o: lib/link/chain.c lib/link/chain.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/base/buf.h lib/base/span.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/os/clock.h lib/os/spawn.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/chain.c
$(O)/full/lib/link/chain.o: lib/link/chain.c lib/link/chain.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/base/buf.h lib/base/span.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/os/clock.h lib/os/spawn.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_FULL) lib/link/chain.c
$(O)/light/lib/link/half.o: lib/link/half.c lib/link/half.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/wr.h lib/os/clock.h lib/os/fds.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/half.c
$(O)/full/lib/link/half.o: lib/link/half.c lib/link/half.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/wr.h lib/os/clock.h lib/os/fds.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_FULL) lib/link/half.c
$(O)/light/lib/link/lines.o: lib/link/lines.c lib/link/lines.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/lines.c
$(O)/full/lib/link/lines.o: lib/link/lines.c lib/link/lines.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/link/lines.c
$(O)/light/lib/link/link.o: lib/link/link.c lib/link/link.h lib/base/attr.h lib/base/err.h lib/io/spool.h lib/io/stage.h lib/base/span.h lib/io/wr.h lib/mime/header.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/link.c
$(O)/full/lib/link/link.o: lib/link/link.c lib/link/link.h lib/base/attr.h lib/base/err.h lib/io/spool.h lib/io/stage.h lib/base/span.h lib/io/wr.h lib/mime/header.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/link/link.c
$(O)/light/lib/link/next.o: lib/link/next.c lib/link/next.h lib/base/attr.h lib/base/log.h lib/base/buf.h lib/base/span.h lib/os/exe.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/next.c
$(O)/full/lib/link/next.o: lib/link/next.c lib/link/next.h lib/base/attr.h lib/base/log.h lib/base/buf.h lib/base/span.h lib/os/exe.h $(O)/machine
	@$(COMPILE_FULL) lib/link/next.c
$(O)/light/lib/link/nextheld.o: lib/link/nextheld.c lib/link/next.h lib/base/attr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/nextheld.c
$(O)/full/lib/link/nextheld.o: lib/link/nextheld.c lib/link/next.h lib/base/attr.h $(O)/machine
	@$(COMPILE_FULL) lib/link/nextheld.c
$(O)/light/lib/link/script.o: lib/link/script.c lib/link/script.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/script.c
$(O)/full/lib/link/script.o: lib/link/script.c lib/link/script.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/link/script.c
$(O)/light/lib/login/entry.o: lib/login/entry.c lib/login/entry.h lib/base/attr.h lib/base/err.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h lib/auth/again.h lib/auth/handover.h lib/base/tool.h lib/conn/facts.h lib/conn/cidr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/login/entry.c
$(O)/full/lib/login/entry.o: lib/login/entry.c lib/login/entry.h lib/base/attr.h lib/base/err.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h lib/auth/again.h lib/auth/handover.h lib/base/tool.h lib/conn/facts.h lib/conn/cidr.h $(O)/machine
	@$(COMPILE_FULL) lib/login/entry.c
$(O)/light/lib/login/exchange.o: lib/login/exchange.c lib/login/exchange.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/login/login.h lib/base/option.h lib/conn/starttls.h lib/auth/askbind.h lib/login/saslname.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/login/exchange.c
$(O)/full/lib/login/exchange.o: lib/login/exchange.c lib/login/exchange.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/login/login.h lib/base/option.h lib/conn/starttls.h lib/auth/askbind.h lib/login/saslname.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/login/exchange.c
$(O)/light/lib/login/imapline.o: lib/login/imapline.c lib/login/imapline.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h $(O)/machine
	@$(COMPILE_LIGHT) lib/login/imapline.c
$(O)/full/lib/login/imapline.o: lib/login/imapline.c lib/login/imapline.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h $(O)/machine
	@$(COMPILE_FULL) lib/login/imapline.c
$(O)/light/lib/login/login.o: lib/login/login.c lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h lib/auth/askbind.h lib/base/log.h lib/base/secret.h lib/os/clock.h lib/os/confine.h lib/sasl/offer.h $(O)/machine
	@$(COMPILE_LIGHT) lib/login/login.c
$(O)/full/lib/login/login.o: lib/login/login.c lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h lib/auth/askbind.h lib/base/log.h lib/base/secret.h lib/os/clock.h lib/os/confine.h lib/sasl/offer.h $(O)/machine
	@$(COMPILE_FULL) lib/login/login.c
$(O)/light/lib/login/saslname.o: lib/login/saslname.c lib/login/saslname.h lib/base/span.h lib/base/attr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/login/saslname.c
$(O)/full/lib/login/saslname.o: lib/login/saslname.c lib/login/saslname.h lib/base/span.h lib/base/attr.h $(O)/machine
	@$(COMPILE_FULL) lib/login/saslname.c
$(O)/light/lib/maildir/acl.o: lib/maildir/acl.c lib/maildir/acl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/acl.c
$(O)/full/lib/maildir/acl.o: lib/maildir/acl.c lib/maildir/acl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/acl.c
$(O)/light/lib/maildir/aclfile.o: lib/maildir/aclfile.c lib/maildir/aclfile.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/acl.h lib/base/buf.h lib/base/pool.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/disk.h lib/maildir/dotlock.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/aclfile.c
$(O)/full/lib/maildir/aclfile.o: lib/maildir/aclfile.c lib/maildir/aclfile.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/acl.h lib/base/buf.h lib/base/pool.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/disk.h lib/maildir/dotlock.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/aclfile.c
$(O)/light/lib/maildir/aclglobal.o: lib/maildir/aclglobal.c lib/maildir/aclglobal.h lib/base/attr.h lib/base/err.h lib/maildir/acl.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/base/mem.h lib/maildir/disk.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/aclglobal.c
$(O)/full/lib/maildir/aclglobal.o: lib/maildir/aclglobal.c lib/maildir/aclglobal.h lib/base/attr.h lib/base/err.h lib/maildir/acl.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/base/mem.h lib/maildir/disk.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/aclglobal.c
$(O)/light/lib/maildir/aclmine.o: lib/maildir/aclmine.c lib/maildir/aclmine.h lib/maildir/acl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/aclmine.c
$(O)/full/lib/maildir/aclmine.o: lib/maildir/aclmine.c lib/maildir/aclmine.h lib/maildir/acl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/aclmine.c
$(O)/light/lib/maildir/aclshares.o: lib/maildir/aclshares.c lib/maildir/aclshares.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/maildir/acl.h lib/base/buf.h lib/maildir/aclmine.h lib/maildir/disk.h lib/maildir/dotlock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/aclshares.c
$(O)/full/lib/maildir/aclshares.o: lib/maildir/aclshares.c lib/maildir/aclshares.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/maildir/acl.h lib/base/buf.h lib/maildir/aclmine.h lib/maildir/disk.h lib/maildir/dotlock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/aclshares.c
$(O)/light/lib/maildir/attributes.o: lib/maildir/attributes.c lib/maildir/attributes.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/maildir/attributetext.h lib/maildir/disk.h lib/maildir/dotlock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/attributes.c
$(O)/full/lib/maildir/attributes.o: lib/maildir/attributes.c lib/maildir/attributes.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/maildir/attributetext.h lib/maildir/disk.h lib/maildir/dotlock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/attributes.c
$(O)/light/lib/maildir/attributetext.o: lib/maildir/attributetext.c lib/maildir/attributetext.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/attributetext.c
$(O)/full/lib/maildir/attributetext.o: lib/maildir/attributetext.c lib/maildir/attributetext.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/attributetext.c
$(O)/light/lib/maildir/autobox.o: lib/maildir/autobox.c lib/maildir/autobox.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/maildir/tree.h lib/maildir/layout.h lib/base/buf.h lib/maildir/attributes.h lib/maildir/boxguid.h lib/maildir/disk.h lib/maildir/dotlock.h lib/maildir/foldername.h lib/maildir/subscriptions.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/autobox.c
$(O)/full/lib/maildir/autobox.o: lib/maildir/autobox.c lib/maildir/autobox.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/maildir/tree.h lib/maildir/layout.h lib/base/buf.h lib/maildir/attributes.h lib/maildir/boxguid.h lib/maildir/disk.h lib/maildir/dotlock.h lib/maildir/foldername.h lib/maildir/subscriptions.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/autobox.c
$(O)/light/lib/maildir/box.o: lib/maildir/box.c lib/maildir/box.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/boxcommit.h lib/maildir/boxcopy.h lib/maildir/boxstate.h lib/index/index.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/boxgone.h lib/maildir/boxindex.h lib/maildir/boxlist.h lib/maildir/boxmark.h lib/maildir/boxopen.h lib/maildir/boxread.h lib/maildir/boxreplace.h lib/maildir/boxsync.h lib/maildir/lazymark.h lib/maildir/quota.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/box.c
$(O)/full/lib/maildir/box.o: lib/maildir/box.c lib/maildir/box.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/boxcommit.h lib/maildir/boxcopy.h lib/maildir/boxstate.h lib/index/index.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/boxgone.h lib/maildir/boxindex.h lib/maildir/boxlist.h lib/maildir/boxmark.h lib/maildir/boxopen.h lib/maildir/boxread.h lib/maildir/boxreplace.h lib/maildir/boxsync.h lib/maildir/lazymark.h lib/maildir/quota.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/box.c
$(O)/light/lib/maildir/boxcommit.o: lib/maildir/boxcommit.c lib/maildir/boxcommit.h lib/base/attr.h lib/base/err.h lib/maildir/box.h lib/base/buf.h lib/base/span.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/boxindex.h lib/maildir/boxlist.h lib/maildir/boxstate.h lib/index/index.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/disk.h lib/maildir/lazymark.h lib/maildir/maildirsize.h lib/maildir/quota.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxcommit.c
$(O)/full/lib/maildir/boxcommit.o: lib/maildir/boxcommit.c lib/maildir/boxcommit.h lib/base/attr.h lib/base/err.h lib/maildir/box.h lib/base/buf.h lib/base/span.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/boxindex.h lib/maildir/boxlist.h lib/maildir/boxstate.h lib/index/index.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/disk.h lib/maildir/lazymark.h lib/maildir/maildirsize.h lib/maildir/quota.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxcommit.c
$(O)/light/lib/maildir/boxcopy.o: lib/maildir/boxcopy.c lib/maildir/boxcopy.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h lib/io/likedir.h lib/maildir/disk.h lib/maildir/msgname.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxcopy.c
$(O)/full/lib/maildir/boxcopy.o: lib/maildir/boxcopy.c lib/maildir/boxcopy.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h lib/io/likedir.h lib/maildir/disk.h lib/maildir/msgname.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxcopy.c
$(O)/light/lib/maildir/boxgone.o: lib/maildir/boxgone.c lib/maildir/boxgone.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxgone.c
$(O)/full/lib/maildir/boxgone.o: lib/maildir/boxgone.c lib/maildir/boxgone.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxgone.c
$(O)/light/lib/maildir/boxguid.o: lib/maildir/boxguid.c lib/maildir/boxguid.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/buf.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/disk.h lib/maildir/dotlock.h lib/maildir/uidlist.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxguid.c
$(O)/full/lib/maildir/boxguid.o: lib/maildir/boxguid.c lib/maildir/boxguid.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/buf.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/disk.h lib/maildir/dotlock.h lib/maildir/uidlist.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxguid.c
$(O)/light/lib/maildir/boxindex.o: lib/maildir/boxindex.c lib/maildir/boxindex.h lib/maildir/boxlist.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h lib/index/indexform.h lib/index/indexout.h lib/maildir/boxwalk.h lib/maildir/msgname.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxindex.c
$(O)/full/lib/maildir/boxindex.o: lib/maildir/boxindex.c lib/maildir/boxindex.h lib/maildir/boxlist.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h lib/index/indexform.h lib/index/indexout.h lib/maildir/boxwalk.h lib/maildir/msgname.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxindex.c
$(O)/light/lib/maildir/boxlazy.o: lib/maildir/boxlazy.c lib/maildir/boxlazy.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/disk.h lib/maildir/lazymark.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxlazy.c
$(O)/full/lib/maildir/boxlazy.o: lib/maildir/boxlazy.c lib/maildir/boxlazy.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/disk.h lib/maildir/lazymark.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxlazy.c
$(O)/light/lib/maildir/boxlist.o: lib/maildir/boxlist.c lib/maildir/boxlist.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxlist.c
$(O)/full/lib/maildir/boxlist.o: lib/maildir/boxlist.c lib/maildir/boxlist.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxlist.c
$(O)/light/lib/maildir/boxlook.o: lib/maildir/boxlook.c lib/maildir/boxlook.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/scan.h lib/base/mem.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxlook.c
$(O)/full/lib/maildir/boxlook.o: lib/maildir/boxlook.c lib/maildir/boxlook.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/scan.h lib/base/mem.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxlook.c
$(O)/light/lib/maildir/boxmark.o: lib/maildir/boxmark.c lib/maildir/boxmark.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/boxlazy.h lib/maildir/boxread.h lib/maildir/disk.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxmark.c
$(O)/full/lib/maildir/boxmark.o: lib/maildir/boxmark.c lib/maildir/boxmark.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/boxlazy.h lib/maildir/boxread.h lib/maildir/disk.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxmark.c
$(O)/light/lib/maildir/boxopen.o: lib/maildir/boxopen.c lib/maildir/boxopen.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/box.h lib/base/buf.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/mem.h lib/maildir/boxindex.h lib/maildir/boxlist.h lib/maildir/boxstate.h lib/index/index.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/boxsync.h lib/maildir/disk.h lib/maildir/leftover.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxopen.c
$(O)/full/lib/maildir/boxopen.o: lib/maildir/boxopen.c lib/maildir/boxopen.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/box.h lib/base/buf.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/mem.h lib/maildir/boxindex.h lib/maildir/boxlist.h lib/maildir/boxstate.h lib/index/index.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/boxsync.h lib/maildir/disk.h lib/maildir/leftover.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxopen.c
$(O)/light/lib/maildir/boxread.o: lib/maildir/boxread.c lib/maildir/boxread.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h lib/base/num.h lib/io/unpack.h lib/maildir/disk.h lib/maildir/inflated.h lib/maildir/msgname.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxread.c
$(O)/full/lib/maildir/boxread.o: lib/maildir/boxread.c lib/maildir/boxread.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h lib/base/num.h lib/io/unpack.h lib/maildir/disk.h lib/maildir/inflated.h lib/maildir/msgname.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxread.c
$(O)/light/lib/maildir/boxreplace.o: lib/maildir/boxreplace.c lib/maildir/boxreplace.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/boxcopy.h lib/maildir/boxmark.h lib/maildir/boxread.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxreplace.c
$(O)/full/lib/maildir/boxreplace.o: lib/maildir/boxreplace.c lib/maildir/boxreplace.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/boxcopy.h lib/maildir/boxmark.h lib/maildir/boxread.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxreplace.c
$(O)/light/lib/maildir/boxstate.o: lib/maildir/boxstate.c lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/msgname.h lib/maildir/scan.h lib/maildir/validity.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxstate.c
$(O)/full/lib/maildir/boxstate.o: lib/maildir/boxstate.c lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/maildir/msgname.h lib/maildir/scan.h lib/maildir/validity.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxstate.c
$(O)/light/lib/maildir/boxsync.o: lib/maildir/boxsync.c lib/maildir/boxsync.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h lib/maildir/boxindex.h lib/maildir/boxlist.h lib/maildir/boxlook.h lib/maildir/scan.h lib/maildir/disk.h lib/maildir/msgname.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxsync.c
$(O)/full/lib/maildir/boxsync.o: lib/maildir/boxsync.c lib/maildir/boxsync.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/base/mem.h lib/maildir/boxindex.h lib/maildir/boxlist.h lib/maildir/boxlook.h lib/maildir/scan.h lib/maildir/disk.h lib/maildir/msgname.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxsync.c
$(O)/light/lib/maildir/boxuidl.o: lib/maildir/boxuidl.c lib/maildir/boxuidl.h lib/base/attr.h lib/maildir/box.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/mem.h lib/maildir/boxstate.h lib/index/index.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxuidl.c
$(O)/full/lib/maildir/boxuidl.o: lib/maildir/boxuidl.c lib/maildir/boxuidl.h lib/base/attr.h lib/maildir/box.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/mem.h lib/maildir/boxstate.h lib/index/index.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxuidl.c
$(O)/light/lib/maildir/boxwalk.o: lib/maildir/boxwalk.c lib/maildir/boxwalk.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/index/indexform.h lib/index/indexout.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/boxwalk.c
$(O)/full/lib/maildir/boxwalk.o: lib/maildir/boxwalk.c lib/maildir/boxwalk.h lib/maildir/boxstate.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/index.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h lib/index/indexform.h lib/index/indexout.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/boxwalk.c
$(O)/light/lib/maildir/disk.o: lib/maildir/disk.c lib/maildir/disk.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/likedir.h lib/io/slurp.h lib/io/writeall.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/disk.c
$(O)/full/lib/maildir/disk.o: lib/maildir/disk.c lib/maildir/disk.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/likedir.h lib/io/slurp.h lib/io/writeall.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/disk.c
$(O)/light/lib/maildir/dotlock.o: lib/maildir/dotlock.c lib/maildir/dotlock.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/io/likedir.h lib/maildir/locklife.h lib/os/clock.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/dotlock.c
$(O)/full/lib/maildir/dotlock.o: lib/maildir/dotlock.c lib/maildir/dotlock.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/io/likedir.h lib/maildir/locklife.h lib/os/clock.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/dotlock.c
$(O)/light/lib/maildir/foldername.o: lib/maildir/foldername.c lib/maildir/foldername.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/foldername.c
$(O)/full/lib/maildir/foldername.o: lib/maildir/foldername.c lib/maildir/foldername.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/foldername.c
$(O)/light/lib/maildir/inflated.o: lib/maildir/inflated.c lib/maildir/inflated.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/io/unpack.h lib/maildir/msgname.h lib/maildir/flags.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/inflated.c
$(O)/full/lib/maildir/inflated.o: lib/maildir/inflated.c lib/maildir/inflated.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/io/unpack.h lib/maildir/msgname.h lib/maildir/flags.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/inflated.c
$(O)/light/lib/maildir/keywords.o: lib/maildir/keywords.c lib/maildir/keywords.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/flags.h lib/base/num.h lib/maildir/disk.h lib/base/buf.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/keywords.c
$(O)/full/lib/maildir/keywords.o: lib/maildir/keywords.c lib/maildir/keywords.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/flags.h lib/base/num.h lib/maildir/disk.h lib/base/buf.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/keywords.c
$(O)/light/lib/maildir/layout.o: lib/maildir/layout.c lib/maildir/layout.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/foldername.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/layout.c
$(O)/full/lib/maildir/layout.o: lib/maildir/layout.c lib/maildir/layout.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/foldername.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/layout.c
$(O)/light/lib/maildir/lazymark.o: lib/maildir/lazymark.c lib/maildir/lazymark.h lib/base/attr.h lib/base/err.h lib/io/likedir.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/lazymark.c
$(O)/full/lib/maildir/lazymark.o: lib/maildir/lazymark.c lib/maildir/lazymark.h lib/base/attr.h lib/base/err.h lib/io/likedir.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/lazymark.c
$(O)/light/lib/maildir/leftover.o: lib/maildir/leftover.c lib/maildir/leftover.h lib/maildir/locklife.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/leftover.c
$(O)/full/lib/maildir/leftover.o: lib/maildir/leftover.c lib/maildir/leftover.h lib/maildir/locklife.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/leftover.c
$(O)/light/lib/maildir/locklife.o: lib/maildir/locklife.c lib/maildir/locklife.h lib/base/span.h lib/base/num.h lib/base/attr.h lib/maildir/dotlock.h lib/base/err.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/locklife.c
$(O)/full/lib/maildir/locklife.o: lib/maildir/locklife.c lib/maildir/locklife.h lib/base/span.h lib/base/num.h lib/base/attr.h lib/maildir/dotlock.h lib/base/err.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/locklife.c
$(O)/light/lib/maildir/maildirsize.o: lib/maildir/maildirsize.c lib/maildir/maildirsize.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h lib/io/writeall.h lib/maildir/disk.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/maildirsize.c
$(O)/full/lib/maildir/maildirsize.o: lib/maildir/maildirsize.c lib/maildir/maildirsize.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h lib/io/writeall.h lib/maildir/disk.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/maildirsize.c
$(O)/light/lib/maildir/msgname.o: lib/maildir/msgname.c lib/maildir/msgname.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/maildir/flags.h lib/base/num.h lib/os/clock.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/msgname.c
$(O)/full/lib/maildir/msgname.o: lib/maildir/msgname.c lib/maildir/msgname.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/maildir/flags.h lib/base/num.h lib/os/clock.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/msgname.c
$(O)/light/lib/maildir/ownedtree.o: lib/maildir/ownedtree.c lib/maildir/ownedtree.h lib/base/attr.h lib/base/err.h lib/maildir/tree.h lib/base/pool.h lib/base/span.h lib/maildir/layout.h lib/base/buf.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/ownedtree.c
$(O)/full/lib/maildir/ownedtree.o: lib/maildir/ownedtree.c lib/maildir/ownedtree.h lib/base/attr.h lib/base/err.h lib/maildir/tree.h lib/base/pool.h lib/base/span.h lib/maildir/layout.h lib/base/buf.h lib/os/cred.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/ownedtree.c
$(O)/light/lib/maildir/quota.o: lib/maildir/quota.c lib/maildir/quota.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/buf.h lib/io/likedir.h lib/io/writeall.h lib/maildir/disk.h lib/maildir/lazymark.h lib/maildir/maildirsize.h lib/maildir/msgname.h lib/maildir/flags.h lib/maildir/quotarule.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/quota.c
$(O)/full/lib/maildir/quota.o: lib/maildir/quota.c lib/maildir/quota.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/buf.h lib/io/likedir.h lib/io/writeall.h lib/maildir/disk.h lib/maildir/lazymark.h lib/maildir/maildirsize.h lib/maildir/msgname.h lib/maildir/flags.h lib/maildir/quotarule.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/quota.c
$(O)/light/lib/maildir/quotalevel.o: lib/maildir/quotalevel.c lib/maildir/quotalevel.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/quota.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/buf.h lib/base/num.h lib/maildir/disk.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/quotalevel.c
$(O)/full/lib/maildir/quotalevel.o: lib/maildir/quotalevel.c lib/maildir/quotalevel.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/quota.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/buf.h lib/base/num.h lib/maildir/disk.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/quotalevel.c
$(O)/light/lib/maildir/quotarule.o: lib/maildir/quotarule.c lib/maildir/quotarule.h lib/maildir/quota.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/buf.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/quotarule.c
$(O)/full/lib/maildir/quotarule.o: lib/maildir/quotarule.c lib/maildir/quotarule.h lib/maildir/quota.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/base/buf.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/quotarule.c
$(O)/light/lib/maildir/save.o: lib/maildir/save.c lib/maildir/save.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h lib/maildir/flags.h lib/base/buf.h lib/base/mem.h lib/io/gzip.h lib/io/likedir.h lib/io/wr.h lib/maildir/disk.h lib/maildir/msgname.h lib/os/flush.h lib/os/syncall.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/save.c
$(O)/full/lib/maildir/save.o: lib/maildir/save.c lib/maildir/save.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h lib/maildir/flags.h lib/base/buf.h lib/base/mem.h lib/io/gzip.h lib/io/likedir.h lib/io/wr.h lib/maildir/disk.h lib/maildir/msgname.h lib/os/flush.h lib/os/syncall.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/save.c
$(O)/light/lib/maildir/scan.o: lib/maildir/scan.c lib/maildir/scan.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/maildir/disk.h lib/maildir/msgname.h lib/maildir/flags.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/scan.c
$(O)/full/lib/maildir/scan.o: lib/maildir/scan.c lib/maildir/scan.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/maildir/disk.h lib/maildir/msgname.h lib/maildir/flags.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/scan.c
$(O)/light/lib/maildir/subscriptions.o: lib/maildir/subscriptions.c lib/maildir/subscriptions.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/maildir/layout.h lib/base/buf.h lib/base/mem.h lib/maildir/disk.h lib/maildir/dotlock.h lib/maildir/foldername.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/subscriptions.c
$(O)/full/lib/maildir/subscriptions.o: lib/maildir/subscriptions.c lib/maildir/subscriptions.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/maildir/layout.h lib/base/buf.h lib/base/mem.h lib/maildir/disk.h lib/maildir/dotlock.h lib/maildir/foldername.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/subscriptions.c
$(O)/light/lib/maildir/tree.o: lib/maildir/tree.c lib/maildir/tree.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/maildir/layout.h lib/base/buf.h lib/io/likedir.h lib/maildir/disk.h lib/maildir/foldername.h lib/maildir/treedir.h lib/maildir/treefs.h lib/maildir/treelist.h lib/maildir/treemove.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/tree.c
$(O)/full/lib/maildir/tree.o: lib/maildir/tree.c lib/maildir/tree.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/maildir/layout.h lib/base/buf.h lib/io/likedir.h lib/maildir/disk.h lib/maildir/foldername.h lib/maildir/treedir.h lib/maildir/treefs.h lib/maildir/treelist.h lib/maildir/treemove.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/tree.c
$(O)/light/lib/maildir/treedir.o: lib/maildir/treedir.c lib/maildir/treedir.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/likedir.h lib/maildir/disk.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/treedir.c
$(O)/full/lib/maildir/treedir.o: lib/maildir/treedir.c lib/maildir/treedir.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/likedir.h lib/maildir/disk.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/treedir.c
$(O)/light/lib/maildir/treefs.o: lib/maildir/treefs.c lib/maildir/treefs.h lib/maildir/tree.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/maildir/layout.h lib/base/buf.h lib/maildir/treelist.h lib/io/likedir.h lib/maildir/disk.h lib/maildir/foldername.h lib/maildir/treedir.h lib/maildir/treemove.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/treefs.c
$(O)/full/lib/maildir/treefs.o: lib/maildir/treefs.c lib/maildir/treefs.h lib/maildir/tree.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/maildir/layout.h lib/base/buf.h lib/maildir/treelist.h lib/io/likedir.h lib/maildir/disk.h lib/maildir/foldername.h lib/maildir/treedir.h lib/maildir/treemove.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/treefs.c
$(O)/light/lib/maildir/treelist.o: lib/maildir/treelist.c lib/maildir/treelist.h lib/maildir/tree.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/maildir/layout.h lib/base/buf.h lib/base/mem.h lib/maildir/disk.h lib/maildir/foldername.h lib/maildir/subscriptions.h lib/maildir/treedir.h lib/maildir/treefs.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/treelist.c
$(O)/full/lib/maildir/treelist.o: lib/maildir/treelist.c lib/maildir/treelist.h lib/maildir/tree.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/maildir/layout.h lib/base/buf.h lib/base/mem.h lib/maildir/disk.h lib/maildir/foldername.h lib/maildir/subscriptions.h lib/maildir/treedir.h lib/maildir/treefs.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/treelist.c
$(O)/light/lib/maildir/treemove.o: lib/maildir/treemove.c lib/maildir/treemove.h lib/maildir/tree.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/maildir/layout.h lib/base/buf.h lib/maildir/disk.h lib/maildir/foldername.h lib/maildir/lazymark.h lib/maildir/quota.h lib/maildir/treefs.h lib/maildir/treelist.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/treemove.c
$(O)/full/lib/maildir/treemove.o: lib/maildir/treemove.c lib/maildir/treemove.h lib/maildir/tree.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/maildir/layout.h lib/base/buf.h lib/maildir/disk.h lib/maildir/foldername.h lib/maildir/lazymark.h lib/maildir/quota.h lib/maildir/treefs.h lib/maildir/treelist.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/treemove.c
$(O)/light/lib/maildir/uidin.o: lib/maildir/uidin.c lib/maildir/uidin.h lib/maildir/uidlist.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/maildir/disk.h lib/maildir/uidstate.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/uidin.c
$(O)/full/lib/maildir/uidin.o: lib/maildir/uidin.c lib/maildir/uidin.h lib/maildir/uidlist.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/maildir/disk.h lib/maildir/uidstate.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/uidin.c
$(O)/light/lib/maildir/uidline.o: lib/maildir/uidline.c lib/maildir/uidline.h lib/base/span.h lib/base/num.h lib/base/attr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/uidline.c
$(O)/full/lib/maildir/uidline.o: lib/maildir/uidline.c lib/maildir/uidline.h lib/base/span.h lib/base/num.h lib/base/attr.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/uidline.c
$(O)/light/lib/maildir/uidlist.o: lib/maildir/uidlist.c lib/maildir/uidlist.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/uidin.h lib/maildir/uidout.h lib/maildir/uidstate.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/uidlist.c
$(O)/full/lib/maildir/uidlist.o: lib/maildir/uidlist.c lib/maildir/uidlist.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/uidin.h lib/maildir/uidout.h lib/maildir/uidstate.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/uidlist.c
$(O)/light/lib/maildir/uidout.o: lib/maildir/uidout.c lib/maildir/uidout.h lib/maildir/uidlist.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/writeall.h lib/maildir/disk.h lib/maildir/uidin.h lib/maildir/uidstate.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/uidout.c
$(O)/full/lib/maildir/uidout.o: lib/maildir/uidout.c lib/maildir/uidout.h lib/maildir/uidlist.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/writeall.h lib/maildir/disk.h lib/maildir/uidin.h lib/maildir/uidstate.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/uidout.c
$(O)/light/lib/maildir/uidstate.o: lib/maildir/uidstate.c lib/maildir/uidstate.h lib/maildir/uidlist.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/maildir/uidline.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/uidstate.c
$(O)/full/lib/maildir/uidstate.o: lib/maildir/uidstate.c lib/maildir/uidstate.h lib/maildir/uidlist.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/maildir/uidline.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/uidstate.c
$(O)/light/lib/maildir/validity.o: lib/maildir/validity.c lib/maildir/validity.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h lib/maildir/disk.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/validity.c
$(O)/full/lib/maildir/validity.o: lib/maildir/validity.c lib/maildir/validity.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h lib/maildir/disk.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/validity.c
$(O)/light/lib/map/mapask.o: lib/map/mapask.c lib/map/mapask.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/map/socketmap.h lib/map/netstring.h lib/base/tool.h lib/base/option.h lib/map/mapname.h lib/os/exe.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) lib/map/mapask.c
$(O)/full/lib/map/mapask.o: lib/map/mapask.c lib/map/mapask.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/map/socketmap.h lib/map/netstring.h lib/base/tool.h lib/base/option.h lib/map/mapname.h lib/os/exe.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_FULL) lib/map/mapask.c
$(O)/light/lib/map/mapconf.o: lib/map/mapconf.c lib/map/mapconf.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h lib/io/slurp.h $(O)/machine
	@$(COMPILE_LIGHT) lib/map/mapconf.c
$(O)/full/lib/map/mapconf.o: lib/map/mapconf.c lib/map/mapconf.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h lib/io/slurp.h $(O)/machine
	@$(COMPILE_FULL) lib/map/mapconf.c
$(O)/light/lib/map/mapkey.o: lib/map/mapkey.c lib/map/mapkey.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/map/mapkey.c
$(O)/full/lib/map/mapkey.o: lib/map/mapkey.c lib/map/mapkey.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/map/mapkey.c
$(O)/light/lib/map/mapname.o: lib/map/mapname.c lib/map/mapname.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/conn/dial.h $(O)/machine
	@$(COMPILE_LIGHT) lib/map/mapname.c
$(O)/full/lib/map/mapname.o: lib/map/mapname.c lib/map/mapname.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/conn/dial.h $(O)/machine
	@$(COMPILE_FULL) lib/map/mapname.c
$(O)/light/lib/map/netstring.o: lib/map/netstring.c lib/map/netstring.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/map/netstring.c
$(O)/full/lib/map/netstring.o: lib/map/netstring.c lib/map/netstring.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/map/netstring.c
$(O)/light/lib/map/socketmap.o: lib/map/socketmap.c lib/map/socketmap.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/map/netstring.h lib/io/rd.h lib/io/wr.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/map/socketmap.c
$(O)/full/lib/map/socketmap.o: lib/map/socketmap.c lib/map/socketmap.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/map/netstring.h lib/io/rd.h lib/io/wr.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/map/socketmap.c
$(O)/light/lib/map/socketserve.o: lib/map/socketserve.c lib/map/socketserve.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/log.h lib/io/rd.h lib/io/wr.h lib/map/socketmap.h lib/map/netstring.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/map/socketserve.c
$(O)/full/lib/map/socketserve.o: lib/map/socketserve.c lib/map/socketserve.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/log.h lib/io/rd.h lib/io/wr.h lib/map/socketmap.h lib/map/netstring.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/map/socketserve.c
$(O)/light/lib/mime/addrfield.o: lib/mime/addrfield.c lib/mime/addrfield.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/mime/addrs.h lib/base/err.h lib/base/pool.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/addrfield.c
$(O)/full/lib/mime/addrfield.o: lib/mime/addrfield.c lib/mime/addrfield.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/mime/addrs.h lib/base/err.h lib/base/pool.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/addrfield.c
$(O)/light/lib/mime/addrs.o: lib/mime/addrs.c lib/mime/addrs.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/base/mem.h lib/mime/addrtoken.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/addrs.c
$(O)/full/lib/mime/addrs.o: lib/mime/addrs.c lib/mime/addrs.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/base/mem.h lib/mime/addrtoken.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/addrs.c
$(O)/light/lib/mime/addrtoken.o: lib/mime/addrtoken.c lib/mime/addrtoken.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/addrtoken.c
$(O)/full/lib/mime/addrtoken.o: lib/mime/addrtoken.c lib/mime/addrtoken.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/addrtoken.c
$(O)/light/lib/mime/charmap.o: lib/mime/charmap.c lib/mime/charmap.h lib/base/span.h lib/base/attr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/charmap.c
$(O)/full/lib/mime/charmap.o: lib/mime/charmap.c lib/mime/charmap.h lib/base/span.h lib/base/attr.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/charmap.c
$(O)/light/lib/mime/charset.o: lib/mime/charset.c lib/mime/charset.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h lib/mime/decoder.h lib/base/buf.h lib/mime/charmap.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/charset.c
$(O)/full/lib/mime/charset.o: lib/mime/charset.c lib/mime/charset.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h lib/mime/decoder.h lib/base/buf.h lib/mime/charmap.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/charset.c
$(O)/light/lib/mime/content.o: lib/mime/content.c lib/mime/content.h lib/base/pool.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/content.c
$(O)/full/lib/mime/content.o: lib/mime/content.c lib/mime/content.h lib/base/pool.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/content.c
$(O)/light/lib/mime/decoder.o: lib/mime/decoder.c lib/mime/decoder.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/mime/charmap.h lib/mime/iso2022.h lib/mime/utfs.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/decoder.c
$(O)/full/lib/mime/decoder.o: lib/mime/decoder.c lib/mime/decoder.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/mime/charmap.h lib/mime/iso2022.h lib/mime/utfs.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/decoder.c
$(O)/light/lib/mime/flat.o: lib/mime/flat.c lib/mime/flat.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/mime/header.h lib/base/buf.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/mime/words.h lib/mime/decoder.h lib/mime/charset.h lib/io/stage.h lib/mime/transfer.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/flat.c
$(O)/full/lib/mime/flat.o: lib/mime/flat.c lib/mime/flat.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/mime/header.h lib/base/buf.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/mime/words.h lib/mime/decoder.h lib/mime/charset.h lib/io/stage.h lib/mime/transfer.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/flat.c
$(O)/light/lib/mime/header.o: lib/mime/header.c lib/mime/header.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/header.c
$(O)/full/lib/mime/header.o: lib/mime/header.c lib/mime/header.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/header.c
$(O)/light/lib/mime/iso2022.o: lib/mime/iso2022.c lib/mime/iso2022.h lib/mime/decoder.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/mime/charmap.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/iso2022.c
$(O)/full/lib/mime/iso2022.o: lib/mime/iso2022.c lib/mime/iso2022.h lib/mime/decoder.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/mime/charmap.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/iso2022.c
$(O)/light/lib/mime/partfields.o: lib/mime/partfields.c lib/mime/partfields.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/mime/header.h lib/base/buf.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/partfields.c
$(O)/full/lib/mime/partfields.o: lib/mime/partfields.c lib/mime/partfields.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/mime/header.h lib/base/buf.h lib/mime/parts.h lib/mime/content.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/partfields.c
$(O)/light/lib/mime/partpath.o: lib/mime/partpath.c lib/mime/partpath.h lib/mime/parts.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/mime/content.h lib/mime/header.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/partpath.c
$(O)/full/lib/mime/partpath.o: lib/mime/partpath.c lib/mime/partpath.h lib/mime/parts.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/mime/content.h lib/mime/header.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/partpath.c
$(O)/light/lib/mime/parts.o: lib/mime/parts.c lib/mime/parts.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/mime/content.h lib/mime/header.h lib/base/buf.h lib/mime/partfields.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/parts.c
$(O)/full/lib/mime/parts.o: lib/mime/parts.c lib/mime/parts.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/mime/content.h lib/mime/header.h lib/base/buf.h lib/mime/partfields.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/parts.c
$(O)/light/lib/mime/preview.o: lib/mime/preview.c lib/mime/preview.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/num.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/preview.c
$(O)/full/lib/mime/preview.o: lib/mime/preview.c lib/mime/preview.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/num.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/preview.c
$(O)/light/lib/mime/transfer.o: lib/mime/transfer.c lib/mime/transfer.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h lib/text/base64.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/transfer.c
$(O)/full/lib/mime/transfer.o: lib/mime/transfer.c lib/mime/transfer.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h lib/text/base64.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/transfer.c
$(O)/light/lib/mime/utfs.o: lib/mime/utfs.c lib/mime/utfs.h lib/mime/decoder.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/utfs.c
$(O)/full/lib/mime/utfs.o: lib/mime/utfs.c lib/mime/utfs.h lib/mime/decoder.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/utfs.c
$(O)/light/lib/mime/words.o: lib/mime/words.c lib/mime/words.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/mime/decoder.h lib/base/num.h lib/text/base64.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/words.c
$(O)/full/lib/mime/words.o: lib/mime/words.c lib/mime/words.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/mime/decoder.h lib/base/num.h lib/text/base64.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/words.c
$(O)/light/lib/os/ack.o: lib/os/ack.c lib/os/ack.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/ack.c
$(O)/full/lib/os/ack.o: lib/os/ack.c lib/os/ack.h $(O)/machine
	@$(COMPILE_FULL) lib/os/ack.c
$(O)/light/lib/os/clock.o: lib/os/clock.c lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/clock.c
$(O)/full/lib/os/clock.o: lib/os/clock.c lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/os/clock.c
$(O)/light/lib/os/confine_bsd.o: lib/os/confine_bsd.c lib/os/confine.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/confine_bsd.c
$(O)/full/lib/os/confine_bsd.o: lib/os/confine_bsd.c lib/os/confine.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/os/confine_bsd.c
$(O)/light/lib/os/confine_linux.o: lib/os/confine_linux.c lib/os/confine.h lib/base/attr.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/confine_linux.c
$(O)/full/lib/os/confine_linux.o: lib/os/confine_linux.c lib/os/confine.h lib/base/attr.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/os/confine_linux.c
$(O)/light/lib/os/cred.o: lib/os/cred.c lib/os/cred.h lib/base/attr.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/cred.c
$(O)/full/lib/os/cred.o: lib/os/cred.c lib/os/cred.h lib/base/attr.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/os/cred.c
$(O)/light/lib/os/exe.o: lib/os/exe.c lib/os/exe.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/exe.c
$(O)/full/lib/os/exe.o: lib/os/exe.c lib/os/exe.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/os/exe.c
$(O)/light/lib/os/fdpass.o: lib/os/fdpass.c lib/os/fdpass.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/fdpass.c
$(O)/full/lib/os/fdpass.o: lib/os/fdpass.c lib/os/fdpass.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/os/fdpass.c
$(O)/light/lib/os/fds.o: lib/os/fds.c lib/os/fds.h lib/base/attr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/fds.c
$(O)/full/lib/os/fds.o: lib/os/fds.c lib/os/fds.h lib/base/attr.h $(O)/machine
	@$(COMPILE_FULL) lib/os/fds.c
$(O)/light/lib/os/flush.o: lib/os/flush.c lib/os/flush.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/flush.c
$(O)/full/lib/os/flush.o: lib/os/flush.c lib/os/flush.h $(O)/machine
	@$(COMPILE_FULL) lib/os/flush.c
$(O)/light/lib/os/heap.o: lib/os/heap.c lib/os/heap.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/heap.c
$(O)/full/lib/os/heap.o: lib/os/heap.c lib/os/heap.h $(O)/machine
	@$(COMPILE_FULL) lib/os/heap.c
$(O)/light/lib/os/image.o: lib/os/image.c lib/os/image.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/image.c
$(O)/full/lib/os/image.o: lib/os/image.c lib/os/image.h $(O)/machine
	@$(COMPILE_FULL) lib/os/image.c
$(O)/light/lib/os/onask.o: lib/os/onask.c lib/os/onask.h lib/base/attr.h lib/base/err.h lib/os/fds.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/onask.c
$(O)/full/lib/os/onask.o: lib/os/onask.c lib/os/onask.h lib/base/attr.h lib/base/err.h lib/os/fds.h $(O)/machine
	@$(COMPILE_FULL) lib/os/onask.c
$(O)/light/lib/os/page.o: lib/os/page.c lib/os/page.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/page.c
$(O)/full/lib/os/page.o: lib/os/page.c lib/os/page.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_FULL) lib/os/page.c
$(O)/light/lib/os/random.o: lib/os/random.c lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/random.c
$(O)/full/lib/os/random.o: lib/os/random.c lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/os/random.c
$(O)/light/lib/os/rename.o: lib/os/rename.c lib/os/rename.h lib/base/attr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/rename.c
$(O)/full/lib/os/rename.o: lib/os/rename.c lib/os/rename.h lib/base/attr.h $(O)/machine
	@$(COMPILE_FULL) lib/os/rename.c
$(O)/light/lib/os/secrecy.o: lib/os/secrecy.c lib/os/secrecy.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/secrecy.c
$(O)/full/lib/os/secrecy.o: lib/os/secrecy.c lib/os/secrecy.h $(O)/machine
	@$(COMPILE_FULL) lib/os/secrecy.c
$(O)/light/lib/os/spawn.o: lib/os/spawn.c lib/os/spawn.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/base/mem.h lib/base/span.h lib/os/clock.h lib/os/fds.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/spawn.c
$(O)/full/lib/os/spawn.o: lib/os/spawn.c lib/os/spawn.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/base/mem.h lib/base/span.h lib/os/clock.h lib/os/fds.h $(O)/machine
	@$(COMPILE_FULL) lib/os/spawn.c
$(O)/light/lib/os/syncall.o: lib/os/syncall.c lib/os/syncall.h lib/base/attr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/syncall.c
$(O)/full/lib/os/syncall.o: lib/os/syncall.c lib/os/syncall.h lib/base/attr.h $(O)/machine
	@$(COMPILE_FULL) lib/os/syncall.c
$(O)/light/lib/os/tmpfd.o: lib/os/tmpfd.c lib/os/tmpfd.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/tmpfd.c
$(O)/full/lib/os/tmpfd.o: lib/os/tmpfd.c lib/os/tmpfd.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/os/tmpfd.c
$(O)/light/lib/os/watch_bsd.o: lib/os/watch_bsd.c lib/os/watch.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/watch_bsd.c
$(O)/full/lib/os/watch_bsd.o: lib/os/watch_bsd.c lib/os/watch.h $(O)/machine
	@$(COMPILE_FULL) lib/os/watch_bsd.c
$(O)/light/lib/os/watch_linux.o: lib/os/watch_linux.c lib/os/watch.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/watch_linux.c
$(O)/full/lib/os/watch_linux.o: lib/os/watch_linux.c lib/os/watch.h $(O)/machine
	@$(COMPILE_FULL) lib/os/watch_linux.c
$(O)/light/lib/pop3/popcapa.o: lib/pop3/popcapa.c lib/pop3/popcapa.h lib/io/wr.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/pop3/popcapa.c
$(O)/full/lib/pop3/popcapa.o: lib/pop3/popcapa.c lib/pop3/popcapa.h lib/io/wr.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/pop3/popcapa.c
$(O)/light/lib/pop3/popdot.o: lib/pop3/popdot.c lib/pop3/popdot.h lib/base/span.h lib/io/wr.h lib/base/attr.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/pop3/popdot.c
$(O)/full/lib/pop3/popdot.o: lib/pop3/popdot.c lib/pop3/popdot.h lib/base/span.h lib/io/wr.h lib/base/attr.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/pop3/popdot.c
$(O)/light/lib/pop3/poplang.o: lib/pop3/poplang.c lib/pop3/poplang.h lib/base/span.h lib/io/wr.h lib/base/attr.h lib/base/err.h lib/pop3/popline.h $(O)/machine
	@$(COMPILE_LIGHT) lib/pop3/poplang.c
$(O)/full/lib/pop3/poplang.o: lib/pop3/poplang.c lib/pop3/poplang.h lib/base/span.h lib/io/wr.h lib/base/attr.h lib/base/err.h lib/pop3/popline.h $(O)/machine
	@$(COMPILE_FULL) lib/pop3/poplang.c
$(O)/light/lib/pop3/popline.o: lib/pop3/popline.c lib/pop3/popline.h lib/base/attr.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/pop3/popline.c
$(O)/full/lib/pop3/popline.o: lib/pop3/popline.c lib/pop3/popline.h lib/base/attr.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/pop3/popline.c
$(O)/light/lib/pop3/uidl.o: lib/pop3/uidl.c lib/pop3/uidl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/pop3/uidl.c
$(O)/full/lib/pop3/uidl.o: lib/pop3/uidl.c lib/pop3/uidl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/pop3/uidl.c
$(O)/light/lib/queue/destinations.o: lib/queue/destinations.c lib/queue/destinations.h lib/base/span.h lib/queue/schedule.h lib/queue/queuedir.h lib/base/attr.h lib/base/err.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/queue/destinations.c
$(O)/full/lib/queue/destinations.o: lib/queue/destinations.c lib/queue/destinations.h lib/base/span.h lib/queue/schedule.h lib/queue/queuedir.h lib/base/attr.h lib/base/err.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/queue/destinations.c
$(O)/light/lib/queue/filecopy.o: lib/queue/filecopy.c lib/queue/filecopy.h lib/base/attr.h lib/base/err.h lib/io/stage.h lib/base/span.h lib/io/spool.h lib/io/wr.h lib/os/tmpfd.h lib/queue/filelines.h $(O)/machine
	@$(COMPILE_LIGHT) lib/queue/filecopy.c
$(O)/full/lib/queue/filecopy.o: lib/queue/filecopy.c lib/queue/filecopy.h lib/base/attr.h lib/base/err.h lib/io/stage.h lib/base/span.h lib/io/spool.h lib/io/wr.h lib/os/tmpfd.h lib/queue/filelines.h $(O)/machine
	@$(COMPILE_FULL) lib/queue/filecopy.c
$(O)/light/lib/queue/filelines.o: lib/queue/filelines.c lib/queue/filelines.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/queue/filelines.c
$(O)/full/lib/queue/filelines.o: lib/queue/filelines.c lib/queue/filelines.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/queue/filelines.c
$(O)/light/lib/queue/nextjob.o: lib/queue/nextjob.c lib/queue/nextjob.h lib/base/attr.h lib/base/err.h lib/queue/queuedir.h lib/base/span.h lib/base/buf.h lib/base/num.h lib/os/fdpass.h $(O)/machine
	@$(COMPILE_LIGHT) lib/queue/nextjob.c
$(O)/full/lib/queue/nextjob.o: lib/queue/nextjob.c lib/queue/nextjob.h lib/base/attr.h lib/base/err.h lib/queue/queuedir.h lib/base/span.h lib/base/buf.h lib/base/num.h lib/os/fdpass.h $(O)/machine
	@$(COMPILE_FULL) lib/queue/nextjob.c
$(O)/light/lib/queue/notify.o: lib/queue/notify.c lib/queue/notify.h lib/base/span.h lib/queue/queuefile.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/smtp/param.h $(O)/machine
	@$(COMPILE_LIGHT) lib/queue/notify.c
$(O)/full/lib/queue/notify.o: lib/queue/notify.c lib/queue/notify.h lib/base/span.h lib/queue/queuefile.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/smtp/param.h $(O)/machine
	@$(COMPILE_FULL) lib/queue/notify.c
$(O)/light/lib/queue/queuedir.o: lib/queue/queuedir.c lib/queue/queuedir.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/os/clock.h lib/os/random.h lib/os/rename.h $(O)/machine
	@$(COMPILE_LIGHT) lib/queue/queuedir.c
$(O)/full/lib/queue/queuedir.o: lib/queue/queuedir.c lib/queue/queuedir.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/os/clock.h lib/os/random.h lib/os/rename.h $(O)/machine
	@$(COMPILE_FULL) lib/queue/queuedir.c
$(O)/light/lib/queue/queuefile.o: lib/queue/queuefile.c lib/queue/queuefile.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/base/mem.h lib/base/num.h lib/queue/filecopy.h lib/io/stage.h lib/queue/filelines.h $(O)/machine
	@$(COMPILE_LIGHT) lib/queue/queuefile.c
$(O)/full/lib/queue/queuefile.o: lib/queue/queuefile.c lib/queue/queuefile.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/base/mem.h lib/base/num.h lib/queue/filecopy.h lib/io/stage.h lib/queue/filelines.h $(O)/machine
	@$(COMPILE_FULL) lib/queue/queuefile.c
$(O)/light/lib/queue/queueowner.o: lib/queue/queueowner.c lib/queue/queueowner.h lib/base/attr.h lib/base/err.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) lib/queue/queueowner.c
$(O)/full/lib/queue/queueowner.o: lib/queue/queueowner.c lib/queue/queueowner.h lib/base/attr.h lib/base/err.h lib/os/cred.h $(O)/machine
	@$(COMPILE_FULL) lib/queue/queueowner.c
$(O)/light/lib/queue/result.o: lib/queue/result.c lib/queue/result.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/text/date.h $(O)/machine
	@$(COMPILE_LIGHT) lib/queue/result.c
$(O)/full/lib/queue/result.o: lib/queue/result.c lib/queue/result.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/text/date.h $(O)/machine
	@$(COMPILE_FULL) lib/queue/result.c
$(O)/light/lib/queue/schedule.o: lib/queue/schedule.c lib/queue/schedule.h lib/queue/queuedir.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/queue/schedule.c
$(O)/full/lib/queue/schedule.o: lib/queue/schedule.c lib/queue/schedule.h lib/queue/queuedir.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/queue/schedule.c
$(O)/light/lib/route/aliasmap.o: lib/route/aliasmap.c lib/route/aliasmap.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/base/mem.h lib/base/num.h lib/base/tool.h lib/base/option.h lib/cdb/cdbfresh.h lib/cdb/cdbmake.h lib/io/wr.h lib/io/rd.h lib/map/mapname.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) lib/route/aliasmap.c
$(O)/full/lib/route/aliasmap.o: lib/route/aliasmap.c lib/route/aliasmap.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/base/mem.h lib/base/num.h lib/base/tool.h lib/base/option.h lib/cdb/cdbfresh.h lib/cdb/cdbmake.h lib/io/wr.h lib/io/rd.h lib/map/mapname.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_FULL) lib/route/aliasmap.c
$(O)/light/lib/route/aliastext.o: lib/route/aliastext.c lib/route/aliastext.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/smtp/address.h $(O)/machine
	@$(COMPILE_LIGHT) lib/route/aliastext.c
$(O)/full/lib/route/aliastext.o: lib/route/aliastext.c lib/route/aliastext.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/smtp/address.h $(O)/machine
	@$(COMPILE_FULL) lib/route/aliastext.c
$(O)/light/lib/route/expand.o: lib/route/expand.c lib/route/expand.h lib/base/attr.h lib/base/err.h lib/route/route.h lib/base/option.h lib/base/pool.h lib/base/span.h lib/route/aliasmap.h lib/base/buf.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/base/mem.h lib/io/slurp.h lib/route/routeset.h $(O)/machine
	@$(COMPILE_LIGHT) lib/route/expand.c
$(O)/full/lib/route/expand.o: lib/route/expand.c lib/route/expand.h lib/base/attr.h lib/base/err.h lib/route/route.h lib/base/option.h lib/base/pool.h lib/base/span.h lib/route/aliasmap.h lib/base/buf.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/base/mem.h lib/io/slurp.h lib/route/routeset.h $(O)/machine
	@$(COMPILE_FULL) lib/route/expand.c
$(O)/light/lib/route/route.o: lib/route/route.c lib/route/route.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/base/pool.h lib/base/span.h lib/route/aliasmap.h lib/base/buf.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/io/slurp.h $(O)/machine
	@$(COMPILE_LIGHT) lib/route/route.c
$(O)/full/lib/route/route.o: lib/route/route.c lib/route/route.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/base/pool.h lib/base/span.h lib/route/aliasmap.h lib/base/buf.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/smtp/address.h lib/io/slurp.h $(O)/machine
	@$(COMPILE_FULL) lib/route/route.c
$(O)/light/lib/route/routeset.o: lib/route/routeset.c lib/route/routeset.h lib/base/pool.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/route/routeset.c
$(O)/full/lib/route/routeset.o: lib/route/routeset.c lib/route/routeset.h lib/base/pool.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/route/routeset.c
$(O)/light/lib/route/srs.o: lib/route/srs.c lib/route/srs.h lib/base/attr.h lib/base/err.h lib/crypto/siphash.h lib/base/span.h lib/smtp/address.h lib/base/buf.h lib/base/secret.h lib/io/slurp.h lib/route/expand.h lib/route/route.h lib/base/option.h lib/base/pool.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h $(O)/machine
	@$(COMPILE_LIGHT) lib/route/srs.c
$(O)/full/lib/route/srs.o: lib/route/srs.c lib/route/srs.h lib/base/attr.h lib/base/err.h lib/crypto/siphash.h lib/base/span.h lib/smtp/address.h lib/base/buf.h lib/base/secret.h lib/io/slurp.h lib/route/expand.h lib/route/route.h lib/base/option.h lib/base/pool.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h $(O)/machine
	@$(COMPILE_FULL) lib/route/srs.c
$(O)/light/lib/route/transport.o: lib/route/transport.c lib/route/transport.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/smtp/address.h lib/base/mem.h lib/base/tool.h lib/base/option.h lib/io/slurp.h lib/map/mapname.h $(O)/machine
	@$(COMPILE_LIGHT) lib/route/transport.c
$(O)/full/lib/route/transport.o: lib/route/transport.c lib/route/transport.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/smtp/address.h lib/base/mem.h lib/base/tool.h lib/base/option.h lib/io/slurp.h lib/map/mapname.h $(O)/machine
	@$(COMPILE_FULL) lib/route/transport.c
$(O)/light/lib/rules/rule.o: lib/rules/rule.c lib/rules/rule.h lib/base/pool.h lib/base/span.h lib/conn/cidr.h lib/base/attr.h lib/base/err.h lib/rules/ruledns.h lib/base/buf.h lib/rules/rulelist.h $(O)/machine
	@$(COMPILE_LIGHT) lib/rules/rule.c
$(O)/full/lib/rules/rule.o: lib/rules/rule.c lib/rules/rule.h lib/base/pool.h lib/base/span.h lib/conn/cidr.h lib/base/attr.h lib/base/err.h lib/rules/ruledns.h lib/base/buf.h lib/rules/rulelist.h $(O)/machine
	@$(COMPILE_FULL) lib/rules/rule.c
$(O)/light/lib/rules/rulearg.o: lib/rules/rulearg.c lib/rules/rulearg.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/rules/rule.h lib/conn/cidr.h lib/rules/ruledns.h lib/base/buf.h lib/rules/rulelist.h lib/base/num.h lib/io/slurp.h lib/map/mapname.h $(O)/machine
	@$(COMPILE_LIGHT) lib/rules/rulearg.c
$(O)/full/lib/rules/rulearg.o: lib/rules/rulearg.c lib/rules/rulearg.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/rules/rule.h lib/conn/cidr.h lib/rules/ruledns.h lib/base/buf.h lib/rules/rulelist.h lib/base/num.h lib/io/slurp.h lib/map/mapname.h $(O)/machine
	@$(COMPILE_FULL) lib/rules/rulearg.c
$(O)/light/lib/rules/ruleaudit.o: lib/rules/ruleaudit.c lib/rules/ruleaudit.h lib/rules/rulefile.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/rules/rule.h lib/conn/cidr.h lib/rules/ruledns.h lib/base/buf.h lib/rules/rulelist.h lib/rules/rulejudge.h lib/rules/rulereply.h $(O)/machine
	@$(COMPILE_LIGHT) lib/rules/ruleaudit.c
$(O)/full/lib/rules/ruleaudit.o: lib/rules/ruleaudit.c lib/rules/ruleaudit.h lib/rules/rulefile.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/rules/rule.h lib/conn/cidr.h lib/rules/ruledns.h lib/base/buf.h lib/rules/rulelist.h lib/rules/rulejudge.h lib/rules/rulereply.h $(O)/machine
	@$(COMPILE_FULL) lib/rules/ruleaudit.c
$(O)/light/lib/rules/rulecheck.o: lib/rules/rulecheck.c lib/rules/rulecheck.h lib/base/attr.h lib/base/err.h lib/rules/rule.h lib/base/pool.h lib/base/span.h lib/conn/cidr.h lib/rules/ruledns.h lib/base/buf.h lib/rules/rulelist.h lib/base/num.h lib/base/tool.h lib/base/option.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/rules/rulefile.h lib/rules/rulepolicy.h lib/rules/rulereply.h $(O)/machine
	@$(COMPILE_LIGHT) lib/rules/rulecheck.c
$(O)/full/lib/rules/rulecheck.o: lib/rules/rulecheck.c lib/rules/rulecheck.h lib/base/attr.h lib/base/err.h lib/rules/rule.h lib/base/pool.h lib/base/span.h lib/conn/cidr.h lib/rules/ruledns.h lib/base/buf.h lib/rules/rulelist.h lib/base/num.h lib/base/tool.h lib/base/option.h lib/route/aliasmap.h lib/cdb/cdb.h lib/io/newfile.h lib/map/mapask.h lib/map/socketmap.h lib/map/netstring.h lib/route/aliastext.h lib/rules/rulefile.h lib/rules/rulepolicy.h lib/rules/rulereply.h $(O)/machine
	@$(COMPILE_FULL) lib/rules/rulecheck.c
$(O)/light/lib/rules/rulecount.o: lib/rules/rulecount.c lib/rules/rulecount.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/rules/rule.h lib/base/pool.h lib/conn/cidr.h lib/rules/ruledns.h lib/base/buf.h lib/rules/rulelist.h lib/auth/table.h $(O)/machine
	@$(COMPILE_LIGHT) lib/rules/rulecount.c
$(O)/full/lib/rules/rulecount.o: lib/rules/rulecount.c lib/rules/rulecount.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/rules/rule.h lib/base/pool.h lib/conn/cidr.h lib/rules/ruledns.h lib/base/buf.h lib/rules/rulelist.h lib/auth/table.h $(O)/machine
	@$(COMPILE_FULL) lib/rules/rulecount.c
$(O)/light/lib/rules/ruledns.o: lib/rules/ruledns.c lib/rules/ruledns.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/conn/cidr.h lib/base/num.h lib/dns/dnsmsg.h $(O)/machine
	@$(COMPILE_LIGHT) lib/rules/ruledns.c
$(O)/full/lib/rules/ruledns.o: lib/rules/ruledns.c lib/rules/ruledns.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/conn/cidr.h lib/base/num.h lib/dns/dnsmsg.h $(O)/machine
	@$(COMPILE_FULL) lib/rules/ruledns.c
$(O)/light/lib/rules/rulefile.o: lib/rules/rulefile.c lib/rules/rulefile.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/rules/rule.h lib/conn/cidr.h lib/rules/ruledns.h lib/base/buf.h lib/rules/rulelist.h lib/base/mem.h lib/io/slurp.h lib/rules/rulearg.h lib/rules/rulecheck.h $(O)/machine
	@$(COMPILE_LIGHT) lib/rules/rulefile.c
$(O)/full/lib/rules/rulefile.o: lib/rules/rulefile.c lib/rules/rulefile.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/rules/rule.h lib/conn/cidr.h lib/rules/ruledns.h lib/base/buf.h lib/rules/rulelist.h lib/base/mem.h lib/io/slurp.h lib/rules/rulearg.h lib/rules/rulecheck.h $(O)/machine
	@$(COMPILE_FULL) lib/rules/rulefile.c
$(O)/light/lib/rules/rulejudge.o: lib/rules/rulejudge.c lib/rules/rulejudge.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/rules/ruledns.h lib/base/err.h lib/conn/cidr.h lib/rules/rulefile.h lib/base/pool.h lib/rules/rule.h lib/rules/rulelist.h lib/rules/rulereply.h lib/rules/rulecheck.h $(O)/machine
	@$(COMPILE_LIGHT) lib/rules/rulejudge.c
$(O)/full/lib/rules/rulejudge.o: lib/rules/rulejudge.c lib/rules/rulejudge.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/rules/ruledns.h lib/base/err.h lib/conn/cidr.h lib/rules/rulefile.h lib/base/pool.h lib/rules/rule.h lib/rules/rulelist.h lib/rules/rulereply.h lib/rules/rulecheck.h $(O)/machine
	@$(COMPILE_FULL) lib/rules/rulejudge.c
$(O)/light/lib/rules/rulelist.o: lib/rules/rulelist.c lib/rules/rulelist.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/rules/rulelist.c
$(O)/full/lib/rules/rulelist.o: lib/rules/rulelist.c lib/rules/rulelist.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/rules/rulelist.c
$(O)/light/lib/rules/rulelookup.o: lib/rules/rulelookup.c lib/rules/rulelookup.h lib/rules/rulejudge.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/rules/ruledns.h lib/base/err.h lib/conn/cidr.h lib/rules/rulefile.h lib/base/pool.h lib/rules/rule.h lib/rules/rulelist.h lib/rules/rulereply.h lib/base/mem.h lib/dns/dnsmsg.h $(O)/machine
	@$(COMPILE_LIGHT) lib/rules/rulelookup.c
$(O)/full/lib/rules/rulelookup.o: lib/rules/rulelookup.c lib/rules/rulelookup.h lib/rules/rulejudge.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/rules/ruledns.h lib/base/err.h lib/conn/cidr.h lib/rules/rulefile.h lib/base/pool.h lib/rules/rule.h lib/rules/rulelist.h lib/rules/rulereply.h lib/base/mem.h lib/dns/dnsmsg.h $(O)/machine
	@$(COMPILE_FULL) lib/rules/rulelookup.c
$(O)/light/lib/rules/rulepolicy.o: lib/rules/rulepolicy.c lib/rules/rulepolicy.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/rules/rulereply.h lib/base/num.h lib/conn/dial.h lib/io/rd.h lib/io/wr.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/rules/rulepolicy.c
$(O)/full/lib/rules/rulepolicy.o: lib/rules/rulepolicy.c lib/rules/rulepolicy.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/rules/rulereply.h lib/base/num.h lib/conn/dial.h lib/io/rd.h lib/io/wr.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/rules/rulepolicy.c
$(O)/light/lib/rules/rulereply.o: lib/rules/rulereply.c lib/rules/rulereply.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/err.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/rules/rulereply.c
$(O)/full/lib/rules/rulereply.o: lib/rules/rulereply.c lib/rules/rulereply.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/err.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/rules/rulereply.c
$(O)/light/lib/rules/ruletest.o: lib/rules/ruletest.c lib/dns/dnsmsg.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/rules/rulejudge.h lib/rules/ruledns.h lib/base/err.h lib/conn/cidr.h lib/rules/rulefile.h lib/base/pool.h lib/rules/rule.h lib/rules/rulelist.h lib/rules/rulereply.h lib/rules/rulelookup.h $(O)/machine
	@$(COMPILE_LIGHT) lib/rules/ruletest.c
$(O)/full/lib/rules/ruletest.o: lib/rules/ruletest.c lib/dns/dnsmsg.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/rules/rulejudge.h lib/rules/ruledns.h lib/base/err.h lib/conn/cidr.h lib/rules/rulefile.h lib/base/pool.h lib/rules/rule.h lib/rules/rulelist.h lib/rules/rulereply.h lib/rules/rulelookup.h $(O)/machine
	@$(COMPILE_FULL) lib/rules/ruletest.c
$(O)/full/lib/sasl/crammd5.o: lib/sasl/crammd5.c lib/sasl/crammd5.h lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h lib/os/clock.h lib/os/random.h lib/sasl/saslmac.h lib/sasl/saslprep.h lib/text/hex.h $(O)/machine
	@$(COMPILE_FULL) lib/sasl/crammd5.c
$(O)/full/lib/sasl/digestmd5.o: lib/sasl/digestmd5.c lib/sasl/digestmd5.h lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h lib/sasl/saslmac.h lib/text/hex.h $(O)/machine
	@$(COMPILE_FULL) lib/sasl/digestmd5.c
$(O)/light/lib/sasl/external.o: lib/sasl/external.c lib/sasl/external.h lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sasl/external.c
$(O)/full/lib/sasl/external.o: lib/sasl/external.c lib/sasl/external.h lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h $(O)/machine
	@$(COMPILE_FULL) lib/sasl/external.c
$(O)/full/lib/sasl/jwk.o: lib/sasl/jwk.c lib/sasl/jwk.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/text/base64.h lib/text/json.h $(O)/machine
	@$(COMPILE_FULL) lib/sasl/jwk.c
$(O)/full/lib/sasl/jwt.o: lib/sasl/jwt.c lib/sasl/jwt.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/sasl/jwk.h lib/text/json.h $(O)/machine
	@$(COMPILE_FULL) lib/sasl/jwt.c
$(O)/light/lib/sasl/oauth.o: lib/sasl/oauth.c lib/sasl/oauth.h lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h lib/sasl/jwt.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sasl/oauth.c
$(O)/full/lib/sasl/oauth.o: lib/sasl/oauth.c lib/sasl/oauth.h lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h lib/sasl/jwt.h $(O)/machine
	@$(COMPILE_FULL) lib/sasl/oauth.c
$(O)/light/lib/sasl/offer.o: lib/sasl/offer.c lib/sasl/offer.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sasl/offer.c
$(O)/full/lib/sasl/offer.o: lib/sasl/offer.c lib/sasl/offer.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/sasl/offer.c
$(O)/full/lib/sasl/sasl.o: lib/sasl/sasl.c lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h lib/base/mem.h lib/crypto/scheme.h lib/sasl/crammd5.h lib/sasl/digestmd5.h lib/sasl/external.h lib/sasl/oauth.h lib/sasl/saslprep.h lib/sasl/scram.h lib/sasl/saslmac.h lib/sasl/scramkeys.h $(O)/machine
	@$(COMPILE_FULL) lib/sasl/sasl.c
$(O)/full/lib/sasl/saslmac.o: lib/sasl/saslmac.c lib/sasl/saslmac.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/os/random.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/sasl/saslmac.c
$(O)/full/lib/sasl/saslprep.o: lib/sasl/saslprep.c lib/sasl/saslprep.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/secret.h $(O)/machine
	@$(COMPILE_FULL) lib/sasl/saslprep.c
$(O)/full/lib/sasl/scram.o: lib/sasl/scram.c lib/sasl/scram.h lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h lib/sasl/saslmac.h lib/sasl/scramkeys.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/sasl/scram.c
$(O)/full/lib/sasl/scramkeys.o: lib/sasl/scramkeys.c lib/sasl/scramkeys.h lib/sasl/scram.h lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h lib/sasl/saslmac.h lib/base/mem.h lib/base/num.h lib/crypto/scheme.h lib/sasl/saslprep.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/sasl/scramkeys.c
$(O)/light/lib/scan/clamd.o: lib/scan/clamd.c lib/scan/clamd.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/scan/scanner.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/scan/clamd.c
$(O)/full/lib/scan/clamd.o: lib/scan/clamd.c lib/scan/clamd.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/scan/scanner.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/scan/clamd.c
$(O)/light/lib/scan/scanner.o: lib/scan/scanner.c lib/scan/scanner.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/scan/scanner.c
$(O)/full/lib/scan/scanner.o: lib/scan/scanner.c lib/scan/scanner.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/scan/scanner.c
$(O)/light/lib/scan/score.o: lib/scan/score.c lib/scan/score.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/scan/score.c
$(O)/full/lib/scan/score.o: lib/scan/score.c lib/scan/score.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/scan/score.c
$(O)/light/lib/scan/spamd.o: lib/scan/spamd.c lib/scan/spamd.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/scan/scanner.h lib/base/buf.h lib/base/num.h lib/scan/score.h $(O)/machine
	@$(COMPILE_LIGHT) lib/scan/spamd.c
$(O)/full/lib/scan/spamd.o: lib/scan/spamd.c lib/scan/spamd.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/scan/scanner.h lib/base/buf.h lib/base/num.h lib/scan/score.h $(O)/machine
	@$(COMPILE_FULL) lib/scan/spamd.c
$(O)/light/lib/send/dotstuff.o: lib/send/dotstuff.c lib/send/dotstuff.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/send/dotstuff.c
$(O)/full/lib/send/dotstuff.o: lib/send/dotstuff.c lib/send/dotstuff.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/send/dotstuff.c
$(O)/light/lib/send/httpreply.o: lib/send/httpreply.c lib/send/httpreply.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/send/httpreply.c
$(O)/full/lib/send/httpreply.o: lib/send/httpreply.c lib/send/httpreply.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/send/httpreply.c
$(O)/light/lib/send/smtpreply.o: lib/send/smtpreply.c lib/send/smtpreply.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/send/smtpreply.c
$(O)/full/lib/send/smtpreply.o: lib/send/smtpreply.c lib/send/smtpreply.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/send/smtpreply.c
$(O)/light/lib/send/stspolicy.o: lib/send/stspolicy.c lib/send/stspolicy.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/send/stspolicy.c
$(O)/full/lib/send/stspolicy.o: lib/send/stspolicy.c lib/send/stspolicy.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/send/stspolicy.c
$(O)/light/lib/sieve/ext/svext_actions.o: lib/sieve/ext/svext_actions.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svaction.h lib/sieve/svrun.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_actions.c
$(O)/full/lib/sieve/ext/svext_actions.o: lib/sieve/ext/svext_actions.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svaction.h lib/sieve/svrun.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_actions.c
$(O)/light/lib/sieve/ext/svext_casemap.o: lib/sieve/ext/svext_casemap.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_casemap.c
$(O)/full/lib/sieve/ext/svext_casemap.o: lib/sieve/ext/svext_casemap.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_casemap.c
$(O)/light/lib/sieve/ext/svext_control.o: lib/sieve/ext/svext_control.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svcheck.h lib/base/err.h lib/base/pool.h lib/sieve/svrun.h lib/base/buf.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_control.c
$(O)/full/lib/sieve/ext/svext_control.o: lib/sieve/ext/svext_control.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svcheck.h lib/base/err.h lib/base/pool.h lib/sieve/svrun.h lib/base/buf.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_control.c
$(O)/light/lib/sieve/ext/svext_copy.o: lib/sieve/ext/svext_copy.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_copy.c
$(O)/full/lib/sieve/ext/svext_copy.o: lib/sieve/ext/svext_copy.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_copy.c
$(O)/light/lib/sieve/ext/svext_encoded_character.o: lib/sieve/ext/svext_encoded_character.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_encoded_character.c
$(O)/full/lib/sieve/ext/svext_encoded_character.o: lib/sieve/ext/svext_encoded_character.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_encoded_character.c
$(O)/light/lib/sieve/ext/svext_envelope.o: lib/sieve/ext/svext_envelope.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svaddress.h lib/sieve/svtest.h lib/sieve/svmatch.h lib/base/err.h lib/sieve/svrun.h lib/base/buf.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_envelope.c
$(O)/full/lib/sieve/ext/svext_envelope.o: lib/sieve/ext/svext_envelope.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svaddress.h lib/sieve/svtest.h lib/sieve/svmatch.h lib/base/err.h lib/sieve/svrun.h lib/base/buf.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_envelope.c
$(O)/light/lib/sieve/ext/svext_ereject.o: lib/sieve/ext/svext_ereject.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svaction.h lib/sieve/svrun.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_ereject.c
$(O)/full/lib/sieve/ext/svext_ereject.o: lib/sieve/ext/svext_ereject.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svaction.h lib/sieve/svrun.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_ereject.c
$(O)/light/lib/sieve/ext/svext_fileinto.o: lib/sieve/ext/svext_fileinto.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svaction.h lib/sieve/svrun.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_fileinto.c
$(O)/full/lib/sieve/ext/svext_fileinto.o: lib/sieve/ext/svext_fileinto.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svaction.h lib/sieve/svrun.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_fileinto.c
$(O)/light/lib/sieve/ext/svext_filter.o: lib/sieve/ext/svext_filter.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svprogram.h lib/sieve/svrun.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_filter.c
$(O)/full/lib/sieve/ext/svext_filter.o: lib/sieve/ext/svext_filter.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svprogram.h lib/sieve/svrun.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_filter.c
$(O)/light/lib/sieve/ext/svext_header.o: lib/sieve/ext/svext_header.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/mime/addrs.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svaddress.h lib/sieve/svtest.h lib/sieve/svmatch.h lib/sieve/svrun.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_header.c
$(O)/full/lib/sieve/ext/svext_header.o: lib/sieve/ext/svext_header.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/mime/addrs.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svaddress.h lib/sieve/svtest.h lib/sieve/svmatch.h lib/sieve/svrun.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_header.c
$(O)/light/lib/sieve/ext/svext_imap4flags.o: lib/sieve/ext/svext_imap4flags.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svaction.h lib/sieve/svrun.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h lib/sieve/svtest.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_imap4flags.c
$(O)/full/lib/sieve/ext/svext_imap4flags.o: lib/sieve/ext/svext_imap4flags.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svaction.h lib/sieve/svrun.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h lib/sieve/svtest.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_imap4flags.c
$(O)/light/lib/sieve/ext/svext_logic.o: lib/sieve/ext/svext_logic.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svrun.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_logic.c
$(O)/full/lib/sieve/ext/svext_logic.o: lib/sieve/ext/svext_logic.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svrun.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_logic.c
$(O)/light/lib/sieve/ext/svext_mailbox.o: lib/sieve/ext/svext_mailbox.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_mailbox.c
$(O)/full/lib/sieve/ext/svext_mailbox.o: lib/sieve/ext/svext_mailbox.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_mailbox.c
$(O)/light/lib/sieve/ext/svext_numeric.o: lib/sieve/ext/svext_numeric.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_numeric.c
$(O)/full/lib/sieve/ext/svext_numeric.o: lib/sieve/ext/svext_numeric.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_numeric.c
$(O)/light/lib/sieve/ext/svext_octet.o: lib/sieve/ext/svext_octet.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_octet.c
$(O)/full/lib/sieve/ext/svext_octet.o: lib/sieve/ext/svext_octet.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_octet.c
$(O)/light/lib/sieve/ext/svext_reject.o: lib/sieve/ext/svext_reject.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svaction.h lib/sieve/svrun.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_reject.c
$(O)/full/lib/sieve/ext/svext_reject.o: lib/sieve/ext/svext_reject.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svaction.h lib/sieve/svrun.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_reject.c
$(O)/light/lib/sieve/ext/svext_relational.o: lib/sieve/ext/svext_relational.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svmatch.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_relational.c
$(O)/full/lib/sieve/ext/svext_relational.o: lib/sieve/ext/svext_relational.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svmatch.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_relational.c
$(O)/light/lib/sieve/ext/svext_size.o: lib/sieve/ext/svext_size.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svcheck.h lib/base/err.h lib/base/pool.h lib/sieve/svrun.h lib/base/buf.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_size.c
$(O)/full/lib/sieve/ext/svext_size.o: lib/sieve/ext/svext_size.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svcheck.h lib/base/err.h lib/base/pool.h lib/sieve/svrun.h lib/base/buf.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_size.c
$(O)/light/lib/sieve/ext/svext_subaddress.o: lib/sieve/ext/svext_subaddress.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svaddress.h lib/sieve/svtest.h lib/sieve/svmatch.h lib/base/err.h lib/sieve/svrun.h lib/base/buf.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_subaddress.c
$(O)/full/lib/sieve/ext/svext_subaddress.o: lib/sieve/ext/svext_subaddress.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svaddress.h lib/sieve/svtest.h lib/sieve/svmatch.h lib/base/err.h lib/sieve/svrun.h lib/base/buf.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_subaddress.c
$(O)/light/lib/sieve/ext/svext_variables.o: lib/sieve/ext/svext_variables.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svcheck.h lib/base/err.h lib/base/pool.h lib/sieve/svtest.h lib/sieve/svmatch.h lib/sieve/svrun.h lib/base/buf.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/ext/svext_variables.c
$(O)/full/lib/sieve/ext/svext_variables.o: lib/sieve/ext/svext_variables.c lib/sieve/svext.h lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svcheck.h lib/base/err.h lib/base/pool.h lib/sieve/svtest.h lib/sieve/svmatch.h lib/sieve/svrun.h lib/base/buf.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svvar.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/ext/svext_variables.c
$(O)/light/lib/sieve/svaction.o: lib/sieve/svaction.c lib/sieve/svaction.h lib/sieve/svrun.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svtable.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svaction.c
$(O)/full/lib/sieve/svaction.o: lib/sieve/svaction.c lib/sieve/svaction.h lib/sieve/svrun.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svtable.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svaction.c
$(O)/light/lib/sieve/svaddress.o: lib/sieve/svaddress.c lib/sieve/svaddress.h lib/base/attr.h lib/sieve/svtest.h lib/sieve/svmatch.h lib/base/err.h lib/base/span.h lib/sieve/svrun.h lib/base/buf.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svtable.h lib/sieve/svvar.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svaddress.c
$(O)/full/lib/sieve/svaddress.o: lib/sieve/svaddress.c lib/sieve/svaddress.h lib/base/attr.h lib/sieve/svtest.h lib/sieve/svmatch.h lib/base/err.h lib/base/span.h lib/sieve/svrun.h lib/base/buf.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svtable.h lib/sieve/svvar.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svaddress.c
$(O)/light/lib/sieve/svcheck.o: lib/sieve/svcheck.c lib/sieve/svcheck.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svencoded.h lib/sieve/svlimit.h lib/sieve/svmatch.h lib/sieve/svparse.h lib/sieve/svtable.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svcheck.c
$(O)/full/lib/sieve/svcheck.o: lib/sieve/svcheck.c lib/sieve/svcheck.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svencoded.h lib/sieve/svlimit.h lib/sieve/svmatch.h lib/sieve/svparse.h lib/sieve/svtable.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svcheck.c
$(O)/light/lib/sieve/svcompare.o: lib/sieve/svcompare.c lib/sieve/svcompare.h lib/base/span.h lib/sieve/svmatch.h lib/base/attr.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svcompare.c
$(O)/full/lib/sieve/svcompare.o: lib/sieve/svcompare.c lib/sieve/svcompare.h lib/base/span.h lib/sieve/svmatch.h lib/base/attr.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svcompare.c
$(O)/light/lib/sieve/svencoded.o: lib/sieve/svencoded.c lib/sieve/svencoded.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/num.h lib/sieve/svlimit.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svencoded.c
$(O)/full/lib/sieve/svencoded.o: lib/sieve/svencoded.c lib/sieve/svencoded.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/num.h lib/sieve/svlimit.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svencoded.c
$(O)/light/lib/sieve/svlex.o: lib/sieve/svlex.c lib/sieve/svlex.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/num.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svlimit.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svlex.c
$(O)/full/lib/sieve/svlex.o: lib/sieve/svlex.c lib/sieve/svlex.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/num.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svlimit.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svlex.c
$(O)/light/lib/sieve/svmail.o: lib/sieve/svmail.c lib/sieve/svmail.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svmail.c
$(O)/full/lib/sieve/svmail.o: lib/sieve/svmail.c lib/sieve/svmail.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svmail.c
$(O)/light/lib/sieve/svmatch.o: lib/sieve/svmatch.c lib/sieve/svmatch.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h lib/base/mem.h lib/base/num.h lib/sieve/svcompare.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svmatch.c
$(O)/full/lib/sieve/svmatch.o: lib/sieve/svmatch.c lib/sieve/svmatch.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h lib/base/mem.h lib/base/num.h lib/sieve/svcompare.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svmatch.c
$(O)/light/lib/sieve/svparse.o: lib/sieve/svparse.c lib/sieve/svparse.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svlex.h lib/sieve/svlimit.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svparse.c
$(O)/full/lib/sieve/svparse.o: lib/sieve/svparse.c lib/sieve/svparse.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svlex.h lib/sieve/svlimit.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svparse.c
$(O)/light/lib/sieve/svplan.o: lib/sieve/svplan.c lib/sieve/svplan.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/sieve/svlimit.h lib/mime/addrs.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svwire.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svplan.c
$(O)/full/lib/sieve/svplan.o: lib/sieve/svplan.c lib/sieve/svplan.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/sieve/svlimit.h lib/mime/addrs.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svwire.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svplan.c
$(O)/light/lib/sieve/svprogram.o: lib/sieve/svprogram.c lib/sieve/svprogram.h lib/sieve/svrun.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svtable.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svprogram.c
$(O)/full/lib/sieve/svprogram.o: lib/sieve/svprogram.c lib/sieve/svprogram.h lib/sieve/svrun.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svtable.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svprogram.c
$(O)/light/lib/sieve/svrun.o: lib/sieve/svrun.c lib/sieve/svrun.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svtable.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svrun.c
$(O)/full/lib/sieve/svrun.o: lib/sieve/svrun.c lib/sieve/svrun.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svtable.h lib/sieve/svvar.h lib/sieve/svmatch.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svrun.c
$(O)/light/lib/sieve/svtable.o: lib/sieve/svtable.c lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svext.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svtable.c
$(O)/full/lib/sieve/svtable.o: lib/sieve/svtable.c lib/sieve/svtable.h lib/base/attr.h lib/base/span.h lib/sieve/svtree.h lib/sieve/svext.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svtable.c
$(O)/light/lib/sieve/svtest.o: lib/sieve/svtest.c lib/sieve/svtest.h lib/sieve/svmatch.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/sieve/svrun.h lib/base/buf.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svtable.h lib/sieve/svvar.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svtest.c
$(O)/full/lib/sieve/svtest.o: lib/sieve/svtest.c lib/sieve/svtest.h lib/sieve/svmatch.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/sieve/svrun.h lib/base/buf.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svtable.h lib/sieve/svvar.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svtest.c
$(O)/light/lib/sieve/svvar.o: lib/sieve/svvar.c lib/sieve/svvar.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/sieve/svlimit.h lib/sieve/svmatch.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svvar.c
$(O)/full/lib/sieve/svvar.o: lib/sieve/svvar.c lib/sieve/svvar.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/sieve/svlimit.h lib/sieve/svmatch.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svvar.c
$(O)/light/lib/sieve/svwire.o: lib/sieve/svwire.c lib/sieve/svwire.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sieve/svwire.c
$(O)/full/lib/sieve/svwire.o: lib/sieve/svwire.c lib/sieve/svwire.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/sieve/svwire.c
$(O)/light/lib/smtp/address.o: lib/smtp/address.c lib/smtp/address.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/address.c
$(O)/full/lib/smtp/address.o: lib/smtp/address.c lib/smtp/address.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/address.c
$(O)/light/lib/smtp/carried.o: lib/smtp/carried.c lib/smtp/carried.h lib/base/attr.h lib/base/err.h lib/smtp/envelope.h lib/base/pool.h lib/base/span.h lib/io/wr.h lib/smtp/address.h lib/base/buf.h lib/base/tool.h lib/base/option.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/carried.c
$(O)/full/lib/smtp/carried.o: lib/smtp/carried.c lib/smtp/carried.h lib/base/attr.h lib/base/err.h lib/smtp/envelope.h lib/base/pool.h lib/base/span.h lib/io/wr.h lib/smtp/address.h lib/base/buf.h lib/base/tool.h lib/base/option.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/carried.c
$(O)/light/lib/smtp/command.o: lib/smtp/command.c lib/smtp/command.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/smtp/address.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/command.c
$(O)/full/lib/smtp/command.o: lib/smtp/command.c lib/smtp/command.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/smtp/address.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/command.c
$(O)/light/lib/smtp/dotdata.o: lib/smtp/dotdata.c lib/smtp/dotdata.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/dotdata.c
$(O)/full/lib/smtp/dotdata.o: lib/smtp/dotdata.c lib/smtp/dotdata.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/dotdata.c
$(O)/light/lib/smtp/dsnparam.o: lib/smtp/dsnparam.c lib/smtp/dsnparam.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/smtp/address.h lib/base/err.h lib/smtp/param.h lib/smtp/xtext.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/dsnparam.c
$(O)/full/lib/smtp/dsnparam.o: lib/smtp/dsnparam.c lib/smtp/dsnparam.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/smtp/address.h lib/base/err.h lib/smtp/param.h lib/smtp/xtext.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/dsnparam.c
$(O)/light/lib/smtp/envelope.o: lib/smtp/envelope.c lib/smtp/envelope.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/io/wr.h lib/smtp/address.h lib/base/buf.h lib/base/mem.h lib/io/rd.h lib/os/tmpfd.h lib/smtp/param.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/envelope.c
$(O)/full/lib/smtp/envelope.o: lib/smtp/envelope.c lib/smtp/envelope.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/io/wr.h lib/smtp/address.h lib/base/buf.h lib/base/mem.h lib/io/rd.h lib/os/tmpfd.h lib/smtp/param.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/envelope.c
$(O)/light/lib/smtp/hops.o: lib/smtp/hops.c lib/smtp/hops.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/hops.c
$(O)/full/lib/smtp/hops.o: lib/smtp/hops.c lib/smtp/hops.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/hops.c
$(O)/light/lib/smtp/param.o: lib/smtp/param.c lib/smtp/param.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/param.c
$(O)/full/lib/smtp/param.o: lib/smtp/param.c lib/smtp/param.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/param.c
$(O)/light/lib/smtp/reply.o: lib/smtp/reply.c lib/smtp/reply.h lib/base/span.h lib/io/wr.h lib/base/attr.h lib/base/err.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/reply.c
$(O)/full/lib/smtp/reply.o: lib/smtp/reply.c lib/smtp/reply.h lib/base/span.h lib/io/wr.h lib/base/attr.h lib/base/err.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/reply.c
$(O)/light/lib/smtp/trace.o: lib/smtp/trace.c lib/smtp/trace.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/smtp/address.h lib/base/err.h lib/text/date.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/trace.c
$(O)/full/lib/smtp/trace.o: lib/smtp/trace.c lib/smtp/trace.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/smtp/address.h lib/base/err.h lib/text/date.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/trace.c
$(O)/light/lib/smtp/xtext.o: lib/smtp/xtext.c lib/smtp/xtext.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/xtext.c
$(O)/full/lib/smtp/xtext.o: lib/smtp/xtext.c lib/smtp/xtext.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/xtext.c
$(O)/light/lib/sql/sqlconf.o: lib/sql/sqlconf.c lib/sql/sqlconf.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/sql/sqlquery.h lib/base/buf.h lib/base/num.h lib/map/mapconf.h lib/map/mapkey.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sql/sqlconf.c
$(O)/full/lib/sql/sqlconf.o: lib/sql/sqlconf.c lib/sql/sqlconf.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/sql/sqlquery.h lib/base/buf.h lib/base/num.h lib/map/mapconf.h lib/map/mapkey.h $(O)/machine
	@$(COMPILE_FULL) lib/sql/sqlconf.c
$(O)/light/lib/sql/sqlmap.o: lib/sql/sqlmap.c lib/sql/sqlmap.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/sql/sqlconf.h lib/base/pool.h lib/sql/sqlquery.h lib/base/tool.h lib/base/option.h lib/map/mapkey.h lib/map/socketmap.h lib/map/netstring.h lib/map/socketserve.h lib/os/clock.h lib/os/confine.h lib/os/cred.h lib/os/secrecy.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sql/sqlmap.c
$(O)/full/lib/sql/sqlmap.o: lib/sql/sqlmap.c lib/sql/sqlmap.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/sql/sqlconf.h lib/base/pool.h lib/sql/sqlquery.h lib/base/tool.h lib/base/option.h lib/map/mapkey.h lib/map/socketmap.h lib/map/netstring.h lib/map/socketserve.h lib/os/clock.h lib/os/confine.h lib/os/cred.h lib/os/secrecy.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_FULL) lib/sql/sqlmap.c
$(O)/light/lib/sql/sqlquery.o: lib/sql/sqlquery.c lib/sql/sqlquery.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/map/mapkey.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sql/sqlquery.c
$(O)/full/lib/sql/sqlquery.o: lib/sql/sqlquery.c lib/sql/sqlquery.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/map/mapkey.h $(O)/machine
	@$(COMPILE_FULL) lib/sql/sqlquery.c
$(O)/light/lib/text/base64.o: lib/text/base64.c lib/text/base64.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/base64.c
$(O)/full/lib/text/base64.o: lib/text/base64.c lib/text/base64.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/text/base64.c
$(O)/light/lib/text/casemap.o: lib/text/casemap.c lib/text/casemap.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/text/casetable.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/casemap.c
$(O)/full/lib/text/casemap.o: lib/text/casemap.c lib/text/casemap.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/text/casetable.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_FULL) lib/text/casemap.c
$(O)/light/lib/text/casetable.o: lib/text/casetable.c lib/text/casetable.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/casetable.c
$(O)/full/lib/text/casetable.o: lib/text/casetable.c lib/text/casetable.h $(O)/machine
	@$(COMPILE_FULL) lib/text/casetable.c
$(O)/light/lib/text/crlf.o: lib/text/crlf.c lib/text/crlf.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/crlf.c
$(O)/full/lib/text/crlf.o: lib/text/crlf.c lib/text/crlf.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/text/crlf.c
$(O)/light/lib/text/date.o: lib/text/date.c lib/text/date.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/date.c
$(O)/full/lib/text/date.o: lib/text/date.c lib/text/date.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/text/date.c
$(O)/light/lib/text/fold.o: lib/text/fold.c lib/text/fold.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/text/casemap.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/fold.c
$(O)/full/lib/text/fold.o: lib/text/fold.c lib/text/fold.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/text/casemap.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_FULL) lib/text/fold.c
$(O)/light/lib/text/hex.o: lib/text/hex.c lib/text/hex.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/hex.c
$(O)/full/lib/text/hex.o: lib/text/hex.c lib/text/hex.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/text/hex.c
$(O)/light/lib/text/json.o: lib/text/json.c lib/text/json.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/json.c
$(O)/full/lib/text/json.o: lib/text/json.c lib/text/json.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/text/utf8.h $(O)/machine
	@$(COMPILE_FULL) lib/text/json.c
$(O)/light/lib/text/keysort.o: lib/text/keysort.c lib/text/keysort.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/keysort.c
$(O)/full/lib/text/keysort.o: lib/text/keysort.c lib/text/keysort.h lib/base/span.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/text/keysort.c
$(O)/light/lib/text/match.o: lib/text/match.c lib/text/match.h lib/base/pool.h lib/base/span.h lib/text/casemap.h lib/base/buf.h lib/base/attr.h lib/text/fold.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/match.c
$(O)/full/lib/text/match.o: lib/text/match.c lib/text/match.h lib/base/pool.h lib/base/span.h lib/text/casemap.h lib/base/buf.h lib/base/attr.h lib/text/fold.h $(O)/machine
	@$(COMPILE_FULL) lib/text/match.c
$(O)/light/lib/text/numsort.o: lib/text/numsort.c lib/text/numsort.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/numsort.c
$(O)/full/lib/text/numsort.o: lib/text/numsort.c lib/text/numsort.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/text/numsort.c
$(O)/light/lib/text/sift.o: lib/text/sift.c lib/text/sift.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/text/fold.h lib/text/match.h lib/base/pool.h lib/text/casemap.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/sift.c
$(O)/full/lib/text/sift.o: lib/text/sift.c lib/text/sift.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/text/fold.h lib/text/match.h lib/base/pool.h lib/text/casemap.h $(O)/machine
	@$(COMPILE_FULL) lib/text/sift.c
$(O)/light/lib/text/slashed.o: lib/text/slashed.c lib/text/slashed.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/slashed.c
$(O)/full/lib/text/slashed.o: lib/text/slashed.c lib/text/slashed.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/text/slashed.c
$(O)/light/lib/text/tally.o: lib/text/tally.c lib/text/tally.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/tally.c
$(O)/full/lib/text/tally.o: lib/text/tally.c lib/text/tally.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/text/tally.c
$(O)/light/lib/text/utf8.o: lib/text/utf8.c lib/text/utf8.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/utf8.c
$(O)/full/lib/text/utf8.o: lib/text/utf8.c lib/text/utf8.h lib/base/buf.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/text/utf8.c
$(O)/light/lib/tls/certdir.o: lib/tls/certdir.c lib/tls/certdir.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/tls/certdir.c
$(O)/full/lib/tls/certdir.o: lib/tls/certdir.c lib/tls/certdir.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/certdir.c
$(O)/full/lib/tls/clientctx.o: lib/tls/clientctx.c lib/tls/clientctx.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/base/span.h lib/tls/tlsctx.h lib/base/buf.h lib/base/num.h lib/io/slurp.h lib/tls/tlserr.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/clientctx.c
$(O)/light/lib/tls/clientfiles.o: lib/tls/clientfiles.c lib/tls/clientfiles.h lib/base/attr.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/tls/clientfiles.c
$(O)/full/lib/tls/clientfiles.o: lib/tls/clientfiles.c lib/tls/clientfiles.h lib/base/attr.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/clientfiles.c
$(O)/light/lib/tls/fingerprints.o: lib/tls/fingerprints.c lib/tls/fingerprints.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/tls/fingerprints.c
$(O)/full/lib/tls/fingerprints.o: lib/tls/fingerprints.c lib/tls/fingerprints.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/fingerprints.c
$(O)/full/lib/tls/keypair.o: lib/tls/keypair.c lib/tls/keypair.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/base/secret.h lib/tls/certdir.h lib/tls/leanprov.h lib/tls/tlserr.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/keypair.c
$(O)/full/lib/tls/leanprov.o: lib/tls/leanprov.c lib/tls/leanprov.h lib/base/attr.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/leanprov.c
$(O)/full/lib/tls/netbio.o: lib/tls/netbio.c lib/tls/netbio.h lib/base/attr.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/netbio.c
$(O)/light/lib/tls/plumbing.o: lib/tls/plumbing.c lib/tls/plumbing.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/tls/plumbing.c
$(O)/full/lib/tls/plumbing.o: lib/tls/plumbing.c lib/tls/plumbing.h lib/base/attr.h lib/base/err.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/plumbing.c
$(O)/full/lib/tls/relay.o: lib/tls/relay.c lib/tls/relay.h lib/base/err.h lib/base/attr.h lib/tls/netbio.h lib/base/mem.h lib/os/clock.h lib/tls/tlserr.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/relay.c
$(O)/light/lib/tls/ticketkeys.o: lib/tls/ticketkeys.c lib/tls/ticketkeys.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/base/secret.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/tls/ticketkeys.c
$(O)/full/lib/tls/ticketkeys.o: lib/tls/ticketkeys.c lib/tls/ticketkeys.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/base/secret.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/ticketkeys.c
$(O)/light/lib/tls/tlsclient.o: lib/tls/tlsclient.c lib/tls/tlsclient.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/os/cred.h lib/base/log.h lib/os/clock.h lib/os/fdpass.h lib/os/fds.h lib/tls/certdir.h lib/tls/plumbing.h lib/tls/tlsctl.h $(O)/machine
	@$(COMPILE_LIGHT) lib/tls/tlsclient.c
$(O)/full/lib/tls/tlsclient.o: lib/tls/tlsclient.c lib/tls/tlsclient.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/os/cred.h lib/base/log.h lib/os/clock.h lib/os/fdpass.h lib/os/fds.h lib/tls/certdir.h lib/tls/plumbing.h lib/tls/tlsctl.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/tlsclient.c
$(O)/light/lib/tls/tlsctl.o: lib/tls/tlsctl.c lib/tls/tlsctl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/tls/certdir.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/tls/tlsctl.c
$(O)/full/lib/tls/tlsctl.o: lib/tls/tlsctl.c lib/tls/tlsctl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/tls/certdir.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/tlsctl.c
$(O)/full/lib/tls/tlsctx.o: lib/tls/tlsctx.c lib/tls/tlsctx.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/tls/leanprov.h lib/tls/tlserr.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/tlsctx.c
$(O)/full/lib/tls/tlserr.o: lib/tls/tlserr.c lib/tls/tlserr.h lib/base/err.h lib/base/attr.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/tlserr.c
$(O)/light/tests/lib/auth/ask_test.o: tests/lib/auth/ask_test.c lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/auth/handover.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/ask_test.c
$(O)/tests/lib/auth/ask.t: $(O)/light/tests/lib/auth/ask_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/ask_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/auth/banlog_test.o: tests/lib/auth/banlog_test.c lib/auth/banlog.h lib/base/buf.h lib/base/attr.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/banlog_test.c
$(O)/tests/lib/auth/banlog.t: $(O)/light/tests/lib/auth/banlog_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/banlog_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/auth/domains_test.o: tests/lib/auth/domains_test.c lib/auth/domains.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/auth/username.h lib/base/buf.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/domains_test.c
$(O)/tests/lib/auth/domains.t: $(O)/light/tests/lib/auth/domains_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/domains_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/auth/helper_test.o: tests/lib/auth/helper_test.c lib/auth/helper.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/os/clock.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/helper_test.c
$(O)/tests/lib/auth/helper.t: $(O)/light/tests/lib/auth/helper_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/helper_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/auth/ldaptext_test.o: tests/lib/auth/ldaptext_test.c lib/auth/ldaptext.h lib/auth/username.h lib/auth/domains.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/ldaptext_test.c
$(O)/tests/lib/auth/ldaptext.t: $(O)/light/tests/lib/auth/ldaptext_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/ldaptext_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/auth/seats_test.o: tests/lib/auth/seats_test.c lib/auth/seats.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/os/fds.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/seats_test.c
$(O)/tests/lib/auth/seats.t: $(O)/light/tests/lib/auth/seats_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/seats_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/auth/table_test.o: tests/lib/auth/table_test.c lib/auth/table.h lib/base/attr.h lib/base/err.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/table_test.c
$(O)/tests/lib/auth/table.t: $(O)/light/tests/lib/auth/table_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/table_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/auth/throttle_test.o: tests/lib/auth/throttle_test.c lib/auth/throttle.h lib/auth/table.h lib/base/attr.h lib/base/err.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/throttle_test.c
$(O)/tests/lib/auth/throttle.t: $(O)/light/tests/lib/auth/throttle_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/throttle_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/auth/userfile_test.o: tests/lib/auth/userfile_test.c lib/auth/userfile.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h lib/auth/userscan.h lib/auth/users.h lib/auth/usersdb.h lib/cdb/cdb.h lib/io/newfile.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/userfile_test.c
$(O)/tests/lib/auth/userfile.t: $(O)/light/tests/lib/auth/userfile_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/userfile_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/auth/username_test.o: tests/lib/auth/username_test.c lib/auth/username.h lib/auth/domains.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/username_test.c
$(O)/tests/lib/auth/username.t: $(O)/light/tests/lib/auth/username_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/username_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/auth/users_test.o: tests/lib/auth/users_test.c lib/auth/users.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/askeep.h lib/link/chain.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/given.h lib/auth/guard.h lib/auth/throttle.h lib/auth/table.h lib/base/option.h lib/conn/cidr.h lib/auth/username.h lib/auth/domains.h lib/auth/verifiers.h lib/base/secret.h lib/auth/wire.h lib/link/script.h lib/sasl/offer.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/users_test.c
$(O)/tests/lib/auth/users.t: $(O)/light/tests/lib/auth/users_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/users_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/auth/verifiers_test.o: tests/lib/auth/verifiers_test.c lib/auth/verifiers.h lib/base/attr.h lib/base/err.h lib/base/secret.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/verifiers_test.c
$(O)/tests/lib/auth/verifiers.t: $(O)/light/tests/lib/auth/verifiers_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/verifiers_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/auth/wire_test.o: tests/lib/auth/wire_test.c lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/os/fdpass.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/wire_test.c
$(O)/tests/lib/auth/wire.t: $(O)/light/tests/lib/auth/wire_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/wire_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/base/buf_test.o: tests/lib/base/buf_test.c lib/base/buf.h lib/base/attr.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/buf_test.c
$(O)/tests/lib/base/buf.t: $(O)/light/tests/lib/base/buf_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/buf_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/base/err_test.o: tests/lib/base/err_test.c lib/base/err.h lib/base/attr.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/err_test.c
$(O)/tests/lib/base/err.t: $(O)/light/tests/lib/base/err_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/err_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/base/mem_test.o: tests/lib/base/mem_test.c lib/base/mem.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/mem_test.c
$(O)/tests/lib/base/mem.t: $(O)/light/tests/lib/base/mem_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/mem_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/base/num_test.o: tests/lib/base/num_test.c lib/base/num.h lib/base/attr.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/num_test.c
$(O)/tests/lib/base/num.t: $(O)/light/tests/lib/base/num_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/num_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/base/option_test.o: tests/lib/base/option_test.c lib/base/option.h lib/base/attr.h lib/base/err.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/option_test.c
$(O)/tests/lib/base/option.t: $(O)/light/tests/lib/base/option_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/option_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/base/pool_test.o: tests/lib/base/pool_test.c lib/base/pool.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/pool_test.c
$(O)/tests/lib/base/pool.t: $(O)/light/tests/lib/base/pool_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/pool_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/base/span_test.o: tests/lib/base/span_test.c lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/span_test.c
$(O)/tests/lib/base/span.t: $(O)/light/tests/lib/base/span_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/span_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/cdb/cdb_test.o: tests/lib/cdb/cdb_test.c lib/cdb/cdb.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/cdb/cdbmake.h lib/io/wr.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/cdb/cdb_test.c
$(O)/tests/lib/cdb/cdb.t: $(O)/light/tests/lib/cdb/cdb_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/cdb/cdb_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/conn/cidr_test.o: tests/lib/conn/cidr_test.c lib/conn/cidr.h lib/base/attr.h lib/base/err.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/conn/cidr_test.c
$(O)/tests/lib/conn/cidr.t: $(O)/light/tests/lib/conn/cidr_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/conn/cidr_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/conn/proxy_test.o: tests/lib/conn/proxy_test.c lib/conn/proxy.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/conn/cidr.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/conn/proxy_test.c
$(O)/tests/lib/conn/proxy.t: $(O)/light/tests/lib/conn/proxy_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/conn/proxy_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/conn/starttls_test.o: tests/lib/conn/starttls_test.c lib/conn/starttls.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/conn/starttls_test.c
$(O)/tests/lib/conn/starttls.t: $(O)/light/tests/lib/conn/starttls_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/conn/starttls_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/conn/tlsfacts_test.o: tests/lib/conn/tlsfacts_test.c lib/conn/tlsfacts.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/os/page.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/conn/tlsfacts_test.c
$(O)/tests/lib/conn/tlsfacts.t: $(O)/light/tests/lib/conn/tlsfacts_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/conn/tlsfacts_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/full/tests/lib/crypto/scheme_test.o: tests/lib/crypto/scheme_test.c lib/crypto/scheme.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/auth/verifiers.h lib/base/secret.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_FULL) tests/lib/crypto/scheme_test.c
$(O)/tests/lib/crypto/scheme.t: $(O)/full/tests/lib/crypto/scheme_test.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/tests/lib/crypto/scheme_test.o $(O)/full.a -lssl -lcrypto -lldap -llber -lcrypt -lidn $$ARGON2_LIBS $$SQLITE_LIBS
$(O)/light/tests/lib/crypto/siphash_test.o: tests/lib/crypto/siphash_test.c lib/crypto/siphash.h lib/base/span.h lib/base/attr.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/crypto/siphash_test.c
$(O)/tests/lib/crypto/siphash.t: $(O)/light/tests/lib/crypto/siphash_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/crypto/siphash_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/dkim/canon_test.o: tests/lib/dkim/canon_test.c lib/dkim/canon.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/io/stage.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/dkim/canon_test.c
$(O)/tests/lib/dkim/canon.t: $(O)/light/tests/lib/dkim/canon_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/dkim/canon_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/full/tests/lib/dkim/signature_test.o: tests/lib/dkim/signature_test.c lib/dkim/signature.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h lib/crypto/hash.h lib/crypto/openssl.h lib/crypto/sign.h tests/lib/tap.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) tests/lib/dkim/signature_test.c
$(O)/tests/lib/dkim/signature.t: $(O)/full/tests/lib/dkim/signature_test.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/tests/lib/dkim/signature_test.o $(O)/full.a -lssl -lcrypto -lldap -llber -lcrypt -lidn $$ARGON2_LIBS $$SQLITE_LIBS
$(O)/light/tests/lib/dns/dnsmsg_test.o: tests/lib/dns/dnsmsg_test.c lib/dns/dnsmsg.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/dns/dnsmsg_test.c
$(O)/tests/lib/dns/dnsmsg.t: $(O)/light/tests/lib/dns/dnsmsg_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/dns/dnsmsg_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/dns/srvorder_test.o: tests/lib/dns/srvorder_test.c lib/dns/srvorder.h lib/dns/resolver.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/dns/dnsmsg.h lib/base/buf.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/dns/srvorder_test.c
$(O)/tests/lib/dns/srvorder.t: $(O)/light/tests/lib/dns/srvorder_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/dns/srvorder_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/imap/basesubject_test.o: tests/lib/imap/basesubject_test.c lib/imap/basesubject.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/imap/basesubject_test.c
$(O)/tests/lib/imap/basesubject.t: $(O)/light/tests/lib/imap/basesubject_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/imap/basesubject_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/imap/frame_test.o: tests/lib/imap/frame_test.c lib/imap/frame.h lib/base/buf.h lib/base/attr.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/imap/frame_test.c
$(O)/tests/lib/imap/frame.t: $(O)/light/tests/lib/imap/frame_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/imap/frame_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/imap/imapurl_test.o: tests/lib/imap/imapurl_test.c lib/imap/imapurl.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/imap/imapurl_test.c
$(O)/tests/lib/imap/imapurl.t: $(O)/light/tests/lib/imap/imapurl_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/imap/imapurl_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/imap/pattern_test.o: tests/lib/imap/pattern_test.c lib/imap/pattern.h lib/base/attr.h lib/base/pool.h lib/base/span.h lib/base/buf.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/imap/pattern_test.c
$(O)/tests/lib/imap/pattern.t: $(O)/light/tests/lib/imap/pattern_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/imap/pattern_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/imap/seqset_test.o: tests/lib/imap/seqset_test.c lib/imap/seqset.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/imap/seqset_test.c
$(O)/tests/lib/imap/seqset.t: $(O)/light/tests/lib/imap/seqset_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/imap/seqset_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/imap/thread_test.o: tests/lib/imap/thread_test.c lib/imap/thread.h lib/base/buf.h lib/base/attr.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/imap/thread_test.c
$(O)/tests/lib/imap/thread.t: $(O)/light/tests/lib/imap/thread_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/imap/thread_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/index/cache_test.o: tests/lib/index/cache_test.c lib/index/cache.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/cachewindow.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/index/cache_test.c
$(O)/tests/lib/index/cache.t: $(O)/light/tests/lib/index/cache_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/index/cache_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/index/column_test.o: tests/lib/index/column_test.c lib/index/column.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/index/column_test.c
$(O)/tests/lib/index/column.t: $(O)/light/tests/lib/index/column_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/index/column_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/index/index_test.o: tests/lib/index/index_test.c lib/index/index.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/index/indexform.h lib/index/indexout.h lib/index/sum.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/index/index_test.c
$(O)/tests/lib/index/index.t: $(O)/light/tests/lib/index/index_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/index/index_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/index/ranks_test.o: tests/lib/index/ranks_test.c lib/index/ranks.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/text/keysort.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/index/ranks_test.c
$(O)/tests/lib/index/ranks.t: $(O)/light/tests/lib/index/ranks_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/index/ranks_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/io/rd_test.o: tests/lib/io/rd_test.c lib/io/rd.h lib/base/attr.h lib/base/err.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/io/rd_test.c
$(O)/tests/lib/io/rd.t: $(O)/light/tests/lib/io/rd_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/io/rd_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/io/slurp_test.o: tests/lib/io/slurp_test.c lib/io/slurp.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/io/slurp_test.c
$(O)/tests/lib/io/slurp.t: $(O)/light/tests/lib/io/slurp_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/io/slurp_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/io/spool_test.o: tests/lib/io/spool_test.c lib/io/spool.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h lib/base/mem.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/io/spool_test.c
$(O)/tests/lib/io/spool.t: $(O)/light/tests/lib/io/spool_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/io/spool_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/io/wr_test.o: tests/lib/io/wr_test.c lib/io/wr.h lib/base/attr.h lib/base/err.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/io/wr_test.c
$(O)/tests/lib/io/wr.t: $(O)/light/tests/lib/io/wr_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/io/wr_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/link/amend_test.o: tests/lib/link/amend_test.c lib/link/amend.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h lib/base/buf.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/link/amend_test.c
$(O)/tests/lib/link/amend.t: $(O)/light/tests/lib/link/amend_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/link/amend_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/link/chain_test.o: tests/lib/link/chain_test.c lib/link/chain.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/os/tmpfd.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/link/chain_test.c
$(O)/tests/lib/link/chain.t: $(O)/light/tests/lib/link/chain_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/link/chain_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/link/half_test.o: tests/lib/link/half_test.c lib/link/half.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/os/confine.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/link/half_test.c
$(O)/tests/lib/link/half.t: $(O)/light/tests/lib/link/half_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/link/half_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/link/link_test.o: tests/lib/link/link_test.c lib/link/link.h lib/base/attr.h lib/base/err.h lib/os/tmpfd.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/link/link_test.c
$(O)/tests/lib/link/link.t: $(O)/light/tests/lib/link/link_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/link/link_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/link/script_test.o: tests/lib/link/script_test.c lib/link/script.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/link/script_test.c
$(O)/tests/lib/link/script.t: $(O)/light/tests/lib/link/script_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/link/script_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/login/imapline_test.o: tests/lib/login/imapline_test.c lib/login/imapline.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/login/imapline_test.c
$(O)/tests/lib/login/imapline.t: $(O)/light/tests/lib/login/imapline_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/login/imapline_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/login/saslname_test.o: tests/lib/login/saslname_test.c lib/login/saslname.h lib/base/span.h lib/base/attr.h lib/base/buf.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/login/saslname_test.c
$(O)/tests/lib/login/saslname.t: $(O)/light/tests/lib/login/saslname_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/login/saslname_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/maildir/acl_test.o: tests/lib/maildir/acl_test.c lib/io/likedir.h lib/io/writeall.h lib/base/attr.h lib/base/span.h lib/maildir/acl.h lib/base/buf.h lib/base/pool.h lib/maildir/aclfile.h lib/base/err.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/aclglobal.h lib/maildir/aclmine.h lib/maildir/aclshares.h lib/maildir/disk.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/maildir/acl_test.c
$(O)/tests/lib/maildir/acl.t: $(O)/light/tests/lib/maildir/acl_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/maildir/acl_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/maildir/attributes_test.o: tests/lib/maildir/attributes_test.c lib/base/mem.h lib/maildir/attributes.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/disk.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/maildir/attributes_test.c
$(O)/tests/lib/maildir/attributes.t: $(O)/light/tests/lib/maildir/attributes_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/maildir/attributes_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/maildir/autobox_test.o: tests/lib/maildir/autobox_test.c lib/maildir/attributes.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/autobox.h lib/base/pool.h lib/maildir/tree.h lib/maildir/layout.h lib/maildir/boxguid.h lib/maildir/disk.h lib/maildir/subscriptions.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/maildir/autobox_test.c
$(O)/tests/lib/maildir/autobox.t: $(O)/light/tests/lib/maildir/autobox_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/maildir/autobox_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/maildir/box_test.o: tests/lib/maildir/box_test.c lib/maildir/box.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/io/writeall.h lib/maildir/disk.h lib/maildir/dotlock.h lib/os/clock.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/maildir/box_test.c
$(O)/tests/lib/maildir/box.t: $(O)/light/tests/lib/maildir/box_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/maildir/box_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/maildir/boxindex_test.o: tests/lib/maildir/boxindex_test.c lib/maildir/box.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/boxstate.h lib/index/index.h lib/maildir/dotlock.h lib/maildir/keywords.h lib/maildir/uidlist.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/maildir/boxindex_test.c
$(O)/tests/lib/maildir/boxindex.t: $(O)/light/tests/lib/maildir/boxindex_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/maildir/boxindex_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/maildir/boxuidl_test.o: tests/lib/maildir/boxuidl_test.c lib/maildir/boxuidl.h lib/base/attr.h lib/maildir/box.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/maildir/boxuidl_test.c
$(O)/tests/lib/maildir/boxuidl.t: $(O)/light/tests/lib/maildir/boxuidl_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/maildir/boxuidl_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/maildir/dovecot_test.o: tests/lib/maildir/dovecot_test.c lib/index/index.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/writeall.h lib/maildir/box.h lib/maildir/flags.h lib/maildir/save.h lib/io/stage.h lib/maildir/tree.h lib/base/pool.h lib/maildir/layout.h lib/maildir/disk.h lib/maildir/subscriptions.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/maildir/dovecot_test.c
$(O)/tests/lib/maildir/dovecot.t: $(O)/light/tests/lib/maildir/dovecot_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/maildir/dovecot_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/maildir/layout_test.o: tests/lib/maildir/layout_test.c lib/maildir/layout.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/maildir/quotalevel.h lib/maildir/quota.h lib/maildir/tree.h lib/base/pool.h lib/maildir/quotarule.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/maildir/layout_test.c
$(O)/tests/lib/maildir/layout.t: $(O)/light/tests/lib/maildir/layout_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/maildir/layout_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/maildir/names_test.o: tests/lib/maildir/names_test.c lib/maildir/disk.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/writeall.h lib/maildir/dotlock.h lib/maildir/locklife.h lib/maildir/foldername.h lib/maildir/leftover.h lib/maildir/maildirsize.h lib/maildir/msgname.h lib/maildir/flags.h lib/maildir/subscriptions.h lib/base/pool.h lib/maildir/layout.h lib/maildir/tree.h lib/maildir/uidlist.h lib/maildir/validity.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/maildir/names_test.c
$(O)/tests/lib/maildir/names.t: $(O)/light/tests/lib/maildir/names_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/maildir/names_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/map/netstring_test.o: tests/lib/map/netstring_test.c lib/map/netstring.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/map/netstring_test.c
$(O)/tests/lib/map/netstring.t: $(O)/light/tests/lib/map/netstring_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/map/netstring_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/mime/addrfield_test.o: tests/lib/mime/addrfield_test.c lib/mime/addrfield.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/mime/addrs.h lib/base/err.h lib/base/pool.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/addrfield_test.c
$(O)/tests/lib/mime/addrfield.t: $(O)/light/tests/lib/mime/addrfield_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/addrfield_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/mime/addrs_test.o: tests/lib/mime/addrs_test.c lib/mime/addrs.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/base/mem.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/addrs_test.c
$(O)/tests/lib/mime/addrs.t: $(O)/light/tests/lib/mime/addrs_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/addrs_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/mime/decoder_test.o: tests/lib/mime/decoder_test.c lib/mime/decoder.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/decoder_test.c
$(O)/tests/lib/mime/decoder.t: $(O)/light/tests/lib/mime/decoder_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/decoder_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/mime/flat_test.o: tests/lib/mime/flat_test.c lib/mime/flat.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/mime/header.h lib/base/buf.h lib/mime/parts.h lib/base/pool.h lib/mime/content.h lib/mime/words.h lib/mime/decoder.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/flat_test.c
$(O)/tests/lib/mime/flat.t: $(O)/light/tests/lib/mime/flat_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/flat_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/mime/header_test.o: tests/lib/mime/header_test.c lib/mime/header.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/spool.h lib/io/stage.h lib/io/wr.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/header_test.c
$(O)/tests/lib/mime/header.t: $(O)/light/tests/lib/mime/header_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/header_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/mime/parts_test.o: tests/lib/mime/parts_test.c lib/base/buf.h lib/base/attr.h lib/base/span.h lib/mime/partpath.h lib/mime/parts.h lib/base/err.h lib/base/pool.h lib/mime/content.h lib/mime/header.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/parts_test.c
$(O)/tests/lib/mime/parts.t: $(O)/light/tests/lib/mime/parts_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/parts_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/mime/preview_test.o: tests/lib/mime/preview_test.c lib/mime/preview.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/mime/words.h lib/mime/decoder.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/preview_test.c
$(O)/tests/lib/mime/preview.t: $(O)/light/tests/lib/mime/preview_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/preview_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/mime/transfer_test.o: tests/lib/mime/transfer_test.c lib/mime/charset.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h lib/mime/decoder.h lib/base/buf.h lib/mime/transfer.h lib/text/base64.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/transfer_test.c
$(O)/tests/lib/mime/transfer.t: $(O)/light/tests/lib/mime/transfer_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/transfer_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/mime/words_test.o: tests/lib/mime/words_test.c lib/mime/words.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/mime/decoder.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/words_test.c
$(O)/tests/lib/mime/words.t: $(O)/light/tests/lib/mime/words_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/words_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/os/confine_test.o: tests/lib/os/confine_test.c lib/os/confine.h lib/base/attr.h lib/base/err.h lib/os/tmpfd.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/os/confine_test.c
$(O)/tests/lib/os/confine.t: $(O)/light/tests/lib/os/confine_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/os/confine_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/os/fds_test.o: tests/lib/os/fds_test.c lib/os/fds.h lib/base/attr.h lib/os/fdpass.h lib/base/err.h lib/base/span.h lib/os/spawn.h lib/os/cred.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/os/fds_test.c
$(O)/tests/lib/os/fds.t: $(O)/light/tests/lib/os/fds_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/os/fds_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/os/heap_test.o: tests/lib/os/heap_test.c lib/os/heap.h lib/os/image.h lib/os/secrecy.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/os/heap_test.c
$(O)/tests/lib/os/heap.t: $(O)/light/tests/lib/os/heap_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/os/heap_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/os/page_test.o: tests/lib/os/page_test.c lib/os/page.h lib/base/attr.h lib/base/err.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/os/page_test.c
$(O)/tests/lib/os/page.t: $(O)/light/tests/lib/os/page_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/os/page_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/os/syncall_test.o: tests/lib/os/syncall_test.c lib/os/syncall.h lib/base/attr.h lib/os/confine.h lib/base/err.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/os/syncall_test.c
$(O)/tests/lib/os/syncall.t: $(O)/light/tests/lib/os/syncall_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/os/syncall_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/os/watch_test.o: tests/lib/os/watch_test.c lib/os/watch.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/os/watch_test.c
$(O)/tests/lib/os/watch.t: $(O)/light/tests/lib/os/watch_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/os/watch_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/pop3/popdot_test.o: tests/lib/pop3/popdot_test.c lib/pop3/popdot.h lib/base/span.h lib/io/wr.h lib/base/attr.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/pop3/popdot_test.c
$(O)/tests/lib/pop3/popdot.t: $(O)/light/tests/lib/pop3/popdot_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/pop3/popdot_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/pop3/popline_test.o: tests/lib/pop3/popline_test.c lib/pop3/popline.h lib/base/attr.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/pop3/popline_test.c
$(O)/tests/lib/pop3/popline.t: $(O)/light/tests/lib/pop3/popline_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/pop3/popline_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/pop3/uidl_test.o: tests/lib/pop3/uidl_test.c lib/pop3/uidl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/pop3/uidl_test.c
$(O)/tests/lib/pop3/uidl.t: $(O)/light/tests/lib/pop3/uidl_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/pop3/uidl_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/queue/nextjob_test.o: tests/lib/queue/nextjob_test.c lib/queue/nextjob.h lib/base/attr.h lib/base/err.h lib/queue/queuedir.h lib/base/span.h lib/os/fdpass.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/queue/nextjob_test.c
$(O)/tests/lib/queue/nextjob.t: $(O)/light/tests/lib/queue/nextjob_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/queue/nextjob_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/queue/queuedir_test.o: tests/lib/queue/queuedir_test.c lib/queue/queuedir.h lib/base/attr.h lib/base/err.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/queue/queuedir_test.c
$(O)/tests/lib/queue/queuedir.t: $(O)/light/tests/lib/queue/queuedir_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/queue/queuedir_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/queue/queuefile_test.o: tests/lib/queue/queuefile_test.c lib/queue/queuefile.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/queue/result.h lib/base/buf.h lib/smtp/envelope.h lib/io/wr.h lib/smtp/address.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/queue/queuefile_test.c
$(O)/tests/lib/queue/queuefile.t: $(O)/light/tests/lib/queue/queuefile_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/queue/queuefile_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/queue/schedule_test.o: tests/lib/queue/schedule_test.c lib/queue/schedule.h lib/queue/queuedir.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/queue/destinations.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/queue/schedule_test.c
$(O)/tests/lib/queue/schedule.t: $(O)/light/tests/lib/queue/schedule_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/queue/schedule_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/route/aliastext_test.o: tests/lib/route/aliastext_test.c lib/route/aliastext.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/route/aliastext_test.c
$(O)/tests/lib/route/aliastext.t: $(O)/light/tests/lib/route/aliastext_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/route/aliastext_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/route/srs_test.o: tests/lib/route/srs_test.c lib/route/srs.h lib/base/attr.h lib/base/err.h lib/crypto/siphash.h lib/base/span.h lib/smtp/address.h lib/base/buf.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/route/srs_test.c
$(O)/tests/lib/route/srs.t: $(O)/light/tests/lib/route/srs_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/route/srs_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/rules/rulecount_test.o: tests/lib/rules/rulecount_test.c lib/rules/rulecount.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/rules/rule.h lib/base/pool.h lib/conn/cidr.h lib/rules/ruledns.h lib/base/buf.h lib/rules/rulelist.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/rules/rulecount_test.c
$(O)/tests/lib/rules/rulecount.t: $(O)/light/tests/lib/rules/rulecount_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/rules/rulecount_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/rules/rulefile_test.o: tests/lib/rules/rulefile_test.c lib/rules/ruleaudit.h lib/rules/rulefile.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/rules/rule.h lib/conn/cidr.h lib/rules/ruledns.h lib/base/buf.h lib/rules/rulelist.h lib/rules/rulecheck.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/rules/rulefile_test.c
$(O)/tests/lib/rules/rulefile.t: $(O)/light/tests/lib/rules/rulefile_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/rules/rulefile_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/rules/rulelist_test.o: tests/lib/rules/rulelist_test.c lib/rules/ruledns.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/conn/cidr.h lib/rules/rulelist.h lib/rules/rulereply.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/rules/rulelist_test.c
$(O)/tests/lib/rules/rulelist.t: $(O)/light/tests/lib/rules/rulelist_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/rules/rulelist_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/full/tests/lib/sasl/digestmd5_test.o: tests/lib/sasl/digestmd5_test.c lib/sasl/digestmd5.h lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h tests/lib/sasl/play.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_FULL) tests/lib/sasl/digestmd5_test.c
$(O)/tests/lib/sasl/digestmd5.t: $(O)/full/tests/lib/sasl/digestmd5_test.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/tests/lib/sasl/digestmd5_test.o $(O)/full.a -lssl -lcrypto -lldap -llber -lcrypt -lidn $$ARGON2_LIBS $$SQLITE_LIBS
$(O)/full/tests/lib/sasl/oauth_test.o: tests/lib/sasl/oauth_test.c lib/sasl/oauth.h lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h tests/lib/sasl/play.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_FULL) tests/lib/sasl/oauth_test.c
$(O)/tests/lib/sasl/oauth.t: $(O)/full/tests/lib/sasl/oauth_test.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/tests/lib/sasl/oauth_test.o $(O)/full.a -lssl -lcrypto -lldap -llber -lcrypt -lidn $$ARGON2_LIBS $$SQLITE_LIBS
$(O)/light/tests/lib/sasl/offer_test.o: tests/lib/sasl/offer_test.c lib/sasl/offer.h lib/base/buf.h lib/base/attr.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/sasl/offer_test.c
$(O)/tests/lib/sasl/offer.t: $(O)/light/tests/lib/sasl/offer_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/sasl/offer_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/full/tests/lib/sasl/sasl_test.o: tests/lib/sasl/sasl_test.c lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_FULL) tests/lib/sasl/sasl_test.c
$(O)/tests/lib/sasl/sasl.t: $(O)/full/tests/lib/sasl/sasl_test.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/tests/lib/sasl/sasl_test.o $(O)/full.a -lssl -lcrypto -lldap -llber -lcrypt -lidn $$ARGON2_LIBS $$SQLITE_LIBS
$(O)/full/tests/lib/sasl/saslprep_test.o: tests/lib/sasl/saslprep_test.c lib/sasl/saslprep.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_FULL) tests/lib/sasl/saslprep_test.c
$(O)/tests/lib/sasl/saslprep.t: $(O)/full/tests/lib/sasl/saslprep_test.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/tests/lib/sasl/saslprep_test.o $(O)/full.a -lssl -lcrypto -lldap -llber -lcrypt -lidn $$ARGON2_LIBS $$SQLITE_LIBS
$(O)/full/tests/lib/sasl/scram_test.o: tests/lib/sasl/scram_test.c lib/sasl/scram.h lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h lib/sasl/saslmac.h tests/lib/sasl/play.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_FULL) tests/lib/sasl/scram_test.c
$(O)/tests/lib/sasl/scram.t: $(O)/full/tests/lib/sasl/scram_test.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/tests/lib/sasl/scram_test.o $(O)/full.a -lssl -lcrypto -lldap -llber -lcrypt -lidn $$ARGON2_LIBS $$SQLITE_LIBS
$(O)/light/tests/lib/scan/spamd_test.o: tests/lib/scan/spamd_test.c lib/scan/spamd.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/scan/scanner.h lib/base/buf.h lib/scan/clamd.h lib/scan/score.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/scan/spamd_test.c
$(O)/tests/lib/scan/spamd.t: $(O)/light/tests/lib/scan/spamd_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/scan/spamd_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/send/dotstuff_test.o: tests/lib/send/dotstuff_test.c lib/send/dotstuff.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h lib/send/smtpreply.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/send/dotstuff_test.c
$(O)/tests/lib/send/dotstuff.t: $(O)/light/tests/lib/send/dotstuff_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/send/dotstuff_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/send/httpreply_test.o: tests/lib/send/httpreply_test.c lib/send/httpreply.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/send/httpreply_test.c
$(O)/tests/lib/send/httpreply.t: $(O)/light/tests/lib/send/httpreply_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/send/httpreply_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/send/stspolicy_test.o: tests/lib/send/stspolicy_test.c lib/send/stspolicy.h lib/base/attr.h lib/base/err.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/send/stspolicy_test.c
$(O)/tests/lib/send/stspolicy.t: $(O)/light/tests/lib/send/stspolicy_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/send/stspolicy_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/sieve/svmatch_test.o: tests/lib/sieve/svmatch_test.c lib/sieve/svmatch.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h lib/base/mem.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/sieve/svmatch_test.c
$(O)/tests/lib/sieve/svmatch.t: $(O)/light/tests/lib/sieve/svmatch_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/sieve/svmatch_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/sieve/svrun_test.o: tests/lib/sieve/svrun_test.c lib/sieve/svrun.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/sieve/svcheck.h lib/sieve/svtree.h lib/sieve/svmail.h lib/mime/header.h lib/mime/words.h lib/mime/decoder.h lib/sieve/svplan.h lib/sieve/svlimit.h lib/sieve/svtable.h lib/sieve/svvar.h lib/sieve/svmatch.h lib/base/mem.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/sieve/svrun_test.c
$(O)/tests/lib/sieve/svrun.t: $(O)/light/tests/lib/sieve/svrun_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/sieve/svrun_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/smtp/address_test.o: tests/lib/smtp/address_test.c lib/smtp/address.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/smtp/address_test.c
$(O)/tests/lib/smtp/address.t: $(O)/light/tests/lib/smtp/address_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/smtp/address_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/smtp/dotdata_test.o: tests/lib/smtp/dotdata_test.c lib/smtp/dotdata.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h lib/base/buf.h lib/base/mem.h lib/smtp/hops.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/smtp/dotdata_test.c
$(O)/tests/lib/smtp/dotdata.t: $(O)/light/tests/lib/smtp/dotdata_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/smtp/dotdata_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/smtp/dsnparam_test.o: tests/lib/smtp/dsnparam_test.c lib/smtp/dsnparam.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/smtp/address.h lib/base/err.h lib/smtp/xtext.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/smtp/dsnparam_test.c
$(O)/tests/lib/smtp/dsnparam.t: $(O)/light/tests/lib/smtp/dsnparam_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/smtp/dsnparam_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/smtp/envelope_test.o: tests/lib/smtp/envelope_test.c lib/smtp/envelope.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/io/wr.h lib/smtp/address.h lib/base/buf.h lib/os/tmpfd.h lib/smtp/param.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/smtp/envelope_test.c
$(O)/tests/lib/smtp/envelope.t: $(O)/light/tests/lib/smtp/envelope_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/smtp/envelope_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/smtp/reply_test.o: tests/lib/smtp/reply_test.c lib/smtp/reply.h lib/base/span.h lib/io/wr.h lib/base/attr.h lib/base/err.h lib/os/tmpfd.h lib/smtp/command.h lib/smtp/address.h lib/base/buf.h lib/smtp/trace.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/smtp/reply_test.c
$(O)/tests/lib/smtp/reply.t: $(O)/light/tests/lib/smtp/reply_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/smtp/reply_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/sql/sqlquery_test.o: tests/lib/sql/sqlquery_test.c lib/sql/sqlquery.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/sql/sqlquery_test.c
$(O)/tests/lib/sql/sqlquery.t: $(O)/light/tests/lib/sql/sqlquery_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/sql/sqlquery_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/text/base64_test.o: tests/lib/text/base64_test.c lib/text/base64.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/text/base64_test.c
$(O)/tests/lib/text/base64.t: $(O)/light/tests/lib/text/base64_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/text/base64_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/text/casemap_test.o: tests/lib/text/casemap_test.c lib/text/casemap.h lib/base/buf.h lib/base/attr.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/text/casemap_test.c
$(O)/tests/lib/text/casemap.t: $(O)/light/tests/lib/text/casemap_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/text/casemap_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/text/crlf_test.o: tests/lib/text/crlf_test.c lib/text/crlf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/text/crlf_test.c
$(O)/tests/lib/text/crlf.t: $(O)/light/tests/lib/text/crlf_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/text/crlf_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/text/date_test.o: tests/lib/text/date_test.c lib/text/date.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/text/date_test.c
$(O)/tests/lib/text/date.t: $(O)/light/tests/lib/text/date_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/text/date_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/text/hex_test.o: tests/lib/text/hex_test.c lib/text/hex.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/text/hex_test.c
$(O)/tests/lib/text/hex.t: $(O)/light/tests/lib/text/hex_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/text/hex_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/text/json_test.o: tests/lib/text/json_test.c lib/text/json.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/text/json_test.c
$(O)/tests/lib/text/json.t: $(O)/light/tests/lib/text/json_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/text/json_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/text/keysort_test.o: tests/lib/text/keysort_test.c lib/text/keysort.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/text/keysort_test.c
$(O)/tests/lib/text/keysort.t: $(O)/light/tests/lib/text/keysort_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/text/keysort_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/text/match_test.o: tests/lib/text/match_test.c lib/text/sift.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/text/fold.h lib/text/match.h lib/base/pool.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/text/match_test.c
$(O)/tests/lib/text/match.t: $(O)/light/tests/lib/text/match_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/text/match_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/text/numsort_test.o: tests/lib/text/numsort_test.c lib/text/numsort.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/text/numsort_test.c
$(O)/tests/lib/text/numsort.t: $(O)/light/tests/lib/text/numsort_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/text/numsort_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/text/tally_test.o: tests/lib/text/tally_test.c lib/text/tally.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/text/tally_test.c
$(O)/tests/lib/text/tally.t: $(O)/light/tests/lib/text/tally_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/text/tally_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/tls/certdir_test.o: tests/lib/tls/certdir_test.c lib/tls/certdir.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/tls/certdir_test.c
$(O)/tests/lib/tls/certdir.t: $(O)/light/tests/lib/tls/certdir_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/tls/certdir_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/full/tests/lib/tls/clientctx_test.o: tests/lib/tls/clientctx_test.c lib/tls/clientctx.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/base/span.h lib/tls/tlsctx.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_FULL) tests/lib/tls/clientctx_test.c
$(O)/tests/lib/tls/clientctx.t: $(O)/full/tests/lib/tls/clientctx_test.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/tests/lib/tls/clientctx_test.o $(O)/full.a -lssl -lcrypto -lldap -llber -lcrypt -lidn $$ARGON2_LIBS $$SQLITE_LIBS
$(O)/light/tests/lib/tls/clientfiles_test.o: tests/lib/tls/clientfiles_test.c lib/tls/clientfiles.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/tls/clientfiles_test.c
$(O)/tests/lib/tls/clientfiles.t: $(O)/light/tests/lib/tls/clientfiles_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/tls/clientfiles_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/tls/fingerprints_test.o: tests/lib/tls/fingerprints_test.c lib/tls/fingerprints.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/tls/fingerprints_test.c
$(O)/tests/lib/tls/fingerprints.t: $(O)/light/tests/lib/tls/fingerprints_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/tls/fingerprints_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/full/tests/lib/tls/keypair_test.o: tests/lib/tls/keypair_test.c lib/tls/keypair.h lib/base/attr.h lib/base/err.h tests/lib/tls/made.h lib/os/tmpfd.h tests/lib/tap.h lib/base/span.h lib/tls/leanprov.h $(O)/machine
	@$(COMPILE_FULL) tests/lib/tls/keypair_test.c
$(O)/tests/lib/tls/keypair.t: $(O)/full/tests/lib/tls/keypair_test.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/tests/lib/tls/keypair_test.o $(O)/full.a -lssl -lcrypto -lldap -llber -lcrypt -lidn $$ARGON2_LIBS $$SQLITE_LIBS
$(O)/full/tests/lib/tls/netbio_test.o: tests/lib/tls/netbio_test.c lib/tls/netbio.h lib/base/attr.h lib/base/err.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) tests/lib/tls/netbio_test.c
$(O)/tests/lib/tls/netbio.t: $(O)/full/tests/lib/tls/netbio_test.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/tests/lib/tls/netbio_test.o $(O)/full.a -lssl -lcrypto -lldap -llber -lcrypt -lidn $$ARGON2_LIBS $$SQLITE_LIBS
$(O)/full/tests/lib/tls/relay_test.o: tests/lib/tls/relay_test.c lib/tls/relay.h lib/base/err.h lib/base/attr.h lib/tls/netbio.h tests/lib/tls/made.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) tests/lib/tls/relay_test.c
$(O)/tests/lib/tls/relay.t: $(O)/full/tests/lib/tls/relay_test.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/tests/lib/tls/relay_test.o $(O)/full.a -lssl -lcrypto -lldap -llber -lcrypt -lidn $$ARGON2_LIBS $$SQLITE_LIBS
$(O)/light/tests/lib/tls/ticketkeys_test.o: tests/lib/tls/ticketkeys_test.c lib/tls/ticketkeys.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/tls/ticketkeys_test.c
$(O)/tests/lib/tls/ticketkeys.t: $(O)/light/tests/lib/tls/ticketkeys_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/tls/ticketkeys_test.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/light/tests/lib/tls/tlsctl_test.o: tests/lib/tls/tlsctl_test.c lib/tls/tlsctl.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/tls/tlsctl_test.c
$(O)/tests/lib/tls/tlsctl.t: $(O)/light/tests/lib/tls/tlsctl_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/tls/tlsctl_test.o $(O)/light.a -lz -lbz2 -lzstd
LIGHT_OBJECTS = \
	$(O)/light/lib/auth/account.o \
	$(O)/light/lib/auth/again.o \
	$(O)/light/lib/auth/aliases.o \
	$(O)/light/lib/auth/asjob.o \
	$(O)/light/lib/auth/ask.o \
	$(O)/light/lib/auth/askbind.o \
	$(O)/light/lib/auth/askeep.o \
	$(O)/light/lib/auth/asmany.o \
	$(O)/light/lib/auth/asuser.o \
	$(O)/light/lib/auth/authcache.o \
	$(O)/light/lib/auth/banlog.o \
	$(O)/light/lib/auth/behalf.o \
	$(O)/light/lib/auth/capa.o \
	$(O)/light/lib/auth/checkfacts.o \
	$(O)/light/lib/auth/checkpw.o \
	$(O)/light/lib/auth/domains.o \
	$(O)/light/lib/auth/evidence.o \
	$(O)/light/lib/auth/filestamp.o \
	$(O)/light/lib/auth/front.o \
	$(O)/light/lib/auth/given.o \
	$(O)/light/lib/auth/guard.o \
	$(O)/light/lib/auth/handover.o \
	$(O)/light/lib/auth/helper.o \
	$(O)/light/lib/auth/introspect.o \
	$(O)/light/lib/auth/judge.o \
	$(O)/light/lib/auth/ldapquery.o \
	$(O)/light/lib/auth/ldaptext.o \
	$(O)/light/lib/auth/loader.o \
	$(O)/light/lib/auth/logon.o \
	$(O)/light/lib/auth/passleft.o \
	$(O)/light/lib/auth/penalty.o \
	$(O)/light/lib/auth/proven.o \
	$(O)/light/lib/auth/pwcheck.o \
	$(O)/light/lib/auth/recall.o \
	$(O)/light/lib/auth/resolve.o \
	$(O)/light/lib/auth/seats.o \
	$(O)/light/lib/auth/serve.o \
	$(O)/light/lib/auth/stay.o \
	$(O)/light/lib/auth/table.o \
	$(O)/light/lib/auth/throttle.o \
	$(O)/light/lib/auth/userfile.o \
	$(O)/light/lib/auth/username.o \
	$(O)/light/lib/auth/userquota.o \
	$(O)/light/lib/auth/users.o \
	$(O)/light/lib/auth/userscan.o \
	$(O)/light/lib/auth/usersdb.o \
	$(O)/light/lib/auth/verifiers.o \
	$(O)/light/lib/auth/whose.o \
	$(O)/light/lib/auth/wire.o \
	$(O)/light/lib/base/buf.o \
	$(O)/light/lib/base/err.o \
	$(O)/light/lib/base/log.o \
	$(O)/light/lib/base/mem.o \
	$(O)/light/lib/base/num.o \
	$(O)/light/lib/base/option.o \
	$(O)/light/lib/base/pool.o \
	$(O)/light/lib/base/secret.o \
	$(O)/light/lib/base/span.o \
	$(O)/light/lib/base/tool.o \
	$(O)/light/lib/cdb/cdb.o \
	$(O)/light/lib/cdb/cdbfresh.o \
	$(O)/light/lib/cdb/cdbmake.o \
	$(O)/light/lib/conn/cidr.o \
	$(O)/light/lib/conn/dial.o \
	$(O)/light/lib/conn/facts.o \
	$(O)/light/lib/conn/proxy.o \
	$(O)/light/lib/conn/starttls.o \
	$(O)/light/lib/conn/tlsfacts.o \
	$(O)/light/lib/crypto/scheme.o \
	$(O)/light/lib/crypto/schemekind.o \
	$(O)/light/lib/crypto/siphash.o \
	$(O)/light/lib/dkim/canon.o \
	$(O)/light/lib/dkim/signature.o \
	$(O)/light/lib/dns/dnsmsg.o \
	$(O)/light/lib/dns/dnsrecords.o \
	$(O)/light/lib/dns/resolver.o \
	$(O)/light/lib/dns/srvorder.o \
	$(O)/light/lib/fts/ftsdb_without.o \
	$(O)/light/lib/fts/ftstext.o \
	$(O)/light/lib/imap/args.o \
	$(O)/light/lib/imap/basesubject.o \
	$(O)/light/lib/imap/frame.o \
	$(O)/light/lib/imap/imapurl.o \
	$(O)/light/lib/imap/msgids.o \
	$(O)/light/lib/imap/pattern.o \
	$(O)/light/lib/imap/quote.o \
	$(O)/light/lib/imap/search.o \
	$(O)/light/lib/imap/searchfuzzy.o \
	$(O)/light/lib/imap/searchrow.o \
	$(O)/light/lib/imap/seqset.o \
	$(O)/light/lib/imap/structure.o \
	$(O)/light/lib/imap/thread.o \
	$(O)/light/lib/imap/threadlink.o \
	$(O)/light/lib/index/cache.o \
	$(O)/light/lib/index/cacheform.o \
	$(O)/light/lib/index/cacheout.o \
	$(O)/light/lib/index/cachewindow.o \
	$(O)/light/lib/index/column.o \
	$(O)/light/lib/index/index.o \
	$(O)/light/lib/index/indexform.o \
	$(O)/light/lib/index/indexout.o \
	$(O)/light/lib/index/ranks.o \
	$(O)/light/lib/index/sum.o \
	$(O)/light/lib/io/bunzip.o \
	$(O)/light/lib/io/deflate.o \
	$(O)/light/lib/io/gunzip.o \
	$(O)/light/lib/io/gzip.o \
	$(O)/light/lib/io/likedir.o \
	$(O)/light/lib/io/newfile.o \
	$(O)/light/lib/io/rd.o \
	$(O)/light/lib/io/slurp.o \
	$(O)/light/lib/io/spool.o \
	$(O)/light/lib/io/stage.o \
	$(O)/light/lib/io/unpack.o \
	$(O)/light/lib/io/unzstd.o \
	$(O)/light/lib/io/wr.o \
	$(O)/light/lib/io/writeall.o \
	$(O)/light/lib/link/amend.o \
	$(O)/light/lib/link/chain.o \
	$(O)/light/lib/link/half.o \
	$(O)/light/lib/link/lines.o \
	$(O)/light/lib/link/link.o \
	$(O)/light/lib/link/next.o \
	$(O)/light/lib/link/nextheld.o \
	$(O)/light/lib/link/script.o \
	$(O)/light/lib/login/entry.o \
	$(O)/light/lib/login/exchange.o \
	$(O)/light/lib/login/imapline.o \
	$(O)/light/lib/login/login.o \
	$(O)/light/lib/login/saslname.o \
	$(O)/light/lib/maildir/acl.o \
	$(O)/light/lib/maildir/aclfile.o \
	$(O)/light/lib/maildir/aclglobal.o \
	$(O)/light/lib/maildir/aclmine.o \
	$(O)/light/lib/maildir/aclshares.o \
	$(O)/light/lib/maildir/attributes.o \
	$(O)/light/lib/maildir/attributetext.o \
	$(O)/light/lib/maildir/autobox.o \
	$(O)/light/lib/maildir/box.o \
	$(O)/light/lib/maildir/boxcommit.o \
	$(O)/light/lib/maildir/boxcopy.o \
	$(O)/light/lib/maildir/boxgone.o \
	$(O)/light/lib/maildir/boxguid.o \
	$(O)/light/lib/maildir/boxindex.o \
	$(O)/light/lib/maildir/boxlazy.o \
	$(O)/light/lib/maildir/boxlist.o \
	$(O)/light/lib/maildir/boxlook.o \
	$(O)/light/lib/maildir/boxmark.o \
	$(O)/light/lib/maildir/boxopen.o \
	$(O)/light/lib/maildir/boxread.o \
	$(O)/light/lib/maildir/boxreplace.o \
	$(O)/light/lib/maildir/boxstate.o \
	$(O)/light/lib/maildir/boxsync.o \
	$(O)/light/lib/maildir/boxuidl.o \
	$(O)/light/lib/maildir/boxwalk.o \
	$(O)/light/lib/maildir/disk.o \
	$(O)/light/lib/maildir/dotlock.o \
	$(O)/light/lib/maildir/foldername.o \
	$(O)/light/lib/maildir/inflated.o \
	$(O)/light/lib/maildir/keywords.o \
	$(O)/light/lib/maildir/layout.o \
	$(O)/light/lib/maildir/lazymark.o \
	$(O)/light/lib/maildir/leftover.o \
	$(O)/light/lib/maildir/locklife.o \
	$(O)/light/lib/maildir/maildirsize.o \
	$(O)/light/lib/maildir/msgname.o \
	$(O)/light/lib/maildir/ownedtree.o \
	$(O)/light/lib/maildir/quota.o \
	$(O)/light/lib/maildir/quotalevel.o \
	$(O)/light/lib/maildir/quotarule.o \
	$(O)/light/lib/maildir/save.o \
	$(O)/light/lib/maildir/scan.o \
	$(O)/light/lib/maildir/subscriptions.o \
	$(O)/light/lib/maildir/tree.o \
	$(O)/light/lib/maildir/treedir.o \
	$(O)/light/lib/maildir/treefs.o \
	$(O)/light/lib/maildir/treelist.o \
	$(O)/light/lib/maildir/treemove.o \
	$(O)/light/lib/maildir/uidin.o \
	$(O)/light/lib/maildir/uidline.o \
	$(O)/light/lib/maildir/uidlist.o \
	$(O)/light/lib/maildir/uidout.o \
	$(O)/light/lib/maildir/uidstate.o \
	$(O)/light/lib/maildir/validity.o \
	$(O)/light/lib/map/mapask.o \
	$(O)/light/lib/map/mapconf.o \
	$(O)/light/lib/map/mapkey.o \
	$(O)/light/lib/map/mapname.o \
	$(O)/light/lib/map/netstring.o \
	$(O)/light/lib/map/socketmap.o \
	$(O)/light/lib/map/socketserve.o \
	$(O)/light/lib/mime/addrfield.o \
	$(O)/light/lib/mime/addrs.o \
	$(O)/light/lib/mime/addrtoken.o \
	$(O)/light/lib/mime/charmap.o \
	$(O)/light/lib/mime/charset.o \
	$(O)/light/lib/mime/content.o \
	$(O)/light/lib/mime/decoder.o \
	$(O)/light/lib/mime/flat.o \
	$(O)/light/lib/mime/header.o \
	$(O)/light/lib/mime/iso2022.o \
	$(O)/light/lib/mime/partfields.o \
	$(O)/light/lib/mime/partpath.o \
	$(O)/light/lib/mime/parts.o \
	$(O)/light/lib/mime/preview.o \
	$(O)/light/lib/mime/transfer.o \
	$(O)/light/lib/mime/utfs.o \
	$(O)/light/lib/mime/words.o \
	$(O)/light/lib/os/ack.o \
	$(O)/light/lib/os/clock.o \
	$(O)/light/lib/os/confine_bsd.o \
	$(O)/light/lib/os/confine_linux.o \
	$(O)/light/lib/os/cred.o \
	$(O)/light/lib/os/exe.o \
	$(O)/light/lib/os/fdpass.o \
	$(O)/light/lib/os/fds.o \
	$(O)/light/lib/os/flush.o \
	$(O)/light/lib/os/heap.o \
	$(O)/light/lib/os/image.o \
	$(O)/light/lib/os/onask.o \
	$(O)/light/lib/os/page.o \
	$(O)/light/lib/os/random.o \
	$(O)/light/lib/os/rename.o \
	$(O)/light/lib/os/secrecy.o \
	$(O)/light/lib/os/spawn.o \
	$(O)/light/lib/os/syncall.o \
	$(O)/light/lib/os/tmpfd.o \
	$(O)/light/lib/os/watch_bsd.o \
	$(O)/light/lib/os/watch_linux.o \
	$(O)/light/lib/pop3/popcapa.o \
	$(O)/light/lib/pop3/popdot.o \
	$(O)/light/lib/pop3/poplang.o \
	$(O)/light/lib/pop3/popline.o \
	$(O)/light/lib/pop3/uidl.o \
	$(O)/light/lib/queue/destinations.o \
	$(O)/light/lib/queue/filecopy.o \
	$(O)/light/lib/queue/filelines.o \
	$(O)/light/lib/queue/nextjob.o \
	$(O)/light/lib/queue/notify.o \
	$(O)/light/lib/queue/queuedir.o \
	$(O)/light/lib/queue/queuefile.o \
	$(O)/light/lib/queue/queueowner.o \
	$(O)/light/lib/queue/result.o \
	$(O)/light/lib/queue/schedule.o \
	$(O)/light/lib/route/aliasmap.o \
	$(O)/light/lib/route/aliastext.o \
	$(O)/light/lib/route/expand.o \
	$(O)/light/lib/route/route.o \
	$(O)/light/lib/route/routeset.o \
	$(O)/light/lib/route/srs.o \
	$(O)/light/lib/route/transport.o \
	$(O)/light/lib/rules/rule.o \
	$(O)/light/lib/rules/rulearg.o \
	$(O)/light/lib/rules/ruleaudit.o \
	$(O)/light/lib/rules/rulecheck.o \
	$(O)/light/lib/rules/rulecount.o \
	$(O)/light/lib/rules/ruledns.o \
	$(O)/light/lib/rules/rulefile.o \
	$(O)/light/lib/rules/rulejudge.o \
	$(O)/light/lib/rules/rulelist.o \
	$(O)/light/lib/rules/rulelookup.o \
	$(O)/light/lib/rules/rulepolicy.o \
	$(O)/light/lib/rules/rulereply.o \
	$(O)/light/lib/rules/ruletest.o \
	$(O)/light/lib/sasl/external.o \
	$(O)/light/lib/sasl/oauth.o \
	$(O)/light/lib/sasl/offer.o \
	$(O)/light/lib/scan/clamd.o \
	$(O)/light/lib/scan/scanner.o \
	$(O)/light/lib/scan/score.o \
	$(O)/light/lib/scan/spamd.o \
	$(O)/light/lib/send/dotstuff.o \
	$(O)/light/lib/send/httpreply.o \
	$(O)/light/lib/send/smtpreply.o \
	$(O)/light/lib/send/stspolicy.o \
	$(O)/light/lib/sieve/ext/svext_actions.o \
	$(O)/light/lib/sieve/ext/svext_casemap.o \
	$(O)/light/lib/sieve/ext/svext_control.o \
	$(O)/light/lib/sieve/ext/svext_copy.o \
	$(O)/light/lib/sieve/ext/svext_encoded_character.o \
	$(O)/light/lib/sieve/ext/svext_envelope.o \
	$(O)/light/lib/sieve/ext/svext_ereject.o \
	$(O)/light/lib/sieve/ext/svext_fileinto.o \
	$(O)/light/lib/sieve/ext/svext_filter.o \
	$(O)/light/lib/sieve/ext/svext_header.o \
	$(O)/light/lib/sieve/ext/svext_imap4flags.o \
	$(O)/light/lib/sieve/ext/svext_logic.o \
	$(O)/light/lib/sieve/ext/svext_mailbox.o \
	$(O)/light/lib/sieve/ext/svext_numeric.o \
	$(O)/light/lib/sieve/ext/svext_octet.o \
	$(O)/light/lib/sieve/ext/svext_reject.o \
	$(O)/light/lib/sieve/ext/svext_relational.o \
	$(O)/light/lib/sieve/ext/svext_size.o \
	$(O)/light/lib/sieve/ext/svext_subaddress.o \
	$(O)/light/lib/sieve/ext/svext_variables.o \
	$(O)/light/lib/sieve/svaction.o \
	$(O)/light/lib/sieve/svaddress.o \
	$(O)/light/lib/sieve/svcheck.o \
	$(O)/light/lib/sieve/svcompare.o \
	$(O)/light/lib/sieve/svencoded.o \
	$(O)/light/lib/sieve/svlex.o \
	$(O)/light/lib/sieve/svmail.o \
	$(O)/light/lib/sieve/svmatch.o \
	$(O)/light/lib/sieve/svparse.o \
	$(O)/light/lib/sieve/svplan.o \
	$(O)/light/lib/sieve/svprogram.o \
	$(O)/light/lib/sieve/svrun.o \
	$(O)/light/lib/sieve/svtable.o \
	$(O)/light/lib/sieve/svtest.o \
	$(O)/light/lib/sieve/svvar.o \
	$(O)/light/lib/sieve/svwire.o \
	$(O)/light/lib/smtp/address.o \
	$(O)/light/lib/smtp/carried.o \
	$(O)/light/lib/smtp/command.o \
	$(O)/light/lib/smtp/dotdata.o \
	$(O)/light/lib/smtp/dsnparam.o \
	$(O)/light/lib/smtp/envelope.o \
	$(O)/light/lib/smtp/hops.o \
	$(O)/light/lib/smtp/param.o \
	$(O)/light/lib/smtp/reply.o \
	$(O)/light/lib/smtp/trace.o \
	$(O)/light/lib/smtp/xtext.o \
	$(O)/light/lib/sql/sqlconf.o \
	$(O)/light/lib/sql/sqlmap.o \
	$(O)/light/lib/sql/sqlquery.o \
	$(O)/light/lib/text/base64.o \
	$(O)/light/lib/text/casemap.o \
	$(O)/light/lib/text/casetable.o \
	$(O)/light/lib/text/crlf.o \
	$(O)/light/lib/text/date.o \
	$(O)/light/lib/text/fold.o \
	$(O)/light/lib/text/hex.o \
	$(O)/light/lib/text/json.o \
	$(O)/light/lib/text/keysort.o \
	$(O)/light/lib/text/match.o \
	$(O)/light/lib/text/numsort.o \
	$(O)/light/lib/text/sift.o \
	$(O)/light/lib/text/slashed.o \
	$(O)/light/lib/text/tally.o \
	$(O)/light/lib/text/utf8.o \
	$(O)/light/lib/tls/certdir.o \
	$(O)/light/lib/tls/clientfiles.o \
	$(O)/light/lib/tls/fingerprints.o \
	$(O)/light/lib/tls/plumbing.o \
	$(O)/light/lib/tls/ticketkeys.o \
	$(O)/light/lib/tls/tlsclient.o \
	$(O)/light/lib/tls/tlsctl.o
FULL_OBJECTS = \
	$(O)/full/lib/auth/account.o \
	$(O)/full/lib/auth/again.o \
	$(O)/full/lib/auth/aliases.o \
	$(O)/full/lib/auth/asjob.o \
	$(O)/full/lib/auth/ask.o \
	$(O)/full/lib/auth/askbind.o \
	$(O)/full/lib/auth/askeep.o \
	$(O)/full/lib/auth/asmany.o \
	$(O)/full/lib/auth/asuser.o \
	$(O)/full/lib/auth/authcache.o \
	$(O)/full/lib/auth/banlog.o \
	$(O)/full/lib/auth/behalf.o \
	$(O)/full/lib/auth/capa.o \
	$(O)/full/lib/auth/checkfacts.o \
	$(O)/full/lib/auth/checkpw.o \
	$(O)/full/lib/auth/domains.o \
	$(O)/full/lib/auth/evidence.o \
	$(O)/full/lib/auth/filestamp.o \
	$(O)/full/lib/auth/front.o \
	$(O)/full/lib/auth/given.o \
	$(O)/full/lib/auth/guard.o \
	$(O)/full/lib/auth/handover.o \
	$(O)/full/lib/auth/helper.o \
	$(O)/full/lib/auth/introspect.o \
	$(O)/full/lib/auth/judge.o \
	$(O)/full/lib/auth/ldapquery.o \
	$(O)/full/lib/auth/ldaptext.o \
	$(O)/full/lib/auth/loader.o \
	$(O)/full/lib/auth/logon.o \
	$(O)/full/lib/auth/passleft.o \
	$(O)/full/lib/auth/penalty.o \
	$(O)/full/lib/auth/proven.o \
	$(O)/full/lib/auth/pwcheck.o \
	$(O)/full/lib/auth/recall.o \
	$(O)/full/lib/auth/resolve.o \
	$(O)/full/lib/auth/seats.o \
	$(O)/full/lib/auth/serve.o \
	$(O)/full/lib/auth/stay.o \
	$(O)/full/lib/auth/table.o \
	$(O)/full/lib/auth/throttle.o \
	$(O)/full/lib/auth/userfile.o \
	$(O)/full/lib/auth/username.o \
	$(O)/full/lib/auth/userquota.o \
	$(O)/full/lib/auth/users.o \
	$(O)/full/lib/auth/userscan.o \
	$(O)/full/lib/auth/usersdb.o \
	$(O)/full/lib/auth/verifiers.o \
	$(O)/full/lib/auth/whose.o \
	$(O)/full/lib/auth/wire.o \
	$(O)/full/lib/base/buf.o \
	$(O)/full/lib/base/err.o \
	$(O)/full/lib/base/log.o \
	$(O)/full/lib/base/mem.o \
	$(O)/full/lib/base/num.o \
	$(O)/full/lib/base/option.o \
	$(O)/full/lib/base/pool.o \
	$(O)/full/lib/base/secret.o \
	$(O)/full/lib/base/span.o \
	$(O)/full/lib/base/tool.o \
	$(O)/full/lib/cdb/cdb.o \
	$(O)/full/lib/cdb/cdbfresh.o \
	$(O)/full/lib/cdb/cdbmake.o \
	$(O)/full/lib/conn/cidr.o \
	$(O)/full/lib/conn/dial.o \
	$(O)/full/lib/conn/facts.o \
	$(O)/full/lib/conn/proxy.o \
	$(O)/full/lib/conn/starttls.o \
	$(O)/full/lib/conn/tlsfacts.o \
	$(O)/full/lib/crypto/hash.o \
	$(O)/full/lib/crypto/openssl.o \
	$(O)/full/lib/crypto/scheme.o \
	$(O)/full/lib/crypto/schemeargon.o \
	$(O)/full/lib/crypto/schemecrypt.o \
	$(O)/full/lib/crypto/schemedigest.o \
	$(O)/full/lib/crypto/schemekind.o \
	$(O)/full/lib/crypto/schememd5.o \
	$(O)/full/lib/crypto/schemescram.o \
	$(O)/full/lib/crypto/sign.o \
	$(O)/full/lib/crypto/siphash.o \
	$(O)/full/lib/dkim/canon.o \
	$(O)/full/lib/dkim/signature.o \
	$(O)/full/lib/dns/dnsmsg.o \
	$(O)/full/lib/dns/dnsrecords.o \
	$(O)/full/lib/dns/resolver.o \
	$(O)/full/lib/dns/srvorder.o \
	$(O)/full/lib/fts/ftsdb.o \
	$(O)/full/lib/fts/ftsdb_without.o \
	$(O)/full/lib/fts/ftstext.o \
	$(O)/full/lib/fts/ftsvfs.o \
	$(O)/full/lib/imap/args.o \
	$(O)/full/lib/imap/basesubject.o \
	$(O)/full/lib/imap/frame.o \
	$(O)/full/lib/imap/imapurl.o \
	$(O)/full/lib/imap/msgids.o \
	$(O)/full/lib/imap/pattern.o \
	$(O)/full/lib/imap/quote.o \
	$(O)/full/lib/imap/search.o \
	$(O)/full/lib/imap/searchfuzzy.o \
	$(O)/full/lib/imap/searchrow.o \
	$(O)/full/lib/imap/seqset.o \
	$(O)/full/lib/imap/structure.o \
	$(O)/full/lib/imap/thread.o \
	$(O)/full/lib/imap/threadlink.o \
	$(O)/full/lib/index/cache.o \
	$(O)/full/lib/index/cacheform.o \
	$(O)/full/lib/index/cacheout.o \
	$(O)/full/lib/index/cachewindow.o \
	$(O)/full/lib/index/column.o \
	$(O)/full/lib/index/index.o \
	$(O)/full/lib/index/indexform.o \
	$(O)/full/lib/index/indexout.o \
	$(O)/full/lib/index/ranks.o \
	$(O)/full/lib/index/sum.o \
	$(O)/full/lib/io/bunzip.o \
	$(O)/full/lib/io/deflate.o \
	$(O)/full/lib/io/gunzip.o \
	$(O)/full/lib/io/gzip.o \
	$(O)/full/lib/io/likedir.o \
	$(O)/full/lib/io/newfile.o \
	$(O)/full/lib/io/rd.o \
	$(O)/full/lib/io/slurp.o \
	$(O)/full/lib/io/spool.o \
	$(O)/full/lib/io/stage.o \
	$(O)/full/lib/io/unpack.o \
	$(O)/full/lib/io/unzstd.o \
	$(O)/full/lib/io/wr.o \
	$(O)/full/lib/io/writeall.o \
	$(O)/full/lib/link/amend.o \
	$(O)/full/lib/link/chain.o \
	$(O)/full/lib/link/half.o \
	$(O)/full/lib/link/lines.o \
	$(O)/full/lib/link/link.o \
	$(O)/full/lib/link/next.o \
	$(O)/full/lib/link/nextheld.o \
	$(O)/full/lib/link/script.o \
	$(O)/full/lib/login/entry.o \
	$(O)/full/lib/login/exchange.o \
	$(O)/full/lib/login/imapline.o \
	$(O)/full/lib/login/login.o \
	$(O)/full/lib/login/saslname.o \
	$(O)/full/lib/maildir/acl.o \
	$(O)/full/lib/maildir/aclfile.o \
	$(O)/full/lib/maildir/aclglobal.o \
	$(O)/full/lib/maildir/aclmine.o \
	$(O)/full/lib/maildir/aclshares.o \
	$(O)/full/lib/maildir/attributes.o \
	$(O)/full/lib/maildir/attributetext.o \
	$(O)/full/lib/maildir/autobox.o \
	$(O)/full/lib/maildir/box.o \
	$(O)/full/lib/maildir/boxcommit.o \
	$(O)/full/lib/maildir/boxcopy.o \
	$(O)/full/lib/maildir/boxgone.o \
	$(O)/full/lib/maildir/boxguid.o \
	$(O)/full/lib/maildir/boxindex.o \
	$(O)/full/lib/maildir/boxlazy.o \
	$(O)/full/lib/maildir/boxlist.o \
	$(O)/full/lib/maildir/boxlook.o \
	$(O)/full/lib/maildir/boxmark.o \
	$(O)/full/lib/maildir/boxopen.o \
	$(O)/full/lib/maildir/boxread.o \
	$(O)/full/lib/maildir/boxreplace.o \
	$(O)/full/lib/maildir/boxstate.o \
	$(O)/full/lib/maildir/boxsync.o \
	$(O)/full/lib/maildir/boxuidl.o \
	$(O)/full/lib/maildir/boxwalk.o \
	$(O)/full/lib/maildir/disk.o \
	$(O)/full/lib/maildir/dotlock.o \
	$(O)/full/lib/maildir/foldername.o \
	$(O)/full/lib/maildir/inflated.o \
	$(O)/full/lib/maildir/keywords.o \
	$(O)/full/lib/maildir/layout.o \
	$(O)/full/lib/maildir/lazymark.o \
	$(O)/full/lib/maildir/leftover.o \
	$(O)/full/lib/maildir/locklife.o \
	$(O)/full/lib/maildir/maildirsize.o \
	$(O)/full/lib/maildir/msgname.o \
	$(O)/full/lib/maildir/ownedtree.o \
	$(O)/full/lib/maildir/quota.o \
	$(O)/full/lib/maildir/quotalevel.o \
	$(O)/full/lib/maildir/quotarule.o \
	$(O)/full/lib/maildir/save.o \
	$(O)/full/lib/maildir/scan.o \
	$(O)/full/lib/maildir/subscriptions.o \
	$(O)/full/lib/maildir/tree.o \
	$(O)/full/lib/maildir/treedir.o \
	$(O)/full/lib/maildir/treefs.o \
	$(O)/full/lib/maildir/treelist.o \
	$(O)/full/lib/maildir/treemove.o \
	$(O)/full/lib/maildir/uidin.o \
	$(O)/full/lib/maildir/uidline.o \
	$(O)/full/lib/maildir/uidlist.o \
	$(O)/full/lib/maildir/uidout.o \
	$(O)/full/lib/maildir/uidstate.o \
	$(O)/full/lib/maildir/validity.o \
	$(O)/full/lib/map/mapask.o \
	$(O)/full/lib/map/mapconf.o \
	$(O)/full/lib/map/mapkey.o \
	$(O)/full/lib/map/mapname.o \
	$(O)/full/lib/map/netstring.o \
	$(O)/full/lib/map/socketmap.o \
	$(O)/full/lib/map/socketserve.o \
	$(O)/full/lib/mime/addrfield.o \
	$(O)/full/lib/mime/addrs.o \
	$(O)/full/lib/mime/addrtoken.o \
	$(O)/full/lib/mime/charmap.o \
	$(O)/full/lib/mime/charset.o \
	$(O)/full/lib/mime/content.o \
	$(O)/full/lib/mime/decoder.o \
	$(O)/full/lib/mime/flat.o \
	$(O)/full/lib/mime/header.o \
	$(O)/full/lib/mime/iso2022.o \
	$(O)/full/lib/mime/partfields.o \
	$(O)/full/lib/mime/partpath.o \
	$(O)/full/lib/mime/parts.o \
	$(O)/full/lib/mime/preview.o \
	$(O)/full/lib/mime/transfer.o \
	$(O)/full/lib/mime/utfs.o \
	$(O)/full/lib/mime/words.o \
	$(O)/full/lib/os/ack.o \
	$(O)/full/lib/os/clock.o \
	$(O)/full/lib/os/confine_bsd.o \
	$(O)/full/lib/os/confine_linux.o \
	$(O)/full/lib/os/cred.o \
	$(O)/full/lib/os/exe.o \
	$(O)/full/lib/os/fdpass.o \
	$(O)/full/lib/os/fds.o \
	$(O)/full/lib/os/flush.o \
	$(O)/full/lib/os/heap.o \
	$(O)/full/lib/os/image.o \
	$(O)/full/lib/os/onask.o \
	$(O)/full/lib/os/page.o \
	$(O)/full/lib/os/random.o \
	$(O)/full/lib/os/rename.o \
	$(O)/full/lib/os/secrecy.o \
	$(O)/full/lib/os/spawn.o \
	$(O)/full/lib/os/syncall.o \
	$(O)/full/lib/os/tmpfd.o \
	$(O)/full/lib/os/watch_bsd.o \
	$(O)/full/lib/os/watch_linux.o \
	$(O)/full/lib/pop3/popcapa.o \
	$(O)/full/lib/pop3/popdot.o \
	$(O)/full/lib/pop3/poplang.o \
	$(O)/full/lib/pop3/popline.o \
	$(O)/full/lib/pop3/uidl.o \
	$(O)/full/lib/queue/destinations.o \
	$(O)/full/lib/queue/filecopy.o \
	$(O)/full/lib/queue/filelines.o \
	$(O)/full/lib/queue/nextjob.o \
	$(O)/full/lib/queue/notify.o \
	$(O)/full/lib/queue/queuedir.o \
	$(O)/full/lib/queue/queuefile.o \
	$(O)/full/lib/queue/queueowner.o \
	$(O)/full/lib/queue/result.o \
	$(O)/full/lib/queue/schedule.o \
	$(O)/full/lib/route/aliasmap.o \
	$(O)/full/lib/route/aliastext.o \
	$(O)/full/lib/route/expand.o \
	$(O)/full/lib/route/route.o \
	$(O)/full/lib/route/routeset.o \
	$(O)/full/lib/route/srs.o \
	$(O)/full/lib/route/transport.o \
	$(O)/full/lib/rules/rule.o \
	$(O)/full/lib/rules/rulearg.o \
	$(O)/full/lib/rules/ruleaudit.o \
	$(O)/full/lib/rules/rulecheck.o \
	$(O)/full/lib/rules/rulecount.o \
	$(O)/full/lib/rules/ruledns.o \
	$(O)/full/lib/rules/rulefile.o \
	$(O)/full/lib/rules/rulejudge.o \
	$(O)/full/lib/rules/rulelist.o \
	$(O)/full/lib/rules/rulelookup.o \
	$(O)/full/lib/rules/rulepolicy.o \
	$(O)/full/lib/rules/rulereply.o \
	$(O)/full/lib/rules/ruletest.o \
	$(O)/full/lib/sasl/crammd5.o \
	$(O)/full/lib/sasl/digestmd5.o \
	$(O)/full/lib/sasl/external.o \
	$(O)/full/lib/sasl/jwk.o \
	$(O)/full/lib/sasl/jwt.o \
	$(O)/full/lib/sasl/oauth.o \
	$(O)/full/lib/sasl/offer.o \
	$(O)/full/lib/sasl/sasl.o \
	$(O)/full/lib/sasl/saslmac.o \
	$(O)/full/lib/sasl/saslprep.o \
	$(O)/full/lib/sasl/scram.o \
	$(O)/full/lib/sasl/scramkeys.o \
	$(O)/full/lib/scan/clamd.o \
	$(O)/full/lib/scan/scanner.o \
	$(O)/full/lib/scan/score.o \
	$(O)/full/lib/scan/spamd.o \
	$(O)/full/lib/send/dotstuff.o \
	$(O)/full/lib/send/httpreply.o \
	$(O)/full/lib/send/smtpreply.o \
	$(O)/full/lib/send/stspolicy.o \
	$(O)/full/lib/sieve/ext/svext_actions.o \
	$(O)/full/lib/sieve/ext/svext_casemap.o \
	$(O)/full/lib/sieve/ext/svext_control.o \
	$(O)/full/lib/sieve/ext/svext_copy.o \
	$(O)/full/lib/sieve/ext/svext_encoded_character.o \
	$(O)/full/lib/sieve/ext/svext_envelope.o \
	$(O)/full/lib/sieve/ext/svext_ereject.o \
	$(O)/full/lib/sieve/ext/svext_fileinto.o \
	$(O)/full/lib/sieve/ext/svext_filter.o \
	$(O)/full/lib/sieve/ext/svext_header.o \
	$(O)/full/lib/sieve/ext/svext_imap4flags.o \
	$(O)/full/lib/sieve/ext/svext_logic.o \
	$(O)/full/lib/sieve/ext/svext_mailbox.o \
	$(O)/full/lib/sieve/ext/svext_numeric.o \
	$(O)/full/lib/sieve/ext/svext_octet.o \
	$(O)/full/lib/sieve/ext/svext_reject.o \
	$(O)/full/lib/sieve/ext/svext_relational.o \
	$(O)/full/lib/sieve/ext/svext_size.o \
	$(O)/full/lib/sieve/ext/svext_subaddress.o \
	$(O)/full/lib/sieve/ext/svext_variables.o \
	$(O)/full/lib/sieve/svaction.o \
	$(O)/full/lib/sieve/svaddress.o \
	$(O)/full/lib/sieve/svcheck.o \
	$(O)/full/lib/sieve/svcompare.o \
	$(O)/full/lib/sieve/svencoded.o \
	$(O)/full/lib/sieve/svlex.o \
	$(O)/full/lib/sieve/svmail.o \
	$(O)/full/lib/sieve/svmatch.o \
	$(O)/full/lib/sieve/svparse.o \
	$(O)/full/lib/sieve/svplan.o \
	$(O)/full/lib/sieve/svprogram.o \
	$(O)/full/lib/sieve/svrun.o \
	$(O)/full/lib/sieve/svtable.o \
	$(O)/full/lib/sieve/svtest.o \
	$(O)/full/lib/sieve/svvar.o \
	$(O)/full/lib/sieve/svwire.o \
	$(O)/full/lib/smtp/address.o \
	$(O)/full/lib/smtp/carried.o \
	$(O)/full/lib/smtp/command.o \
	$(O)/full/lib/smtp/dotdata.o \
	$(O)/full/lib/smtp/dsnparam.o \
	$(O)/full/lib/smtp/envelope.o \
	$(O)/full/lib/smtp/hops.o \
	$(O)/full/lib/smtp/param.o \
	$(O)/full/lib/smtp/reply.o \
	$(O)/full/lib/smtp/trace.o \
	$(O)/full/lib/smtp/xtext.o \
	$(O)/full/lib/sql/sqlconf.o \
	$(O)/full/lib/sql/sqlmap.o \
	$(O)/full/lib/sql/sqlquery.o \
	$(O)/full/lib/text/base64.o \
	$(O)/full/lib/text/casemap.o \
	$(O)/full/lib/text/casetable.o \
	$(O)/full/lib/text/crlf.o \
	$(O)/full/lib/text/date.o \
	$(O)/full/lib/text/fold.o \
	$(O)/full/lib/text/hex.o \
	$(O)/full/lib/text/json.o \
	$(O)/full/lib/text/keysort.o \
	$(O)/full/lib/text/match.o \
	$(O)/full/lib/text/numsort.o \
	$(O)/full/lib/text/sift.o \
	$(O)/full/lib/text/slashed.o \
	$(O)/full/lib/text/tally.o \
	$(O)/full/lib/text/utf8.o \
	$(O)/full/lib/tls/certdir.o \
	$(O)/full/lib/tls/clientctx.o \
	$(O)/full/lib/tls/clientfiles.o \
	$(O)/full/lib/tls/fingerprints.o \
	$(O)/full/lib/tls/keypair.o \
	$(O)/full/lib/tls/leanprov.o \
	$(O)/full/lib/tls/netbio.o \
	$(O)/full/lib/tls/plumbing.o \
	$(O)/full/lib/tls/relay.o \
	$(O)/full/lib/tls/ticketkeys.o \
	$(O)/full/lib/tls/tlsclient.o \
	$(O)/full/lib/tls/tlsctl.o \
	$(O)/full/lib/tls/tlsctx.o \
	$(O)/full/lib/tls/tlserr.o
$(O)/held/proxy-accept.o: $(O)/light/cmd/conn/proxy-accept/accept.o $(O)/light/cmd/conn/proxy-accept/main.o
	@$(HOLD) $(O)/held/proxy-accept.o proxy-accept $(O)/light/cmd/conn/proxy-accept/accept.o $(O)/light/cmd/conn/proxy-accept/main.o
$(O)/held/tls-wrap.o: $(O)/light/cmd/conn/tls-wrap/broker.o $(O)/light/cmd/conn/tls-wrap/client.o $(O)/light/cmd/conn/tls-wrap/facts.o $(O)/light/cmd/conn/tls-wrap/main.o $(O)/light/cmd/conn/tls-wrap/wrap.o
	@$(HOLD) $(O)/held/tls-wrap.o tls-wrap $(O)/light/cmd/conn/tls-wrap/broker.o $(O)/light/cmd/conn/tls-wrap/client.o $(O)/light/cmd/conn/tls-wrap/facts.o $(O)/light/cmd/conn/tls-wrap/main.o $(O)/light/cmd/conn/tls-wrap/wrap.o
$(O)/held/auth-cache.o: $(O)/light/cmd/auth/auth-cache/main.o $(O)/light/cmd/auth/auth-cache/manage.o
	@$(HOLD) $(O)/held/auth-cache.o auth-cache $(O)/light/cmd/auth/auth-cache/main.o $(O)/light/cmd/auth/auth-cache/manage.o
$(O)/held/auth-throttle.o: $(O)/light/cmd/auth/auth-throttle/main.o $(O)/light/cmd/auth/auth-throttle/manage.o
	@$(HOLD) $(O)/held/auth-throttle.o auth-throttle $(O)/light/cmd/auth/auth-throttle/main.o $(O)/light/cmd/auth/auth-throttle/manage.o
$(O)/held/file-auth.o: $(O)/light/cmd/auth/file-auth/backend.o $(O)/light/cmd/auth/file-auth/explain.o $(O)/light/cmd/auth/file-auth/main.o $(O)/light/cmd/auth/file-auth/master.o
	@$(HOLD) $(O)/held/file-auth.o file-auth $(O)/light/cmd/auth/file-auth/backend.o $(O)/light/cmd/auth/file-auth/explain.o $(O)/light/cmd/auth/file-auth/main.o $(O)/light/cmd/auth/file-auth/master.o
$(O)/held/ldap-auth.o: $(O)/light/cmd/auth/ldap-auth/backend.o $(O)/light/cmd/auth/ldap-auth/config.o $(O)/light/cmd/auth/ldap-auth/main.o $(O)/light/cmd/auth/ldap-auth/record.o
	@$(HOLD) $(O)/held/ldap-auth.o ldap-auth $(O)/light/cmd/auth/ldap-auth/backend.o $(O)/light/cmd/auth/ldap-auth/config.o $(O)/light/cmd/auth/ldap-auth/main.o $(O)/light/cmd/auth/ldap-auth/record.o
$(O)/bin/chain: $(O)/light/cmd/conn/chain/held.o $(O)/light/cmd/conn/chain/main.o $(O)/held/proxy-accept.o $(O)/held/tls-wrap.o $(O)/held/auth-cache.o $(O)/held/auth-throttle.o $(O)/held/file-auth.o $(O)/held/ldap-auth.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/chain/held.o $(O)/light/cmd/conn/chain/main.o $(O)/held/proxy-accept.o $(O)/held/tls-wrap.o $(O)/held/auth-cache.o $(O)/held/auth-throttle.o $(O)/held/file-auth.o $(O)/held/ldap-auth.o $(O)/light.a 
$(O)/bin/proxy-accept: $(O)/light/cmd/conn/proxy-accept/accept.o $(O)/light/cmd/conn/proxy-accept/main.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/proxy-accept/accept.o $(O)/light/cmd/conn/proxy-accept/main.o $(O)/light.a 
$(O)/bin/tls-wrap: $(O)/light/cmd/conn/tls-wrap/broker.o $(O)/light/cmd/conn/tls-wrap/client.o $(O)/light/cmd/conn/tls-wrap/facts.o $(O)/light/cmd/conn/tls-wrap/main.o $(O)/light/cmd/conn/tls-wrap/wrap.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/tls-wrap/broker.o $(O)/light/cmd/conn/tls-wrap/client.o $(O)/light/cmd/conn/tls-wrap/facts.o $(O)/light/cmd/conn/tls-wrap/main.o $(O)/light/cmd/conn/tls-wrap/wrap.o $(O)/light.a 
$(O)/bin/tls-engine: $(O)/full/cmd/conn/tls-engine/ask.o $(O)/full/cmd/conn/tls-engine/check.o $(O)/full/cmd/conn/tls-engine/client.o $(O)/full/cmd/conn/tls-engine/facts.o $(O)/full/cmd/conn/tls-engine/handshake.o $(O)/full/cmd/conn/tls-engine/main.o $(O)/full/cmd/conn/tls-engine/peercert.o $(O)/full/cmd/conn/tls-engine/resume.o $(O)/full/cmd/conn/tls-engine/staple.o $(O)/full.a
	@$(LINK_STATIC) $(O)/full/cmd/conn/tls-engine/ask.o $(O)/full/cmd/conn/tls-engine/check.o $(O)/full/cmd/conn/tls-engine/client.o $(O)/full/cmd/conn/tls-engine/facts.o $(O)/full/cmd/conn/tls-engine/handshake.o $(O)/full/cmd/conn/tls-engine/main.o $(O)/full/cmd/conn/tls-engine/peercert.o $(O)/full/cmd/conn/tls-engine/resume.o $(O)/full/cmd/conn/tls-engine/staple.o $(O)/full.a -lssl -lcrypto
$(O)/bin/imap-login: $(O)/light/cmd/conn/imap-login/main.o $(O)/light/cmd/conn/imap-login/session.o $(O)/light/cmd/conn/imap-login/verbs.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/imap-login/main.o $(O)/light/cmd/conn/imap-login/session.o $(O)/light/cmd/conn/imap-login/verbs.o $(O)/light.a 
$(O)/bin/pop3-login: $(O)/light/cmd/conn/pop3-login/main.o $(O)/light/cmd/conn/pop3-login/session.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/pop3-login/main.o $(O)/light/cmd/conn/pop3-login/session.o $(O)/light.a 
$(O)/bin/sieve-login: $(O)/light/cmd/conn/sieve-login/main.o $(O)/light/cmd/conn/sieve-login/session.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/sieve-login/main.o $(O)/light/cmd/conn/sieve-login/session.o $(O)/light.a 
$(O)/bin/file-auth: $(O)/light/cmd/auth/file-auth/backend.o $(O)/light/cmd/auth/file-auth/explain.o $(O)/light/cmd/auth/file-auth/main.o $(O)/light/cmd/auth/file-auth/master.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/auth/file-auth/backend.o $(O)/light/cmd/auth/file-auth/explain.o $(O)/light/cmd/auth/file-auth/main.o $(O)/light/cmd/auth/file-auth/master.o $(O)/light.a 
$(O)/bin/ldap-auth: $(O)/light/cmd/auth/ldap-auth/backend.o $(O)/light/cmd/auth/ldap-auth/config.o $(O)/light/cmd/auth/ldap-auth/main.o $(O)/light/cmd/auth/ldap-auth/record.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/auth/ldap-auth/backend.o $(O)/light/cmd/auth/ldap-auth/config.o $(O)/light/cmd/auth/ldap-auth/main.o $(O)/light/cmd/auth/ldap-auth/record.o $(O)/light.a 
$(O)/bin/ldap-query: $(O)/full/cmd/auth/ldap-query/dial.o $(O)/full/cmd/auth/ldap-query/directory.o $(O)/full/cmd/auth/ldap-query/main.o $(O)/full/cmd/auth/ldap-query/serving.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/cmd/auth/ldap-query/dial.o $(O)/full/cmd/auth/ldap-query/directory.o $(O)/full/cmd/auth/ldap-query/main.o $(O)/full/cmd/auth/ldap-query/serving.o $(O)/full.a -lldap -llber
$(O)/bin/checkpassword-auth: $(O)/light/cmd/auth/checkpassword-auth/backend.o $(O)/light/cmd/auth/checkpassword-auth/main.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/auth/checkpassword-auth/backend.o $(O)/light/cmd/auth/checkpassword-auth/main.o $(O)/light.a 
$(O)/bin/checkpassword-reply: $(O)/light/cmd/auth/checkpassword-reply/main.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/auth/checkpassword-reply/main.o $(O)/light.a 
$(O)/bin/pam-auth: $(O)/light/cmd/auth/pam-auth/backend.o $(O)/light/cmd/auth/pam-auth/main.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/auth/pam-auth/backend.o $(O)/light/cmd/auth/pam-auth/main.o $(O)/light.a 
$(O)/bin/pam-check: $(O)/full/cmd/auth/pam-check/main.o $(O)/full/cmd/auth/pam-check/nss.o $(O)/full/cmd/auth/pam-check/stack.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/cmd/auth/pam-check/main.o $(O)/full/cmd/auth/pam-check/nss.o $(O)/full/cmd/auth/pam-check/stack.o $(O)/full.a $$PAM_LIBS
$(O)/bin/password-check: $(O)/full/cmd/auth/password-check/lines.o $(O)/full/cmd/auth/password-check/main.o $(O)/full/cmd/auth/password-check/serving.o $(O)/full.a
	@$(LINK_STATIC) $(O)/full/cmd/auth/password-check/lines.o $(O)/full/cmd/auth/password-check/main.o $(O)/full/cmd/auth/password-check/serving.o $(O)/full.a -lcrypto -lcrypt -lidn $$ARGON2_LIBS
$(O)/bin/auth-cache: $(O)/light/cmd/auth/auth-cache/main.o $(O)/light/cmd/auth/auth-cache/manage.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/auth/auth-cache/main.o $(O)/light/cmd/auth/auth-cache/manage.o $(O)/light.a 
$(O)/bin/auth-throttle: $(O)/light/cmd/auth/auth-throttle/main.o $(O)/light/cmd/auth/auth-throttle/manage.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/auth/auth-throttle/main.o $(O)/light/cmd/auth/auth-throttle/manage.o $(O)/light.a 
$(O)/bin/auth-socket: $(O)/light/cmd/auth/auth-socket/listen.o $(O)/light/cmd/auth/auth-socket/main.o $(O)/light/cmd/auth/auth-socket/session.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/auth/auth-socket/listen.o $(O)/light/cmd/auth/auth-socket/main.o $(O)/light/cmd/auth/auth-socket/session.o $(O)/light.a 
$(O)/bin/sasldb-auth: $(O)/light/cmd/auth/sasldb-auth/backend.o $(O)/light/cmd/auth/sasldb-auth/main.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/auth/sasldb-auth/backend.o $(O)/light/cmd/auth/sasldb-auth/main.o $(O)/light.a 
$(O)/bin/sasldb-list: $(O)/full/cmd/auth/sasldb-list/main.o $(O)/full/cmd/auth/sasldb-list/store.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/cmd/auth/sasldb-list/main.o $(O)/full/cmd/auth/sasldb-list/store.o $(O)/full.a $$LMDB_LIBS
$(O)/bin/smtp-recv: $(O)/light/cmd/receive/smtp-recv/addresses.o $(O)/light/cmd/receive/smtp-recv/auth.o $(O)/light/cmd/receive/smtp-recv/chunk.o $(O)/light/cmd/receive/smtp-recv/commands.o $(O)/light/cmd/receive/smtp-recv/data.o $(O)/light/cmd/receive/smtp-recv/deliver.o $(O)/light/cmd/receive/smtp-recv/direct.o $(O)/light/cmd/receive/smtp-recv/etrn.o $(O)/light/cmd/receive/smtp-recv/gate/bymap.o $(O)/light/cmd/receive/smtp-recv/gate/gate.o $(O)/light/cmd/receive/smtp-recv/gate/gateask.o $(O)/light/cmd/receive/smtp-recv/gate/keeper.o $(O)/light/cmd/receive/smtp-recv/gate/lookup.o $(O)/light/cmd/receive/smtp-recv/gate/simulate.o $(O)/light/cmd/receive/smtp-recv/intake.o $(O)/light/cmd/receive/smtp-recv/main.o $(O)/light/cmd/receive/smtp-recv/options.o $(O)/light/cmd/receive/smtp-recv/params.o $(O)/light/cmd/receive/smtp-recv/recipients.o $(O)/light/cmd/receive/smtp-recv/runner.o $(O)/light/cmd/receive/smtp-recv/session.o $(O)/light/cmd/receive/smtp-recv/soft.o $(O)/light/cmd/receive/smtp-recv/tls.o $(O)/light/cmd/receive/smtp-recv/xclient.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/receive/smtp-recv/addresses.o $(O)/light/cmd/receive/smtp-recv/auth.o $(O)/light/cmd/receive/smtp-recv/chunk.o $(O)/light/cmd/receive/smtp-recv/commands.o $(O)/light/cmd/receive/smtp-recv/data.o $(O)/light/cmd/receive/smtp-recv/deliver.o $(O)/light/cmd/receive/smtp-recv/direct.o $(O)/light/cmd/receive/smtp-recv/etrn.o $(O)/light/cmd/receive/smtp-recv/gate/bymap.o $(O)/light/cmd/receive/smtp-recv/gate/gate.o $(O)/light/cmd/receive/smtp-recv/gate/gateask.o $(O)/light/cmd/receive/smtp-recv/gate/keeper.o $(O)/light/cmd/receive/smtp-recv/gate/lookup.o $(O)/light/cmd/receive/smtp-recv/gate/simulate.o $(O)/light/cmd/receive/smtp-recv/intake.o $(O)/light/cmd/receive/smtp-recv/main.o $(O)/light/cmd/receive/smtp-recv/options.o $(O)/light/cmd/receive/smtp-recv/params.o $(O)/light/cmd/receive/smtp-recv/recipients.o $(O)/light/cmd/receive/smtp-recv/runner.o $(O)/light/cmd/receive/smtp-recv/session.o $(O)/light/cmd/receive/smtp-recv/soft.o $(O)/light/cmd/receive/smtp-recv/tls.o $(O)/light/cmd/receive/smtp-recv/xclient.o $(O)/light.a 
$(O)/bin/sendmail: $(O)/light/cmd/receive/sendmail/flags.o $(O)/light/cmd/receive/sendmail/main.o $(O)/light/cmd/receive/sendmail/take.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/receive/sendmail/flags.o $(O)/light/cmd/receive/sendmail/main.o $(O)/light/cmd/receive/sendmail/take.o $(O)/light.a 
$(O)/bin/dkim-sign: $(O)/full/cmd/change/dkim-sign/author.o $(O)/full/cmd/change/dkim-sign/keys.o $(O)/full/cmd/change/dkim-sign/main.o $(O)/full/cmd/change/dkim-sign/settings.o $(O)/full/cmd/change/dkim-sign/work.o $(O)/full.a
	@$(LINK_STATIC) $(O)/full/cmd/change/dkim-sign/author.o $(O)/full/cmd/change/dkim-sign/keys.o $(O)/full/cmd/change/dkim-sign/main.o $(O)/full/cmd/change/dkim-sign/settings.o $(O)/full/cmd/change/dkim-sign/work.o $(O)/full.a -lcrypto
$(O)/bin/spam-pipe: $(O)/light/cmd/change/spam-pipe/main.o $(O)/light/cmd/change/spam-pipe/report.o $(O)/light/cmd/change/spam-pipe/scan.o $(O)/light/cmd/change/spam-pipe/settings.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/change/spam-pipe/main.o $(O)/light/cmd/change/spam-pipe/report.o $(O)/light/cmd/change/spam-pipe/scan.o $(O)/light/cmd/change/spam-pipe/settings.o $(O)/light.a 
$(O)/bin/filter-pipe: $(O)/light/cmd/change/filter-pipe/main.o $(O)/light/cmd/change/filter-pipe/run.o $(O)/light/cmd/change/filter-pipe/settings.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/change/filter-pipe/main.o $(O)/light/cmd/change/filter-pipe/run.o $(O)/light/cmd/change/filter-pipe/settings.o $(O)/light.a 
$(O)/bin/header-check: $(O)/light/cmd/change/header-check/act.o $(O)/light/cmd/change/header-check/main.o $(O)/light/cmd/change/header-check/rules.o $(O)/light/cmd/change/header-check/work.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/change/header-check/act.o $(O)/light/cmd/change/header-check/main.o $(O)/light/cmd/change/header-check/rules.o $(O)/light/cmd/change/header-check/work.o $(O)/light.a 
$(O)/bin/address-rewrite: $(O)/light/cmd/change/address-rewrite/fields.o $(O)/light/cmd/change/address-rewrite/main.o $(O)/light/cmd/change/address-rewrite/names.o $(O)/light/cmd/change/address-rewrite/work.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/change/address-rewrite/fields.o $(O)/light/cmd/change/address-rewrite/main.o $(O)/light/cmd/change/address-rewrite/names.o $(O)/light/cmd/change/address-rewrite/work.o $(O)/light.a 
$(O)/bin/submission-fix: $(O)/light/cmd/change/submission-fix/main.o $(O)/light/cmd/change/submission-fix/work.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/change/submission-fix/main.o $(O)/light/cmd/change/submission-fix/work.o $(O)/light.a 
$(O)/bin/mail-deliver: $(O)/light/cmd/deliver/mail-deliver/left.o $(O)/light/cmd/deliver/mail-deliver/loops.o $(O)/light/cmd/deliver/mail-deliver/main.o $(O)/light/cmd/deliver/mail-deliver/recipients.o $(O)/light/cmd/deliver/mail-deliver/run.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/deliver/mail-deliver/left.o $(O)/light/cmd/deliver/mail-deliver/loops.o $(O)/light/cmd/deliver/mail-deliver/main.o $(O)/light/cmd/deliver/mail-deliver/recipients.o $(O)/light/cmd/deliver/mail-deliver/run.o $(O)/light.a 
$(O)/bin/mail-route: $(O)/light/cmd/deliver/mail-route/append.o $(O)/light/cmd/deliver/mail-route/hand.o $(O)/light/cmd/deliver/mail-route/main.o $(O)/light/cmd/deliver/mail-route/options.o $(O)/light/cmd/deliver/mail-route/pass.o $(O)/light/cmd/deliver/mail-route/rewrite.o $(O)/light/cmd/deliver/mail-route/settings.o $(O)/light/cmd/deliver/mail-route/success.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/deliver/mail-route/append.o $(O)/light/cmd/deliver/mail-route/hand.o $(O)/light/cmd/deliver/mail-route/main.o $(O)/light/cmd/deliver/mail-route/options.o $(O)/light/cmd/deliver/mail-route/pass.o $(O)/light/cmd/deliver/mail-route/rewrite.o $(O)/light/cmd/deliver/mail-route/settings.o $(O)/light/cmd/deliver/mail-route/success.o $(O)/light.a 
$(O)/bin/map-query: $(O)/full/cmd/deliver/map-query/kinds.o $(O)/full/cmd/deliver/map-query/ldap.o $(O)/full/cmd/deliver/map-query/ldapconf.o $(O)/full/cmd/deliver/map-query/main.o $(O)/full/cmd/deliver/map-query/pcre.o $(O)/full/cmd/deliver/map-query/program.o $(O)/full/cmd/deliver/map-query/remote.o $(O)/full/cmd/deliver/map-query/sql.o $(O)/full/cmd/deliver/map-query/table.o $(O)/full.a
	@$(LINK_STATIC) $(O)/full/cmd/deliver/map-query/kinds.o $(O)/full/cmd/deliver/map-query/ldap.o $(O)/full/cmd/deliver/map-query/ldapconf.o $(O)/full/cmd/deliver/map-query/main.o $(O)/full/cmd/deliver/map-query/pcre.o $(O)/full/cmd/deliver/map-query/program.o $(O)/full/cmd/deliver/map-query/remote.o $(O)/full/cmd/deliver/map-query/sql.o $(O)/full/cmd/deliver/map-query/table.o $(O)/full.a $$PCRE_LIBS
$(O)/bin/sqlite-query: $(O)/full/cmd/deliver/sqlite-query/database.o $(O)/full/cmd/deliver/sqlite-query/main.o $(O)/full.a
	@$(LINK_STATIC) $(O)/full/cmd/deliver/sqlite-query/database.o $(O)/full/cmd/deliver/sqlite-query/main.o $(O)/full.a $$SQLITE_LIBS
$(O)/bin/pgsql-query: $(O)/full/cmd/deliver/pgsql-query/database.o $(O)/full/cmd/deliver/pgsql-query/main.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/cmd/deliver/pgsql-query/database.o $(O)/full/cmd/deliver/pgsql-query/main.o $(O)/full.a $$PGSQL_LIBS
$(O)/bin/mysql-query: $(O)/full/cmd/deliver/mysql-query/database.o $(O)/full/cmd/deliver/mysql-query/main.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/cmd/deliver/mysql-query/database.o $(O)/full/cmd/deliver/mysql-query/main.o $(O)/full.a $$MYSQL_LIBS
$(O)/bin/map-serve: $(O)/light/cmd/deliver/map-serve/answers.o $(O)/light/cmd/deliver/map-serve/main.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/deliver/map-serve/answers.o $(O)/light/cmd/deliver/map-serve/main.o $(O)/light.a 
$(O)/bin/sieve-filter: $(O)/light/cmd/deliver/sieve-filter/carry.o $(O)/light/cmd/deliver/sieve-filter/confined.o $(O)/light/cmd/deliver/sieve-filter/evaluate.o $(O)/light/cmd/deliver/sieve-filter/evaluator.o $(O)/light/cmd/deliver/sieve-filter/frame.o $(O)/light/cmd/deliver/sieve-filter/kept.o $(O)/light/cmd/deliver/sieve-filter/list.o $(O)/light/cmd/deliver/sieve-filter/main.o $(O)/light/cmd/deliver/sieve-filter/program.o $(O)/light/cmd/deliver/sieve-filter/scripts.o $(O)/light/cmd/deliver/sieve-filter/serve.o $(O)/light/cmd/deliver/sieve-filter/settings.o $(O)/light/cmd/deliver/sieve-filter/settle.o $(O)/light/cmd/deliver/sieve-filter/tell.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/deliver/sieve-filter/carry.o $(O)/light/cmd/deliver/sieve-filter/confined.o $(O)/light/cmd/deliver/sieve-filter/evaluate.o $(O)/light/cmd/deliver/sieve-filter/evaluator.o $(O)/light/cmd/deliver/sieve-filter/frame.o $(O)/light/cmd/deliver/sieve-filter/kept.o $(O)/light/cmd/deliver/sieve-filter/list.o $(O)/light/cmd/deliver/sieve-filter/main.o $(O)/light/cmd/deliver/sieve-filter/program.o $(O)/light/cmd/deliver/sieve-filter/scripts.o $(O)/light/cmd/deliver/sieve-filter/serve.o $(O)/light/cmd/deliver/sieve-filter/settings.o $(O)/light/cmd/deliver/sieve-filter/settle.o $(O)/light/cmd/deliver/sieve-filter/tell.o $(O)/light.a 
$(O)/bin/maildir-deliver: $(O)/light/cmd/deliver/maildir-deliver/deliver.o $(O)/light/cmd/deliver/maildir-deliver/flagwords.o $(O)/light/cmd/deliver/maildir-deliver/incoming.o $(O)/light/cmd/deliver/maildir-deliver/list.o $(O)/light/cmd/deliver/maildir-deliver/main.o $(O)/light/cmd/deliver/maildir-deliver/posting.o $(O)/light/cmd/deliver/maildir-deliver/serve.o $(O)/light/cmd/deliver/maildir-deliver/targets.o $(O)/light/cmd/deliver/maildir-deliver/warn.o $(O)/light/cmd/deliver/maildir-deliver/whose.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/deliver/maildir-deliver/deliver.o $(O)/light/cmd/deliver/maildir-deliver/flagwords.o $(O)/light/cmd/deliver/maildir-deliver/incoming.o $(O)/light/cmd/deliver/maildir-deliver/list.o $(O)/light/cmd/deliver/maildir-deliver/main.o $(O)/light/cmd/deliver/maildir-deliver/posting.o $(O)/light/cmd/deliver/maildir-deliver/serve.o $(O)/light/cmd/deliver/maildir-deliver/targets.o $(O)/light/cmd/deliver/maildir-deliver/warn.o $(O)/light/cmd/deliver/maildir-deliver/whose.o $(O)/light.a -lz
$(O)/bin/mail-queue: $(O)/light/cmd/queue/mail-queue/main.o $(O)/light/cmd/queue/mail-queue/taking.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/queue/mail-queue/main.o $(O)/light/cmd/queue/mail-queue/taking.o $(O)/light.a 
$(O)/bin/queue-run: $(O)/light/cmd/queue/queue-run/agent.o $(O)/light/cmd/queue/queue-run/look.o $(O)/light/cmd/queue/queue-run/main.o $(O)/light/cmd/queue/queue-run/record.o $(O)/light/cmd/queue/queue-run/settle.o $(O)/light/cmd/queue/queue-run/turns.o $(O)/light/cmd/queue/queue-run/work.o $(O)/light/cmd/queue/queue-run/worker.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/queue/queue-run/agent.o $(O)/light/cmd/queue/queue-run/look.o $(O)/light/cmd/queue/queue-run/main.o $(O)/light/cmd/queue/queue-run/record.o $(O)/light/cmd/queue/queue-run/settle.o $(O)/light/cmd/queue/queue-run/turns.o $(O)/light/cmd/queue/queue-run/work.o $(O)/light/cmd/queue/queue-run/worker.o $(O)/light.a 
$(O)/bin/queue-list: $(O)/light/cmd/queue/queue-list/act.o $(O)/light/cmd/queue/queue-list/hosts.o $(O)/light/cmd/queue/queue-list/list.o $(O)/light/cmd/queue/queue-list/main.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/queue/queue-list/act.o $(O)/light/cmd/queue/queue-list/hosts.o $(O)/light/cmd/queue/queue-list/list.o $(O)/light/cmd/queue/queue-list/main.o $(O)/light.a 
$(O)/bin/mail-bounce: $(O)/light/cmd/queue/mail-bounce/main.o $(O)/light/cmd/queue/mail-bounce/make.o $(O)/light/cmd/queue/mail-bounce/report.o $(O)/light/cmd/queue/mail-bounce/status.o $(O)/light/cmd/queue/mail-bounce/text.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/queue/mail-bounce/main.o $(O)/light/cmd/queue/mail-bounce/make.o $(O)/light/cmd/queue/mail-bounce/report.o $(O)/light/cmd/queue/mail-bounce/status.o $(O)/light/cmd/queue/mail-bounce/text.o $(O)/light.a 
$(O)/bin/smtp-send: $(O)/light/cmd/send/smtp-send/authenticate.o $(O)/light/cmd/send/smtp-send/broker.o $(O)/light/cmd/send/smtp-send/connection.o $(O)/light/cmd/send/smtp-send/credentials.o $(O)/light/cmd/send/smtp-send/deliver.o $(O)/light/cmd/send/smtp-send/errand.o $(O)/light/cmd/send/smtp-send/greet.o $(O)/light/cmd/send/smtp-send/headlook.o $(O)/light/cmd/send/smtp-send/hosts.o $(O)/light/cmd/send/smtp-send/main.o $(O)/light/cmd/send/smtp-send/policy.o $(O)/light/cmd/send/smtp-send/report.o $(O)/light/cmd/send/smtp-send/say.o $(O)/light/cmd/send/smtp-send/sendtls.o $(O)/light/cmd/send/smtp-send/session.o $(O)/light/cmd/send/smtp-send/sourcefile.o $(O)/light/cmd/send/smtp-send/sts.o $(O)/light/cmd/send/smtp-send/stscache.o $(O)/light/cmd/send/smtp-send/target.o $(O)/light/cmd/send/smtp-send/tlsrecord.o $(O)/light/cmd/send/smtp-send/transact.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/send/smtp-send/authenticate.o $(O)/light/cmd/send/smtp-send/broker.o $(O)/light/cmd/send/smtp-send/connection.o $(O)/light/cmd/send/smtp-send/credentials.o $(O)/light/cmd/send/smtp-send/deliver.o $(O)/light/cmd/send/smtp-send/errand.o $(O)/light/cmd/send/smtp-send/greet.o $(O)/light/cmd/send/smtp-send/headlook.o $(O)/light/cmd/send/smtp-send/hosts.o $(O)/light/cmd/send/smtp-send/main.o $(O)/light/cmd/send/smtp-send/policy.o $(O)/light/cmd/send/smtp-send/report.o $(O)/light/cmd/send/smtp-send/say.o $(O)/light/cmd/send/smtp-send/sendtls.o $(O)/light/cmd/send/smtp-send/session.o $(O)/light/cmd/send/smtp-send/sourcefile.o $(O)/light/cmd/send/smtp-send/sts.o $(O)/light/cmd/send/smtp-send/stscache.o $(O)/light/cmd/send/smtp-send/target.o $(O)/light/cmd/send/smtp-send/tlsrecord.o $(O)/light/cmd/send/smtp-send/transact.o $(O)/light.a 
$(O)/bin/tls-report: $(O)/full/cmd/send/tls-report/carry.o $(O)/full/cmd/send/tls-report/mail.o $(O)/full/cmd/send/tls-report/main.o $(O)/full/cmd/send/tls-report/make.o $(O)/full/cmd/send/tls-report/options.o $(O)/full/cmd/send/tls-report/post.o $(O)/full/cmd/send/tls-report/rua.o $(O)/full/cmd/send/tls-report/sum.o $(O)/full/cmd/send/tls-report/zip.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/cmd/send/tls-report/carry.o $(O)/full/cmd/send/tls-report/mail.o $(O)/full/cmd/send/tls-report/main.o $(O)/full/cmd/send/tls-report/make.o $(O)/full/cmd/send/tls-report/options.o $(O)/full/cmd/send/tls-report/post.o $(O)/full/cmd/send/tls-report/rua.o $(O)/full/cmd/send/tls-report/sum.o $(O)/full/cmd/send/tls-report/zip.o $(O)/full.a -lz
$(O)/bin/tls-check: $(O)/full/cmd/admin/tls-check/chain.o $(O)/full/cmd/admin/tls-check/dialogue.o $(O)/full/cmd/admin/tls-check/folders.o $(O)/full/cmd/admin/tls-check/main.o $(O)/full/cmd/admin/tls-check/ports.o $(O)/full/cmd/admin/tls-check/report.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/cmd/admin/tls-check/chain.o $(O)/full/cmd/admin/tls-check/dialogue.o $(O)/full/cmd/admin/tls-check/folders.o $(O)/full/cmd/admin/tls-check/main.o $(O)/full/cmd/admin/tls-check/ports.o $(O)/full/cmd/admin/tls-check/report.o $(O)/full.a -lssl -lcrypto
$(O)/bin/mail-passwd: $(O)/full/cmd/admin/mail-passwd/commands.o $(O)/full/cmd/admin/mail-passwd/edit.o $(O)/full/cmd/admin/mail-passwd/entry.o $(O)/full/cmd/admin/mail-passwd/main.o $(O)/full/cmd/admin/mail-passwd/password.o $(O)/full/cmd/admin/mail-passwd/show.o $(O)/full/cmd/admin/mail-passwd/verifier.o $(O)/full.a
	@$(LINK_STATIC) $(O)/full/cmd/admin/mail-passwd/commands.o $(O)/full/cmd/admin/mail-passwd/edit.o $(O)/full/cmd/admin/mail-passwd/entry.o $(O)/full/cmd/admin/mail-passwd/main.o $(O)/full/cmd/admin/mail-passwd/password.o $(O)/full/cmd/admin/mail-passwd/show.o $(O)/full/cmd/admin/mail-passwd/verifier.o $(O)/full.a -lcrypto -lcrypt -lidn $$ARGON2_LIBS
$(O)/bin/imapd: $(O)/light/cmd/read/imapd/access.o $(O)/light/cmd/read/imapd/annotation.o $(O)/light/cmd/read/imapd/capability.o $(O)/light/cmd/read/imapd/catenate.o $(O)/light/cmd/read/imapd/command/acl.o $(O)/light/cmd/read/imapd/command/append.o $(O)/light/cmd/read/imapd/command/appendread.o $(O)/light/cmd/read/imapd/command/appendto.o $(O)/light/cmd/read/imapd/command/basic.o $(O)/light/cmd/read/imapd/command/cancelupdate.o $(O)/light/cmd/read/imapd/command/compress.o $(O)/light/cmd/read/imapd/command/copy.o $(O)/light/cmd/read/imapd/command/esearch.o $(O)/light/cmd/read/imapd/command/expunge.o $(O)/light/cmd/read/imapd/command/fetch.o $(O)/light/cmd/read/imapd/command/flags.o $(O)/light/cmd/read/imapd/command/getacl.o $(O)/light/cmd/read/imapd/command/idle.o $(O)/light/cmd/read/imapd/command/list.o $(O)/light/cmd/read/imapd/command/mailbox.o $(O)/light/cmd/read/imapd/command/metadata.o $(O)/light/cmd/read/imapd/command/notify.o $(O)/light/cmd/read/imapd/command/quota.o $(O)/light/cmd/read/imapd/command/search.o $(O)/light/cmd/read/imapd/command/select.o $(O)/light/cmd/read/imapd/command/sort.o $(O)/light/cmd/read/imapd/command/status.o $(O)/light/cmd/read/imapd/command/store.o $(O)/light/cmd/read/imapd/command/thread.o $(O)/light/cmd/read/imapd/command/unauthenticate.o $(O)/light/cmd/read/imapd/context.o $(O)/light/cmd/read/imapd/contextturn.o $(O)/light/cmd/read/imapd/dispatch.o $(O)/light/cmd/read/imapd/events.o $(O)/light/cmd/read/imapd/facts.o $(O)/light/cmd/read/imapd/fate.o $(O)/light/cmd/read/imapd/fetch/binary.o $(O)/light/cmd/read/imapd/fetch/body.o $(O)/light/cmd/read/imapd/fetch/items.o $(O)/light/cmd/read/imapd/fetch/keep.o $(O)/light/cmd/read/imapd/fetch/object.o $(O)/light/cmd/read/imapd/fetch/preview.o $(O)/light/cmd/read/imapd/fetch/section.o $(O)/light/cmd/read/imapd/fetch/simple.o $(O)/light/cmd/read/imapd/fetch/structure.o $(O)/light/cmd/read/imapd/fields.o $(O)/light/cmd/read/imapd/find.o $(O)/light/cmd/read/imapd/findtext.o $(O)/light/cmd/read/imapd/listing.o $(O)/light/cmd/read/imapd/mailname.o $(O)/light/cmd/read/imapd/main.o $(O)/light/cmd/read/imapd/memo.o $(O)/light/cmd/read/imapd/message.o $(O)/light/cmd/read/imapd/namespaces.o $(O)/light/cmd/read/imapd/notify/boxes.o $(O)/light/cmd/read/imapd/notify/lookout.o $(O)/light/cmd/read/imapd/notify/metadata.o $(O)/light/cmd/read/imapd/notify/names.o $(O)/light/cmd/read/imapd/notify/notify.o $(O)/light/cmd/read/imapd/notify/ownbox.o $(O)/light/cmd/read/imapd/notify/report.o $(O)/light/cmd/read/imapd/notify/request.o $(O)/light/cmd/read/imapd/notify/wait.o $(O)/light/cmd/read/imapd/object.o $(O)/light/cmd/read/imapd/opening.o $(O)/light/cmd/read/imapd/options.o $(O)/light/cmd/read/imapd/order/order.o $(O)/light/cmd/read/imapd/order/ordercolumn.o $(O)/light/cmd/read/imapd/order/sorting.o $(O)/light/cmd/read/imapd/place.o $(O)/light/cmd/read/imapd/progress.o $(O)/light/cmd/read/imapd/ranked.o $(O)/light/cmd/read/imapd/reply.o $(O)/light/cmd/read/imapd/results.o $(O)/light/cmd/read/imapd/resync.o $(O)/light/cmd/read/imapd/session.o $(O)/light/cmd/read/imapd/special.o $(O)/light/cmd/read/imapd/textindex.o $(O)/light/cmd/read/imapd/view.o $(O)/light/cmd/read/imapd/wire.o $(O)/light/cmd/read/imapd/workarounds.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/read/imapd/access.o $(O)/light/cmd/read/imapd/annotation.o $(O)/light/cmd/read/imapd/capability.o $(O)/light/cmd/read/imapd/catenate.o $(O)/light/cmd/read/imapd/command/acl.o $(O)/light/cmd/read/imapd/command/append.o $(O)/light/cmd/read/imapd/command/appendread.o $(O)/light/cmd/read/imapd/command/appendto.o $(O)/light/cmd/read/imapd/command/basic.o $(O)/light/cmd/read/imapd/command/cancelupdate.o $(O)/light/cmd/read/imapd/command/compress.o $(O)/light/cmd/read/imapd/command/copy.o $(O)/light/cmd/read/imapd/command/esearch.o $(O)/light/cmd/read/imapd/command/expunge.o $(O)/light/cmd/read/imapd/command/fetch.o $(O)/light/cmd/read/imapd/command/flags.o $(O)/light/cmd/read/imapd/command/getacl.o $(O)/light/cmd/read/imapd/command/idle.o $(O)/light/cmd/read/imapd/command/list.o $(O)/light/cmd/read/imapd/command/mailbox.o $(O)/light/cmd/read/imapd/command/metadata.o $(O)/light/cmd/read/imapd/command/notify.o $(O)/light/cmd/read/imapd/command/quota.o $(O)/light/cmd/read/imapd/command/search.o $(O)/light/cmd/read/imapd/command/select.o $(O)/light/cmd/read/imapd/command/sort.o $(O)/light/cmd/read/imapd/command/status.o $(O)/light/cmd/read/imapd/command/store.o $(O)/light/cmd/read/imapd/command/thread.o $(O)/light/cmd/read/imapd/command/unauthenticate.o $(O)/light/cmd/read/imapd/context.o $(O)/light/cmd/read/imapd/contextturn.o $(O)/light/cmd/read/imapd/dispatch.o $(O)/light/cmd/read/imapd/events.o $(O)/light/cmd/read/imapd/facts.o $(O)/light/cmd/read/imapd/fate.o $(O)/light/cmd/read/imapd/fetch/binary.o $(O)/light/cmd/read/imapd/fetch/body.o $(O)/light/cmd/read/imapd/fetch/items.o $(O)/light/cmd/read/imapd/fetch/keep.o $(O)/light/cmd/read/imapd/fetch/object.o $(O)/light/cmd/read/imapd/fetch/preview.o $(O)/light/cmd/read/imapd/fetch/section.o $(O)/light/cmd/read/imapd/fetch/simple.o $(O)/light/cmd/read/imapd/fetch/structure.o $(O)/light/cmd/read/imapd/fields.o $(O)/light/cmd/read/imapd/find.o $(O)/light/cmd/read/imapd/findtext.o $(O)/light/cmd/read/imapd/listing.o $(O)/light/cmd/read/imapd/mailname.o $(O)/light/cmd/read/imapd/main.o $(O)/light/cmd/read/imapd/memo.o $(O)/light/cmd/read/imapd/message.o $(O)/light/cmd/read/imapd/namespaces.o $(O)/light/cmd/read/imapd/notify/boxes.o $(O)/light/cmd/read/imapd/notify/lookout.o $(O)/light/cmd/read/imapd/notify/metadata.o $(O)/light/cmd/read/imapd/notify/names.o $(O)/light/cmd/read/imapd/notify/notify.o $(O)/light/cmd/read/imapd/notify/ownbox.o $(O)/light/cmd/read/imapd/notify/report.o $(O)/light/cmd/read/imapd/notify/request.o $(O)/light/cmd/read/imapd/notify/wait.o $(O)/light/cmd/read/imapd/object.o $(O)/light/cmd/read/imapd/opening.o $(O)/light/cmd/read/imapd/options.o $(O)/light/cmd/read/imapd/order/order.o $(O)/light/cmd/read/imapd/order/ordercolumn.o $(O)/light/cmd/read/imapd/order/sorting.o $(O)/light/cmd/read/imapd/place.o $(O)/light/cmd/read/imapd/progress.o $(O)/light/cmd/read/imapd/ranked.o $(O)/light/cmd/read/imapd/reply.o $(O)/light/cmd/read/imapd/results.o $(O)/light/cmd/read/imapd/resync.o $(O)/light/cmd/read/imapd/session.o $(O)/light/cmd/read/imapd/special.o $(O)/light/cmd/read/imapd/textindex.o $(O)/light/cmd/read/imapd/view.o $(O)/light/cmd/read/imapd/wire.o $(O)/light/cmd/read/imapd/workarounds.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/bin/pop3d: $(O)/light/cmd/read/pop3d/commands.o $(O)/light/cmd/read/pop3d/compare.o $(O)/light/cmd/read/pop3d/drop.o $(O)/light/cmd/read/pop3d/main.o $(O)/light/cmd/read/pop3d/options.o $(O)/light/cmd/read/pop3d/session.o $(O)/light/cmd/read/pop3d/uidls.o $(O)/light/cmd/read/pop3d/visit.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/read/pop3d/commands.o $(O)/light/cmd/read/pop3d/compare.o $(O)/light/cmd/read/pop3d/drop.o $(O)/light/cmd/read/pop3d/main.o $(O)/light/cmd/read/pop3d/options.o $(O)/light/cmd/read/pop3d/session.o $(O)/light/cmd/read/pop3d/uidls.o $(O)/light/cmd/read/pop3d/visit.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/bin/maildir-quota: $(O)/light/cmd/admin/maildir-quota/main.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/admin/maildir-quota/main.o $(O)/light.a 
$(O)/bin/maildir-expire: $(O)/light/cmd/admin/maildir-expire/expire.o $(O)/light/cmd/admin/maildir-expire/main.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/admin/maildir-expire/expire.o $(O)/light/cmd/admin/maildir-expire/main.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/bin/maildir-undelete: $(O)/light/cmd/admin/maildir-undelete/main.o $(O)/light/cmd/admin/maildir-undelete/undelete.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/admin/maildir-undelete/main.o $(O)/light/cmd/admin/maildir-undelete/undelete.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/bin/maildir-check: $(O)/light/cmd/admin/maildir-check/check.o $(O)/light/cmd/admin/maildir-check/files.o $(O)/light/cmd/admin/maildir-check/main.o $(O)/light/cmd/admin/maildir-check/resize.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/admin/maildir-check/check.o $(O)/light/cmd/admin/maildir-check/files.o $(O)/light/cmd/admin/maildir-check/main.o $(O)/light/cmd/admin/maildir-check/resize.o $(O)/light.a -lz -lbz2 -lzstd
$(O)/bin/search-index: $(O)/full/cmd/read/search-index/byhand.o $(O)/full/cmd/read/search-index/main.o $(O)/full/cmd/read/search-index/serve.o $(O)/full.a
	@$(LINK_STATIC) $(O)/full/cmd/read/search-index/byhand.o $(O)/full/cmd/read/search-index/main.o $(O)/full/cmd/read/search-index/serve.o $(O)/full.a $$SQLITE_LIBS -lz -lbz2 -lzstd
TOOLS = \
	$(O)/bin/chain \
	$(O)/bin/proxy-accept \
	$(O)/bin/tls-wrap \
	$(O)/bin/tls-engine \
	$(O)/bin/imap-login \
	$(O)/bin/pop3-login \
	$(O)/bin/sieve-login \
	$(O)/bin/file-auth \
	$(O)/bin/ldap-auth \
	$(O)/bin/ldap-query \
	$(O)/bin/checkpassword-auth \
	$(O)/bin/checkpassword-reply \
	$(O)/bin/pam-auth \
	$(O)/bin/pam-check \
	$(O)/bin/password-check \
	$(O)/bin/auth-cache \
	$(O)/bin/auth-throttle \
	$(O)/bin/auth-socket \
	$(O)/bin/sasldb-auth \
	$(O)/bin/sasldb-list \
	$(O)/bin/smtp-recv \
	$(O)/bin/sendmail \
	$(O)/bin/dkim-sign \
	$(O)/bin/spam-pipe \
	$(O)/bin/filter-pipe \
	$(O)/bin/header-check \
	$(O)/bin/address-rewrite \
	$(O)/bin/submission-fix \
	$(O)/bin/mail-deliver \
	$(O)/bin/mail-route \
	$(O)/bin/map-query \
	$(O)/bin/sqlite-query \
	$(O)/bin/pgsql-query \
	$(O)/bin/mysql-query \
	$(O)/bin/map-serve \
	$(O)/bin/sieve-filter \
	$(O)/bin/maildir-deliver \
	$(O)/bin/mail-queue \
	$(O)/bin/queue-run \
	$(O)/bin/queue-list \
	$(O)/bin/mail-bounce \
	$(O)/bin/smtp-send \
	$(O)/bin/tls-report \
	$(O)/bin/tls-check \
	$(O)/bin/mail-passwd \
	$(O)/bin/imapd \
	$(O)/bin/pop3d \
	$(O)/bin/maildir-quota \
	$(O)/bin/maildir-expire \
	$(O)/bin/maildir-undelete \
	$(O)/bin/maildir-check \
	$(O)/bin/search-index
UNITS = \
	$(O)/tests/lib/auth/ask.t \
	$(O)/tests/lib/auth/banlog.t \
	$(O)/tests/lib/auth/domains.t \
	$(O)/tests/lib/auth/helper.t \
	$(O)/tests/lib/auth/ldaptext.t \
	$(O)/tests/lib/auth/seats.t \
	$(O)/tests/lib/auth/table.t \
	$(O)/tests/lib/auth/throttle.t \
	$(O)/tests/lib/auth/userfile.t \
	$(O)/tests/lib/auth/username.t \
	$(O)/tests/lib/auth/users.t \
	$(O)/tests/lib/auth/verifiers.t \
	$(O)/tests/lib/auth/wire.t \
	$(O)/tests/lib/base/buf.t \
	$(O)/tests/lib/base/err.t \
	$(O)/tests/lib/base/mem.t \
	$(O)/tests/lib/base/num.t \
	$(O)/tests/lib/base/option.t \
	$(O)/tests/lib/base/pool.t \
	$(O)/tests/lib/base/span.t \
	$(O)/tests/lib/cdb/cdb.t \
	$(O)/tests/lib/conn/cidr.t \
	$(O)/tests/lib/conn/proxy.t \
	$(O)/tests/lib/conn/starttls.t \
	$(O)/tests/lib/conn/tlsfacts.t \
	$(O)/tests/lib/crypto/scheme.t \
	$(O)/tests/lib/crypto/siphash.t \
	$(O)/tests/lib/dkim/canon.t \
	$(O)/tests/lib/dkim/signature.t \
	$(O)/tests/lib/dns/dnsmsg.t \
	$(O)/tests/lib/dns/srvorder.t \
	$(O)/tests/lib/imap/basesubject.t \
	$(O)/tests/lib/imap/frame.t \
	$(O)/tests/lib/imap/imapurl.t \
	$(O)/tests/lib/imap/pattern.t \
	$(O)/tests/lib/imap/seqset.t \
	$(O)/tests/lib/imap/thread.t \
	$(O)/tests/lib/index/cache.t \
	$(O)/tests/lib/index/column.t \
	$(O)/tests/lib/index/index.t \
	$(O)/tests/lib/index/ranks.t \
	$(O)/tests/lib/io/rd.t \
	$(O)/tests/lib/io/slurp.t \
	$(O)/tests/lib/io/spool.t \
	$(O)/tests/lib/io/wr.t \
	$(O)/tests/lib/link/amend.t \
	$(O)/tests/lib/link/chain.t \
	$(O)/tests/lib/link/half.t \
	$(O)/tests/lib/link/link.t \
	$(O)/tests/lib/link/script.t \
	$(O)/tests/lib/login/imapline.t \
	$(O)/tests/lib/login/saslname.t \
	$(O)/tests/lib/maildir/acl.t \
	$(O)/tests/lib/maildir/attributes.t \
	$(O)/tests/lib/maildir/autobox.t \
	$(O)/tests/lib/maildir/box.t \
	$(O)/tests/lib/maildir/boxindex.t \
	$(O)/tests/lib/maildir/boxuidl.t \
	$(O)/tests/lib/maildir/dovecot.t \
	$(O)/tests/lib/maildir/layout.t \
	$(O)/tests/lib/maildir/names.t \
	$(O)/tests/lib/map/netstring.t \
	$(O)/tests/lib/mime/addrfield.t \
	$(O)/tests/lib/mime/addrs.t \
	$(O)/tests/lib/mime/decoder.t \
	$(O)/tests/lib/mime/flat.t \
	$(O)/tests/lib/mime/header.t \
	$(O)/tests/lib/mime/parts.t \
	$(O)/tests/lib/mime/preview.t \
	$(O)/tests/lib/mime/transfer.t \
	$(O)/tests/lib/mime/words.t \
	$(O)/tests/lib/os/confine.t \
	$(O)/tests/lib/os/fds.t \
	$(O)/tests/lib/os/heap.t \
	$(O)/tests/lib/os/page.t \
	$(O)/tests/lib/os/syncall.t \
	$(O)/tests/lib/os/watch.t \
	$(O)/tests/lib/pop3/popdot.t \
	$(O)/tests/lib/pop3/popline.t \
	$(O)/tests/lib/pop3/uidl.t \
	$(O)/tests/lib/queue/nextjob.t \
	$(O)/tests/lib/queue/queuedir.t \
	$(O)/tests/lib/queue/queuefile.t \
	$(O)/tests/lib/queue/schedule.t \
	$(O)/tests/lib/route/aliastext.t \
	$(O)/tests/lib/route/srs.t \
	$(O)/tests/lib/rules/rulecount.t \
	$(O)/tests/lib/rules/rulefile.t \
	$(O)/tests/lib/rules/rulelist.t \
	$(O)/tests/lib/sasl/digestmd5.t \
	$(O)/tests/lib/sasl/oauth.t \
	$(O)/tests/lib/sasl/offer.t \
	$(O)/tests/lib/sasl/sasl.t \
	$(O)/tests/lib/sasl/saslprep.t \
	$(O)/tests/lib/sasl/scram.t \
	$(O)/tests/lib/scan/spamd.t \
	$(O)/tests/lib/send/dotstuff.t \
	$(O)/tests/lib/send/httpreply.t \
	$(O)/tests/lib/send/stspolicy.t \
	$(O)/tests/lib/sieve/svmatch.t \
	$(O)/tests/lib/sieve/svrun.t \
	$(O)/tests/lib/smtp/address.t \
	$(O)/tests/lib/smtp/dotdata.t \
	$(O)/tests/lib/smtp/dsnparam.t \
	$(O)/tests/lib/smtp/envelope.t \
	$(O)/tests/lib/smtp/reply.t \
	$(O)/tests/lib/sql/sqlquery.t \
	$(O)/tests/lib/text/base64.t \
	$(O)/tests/lib/text/casemap.t \
	$(O)/tests/lib/text/crlf.t \
	$(O)/tests/lib/text/date.t \
	$(O)/tests/lib/text/hex.t \
	$(O)/tests/lib/text/json.t \
	$(O)/tests/lib/text/keysort.t \
	$(O)/tests/lib/text/match.t \
	$(O)/tests/lib/text/numsort.t \
	$(O)/tests/lib/text/tally.t \
	$(O)/tests/lib/tls/certdir.t \
	$(O)/tests/lib/tls/clientctx.t \
	$(O)/tests/lib/tls/clientfiles.t \
	$(O)/tests/lib/tls/fingerprints.t \
	$(O)/tests/lib/tls/keypair.t \
	$(O)/tests/lib/tls/netbio.t \
	$(O)/tests/lib/tls/relay.t \
	$(O)/tests/lib/tls/ticketkeys.t \
	$(O)/tests/lib/tls/tlsctl.t
