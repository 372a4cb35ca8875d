#!/bin/sh
# Makes the Debian package.
# Made by seaworthy bundle from seaworthy.yaml and bin/orders (go1.22.3, amd64).
#
# Usage: deb.sh BINARY [DIRECTORY]: makes orders_1.4.0-1_amd64.deb in DIRECTORY (default: here).
# Needs dpkg-deb. The same bytes each time: the time of all is SOURCE_DATE_EPOCH, or else that of the binary.
set -eu
umask 022

name='orders'
if [ $# -lt 1 ]; then
    sed -n 's/^# Usage: /Usage: /p' "$0" >&2
    exit 2
fi
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
out=${2:-.}
mkdir -p "$out"
epoch=${SOURCE_DATE_EPOCH:-$(stat -c %Y "$1")}
export SOURCE_DATE_EPOCH="$epoch"
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
"$here/stage.sh" "$1" "$tree"

doc=$tree/usr/share/doc/$name
mkdir -p "$tree/DEBIAN" "$doc" "$tree/usr/share/lintian/overrides"
if [ ! -e "$doc/copyright" ]; then
    year=$(date -u -d "@$epoch" +%Y)
    sed "s|^Copyright: |&$year |" "$here/deb/copyright" >"$doc/copyright"
fi
{
    printf '%s (1.4.0-1) unstable; urgency=medium\n\n  * Release 1.4.0.\n\n' "$name"
    printf ' -- %s  %s\n' "$(sed -n 's/^Maintainer: //p' "$here/deb/control")" \
        "$(LC_ALL=C date -R -u -d "@$epoch")"
} | gzip --no-name --best >"$doc/changelog.Debian.gz"
cp "$here/deb/overrides" "$tree/usr/share/lintian/overrides/$name"
find "$tree" -type d -exec chmod 755 {} +
find "$tree" -path "$tree/usr/bin" -prune -o -type f -exec chmod 644 {} +

cp "$here/deb/control" "$tree/DEBIAN/control"
size=$(du --apparent-size --summarize --block-size=1024 --exclude=DEBIAN "$tree" | cut -f 1)
echo "Installed-Size: $size" >>"$tree/DEBIAN/control"
for script in postinst prerm postrm; do
    cp "$here/deb/$script" "$tree/DEBIAN/$script"
    chmod 755 "$tree/DEBIAN/$script"
done
if [ -d "$tree/etc" ]; then
    (cd "$tree" && find etc -type f | LC_ALL=C sort | sed 's|^|/|') >"$tree/DEBIAN/conffiles"
fi
(cd "$tree" && find usr -type f | LC_ALL=C sort | xargs -d '\n' md5sum) >"$tree/DEBIAN/md5sums"
find "$tree" -exec touch --no-dereference --date "@$epoch" {} +

file=$out/${name}_1.4.0-1_amd64.deb
dpkg-deb --root-owner-group --uniform-compression -Zxz --build "$tree" "$file" >/dev/null
echo "$file"
