#!/bin/sh
# What the packages contain.
# Made by seaworthy bundle from seaworthy.yaml and bin/orders (go1.22.3, amd64).
#
# Usage: stage.sh BINARY DIRECTORY: the files of the packages as they will be installed, for deb.sh and rpm.sh.
# What lies in overrides is added: overrides/etc/orders/orders.yaml becomes /etc/orders/orders.yaml.
set -eu
umask 022

name='orders'
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

fail() {
    printf '%s: %s\n' "$name" "$1" >&2
    exit 1
}

# Whether a file is the binary that this bundle was made from, or at least one for the same machine.
check_binary() {
    [ -f "$1" ] || fail "$1: no such file"
    if [ "$(od -A n -t x1 -N 20 -v "$1" | tr -d ' \n' | cut -c 1-12,37-40)" != '7f454c4602013e00' ]; then
        fail "$1 is no program for amd64"
    fi
    made=$(sed -n 's/^# binary: //p' "$here/bundle.sha256" 2>/dev/null || true)
    if [ -n "$made" ] && [ "${UNCHECKED:-no}" != yes ] && [ "$(sha256sum <"$1" | cut -c 1-64)" != "$made" ]; then
        fail "$1 is not the binary that this bundle was made from: run seaworthy bundle again, or set UNCHECKED=yes"
    fi
}

[ $# -eq 2 ] || fail 'stage.sh BINARY DIRECTORY'
check_binary "$1"
tree=$2

# put FILE TARGET: copies a file when it is there
put() {
    if [ -e "$1" ]; then
        mkdir -p "$(dirname "$tree/$2")"
        cp "$1" "$tree/$2"
        chmod 644 "$tree/$2"
    fi
}

put "$1" "usr/bin/$name"
chmod 755 "$tree/usr/bin/$name"
units=usr/lib/systemd/system
put "$here/systemd/$name.service" "$units/$name.service"
# What is packaged lies in /usr/bin; /usr/local belongs to the administrator.
sed -i 's|^ExecStart=/usr/local/bin/|ExecStart=/usr/bin/|' "$tree/$units/$name.service"
put "$here/systemd/$name.socket" "$units/$name.socket"
for file in "$here/systemd/$name.service.d"/*.conf; do
    put "$file" "$units/$name.service.d/${file##*/}"
done
put "$here/systemd/journald@$name.conf" "etc/systemd/journald@$name.conf"
put "$here/sysusers.d/$name.conf" "usr/lib/sysusers.d/$name.conf"
put "$here/tmpfiles.d/$name.conf" "usr/lib/tmpfiles.d/$name.conf"
put "$here/logrotate.d/$name" "etc/logrotate.d/$name"
if [ -d "$here/overrides" ]; then
    cp -R "$here/overrides/." "$tree"
fi
