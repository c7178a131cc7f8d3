# written by etc/make/objects.sh; do not edit
$(O)/light/cmd/auth/file-auth/backend.o: cmd/auth/file-auth/backend.c cmd/auth/file-auth/backend.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/auth/pwcheck.h lib/auth/users.h lib/os/exe.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/file-auth/backend.c
$(O)/light/cmd/auth/file-auth/main.o: cmd/auth/file-auth/main.c lib/auth/front.h lib/auth/loader.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/base/option.h lib/auth/pwcheck.h lib/auth/users.h lib/base/log.h lib/base/tool.h lib/os/exe.h cmd/auth/file-auth/backend.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/file-auth/main.c
$(O)/light/cmd/auth/ldap-auth/backend.o: cmd/auth/ldap-auth/backend.c cmd/auth/ldap-auth/backend.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h cmd/auth/ldap-auth/config.h cmd/auth/ldap-auth/query.h lib/auth/ldaptext.h lib/auth/pwcheck.h lib/auth/users.h lib/base/tool.h lib/base/option.h lib/os/exe.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/ldap-auth/backend.c
$(O)/light/cmd/auth/ldap-auth/config.o: cmd/auth/ldap-auth/config.c cmd/auth/ldap-auth/config.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/secret.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/ldap-auth/config.c
$(O)/light/cmd/auth/ldap-auth/main.o: cmd/auth/ldap-auth/main.c lib/auth/front.h lib/auth/loader.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/base/option.h cmd/auth/ldap-auth/backend.h cmd/auth/ldap-auth/config.h cmd/auth/ldap-auth/query.h lib/base/tool.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/ldap-auth/main.c
$(O)/light/cmd/auth/ldap-auth/query.o: cmd/auth/ldap-auth/query.c cmd/auth/ldap-auth/query.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h cmd/auth/ldap-auth/config.h lib/base/secret.h lib/base/tool.h lib/base/option.h lib/os/exe.h lib/os/spawn.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/auth/ldap-auth/query.c
$(O)/full/cmd/auth/ldap-query/directory.o: cmd/auth/ldap-query/directory.c cmd/auth/ldap-query/directory.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h lib/base/tool.h lib/base/option.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/ldap-query/directory.c
$(O)/full/cmd/auth/ldap-query/main.o: cmd/auth/ldap-query/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h cmd/auth/ldap-query/directory.h lib/base/buf.h lib/base/span.h lib/base/secret.h cmd/auth/ldap-query/serving.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/ldap-query/main.c
$(O)/full/cmd/auth/ldap-query/serving.o: cmd/auth/ldap-query/serving.c cmd/auth/ldap-query/serving.h lib/base/attr.h lib/base/err.h cmd/auth/ldap-query/directory.h lib/base/buf.h lib/base/span.h lib/base/secret.h lib/base/pool.h lib/io/rd.h lib/io/wr.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/ldap-query/serving.c
$(O)/full/cmd/auth/password-check/main.o: cmd/auth/password-check/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/secret.h lib/base/tool.h lib/base/err.h lib/base/option.h lib/crypto/scheme.h lib/os/confine.h $(O)/machine
	@$(COMPILE_FULL) cmd/auth/password-check/main.c
$(O)/full/cmd/change/dkim-sign/author.o: cmd/change/dkim-sign/author.c cmd/change/dkim-sign/author.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/dkim/signature.h lib/base/err.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h $(O)/machine
	@$(COMPILE_FULL) cmd/change/dkim-sign/author.c
$(O)/full/cmd/change/dkim-sign/keys.o: cmd/change/dkim-sign/keys.c cmd/change/dkim-sign/keys.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/crypto/sign.h lib/base/tool.h lib/base/option.h lib/crypto/openssl.h lib/dkim/signature.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h $(O)/machine
	@$(COMPILE_FULL) cmd/change/dkim-sign/keys.c
$(O)/full/cmd/change/dkim-sign/main.o: cmd/change/dkim-sign/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/change/dkim-sign/keys.h lib/crypto/sign.h lib/link/amend.h lib/io/stage.h lib/link/half.h lib/link/link.h lib/os/clock.h cmd/change/dkim-sign/settings.h lib/dkim/signature.h lib/dkim/canon.h lib/mime/header.h cmd/change/dkim-sign/work.h $(O)/machine
	@$(COMPILE_FULL) cmd/change/dkim-sign/main.c
$(O)/full/cmd/change/dkim-sign/settings.o: cmd/change/dkim-sign/settings.c cmd/change/dkim-sign/settings.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/dkim/signature.h lib/base/buf.h lib/base/span.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h $(O)/machine
	@$(COMPILE_FULL) cmd/change/dkim-sign/settings.c
$(O)/full/cmd/change/dkim-sign/work.o: cmd/change/dkim-sign/work.c cmd/change/dkim-sign/work.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/change/dkim-sign/settings.h lib/base/option.h lib/dkim/signature.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h cmd/change/dkim-sign/author.h lib/base/tool.h lib/crypto/hash.h cmd/change/dkim-sign/keys.h lib/crypto/sign.h lib/os/confine.h $(O)/machine
	@$(COMPILE_FULL) cmd/change/dkim-sign/work.c
