#!/bin/sh
# Makes the RPM package.
# Made by seaworthy bundle from seaworthy.yaml and bin/orders (go1.22.3, amd64).
#
# Usage: rpm.sh BINARY [DIRECTORY]: makes orders-1.4.0-1.x86_64.rpm in DIRECTORY (default: here).
# Needs rpmbuild. The same bytes each time: the time of all is SOURCE_DATE_EPOCH, or else that of the binary.
set -eu
umask 022

name='orders'
if [ $# -lt 1 ]; then
    sed -n 's/^# Usage: /Usage: /p' "$0" >&2
    exit 2
fi
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
mkdir -p "${2:-.}"
out=$(CDPATH='' cd -- "${2:-.}" && pwd)
epoch=${SOURCE_DATE_EPOCH:-$(stat -c %Y "$1")}
export SOURCE_DATE_EPOCH="$epoch"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/stage.sh" "$1" "$work/tree"
find "$work/tree" -exec touch --no-dereference --date "@$epoch" {} +

# What is below /etc is kept when somebody edited it; directories of our own go with the package.
(
    cd "$work/tree"
    find etc -type f 2>/dev/null | LC_ALL=C sort | sed 's|.*|%config(noreplace) "/&"|'
    find usr -type f | LC_ALL=C sort | sed 's|.*|"/&"|'
    find usr/lib/systemd/system -mindepth 1 -type d | sed 's|^|%dir /|'
    [ ! -d "etc/$name" ] || echo "%dir /etc/$name"
) >"$work/listed"

# Nothing is stripped or compiled again, and neither this machine's name nor its time is in the package.
rpmbuild -bb --quiet --target 'x86_64' \
    --define "_topdir $work/rpmbuild" --define "_rpmdir $out" --define '_rpmfilename %{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm' \
    --define "tree $work/tree" --define "listed $work/listed" \
    --define 'debug_package %{nil}' --define '__os_install_post %{nil}' --define '_build_id_links none' \
    --define '_buildhost reproducible' --define 'use_source_date_epoch_as_buildtime 1' \
    --define 'clamp_mtime_to_source_date_epoch 1' --define '_binary_payload w6.xzdio' \
    "$here/rpm/$name.spec"
echo "$out/$name-1.4.0-1.x86_64.rpm"
