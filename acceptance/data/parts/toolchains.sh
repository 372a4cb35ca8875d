# shellcheck shell=bash
# Go releases of other suites, unpacked without being installed: toolchains/RELEASE is a GOROOT.
# shellcheck disable=SC2154

# release suite; the machine's own (from golang-go) is there as well, as "own"
go_releases=(1.15:bullseye 1.19:bookworm 1.21:bookworm-backports 1.24:trixie 1.26:sid 1.27:sid)

prepare_toolchains() {
    local release
    for release in "${go_releases[@]}"; do
        item "$data/toolchains/${release%:*}" make_toolchain "${release%:*}" "${release#*:}"
    done
}

make_toolchain() {
    local debs=$1.debs unpacked=$1.unpacked deb
    fetch_debs "$debs" "$3" amd64 "golang-$2-go" "golang-$2-src"
    for deb in "$debs"/*.deb; do unpack_deb "$unpacked" "$deb"; done
    # Debian splits a GOROOT between /usr/lib and /usr/share and joins it with links; here it becomes one folder again.
    mv "$unpacked/usr/lib/go-$2" "$1"
    local part
    for part in src lib misc pkg/include; do
        if [[ -L $1/$part || ! -e $1/$part ]] && [[ -d $unpacked/usr/share/go-$2/$part ]]; then
            rm -f "$1/$part"
            mv "$unpacked/usr/share/go-$2/$part" "$1/$part"
        fi
    done
    rm -f "$1/test" "$1/api"
    "$(go_command "$1")" version
}

go_command() { printf '%s/bin/go\n' "$1"; }
