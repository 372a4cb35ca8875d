#!/bin/sh
# Installs the service on a Linux with systemd.
# Made by seaworthy bundle from seaworthy.yaml and bin/orders (go1.22.3, amd64).
#
# Usage: install.sh install BINARY | enable | disable | start | stop | status | rollback | versions | uninstall [--purge]
#
# Each version has a directory of its own below /usr/local/lib/orders, and the unit names its binary there: replacing
# the unit replaces both in one step. A version that does not start, and an installation that is interrupted, leave the
# one before in place. Files below /etc that somebody edited are left alone: changes belong into a drop-in (systemctl
# edit orders), or beside this script into systemd/orders.service.d/*.conf and overrides/etc, which are installed too.
# DESTDIR=/some/root works on a root that does not run.
set -eu
umask 022

name='orders'
release='1.4.0'
unit='orders.service'
owned='/var/lib/orders /var/lib/private/orders'
writable='/srv/orders /srv/more'
account='orders'
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=${DESTDIR:-}
case $root in
    '' | /) root='' ;;
    /*) root=${root%/} ;;
    *) root=$(pwd)/${root%/} ;;
esac
home=$root/usr/local/lib/$name
main=etc/systemd/system/$name.service
# How long a version has to stay up, in seconds, before it counts as started.
settle=${SETTLE:-2}

say() {
    printf '%s: %s\n' "$name" "$1" >&2
}

fail() {
    say "$1"
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

# Whether there is a systemd that can be told to start something; not in a container, nor in a root for later.
runs() {
    [ -z "$root" ] && [ -d /run/systemd/system ]
}

control() {
    if runs; then
        systemctl "$@"
    fi
}

needs_systemd() {
    runs || fail 'systemd does not run here: nothing can be started or stopped'
}

# enable and disable make links, and need no systemd that runs.
links() {
    command -v systemctl >/dev/null || fail 'there is no systemctl here'
    systemctl ${root:+--root="$root"} "$@"
}

# What a link stands for, or nothing: version current
version() {
    readlink "$home/$1" || true
}

# Replaces a link in one step: point current VERSION
point() {
    ln -s "$2" "$home/.link.$$"
    mv -fT "$home/.link.$$" "$home/$1"
}

# The files of a version below /etc, one a line; the unit is the last.
files() {
    (cd "$home/$1" && find etc -type f ! -path "$main" | LC_ALL=C sort && echo "$main")
}

# Whether a file below /etc is as some version brought it.
ours() {
    for copy in "$home"/*/"$1"; do
        if [ -e "$copy" ] && cmp -s "$copy" "$root/$1"; then
            return 0
        fi
    done
    return 1
}

# Copies a file to its place in one step: place FILE TARGET
place() {
    mkdir -p "$(dirname "$2")"
    cp "$1" "$2.new-$name"
    chmod 644 "$2.new-$name"
    mv -f "$2.new-$name" "$2"
}

# Puts the files of version $1 in their places and takes away what only version $2 has; either may be empty.
put() {
    if [ -n "$2" ]; then
        files "$2" | while IFS= read -r file; do
            if [ -e "$root/$file" ] && { [ -z "$1" ] || [ ! -e "$home/$1/$file" ]; }; then
                if [ "${purge:-no}" = yes ] || ours "$file"; then
                    rm -f "$root/$file"
                    case $(dirname "$file") in
                        */"$name" | */"$name".service.d) rmdir "$(dirname "$root/$file")" 2>/dev/null || true ;;
                    esac
                else
                    say "/$file was edited and stays"
                fi
            fi
        done
    fi
    if [ -n "$1" ]; then
        files "$1" | while IFS= read -r file; do
            if [ ! -e "$root/$file" ] || ours "$file"; then
                place "$home/$1/$file" "$root/$file"
            else
                say "/$file was edited and stays; the new one is $home/$1/$file"
            fi
        done
    fi
}

# Accounts and directories that the unit needs beforehand.
prepare() {
    # From user
    if command -v systemd-sysusers >/dev/null; then
        systemd-sysusers --root="$root/" "$name.conf"
    elif ! grep -q '^orders:' "$root/etc/passwd"; then
        useradd ${root:+--root "$root"} --system --user-group --no-create-home --home-dir / \
            --shell /usr/sbin/nologin 'orders'
    fi
    if [ -e "$root/etc/tmpfiles.d/$name.conf" ]; then
        command -v systemd-tmpfiles >/dev/null || fail "systemd-tmpfiles is missing: it has to make $writable"
        systemd-tmpfiles --root="$root/" --create "$name.conf"
    fi
}

active() {
    if runs && systemctl is-active --quiet "$name.service"; then
        echo yes
    else
        echo no
    fi
}

# Whether the service, when it ran before, runs now as well: restarted yes|no
restarted() {
    if [ "$1" = yes ]; then
        systemctl try-restart "$name.service" || return 1
        sleep "$settle"
        systemctl is-active --quiet "$name.service"
    fi
}

# "next" is there while a version is put in place. When it is still there, that was interrupted and is taken back.
recover() {
    failed=$(version next)
    if [ -n "$failed" ]; then
        back=$(version current)
        put "$back" "$failed"
        rm -f "$home/next"
        control daemon-reload
        control try-restart "$name.service" || true
        say "$failed was not installed${back:+; $back is in place as before}"
    fi
}

finish() {
    rm -rf "$home/.new.$$" "$home/.link.$$"
    recover
}

# One at a time. From here on nothing is left half done.
begin() {
    if command -v flock >/dev/null; then
        exec 9>"$home/.lock"
        flock -n 9 || fail 'another install.sh is at work'
    fi
    rm -rf "$home"/.new.* "$home"/.link.*
    trap finish EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    recover
}

