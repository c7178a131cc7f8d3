#!/bin/sh
# ldap-query without a directory: its options, and strangers' lines. The rest is
# in ldap-auth.t, with one.
# SPDX-License-Identifier: ISC
. "$(dirname "$0")/../lib.sh"
exits "-n" 0 ldap-query -n --uri ldap://localhost
exits "no --uri" 64 ldap-query
exits "not a URI" 64 ldap-query -n --uri http://localhost
exits "not a scope" 64 ldap-query -n --uri ldap://localhost --scope all
exits "not a word for certificates" 64 ldap-query -n --uri ldap://localhost --require-cert maybe
exits "no such file of authorities" 64 ldap-query -n --uri ldap://localhost --ca-file "$T/none"
dead=$(free_port)
say() { printf "$@" | ldap-query --uri "ldap://127.0.0.1:$dead"; }
is "nobody there: 451" "$(say 'SEARCH ZGM9eA== KGNuPXgp cn\n' | cut -c1-3)" 451
is "bind: 451" "$(say 'BIND ZGM9eA== eA==\n' | cut -c1-3)" 451
is "an empty password is no, before any connection" "$(say 'BIND ZGM9eA== \nBIND ZGM9eA== =\n')" "535 no
535 no"
is "not base64, NUL, too few words" "$(say 'SEARCH ! ! cn\nSEARCH AAA= AAA= cn\nSEARCH ZGM9eA==\nBIND\n' |
    cut -c1-3 | tr '\n' ' ')" "501 501 501 501 "
is "empty line" "$(say '\nQUIT\n')" "500 no such command
221 bye"
done_testing
