#!/bin/sh
# verdict.sh - a chain that ends with the number in the recipient's name, and
# keeps the message when that is 0 or 99.
code=$(printf '%s' "$LOCAL" | tr -dc 0-9)
case $code in 0|99) "$DATA/smtp/keep.sh" || exit 75 ;; esac
exit "$code"