$(O)/light/cmd/conn/chain/main.o: cmd/conn/chain/main.c lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h cmd/conn/chain/script.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/chain/main.c
$(O)/light/cmd/conn/chain/script.o: cmd/conn/chain/script.c cmd/conn/chain/script.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/chain/script.c
$(O)/light/cmd/conn/imap-login/command.o: cmd/conn/imap-login/command.c cmd/conn/imap-login/command.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/imap-login/command.c
$(O)/light/cmd/conn/imap-login/main.o: cmd/conn/imap-login/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/conn/facts.h cmd/conn/imap-login/session.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/conn/starttls.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/imap-login/main.c
$(O)/light/cmd/conn/imap-login/session.o: cmd/conn/imap-login/session.c cmd/conn/imap-login/session.h lib/base/attr.h lib/base/err.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h lib/base/log.h cmd/conn/imap-login/command.h lib/login/exchange.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/imap-login/session.c
$(O)/light/cmd/conn/pop3-login/main.o: cmd/conn/pop3-login/main.c lib/base/tool.h lib/base/attr.h lib/base/err.h lib/base/option.h lib/conn/facts.h cmd/conn/pop3-login/session.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/conn/starttls.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/pop3-login/main.c
$(O)/light/cmd/conn/pop3-login/session.o: cmd/conn/pop3-login/session.c cmd/conn/pop3-login/session.h lib/base/attr.h lib/base/err.h lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/span.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h lib/login/exchange.h lib/os/clock.h lib/os/random.h lib/pop3/popline.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/pop3-login/session.c
$(O)/light/cmd/conn/tls-wrap/broker.o: cmd/conn/tls-wrap/broker.c cmd/conn/tls-wrap/broker.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h cmd/conn/tls-wrap/wrap.h lib/base/option.h lib/os/cred.h lib/base/log.h lib/base/secret.h lib/base/tool.h lib/os/clock.h lib/os/fdpass.h lib/tls/certdir.h lib/tls/ticketkeys.h lib/tls/tlsctl.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/tls-wrap/broker.c
$(O)/light/cmd/conn/tls-wrap/main.o: cmd/conn/tls-wrap/main.c lib/base/log.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/base/tool.h lib/base/err.h lib/base/option.h lib/conn/facts.h cmd/conn/tls-wrap/wrap.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/tls-wrap/main.c
$(O)/light/cmd/conn/tls-wrap/wrap.o: cmd/conn/tls-wrap/wrap.c cmd/conn/tls-wrap/wrap.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/option.h lib/os/cred.h lib/base/log.h lib/base/num.h lib/base/tool.h cmd/conn/tls-wrap/broker.h lib/os/exe.h lib/os/fds.h lib/tls/tlsctl.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/conn/tls-wrap/wrap.c
$(O)/light/cmd/receive/smtp-recv/auth.o: cmd/receive/smtp-recv/auth.c lib/base/secret.h lib/base/attr.h lib/base/span.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/smtp/command.h lib/smtp/address.h lib/smtp/envelope.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/auth.c
$(O)/light/cmd/receive/smtp-recv/commands.o: cmd/receive/smtp-recv/commands.c lib/base/num.h lib/base/attr.h lib/base/span.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/smtp/command.h lib/smtp/address.h lib/smtp/envelope.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h lib/smtp/param.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/commands.c
$(O)/light/cmd/receive/smtp-recv/data.o: cmd/receive/smtp-recv/data.c lib/io/spool.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h lib/os/clock.h cmd/receive/smtp-recv/runner.h lib/base/buf.h lib/link/chain.h lib/os/cred.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/pool.h lib/io/rd.h lib/base/log.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/smtp/command.h lib/smtp/address.h lib/smtp/envelope.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h lib/smtp/dotdata.h lib/smtp/hops.h lib/smtp/trace.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/data.c
$(O)/light/cmd/receive/smtp-recv/deliver.o: cmd/receive/smtp-recv/deliver.c cmd/receive/smtp-recv/runner.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/link/chain.h lib/os/cred.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/pool.h lib/io/rd.h lib/io/wr.h lib/base/log.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/smtp/command.h lib/smtp/address.h lib/smtp/envelope.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/deliver.c
$(O)/light/cmd/receive/smtp-recv/main.o: cmd/receive/smtp-recv/main.c lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h lib/base/num.h lib/base/tool.h lib/base/option.h lib/conn/facts.h cmd/receive/smtp-recv/options.h cmd/receive/smtp-recv/runner.h lib/link/chain.h cmd/receive/smtp-recv/session.h lib/smtp/command.h lib/smtp/address.h lib/smtp/envelope.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/main.c
$(O)/light/cmd/receive/smtp-recv/options.o: cmd/receive/smtp-recv/options.c cmd/receive/smtp-recv/options.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/tool.h lib/base/option.h lib/smtp/address.h lib/smtp/envelope.h lib/base/pool.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/options.c
$(O)/light/cmd/receive/smtp-recv/recipients.o: cmd/receive/smtp-recv/recipients.c cmd/receive/smtp-recv/recipients.h lib/base/span.h lib/smtp/address.h lib/base/attr.h lib/base/buf.h lib/base/err.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/recipients.c
$(O)/light/cmd/receive/smtp-recv/runner.o: cmd/receive/smtp-recv/runner.c cmd/receive/smtp-recv/runner.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/link/chain.h lib/os/cred.h lib/base/log.h lib/os/fdpass.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/runner.c
$(O)/light/cmd/receive/smtp-recv/session.o: cmd/receive/smtp-recv/session.c cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/smtp/command.h lib/smtp/address.h lib/smtp/envelope.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h lib/os/clock.h lib/os/confine.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/session.c
$(O)/light/cmd/receive/smtp-recv/tls.o: cmd/receive/smtp-recv/tls.c lib/base/num.h lib/base/attr.h lib/base/span.h cmd/receive/smtp-recv/session.h lib/auth/ask.h lib/auth/account.h lib/base/buf.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/log.h cmd/receive/smtp-recv/options.h lib/base/tool.h lib/base/option.h lib/smtp/command.h lib/smtp/address.h lib/smtp/envelope.h lib/smtp/reply.h cmd/receive/smtp-recv/recipients.h $(O)/machine
	@$(COMPILE_LIGHT) cmd/receive/smtp-recv/tls.c