switch_to() {
    old=$(version current)
    if [ -e "$root/$main" ] && ! ours "$main"; then
        fail "/$main was edited, or is somebody else's: move the change into a drop-in (systemctl edit $name)"
    fi
    if [ -e "$root/usr/local/bin/$name" ] && [ ! -L "$root/usr/local/bin/$name" ]; then
        fail "/usr/local/bin/$name is there already, and was not installed by this script: remove it"
    fi
    was=$(active)
    point next "$1"
    put "$1" "$old"
    prepare
    control daemon-reload
    if ! restarted "$was"; then
        fail "$1 does not start (journalctl -u $name)"
    fi
    if [ -n "$old" ] && [ "$old" != "$1" ]; then
        point previous "$old"
    fi
    point current "$1"
    rm -f "$home/next"
    mkdir -p "$root/usr/local/bin"
    ln -sfn "../lib/$name/current/bin/$name" "$root/usr/local/bin/$name"
    say "$1 is in place"
}

# The directory of the version that this bundle and a binary make.
stage() {
    new=$home/.new.$$
    mkdir -p "$new/bin" "$new/etc/systemd/system"
    cp "$1" "$new/bin/$name"
    chmod 755 "$new/bin/$name"
    for kind in service socket; do
        if [ -e "$here/systemd/$name.$kind" ]; then
            place "$here/systemd/$name.$kind" "$new/etc/systemd/system/$name.$kind"
        fi
    done
    for file in "$here/systemd/$name.service.d"/*.conf; do
        if [ -e "$file" ]; then
            place "$file" "$new/etc/systemd/system/$name.service.d/${file##*/}"
        fi
    done
    if [ -e "$here/systemd/journald@$name.conf" ]; then
        place "$here/systemd/journald@$name.conf" "$new/etc/systemd/journald@$name.conf"
    fi
    for file in "sysusers.d/$name.conf" "tmpfiles.d/$name.conf" "logrotate.d/$name"; do
        if [ -e "$here/$file" ]; then
            place "$here/$file" "$new/etc/$file"
        fi
    done
    if [ -d "$here/overrides/etc" ]; then
        cp -R "$here/overrides/etc/." "$new/etc"
    fi
    sum=$(cd "$new" && find . -type f -exec sha256sum {} + | LC_ALL=C sort | sha256sum | cut -c 1-12)
    id=$release-$sum
    sed -i "s|^ExecStart=/usr/local/bin/$name|ExecStart=/usr/local/lib/$name/$id/bin/$name|" "$new/$main"
    if [ -d "$home/$id" ]; then
        rm -rf "$new"
    else
        mv -T "$new" "$home/$id"
        # With SELinux, a program that systemd starts has to be labelled as one.
        if [ -z "$root" ] && command -v restorecon >/dev/null; then
            restorecon -R "$home" || true
        fi
    fi
}

# Versions that no rollback leads to any more.
prune() {
    for each in "$home"/*/; do
        each=$(basename "$each")
        case $each in
            current | previous | "$(version current)" | "$(version previous)") ;;
            *) rm -rf "${home:?}/$each" ;;
        esac
    done
}

installed() {
    [ -L "$home/current" ] || fail 'is not installed'
}

case ${1:-} in
    install)
        [ $# -eq 2 ] || fail 'which binary? install.sh install BINARY'
        check_binary "$2"
        mkdir -p "$home"
        begin
        stage "$2"
        switch_to "$id"
        prune
        ;;
    enable | disable)
        installed
        links "$1" "$unit"
        ;;
    start)
        installed
        needs_systemd
        systemctl start "$unit"
        ;;
    stop)
        installed
        needs_systemd
        systemctl stop "$unit" "$name.service"
        ;;
    status)
        installed
        echo "$(version current) is installed"
        control status --no-pager "$name.service"
        ;;
    rollback)
        installed
        begin
        before=$(version previous)
        [ -n "$before" ] || fail 'there is no version before this one'
        switch_to "$before"
        ;;
    versions)
        installed
        echo "$(version current) (current)"
        before=$(version previous)
        [ -z "$before" ] || echo "$before (previous)"
        ;;
    uninstall)
        # What is left of a first installation that failed is taken away, too.
        [ -d "$home" ] || fail 'is not installed'
        begin
        case ${2:-} in
            --purge) purge=yes ;;
            '') purge=no ;;
            *) fail "uninstall --purge is all that there is, not $2" ;;
        esac
        now=$(version current)
        control stop "$unit" "$name.service"
        if command -v systemctl >/dev/null; then
            links disable "$unit" || true
        fi
        rm -f "$root/etc/systemd/system"/*.wants/"$unit"
        if [ -n "$now" ]; then
            put '' "$now"
        fi
        rm -rf "$home"
        rm -f "$root/usr/local/bin/$name"
        for path in $owned; do
            if [ "$purge" = yes ]; then
                rm -rf "$root$path"
            elif [ -e "$root$path" ]; then
                say "$path stays; uninstall --purge takes it away"
            fi
        done
        if [ "$purge" = yes ]; then
            for path in $writable; do
                if [ -d "$root$path" ]; then
                    rmdir "$root$path" 2>/dev/null || say "$path is not empty and stays"
                fi
            done
        fi
        # Whoever gets its number next would own what it left.
        [ -z "$account" ] || say "the account $account stays"
        control daemon-reload
        ;;
    *)
        sed -n 's/^# Usage: /Usage: /p' "$0" >&2
        exit 2
        ;;
esac
