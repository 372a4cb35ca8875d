#!/bin/sh
@HEADING@
#
# Usage: stage.sh BINARY DIRECTORY: the files of the packages as they will be installed, for deb.sh and rpm.sh.
# What lies in overrides is added: overrides/etc/@NAME@/@NAME@.yaml becomes /etc/@NAME@/@NAME@.yaml.
set -eu
umask 022

name='@NAME@'
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

fail() {
    printf '%s: %s\n' "$name" "$1" >&2
    exit 1
}

@CHECK@

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