$(O)/light/lib/auth/account.o: lib/auth/account.c lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/account.c
$(O)/full/lib/auth/account.o: lib/auth/account.c lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/account.c
$(O)/light/lib/auth/ask.o: lib/auth/ask.c lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/num.h lib/os/fdpass.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/ask.c
$(O)/full/lib/auth/ask.o: lib/auth/ask.c lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/num.h lib/os/fdpass.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/ask.c
$(O)/light/lib/auth/asuser.o: lib/auth/asuser.c lib/auth/asuser.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/base/log.h lib/link/chain.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/asuser.c
$(O)/full/lib/auth/asuser.o: lib/auth/asuser.c lib/auth/asuser.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/base/log.h lib/link/chain.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/asuser.c
$(O)/light/lib/auth/checkpw.o: lib/auth/checkpw.c lib/auth/checkpw.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/base/log.h lib/base/tool.h lib/base/option.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/checkpw.c
$(O)/full/lib/auth/checkpw.o: lib/auth/checkpw.c lib/auth/checkpw.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/base/log.h lib/base/tool.h lib/base/option.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/checkpw.c
$(O)/light/lib/auth/front.o: lib/auth/front.c lib/auth/front.h lib/auth/loader.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/base/option.h lib/auth/checkpw.h lib/base/log.h lib/base/tool.h lib/conn/facts.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/front.c
$(O)/full/lib/auth/front.o: lib/auth/front.c lib/auth/front.h lib/auth/loader.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/base/option.h lib/auth/checkpw.h lib/base/log.h lib/base/tool.h lib/conn/facts.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/front.c
$(O)/light/lib/auth/handover.o: lib/auth/handover.c lib/auth/handover.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/spool.h lib/io/stage.h lib/io/wr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/handover.c
$(O)/full/lib/auth/handover.o: lib/auth/handover.c lib/auth/handover.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/spool.h lib/io/stage.h lib/io/wr.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/handover.c
$(O)/light/lib/auth/ldaptext.o: lib/auth/ldaptext.c lib/auth/ldaptext.h lib/auth/username.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/ldaptext.c
$(O)/full/lib/auth/ldaptext.o: lib/auth/ldaptext.c lib/auth/ldaptext.h lib/auth/username.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/ldaptext.c
$(O)/light/lib/auth/loader.o: lib/auth/loader.c lib/auth/loader.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/auth/handover.h lib/base/log.h lib/base/num.h lib/base/tool.h lib/base/option.h lib/conn/starttls.h lib/os/fds.h lib/os/spawn.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/loader.c
$(O)/full/lib/auth/loader.o: lib/auth/loader.c lib/auth/loader.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/auth/handover.h lib/base/log.h lib/base/num.h lib/base/tool.h lib/base/option.h lib/conn/starttls.h lib/os/fds.h lib/os/spawn.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/loader.c
$(O)/light/lib/auth/logon.o: lib/auth/logon.c lib/auth/logon.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/sasl/sasl.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/logon.c
$(O)/full/lib/auth/logon.o: lib/auth/logon.c lib/auth/logon.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/sasl/sasl.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/logon.c
$(O)/light/lib/auth/pwcheck.o: lib/auth/pwcheck.c lib/auth/pwcheck.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/secret.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/pwcheck.c
$(O)/full/lib/auth/pwcheck.o: lib/auth/pwcheck.c lib/auth/pwcheck.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/secret.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/pwcheck.c
$(O)/light/lib/auth/serve.o: lib/auth/serve.c lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/auth/asuser.h lib/auth/handover.h lib/auth/logon.h lib/base/log.h lib/base/num.h lib/base/tool.h lib/base/option.h lib/sasl/sasl.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/serve.c
$(O)/full/lib/auth/serve.o: lib/auth/serve.c lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/auth/asuser.h lib/auth/handover.h lib/auth/logon.h lib/base/log.h lib/base/num.h lib/base/tool.h lib/base/option.h lib/sasl/sasl.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/serve.c
$(O)/light/lib/auth/username.o: lib/auth/username.c lib/auth/username.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/username.c
$(O)/full/lib/auth/username.o: lib/auth/username.c lib/auth/username.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/username.c
$(O)/light/lib/auth/users.o: lib/auth/users.c lib/auth/users.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/base/mem.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/auth/users.c
$(O)/full/lib/auth/users.o: lib/auth/users.c lib/auth/users.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h lib/base/mem.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/auth/users.c
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
$(O)/light/lib/conn/facts.o: lib/conn/facts.c lib/conn/facts.h $(O)/machine
	@$(COMPILE_LIGHT) lib/conn/facts.c
$(O)/full/lib/conn/facts.o: lib/conn/facts.c lib/conn/facts.h $(O)/machine
	@$(COMPILE_FULL) lib/conn/facts.c
$(O)/light/lib/conn/starttls.o: lib/conn/starttls.c lib/conn/starttls.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/io/rd.h lib/io/wr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/conn/starttls.c
$(O)/full/lib/conn/starttls.o: lib/conn/starttls.c lib/conn/starttls.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/io/rd.h lib/io/wr.h $(O)/machine
	@$(COMPILE_FULL) lib/conn/starttls.c
$(O)/full/lib/crypto/hash.o: lib/crypto/hash.c lib/crypto/hash.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/hash.c
$(O)/full/lib/crypto/openssl.o: lib/crypto/openssl.c lib/crypto/openssl.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/openssl.c
$(O)/full/lib/crypto/scheme.o: lib/crypto/scheme.c lib/crypto/scheme.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h lib/base/num.h lib/base/secret.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/scheme.c
$(O)/full/lib/crypto/sign.o: lib/crypto/sign.c lib/crypto/sign.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/secret.h $(O)/machine
	@$(COMPILE_FULL) lib/crypto/sign.c
$(O)/light/lib/dkim/canon.o: lib/dkim/canon.c lib/dkim/canon.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/io/stage.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/dkim/canon.c
$(O)/full/lib/dkim/canon.o: lib/dkim/canon.c lib/dkim/canon.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/io/stage.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/dkim/canon.c
$(O)/light/lib/dkim/signature.o: lib/dkim/signature.c lib/dkim/signature.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/dkim/signature.c
$(O)/full/lib/dkim/signature.o: lib/dkim/signature.c lib/dkim/signature.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/dkim/canon.h lib/io/stage.h lib/mime/header.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/dkim/signature.c
$(O)/light/lib/io/rd.o: lib/io/rd.c lib/io/rd.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/mem.h lib/io/wr.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/rd.c
$(O)/full/lib/io/rd.o: lib/io/rd.c lib/io/rd.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/mem.h lib/io/wr.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/io/rd.c
$(O)/light/lib/io/spool.o: lib/io/spool.c lib/io/spool.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/spool.c
$(O)/full/lib/io/spool.o: lib/io/spool.c lib/io/spool.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h lib/os/tmpfd.h $(O)/machine
	@$(COMPILE_FULL) lib/io/spool.c
$(O)/light/lib/io/stage.o: lib/io/stage.c lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/stage.c
$(O)/full/lib/io/stage.o: lib/io/stage.c lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h $(O)/machine
	@$(COMPILE_FULL) lib/io/stage.c
$(O)/light/lib/io/wr.o: lib/io/wr.c lib/io/wr.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/io/wr.c
$(O)/full/lib/io/wr.o: lib/io/wr.c lib/io/wr.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/base/buf.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/io/wr.c
$(O)/light/lib/link/amend.o: lib/link/amend.c lib/link/amend.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h lib/base/buf.h lib/io/spool.h lib/io/wr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/amend.c
$(O)/full/lib/link/amend.o: lib/link/amend.c lib/link/amend.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h lib/base/buf.h lib/io/spool.h lib/io/wr.h $(O)/machine
	@$(COMPILE_FULL) lib/link/amend.c
$(O)/light/lib/link/chain.o: lib/link/chain.c lib/link/chain.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/base/buf.h lib/base/span.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/os/clock.h lib/os/spawn.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/chain.c
$(O)/full/lib/link/chain.o: lib/link/chain.c lib/link/chain.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/base/buf.h lib/base/span.h lib/base/log.h lib/base/tool.h lib/base/option.h lib/os/clock.h lib/os/spawn.h $(O)/machine
	@$(COMPILE_FULL) lib/link/chain.c
$(O)/light/lib/link/half.o: lib/link/half.c lib/link/half.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/wr.h lib/os/clock.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/half.c
$(O)/full/lib/link/half.o: lib/link/half.c lib/link/half.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/wr.h lib/os/clock.h lib/os/spawn.h lib/os/cred.h $(O)/machine
	@$(COMPILE_FULL) lib/link/half.c
$(O)/light/lib/link/link.o: lib/link/link.c lib/link/link.h lib/base/attr.h lib/base/err.h lib/io/spool.h lib/io/stage.h lib/base/span.h lib/io/wr.h lib/mime/header.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/link/link.c
$(O)/full/lib/link/link.o: lib/link/link.c lib/link/link.h lib/base/attr.h lib/base/err.h lib/io/spool.h lib/io/stage.h lib/base/span.h lib/io/wr.h lib/mime/header.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/link/link.c
$(O)/light/lib/login/exchange.o: lib/login/exchange.c lib/login/exchange.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/login/login.h lib/base/option.h lib/conn/starttls.h lib/login/saslname.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/login/exchange.c
$(O)/full/lib/login/exchange.o: lib/login/exchange.c lib/login/exchange.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/login/login.h lib/base/option.h lib/conn/starttls.h lib/login/saslname.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/login/exchange.c
$(O)/light/lib/login/login.o: lib/login/login.c lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h lib/base/log.h lib/base/secret.h lib/os/clock.h lib/os/confine.h $(O)/machine
	@$(COMPILE_LIGHT) lib/login/login.c
$(O)/full/lib/login/login.o: lib/login/login.c lib/login/login.h lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/base/option.h lib/conn/starttls.h lib/base/log.h lib/base/secret.h lib/os/clock.h lib/os/confine.h $(O)/machine
	@$(COMPILE_FULL) lib/login/login.c
$(O)/light/lib/login/saslname.o: lib/login/saslname.c lib/login/saslname.h lib/base/span.h lib/base/attr.h $(O)/machine
	@$(COMPILE_LIGHT) lib/login/saslname.c
$(O)/full/lib/login/saslname.o: lib/login/saslname.c lib/login/saslname.h lib/base/span.h lib/base/attr.h $(O)/machine
	@$(COMPILE_FULL) lib/login/saslname.c
$(O)/light/lib/maildir/disk.o: lib/maildir/disk.c lib/maildir/disk.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/disk.c
$(O)/full/lib/maildir/disk.o: lib/maildir/disk.c lib/maildir/disk.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/disk.c
$(O)/light/lib/maildir/dotlock.o: lib/maildir/dotlock.c lib/maildir/dotlock.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/dotlock.c
$(O)/full/lib/maildir/dotlock.o: lib/maildir/dotlock.c lib/maildir/dotlock.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/dotlock.c
$(O)/light/lib/maildir/foldername.o: lib/maildir/foldername.c lib/maildir/foldername.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/foldername.c
$(O)/full/lib/maildir/foldername.o: lib/maildir/foldername.c lib/maildir/foldername.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/foldername.c
$(O)/light/lib/maildir/keywords.o: lib/maildir/keywords.c lib/maildir/keywords.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/flags.h lib/base/num.h lib/maildir/disk.h lib/base/buf.h lib/os/clock.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/keywords.c
$(O)/full/lib/maildir/keywords.o: lib/maildir/keywords.c lib/maildir/keywords.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/maildir/flags.h lib/base/num.h lib/maildir/disk.h lib/base/buf.h lib/os/clock.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/keywords.c
$(O)/light/lib/maildir/maildirsize.o: lib/maildir/maildirsize.c lib/maildir/maildirsize.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h lib/maildir/disk.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/maildirsize.c
$(O)/full/lib/maildir/maildirsize.o: lib/maildir/maildirsize.c lib/maildir/maildirsize.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h lib/maildir/disk.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/maildirsize.c
$(O)/light/lib/maildir/msgname.o: lib/maildir/msgname.c lib/maildir/msgname.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/maildir/flags.h lib/base/num.h lib/os/clock.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/msgname.c
$(O)/full/lib/maildir/msgname.o: lib/maildir/msgname.c lib/maildir/msgname.h lib/base/buf.h lib/base/attr.h lib/base/span.h lib/maildir/flags.h lib/base/num.h lib/os/clock.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/msgname.c
$(O)/light/lib/maildir/save.o: lib/maildir/save.c lib/maildir/save.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h lib/maildir/flags.h lib/base/buf.h lib/base/mem.h lib/io/wr.h lib/maildir/disk.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/save.c
$(O)/full/lib/maildir/save.o: lib/maildir/save.c lib/maildir/save.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/stage.h lib/maildir/flags.h lib/base/buf.h lib/base/mem.h lib/io/wr.h lib/maildir/disk.h lib/maildir/msgname.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/save.c
$(O)/light/lib/maildir/subscriptions.o: lib/maildir/subscriptions.c lib/maildir/subscriptions.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/mem.h lib/maildir/disk.h lib/maildir/dotlock.h lib/maildir/foldername.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/subscriptions.c
$(O)/full/lib/maildir/subscriptions.o: lib/maildir/subscriptions.c lib/maildir/subscriptions.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/mem.h lib/maildir/disk.h lib/maildir/dotlock.h lib/maildir/foldername.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/subscriptions.c
$(O)/light/lib/maildir/tree.o: lib/maildir/tree.c lib/maildir/tree.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/mem.h lib/maildir/disk.h lib/maildir/foldername.h lib/maildir/subscriptions.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/tree.c
$(O)/full/lib/maildir/tree.o: lib/maildir/tree.c lib/maildir/tree.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/base/buf.h lib/base/mem.h lib/maildir/disk.h lib/maildir/foldername.h lib/maildir/subscriptions.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/tree.c
$(O)/light/lib/maildir/uidlist.o: lib/maildir/uidlist.c lib/maildir/uidlist.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/base/num.h lib/maildir/disk.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/uidlist.c
$(O)/full/lib/maildir/uidlist.o: lib/maildir/uidlist.c lib/maildir/uidlist.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h lib/base/num.h lib/maildir/disk.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/uidlist.c
$(O)/light/lib/maildir/validity.o: lib/maildir/validity.c lib/maildir/validity.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h lib/maildir/disk.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/maildir/validity.c
$(O)/full/lib/maildir/validity.o: lib/maildir/validity.c lib/maildir/validity.h lib/base/attr.h lib/base/err.h lib/base/num.h lib/base/span.h lib/maildir/disk.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/maildir/validity.c
$(O)/light/lib/mime/addrs.o: lib/mime/addrs.c lib/mime/addrs.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/addrs.c
$(O)/full/lib/mime/addrs.o: lib/mime/addrs.c lib/mime/addrs.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/addrs.c
$(O)/light/lib/mime/header.o: lib/mime/header.c lib/mime/header.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/header.c
$(O)/full/lib/mime/header.o: lib/mime/header.c lib/mime/header.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/mem.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/header.c
$(O)/light/lib/mime/words.o: lib/mime/words.c lib/mime/words.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/text/base64.h $(O)/machine
	@$(COMPILE_LIGHT) lib/mime/words.c
$(O)/full/lib/mime/words.o: lib/mime/words.c lib/mime/words.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/text/base64.h $(O)/machine
	@$(COMPILE_FULL) lib/mime/words.c
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
$(O)/light/lib/os/random.o: lib/os/random.c lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/random.c
$(O)/full/lib/os/random.o: lib/os/random.c lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/os/random.c
$(O)/light/lib/os/spawn.o: lib/os/spawn.c lib/os/spawn.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/base/span.h lib/os/clock.h lib/os/fds.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/spawn.c
$(O)/full/lib/os/spawn.o: lib/os/spawn.c lib/os/spawn.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/base/span.h lib/os/clock.h lib/os/fds.h $(O)/machine
	@$(COMPILE_FULL) lib/os/spawn.c
$(O)/light/lib/os/tmpfd.o: lib/os/tmpfd.c lib/os/tmpfd.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/os/tmpfd.c
$(O)/full/lib/os/tmpfd.o: lib/os/tmpfd.c lib/os/tmpfd.h lib/base/attr.h lib/base/err.h lib/base/buf.h lib/base/span.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/os/tmpfd.c
$(O)/light/lib/pop3/popline.o: lib/pop3/popline.c lib/pop3/popline.h lib/base/attr.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/pop3/popline.c
$(O)/full/lib/pop3/popline.o: lib/pop3/popline.c lib/pop3/popline.h lib/base/attr.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/pop3/popline.c
$(O)/light/lib/sasl/sasl.o: lib/sasl/sasl.c lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/secret.h $(O)/machine
	@$(COMPILE_LIGHT) lib/sasl/sasl.c
$(O)/full/lib/sasl/sasl.o: lib/sasl/sasl.c lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/secret.h $(O)/machine
	@$(COMPILE_FULL) lib/sasl/sasl.c
$(O)/light/lib/smtp/address.o: lib/smtp/address.c lib/smtp/address.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/address.c
$(O)/full/lib/smtp/address.o: lib/smtp/address.c lib/smtp/address.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/address.c
$(O)/light/lib/smtp/command.o: lib/smtp/command.c lib/smtp/command.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/smtp/address.h lib/base/buf.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/command.c
$(O)/full/lib/smtp/command.o: lib/smtp/command.c lib/smtp/command.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/smtp/address.h lib/base/buf.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/command.c
$(O)/light/lib/smtp/dotdata.o: lib/smtp/dotdata.c lib/smtp/dotdata.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/dotdata.c
$(O)/full/lib/smtp/dotdata.o: lib/smtp/dotdata.c lib/smtp/dotdata.h lib/base/attr.h lib/base/span.h lib/io/stage.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/smtp/dotdata.c
$(O)/light/lib/smtp/envelope.o: lib/smtp/envelope.c lib/smtp/envelope.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/smtp/address.h lib/base/buf.h lib/base/mem.h lib/io/rd.h lib/io/wr.h lib/os/tmpfd.h lib/smtp/param.h $(O)/machine
	@$(COMPILE_LIGHT) lib/smtp/envelope.c
$(O)/full/lib/smtp/envelope.o: lib/smtp/envelope.c lib/smtp/envelope.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/smtp/address.h lib/base/buf.h lib/base/mem.h lib/io/rd.h lib/io/wr.h lib/os/tmpfd.h lib/smtp/param.h $(O)/machine
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
$(O)/light/lib/text/base64.o: lib/text/base64.c lib/text/base64.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/base64.c
$(O)/full/lib/text/base64.o: lib/text/base64.c lib/text/base64.h lib/base/attr.h lib/base/buf.h lib/base/span.h $(O)/machine
	@$(COMPILE_FULL) lib/text/base64.c
$(O)/light/lib/text/date.o: lib/text/date.c lib/text/date.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_LIGHT) lib/text/date.c
$(O)/full/lib/text/date.o: lib/text/date.c lib/text/date.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h $(O)/machine
	@$(COMPILE_FULL) lib/text/date.c
$(O)/light/lib/tls/certdir.o: lib/tls/certdir.c lib/tls/certdir.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/tls/certdir.c
$(O)/full/lib/tls/certdir.o: lib/tls/certdir.c lib/tls/certdir.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/certdir.c
$(O)/light/lib/tls/ticketkeys.o: lib/tls/ticketkeys.c lib/tls/ticketkeys.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/base/secret.h lib/os/random.h $(O)/machine
	@$(COMPILE_LIGHT) lib/tls/ticketkeys.c
$(O)/full/lib/tls/ticketkeys.o: lib/tls/ticketkeys.c lib/tls/ticketkeys.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/num.h lib/base/secret.h lib/os/random.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/ticketkeys.c
$(O)/light/lib/tls/tlsctl.o: lib/tls/tlsctl.c lib/tls/tlsctl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/tls/certdir.h lib/base/err.h $(O)/machine
	@$(COMPILE_LIGHT) lib/tls/tlsctl.c
$(O)/full/lib/tls/tlsctl.o: lib/tls/tlsctl.c lib/tls/tlsctl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/num.h lib/tls/certdir.h lib/base/err.h $(O)/machine
	@$(COMPILE_FULL) lib/tls/tlsctl.c
$(O)/light/tests/lib/auth/ask_test.o: tests/lib/auth/ask_test.c lib/auth/ask.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/io/rd.h lib/io/wr.h lib/auth/handover.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/ask_test.c
$(O)/tests/lib/auth/ask.t: $(O)/light/tests/lib/auth/ask_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/ask_test.o $(O)/light.a
$(O)/light/tests/lib/auth/ldaptext_test.o: tests/lib/auth/ldaptext_test.c lib/auth/ldaptext.h lib/auth/username.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/ldaptext_test.c
$(O)/tests/lib/auth/ldaptext.t: $(O)/light/tests/lib/auth/ldaptext_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/ldaptext_test.o $(O)/light.a
$(O)/light/tests/lib/auth/username_test.o: tests/lib/auth/username_test.c lib/auth/username.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/username_test.c
$(O)/tests/lib/auth/username.t: $(O)/light/tests/lib/auth/username_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/username_test.o $(O)/light.a
$(O)/light/tests/lib/auth/users_test.o: tests/lib/auth/users_test.c lib/auth/users.h lib/auth/serve.h lib/auth/account.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/os/cred.h lib/auth/ask.h lib/io/rd.h lib/io/wr.h lib/auth/username.h lib/auth/wire.h lib/base/secret.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/users_test.c
$(O)/tests/lib/auth/users.t: $(O)/light/tests/lib/auth/users_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/users_test.o $(O)/light.a
$(O)/light/tests/lib/auth/wire_test.o: tests/lib/auth/wire_test.c lib/auth/wire.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/os/fdpass.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/auth/wire_test.c
$(O)/tests/lib/auth/wire.t: $(O)/light/tests/lib/auth/wire_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/auth/wire_test.o $(O)/light.a
$(O)/light/tests/lib/base/buf_test.o: tests/lib/base/buf_test.c lib/base/buf.h lib/base/attr.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/buf_test.c
$(O)/tests/lib/base/buf.t: $(O)/light/tests/lib/base/buf_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/buf_test.o $(O)/light.a
$(O)/light/tests/lib/base/err_test.o: tests/lib/base/err_test.c lib/base/err.h lib/base/attr.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/err_test.c
$(O)/tests/lib/base/err.t: $(O)/light/tests/lib/base/err_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/err_test.o $(O)/light.a
$(O)/light/tests/lib/base/num_test.o: tests/lib/base/num_test.c lib/base/num.h lib/base/attr.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/num_test.c
$(O)/tests/lib/base/num.t: $(O)/light/tests/lib/base/num_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/num_test.o $(O)/light.a
$(O)/light/tests/lib/base/option_test.o: tests/lib/base/option_test.c lib/base/option.h lib/base/attr.h lib/base/err.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/option_test.c
$(O)/tests/lib/base/option.t: $(O)/light/tests/lib/base/option_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/option_test.o $(O)/light.a
$(O)/light/tests/lib/base/pool_test.o: tests/lib/base/pool_test.c lib/base/pool.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/pool_test.c
$(O)/tests/lib/base/pool.t: $(O)/light/tests/lib/base/pool_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/pool_test.o $(O)/light.a
$(O)/light/tests/lib/base/span_test.o: tests/lib/base/span_test.c lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/base/span_test.c
$(O)/tests/lib/base/span.t: $(O)/light/tests/lib/base/span_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/base/span_test.o $(O)/light.a
$(O)/light/tests/lib/io/rd_test.o: tests/lib/io/rd_test.c lib/io/rd.h lib/base/attr.h lib/base/err.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/io/rd_test.c
$(O)/tests/lib/io/rd.t: $(O)/light/tests/lib/io/rd_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/io/rd_test.o $(O)/light.a
$(O)/light/tests/lib/io/spool_test.o: tests/lib/io/spool_test.c lib/io/spool.h lib/io/stage.h lib/base/attr.h lib/base/err.h lib/base/span.h lib/io/wr.h lib/base/mem.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/io/spool_test.c
$(O)/tests/lib/io/spool.t: $(O)/light/tests/lib/io/spool_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/io/spool_test.o $(O)/light.a
$(O)/light/tests/lib/io/wr_test.o: tests/lib/io/wr_test.c lib/io/wr.h lib/base/attr.h lib/base/err.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/io/wr_test.c
$(O)/tests/lib/io/wr.t: $(O)/light/tests/lib/io/wr_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/io/wr_test.o $(O)/light.a
$(O)/light/tests/lib/link/chain_test.o: tests/lib/link/chain_test.c lib/link/chain.h lib/base/attr.h lib/base/err.h lib/os/cred.h lib/os/tmpfd.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/link/chain_test.c
$(O)/tests/lib/link/chain.t: $(O)/light/tests/lib/link/chain_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/link/chain_test.o $(O)/light.a
$(O)/light/tests/lib/link/link_test.o: tests/lib/link/link_test.c lib/link/link.h lib/base/attr.h lib/base/err.h lib/os/tmpfd.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/link/link_test.c
$(O)/tests/lib/link/link.t: $(O)/light/tests/lib/link/link_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/link/link_test.o $(O)/light.a
$(O)/light/tests/lib/mime/addrs_test.o: tests/lib/mime/addrs_test.c lib/mime/addrs.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/base/pool.h lib/base/mem.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/addrs_test.c
$(O)/tests/lib/mime/addrs.t: $(O)/light/tests/lib/mime/addrs_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/addrs_test.o $(O)/light.a
$(O)/light/tests/lib/mime/header_test.o: tests/lib/mime/header_test.c lib/mime/header.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h lib/io/spool.h lib/io/stage.h lib/io/wr.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/header_test.c
$(O)/tests/lib/mime/header.t: $(O)/light/tests/lib/mime/header_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/header_test.o $(O)/light.a
$(O)/light/tests/lib/mime/words_test.o: tests/lib/mime/words_test.c lib/mime/words.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/mime/words_test.c
$(O)/tests/lib/mime/words.t: $(O)/light/tests/lib/mime/words_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/mime/words_test.o $(O)/light.a
$(O)/light/tests/lib/os/confine_test.o: tests/lib/os/confine_test.c lib/os/confine.h lib/base/attr.h lib/base/err.h lib/os/tmpfd.h tests/lib/tap.h lib/base/span.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/os/confine_test.c
$(O)/tests/lib/os/confine.t: $(O)/light/tests/lib/os/confine_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/os/confine_test.o $(O)/light.a
$(O)/light/tests/lib/os/fds_test.o: tests/lib/os/fds_test.c lib/os/fds.h lib/base/attr.h lib/os/fdpass.h lib/base/err.h lib/base/span.h lib/os/spawn.h lib/os/cred.h lib/os/tmpfd.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/os/fds_test.c
$(O)/tests/lib/os/fds.t: $(O)/light/tests/lib/os/fds_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/os/fds_test.o $(O)/light.a
$(O)/light/tests/lib/sasl/sasl_test.o: tests/lib/sasl/sasl_test.c lib/sasl/sasl.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/secret.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/sasl/sasl_test.c
$(O)/tests/lib/sasl/sasl.t: $(O)/light/tests/lib/sasl/sasl_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/sasl/sasl_test.o $(O)/light.a
$(O)/light/tests/lib/smtp/address_test.o: tests/lib/smtp/address_test.c lib/smtp/address.h lib/base/attr.h lib/base/buf.h lib/base/span.h lib/base/err.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/smtp/address_test.c
$(O)/tests/lib/smtp/address.t: $(O)/light/tests/lib/smtp/address_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/smtp/address_test.o $(O)/light.a
$(O)/light/tests/lib/smtp/envelope_test.o: tests/lib/smtp/envelope_test.c lib/smtp/envelope.h lib/base/attr.h lib/base/err.h lib/base/pool.h lib/base/span.h lib/smtp/address.h lib/base/buf.h lib/os/tmpfd.h lib/smtp/param.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/smtp/envelope_test.c
$(O)/tests/lib/smtp/envelope.t: $(O)/light/tests/lib/smtp/envelope_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/smtp/envelope_test.o $(O)/light.a
$(O)/light/tests/lib/text/base64_test.o: tests/lib/text/base64_test.c lib/text/base64.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/text/base64_test.c
$(O)/tests/lib/text/base64.t: $(O)/light/tests/lib/text/base64_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/text/base64_test.o $(O)/light.a
$(O)/light/tests/lib/text/date_test.o: tests/lib/text/date_test.c lib/text/date.h lib/base/attr.h lib/base/buf.h lib/base/span.h tests/lib/tap.h $(O)/machine
	@$(COMPILE_LIGHT) tests/lib/text/date_test.c
$(O)/tests/lib/text/date.t: $(O)/light/tests/lib/text/date_test.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/tests/lib/text/date_test.o $(O)/light.a
LIGHT_OBJECTS = \
	$(O)/light/lib/auth/account.o \
	$(O)/light/lib/auth/ask.o \
	$(O)/light/lib/auth/asuser.o \
	$(O)/light/lib/auth/checkpw.o \
	$(O)/light/lib/auth/front.o \
	$(O)/light/lib/auth/handover.o \
	$(O)/light/lib/auth/ldaptext.o \
	$(O)/light/lib/auth/loader.o \
	$(O)/light/lib/auth/logon.o \
	$(O)/light/lib/auth/pwcheck.o \
	$(O)/light/lib/auth/serve.o \
	$(O)/light/lib/auth/username.o \
	$(O)/light/lib/auth/users.o \
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
	$(O)/light/lib/conn/facts.o \
	$(O)/light/lib/conn/starttls.o \
	$(O)/light/lib/dkim/canon.o \
	$(O)/light/lib/dkim/signature.o \
	$(O)/light/lib/io/rd.o \
	$(O)/light/lib/io/spool.o \
	$(O)/light/lib/io/stage.o \
	$(O)/light/lib/io/wr.o \
	$(O)/light/lib/link/amend.o \
	$(O)/light/lib/link/chain.o \
	$(O)/light/lib/link/half.o \
	$(O)/light/lib/link/link.o \
	$(O)/light/lib/login/exchange.o \
	$(O)/light/lib/login/login.o \
	$(O)/light/lib/login/saslname.o \
	$(O)/light/lib/maildir/disk.o \
	$(O)/light/lib/maildir/dotlock.o \
	$(O)/light/lib/maildir/foldername.o \
	$(O)/light/lib/maildir/keywords.o \
	$(O)/light/lib/maildir/maildirsize.o \
	$(O)/light/lib/maildir/msgname.o \
	$(O)/light/lib/maildir/save.o \
	$(O)/light/lib/maildir/subscriptions.o \
	$(O)/light/lib/maildir/tree.o \
	$(O)/light/lib/maildir/uidlist.o \
	$(O)/light/lib/maildir/validity.o \
	$(O)/light/lib/mime/addrs.o \
	$(O)/light/lib/mime/header.o \
	$(O)/light/lib/mime/words.o \
	$(O)/light/lib/os/clock.o \
	$(O)/light/lib/os/confine_bsd.o \
	$(O)/light/lib/os/confine_linux.o \
	$(O)/light/lib/os/cred.o \
	$(O)/light/lib/os/exe.o \
	$(O)/light/lib/os/fdpass.o \
	$(O)/light/lib/os/fds.o \
	$(O)/light/lib/os/random.o \
	$(O)/light/lib/os/spawn.o \
	$(O)/light/lib/os/tmpfd.o \
	$(O)/light/lib/pop3/popline.o \
	$(O)/light/lib/sasl/sasl.o \
	$(O)/light/lib/smtp/address.o \
	$(O)/light/lib/smtp/command.o \
	$(O)/light/lib/smtp/dotdata.o \
	$(O)/light/lib/smtp/envelope.o \
	$(O)/light/lib/smtp/hops.o \
	$(O)/light/lib/smtp/param.o \
	$(O)/light/lib/smtp/reply.o \
	$(O)/light/lib/smtp/trace.o \
	$(O)/light/lib/text/base64.o \
	$(O)/light/lib/text/date.o \
	$(O)/light/lib/tls/certdir.o \
	$(O)/light/lib/tls/ticketkeys.o \
	$(O)/light/lib/tls/tlsctl.o
FULL_OBJECTS = \
	$(O)/full/lib/auth/account.o \
	$(O)/full/lib/auth/ask.o \
	$(O)/full/lib/auth/asuser.o \
	$(O)/full/lib/auth/checkpw.o \
	$(O)/full/lib/auth/front.o \
	$(O)/full/lib/auth/handover.o \
	$(O)/full/lib/auth/ldaptext.o \
	$(O)/full/lib/auth/loader.o \
	$(O)/full/lib/auth/logon.o \
	$(O)/full/lib/auth/pwcheck.o \
	$(O)/full/lib/auth/serve.o \
	$(O)/full/lib/auth/username.o \
	$(O)/full/lib/auth/users.o \
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
	$(O)/full/lib/conn/facts.o \
	$(O)/full/lib/conn/starttls.o \
	$(O)/full/lib/crypto/hash.o \
	$(O)/full/lib/crypto/openssl.o \
	$(O)/full/lib/crypto/scheme.o \
	$(O)/full/lib/crypto/sign.o \
	$(O)/full/lib/dkim/canon.o \
	$(O)/full/lib/dkim/signature.o \
	$(O)/full/lib/io/rd.o \
	$(O)/full/lib/io/spool.o \
	$(O)/full/lib/io/stage.o \
	$(O)/full/lib/io/wr.o \
	$(O)/full/lib/link/amend.o \
	$(O)/full/lib/link/chain.o \
	$(O)/full/lib/link/half.o \
	$(O)/full/lib/link/link.o \
	$(O)/full/lib/login/exchange.o \
	$(O)/full/lib/login/login.o \
	$(O)/full/lib/login/saslname.o \
	$(O)/full/lib/maildir/disk.o \
	$(O)/full/lib/maildir/dotlock.o \
	$(O)/full/lib/maildir/foldername.o \
	$(O)/full/lib/maildir/keywords.o \
	$(O)/full/lib/maildir/maildirsize.o \
	$(O)/full/lib/maildir/msgname.o \
	$(O)/full/lib/maildir/save.o \
	$(O)/full/lib/maildir/subscriptions.o \
	$(O)/full/lib/maildir/tree.o \
	$(O)/full/lib/maildir/uidlist.o \
	$(O)/full/lib/maildir/validity.o \
	$(O)/full/lib/mime/addrs.o \
	$(O)/full/lib/mime/header.o \
	$(O)/full/lib/mime/words.o \
	$(O)/full/lib/os/clock.o \
	$(O)/full/lib/os/confine_bsd.o \
	$(O)/full/lib/os/confine_linux.o \
	$(O)/full/lib/os/cred.o \
	$(O)/full/lib/os/exe.o \
	$(O)/full/lib/os/fdpass.o \
	$(O)/full/lib/os/fds.o \
	$(O)/full/lib/os/random.o \
	$(O)/full/lib/os/spawn.o \
	$(O)/full/lib/os/tmpfd.o \
	$(O)/full/lib/pop3/popline.o \
	$(O)/full/lib/sasl/sasl.o \
	$(O)/full/lib/smtp/address.o \
	$(O)/full/lib/smtp/command.o \
	$(O)/full/lib/smtp/dotdata.o \
	$(O)/full/lib/smtp/envelope.o \
	$(O)/full/lib/smtp/hops.o \
	$(O)/full/lib/smtp/param.o \
	$(O)/full/lib/smtp/reply.o \
	$(O)/full/lib/smtp/trace.o \
	$(O)/full/lib/text/base64.o \
	$(O)/full/lib/text/date.o \
	$(O)/full/lib/tls/certdir.o \
	$(O)/full/lib/tls/ticketkeys.o \
	$(O)/full/lib/tls/tlsctl.o
$(O)/bin/chain: $(O)/light/cmd/conn/chain/main.o $(O)/light/cmd/conn/chain/script.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/chain/main.o $(O)/light/cmd/conn/chain/script.o $(O)/light.a 
$(O)/bin/tls-wrap: $(O)/light/cmd/conn/tls-wrap/broker.o $(O)/light/cmd/conn/tls-wrap/main.o $(O)/light/cmd/conn/tls-wrap/wrap.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/tls-wrap/broker.o $(O)/light/cmd/conn/tls-wrap/main.o $(O)/light/cmd/conn/tls-wrap/wrap.o $(O)/light.a 
$(O)/bin/imap-login: $(O)/light/cmd/conn/imap-login/command.o $(O)/light/cmd/conn/imap-login/main.o $(O)/light/cmd/conn/imap-login/session.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/imap-login/command.o $(O)/light/cmd/conn/imap-login/main.o $(O)/light/cmd/conn/imap-login/session.o $(O)/light.a 
$(O)/bin/pop3-login: $(O)/light/cmd/conn/pop3-login/main.o $(O)/light/cmd/conn/pop3-login/session.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/conn/pop3-login/main.o $(O)/light/cmd/conn/pop3-login/session.o $(O)/light.a 
$(O)/bin/file-auth: $(O)/light/cmd/auth/file-auth/backend.o $(O)/light/cmd/auth/file-auth/main.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/auth/file-auth/backend.o $(O)/light/cmd/auth/file-auth/main.o $(O)/light.a 
$(O)/bin/ldap-auth: $(O)/light/cmd/auth/ldap-auth/backend.o $(O)/light/cmd/auth/ldap-auth/config.o $(O)/light/cmd/auth/ldap-auth/main.o $(O)/light/cmd/auth/ldap-auth/query.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/auth/ldap-auth/backend.o $(O)/light/cmd/auth/ldap-auth/config.o $(O)/light/cmd/auth/ldap-auth/main.o $(O)/light/cmd/auth/ldap-auth/query.o $(O)/light.a 
$(O)/bin/ldap-query: $(O)/full/cmd/auth/ldap-query/directory.o $(O)/full/cmd/auth/ldap-query/main.o $(O)/full/cmd/auth/ldap-query/serving.o $(O)/full.a
	@$(LINK_FULL) $(O)/full/cmd/auth/ldap-query/directory.o $(O)/full/cmd/auth/ldap-query/main.o $(O)/full/cmd/auth/ldap-query/serving.o $(O)/full.a -lldap -llber
$(O)/bin/password-check: $(O)/full/cmd/auth/password-check/main.o $(O)/full.a
	@$(LINK_STATIC) $(O)/full/cmd/auth/password-check/main.o $(O)/full.a -lcrypto -lcrypt
$(O)/bin/smtp-recv: $(O)/light/cmd/receive/smtp-recv/auth.o $(O)/light/cmd/receive/smtp-recv/commands.o $(O)/light/cmd/receive/smtp-recv/data.o $(O)/light/cmd/receive/smtp-recv/deliver.o $(O)/light/cmd/receive/smtp-recv/main.o $(O)/light/cmd/receive/smtp-recv/options.o $(O)/light/cmd/receive/smtp-recv/recipients.o $(O)/light/cmd/receive/smtp-recv/runner.o $(O)/light/cmd/receive/smtp-recv/session.o $(O)/light/cmd/receive/smtp-recv/tls.o $(O)/light.a
	@$(LINK_LIGHT) $(O)/light/cmd/receive/smtp-recv/auth.o $(O)/light/cmd/receive/smtp-recv/commands.o $(O)/light/cmd/receive/smtp-recv/data.o $(O)/light/cmd/receive/smtp-recv/deliver.o $(O)/light/cmd/receive/smtp-recv/main.o $(O)/light/cmd/receive/smtp-recv/options.o $(O)/light/cmd/receive/smtp-recv/recipients.o $(O)/light/cmd/receive/smtp-recv/runner.o $(O)/light/cmd/receive/smtp-recv/session.o $(O)/light/cmd/receive/smtp-recv/tls.o $(O)/light.a 
$(O)/bin/dkim-sign: $(O)/full/cmd/change/dkim-sign/author.o $(O)/full/cmd/change/dkim-sign/keys.o $(O)/full/cmd/change/dkim-sign/main.o $(O)/full/cmd/change/dkim-sign/settings.o $(O)/full/cmd/change/dkim-sign/work.o $(O)/full.a
	@$(LINK_STATIC) $(O)/full/cmd/change/dkim-sign/author.o $(O)/full/cmd/change/dkim-sign/keys.o $(O)/full/cmd/change/dkim-sign/main.o $(O)/full/cmd/change/dkim-sign/settings.o $(O)/full/cmd/change/dkim-sign/work.o $(O)/full.a -lcrypto
TOOLS = \
	$(O)/bin/chain \
	$(O)/bin/tls-wrap \
	$(O)/bin/imap-login \
	$(O)/bin/pop3-login \
	$(O)/bin/file-auth \
	$(O)/bin/ldap-auth \
	$(O)/bin/ldap-query \
	$(O)/bin/password-check \
	$(O)/bin/smtp-recv \
	$(O)/bin/dkim-sign
UNITS = \
	$(O)/tests/lib/auth/ask.t \
	$(O)/tests/lib/auth/ldaptext.t \
	$(O)/tests/lib/auth/username.t \
	$(O)/tests/lib/auth/users.t \
	$(O)/tests/lib/auth/wire.t \
	$(O)/tests/lib/base/buf.t \
	$(O)/tests/lib/base/err.t \
	$(O)/tests/lib/base/num.t \
	$(O)/tests/lib/base/option.t \
	$(O)/tests/lib/base/pool.t \
	$(O)/tests/lib/base/span.t \
	$(O)/tests/lib/io/rd.t \
	$(O)/tests/lib/io/spool.t \
	$(O)/tests/lib/io/wr.t \
	$(O)/tests/lib/link/chain.t \
	$(O)/tests/lib/link/link.t \
	$(O)/tests/lib/mime/addrs.t \
	$(O)/tests/lib/mime/header.t \
	$(O)/tests/lib/mime/words.t \
	$(O)/tests/lib/os/confine.t \
	$(O)/tests/lib/os/fds.t \
	$(O)/tests/lib/sasl/sasl.t \
	$(O)/tests/lib/smtp/address.t \
	$(O)/tests/lib/smtp/envelope.t \
	$(O)/tests/lib/text/base64.t \
	$(O)/tests/lib/text/date.t
