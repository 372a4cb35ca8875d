# shellcheck shell=bash
# Small services that are deployed from their bundles: deployed/NAME, compiled from deployed/NAME of the repository.
# Two of them use libraries, which are Debian's, of this machine's suite.
# shellcheck disable=SC2154

prepare_deployed() {
    local digest
    digest=$(find "$here/deployed" -type f | sort | xargs cat | sha256sum | cut -c1-16)
    if [[ $(cat "$data/deployed/origin" 2> /dev/null) != "$digest" ]]; then rm -rf "$data/deployed"; fi
    item "$data/deployed" build_deployed "$digest"
}

# build_deployed OUT DIGEST
build_deployed() {
    local out=$1 go deb name cgo
    go=$(go_command "$data/toolchains/1.27")
    fetch_debs "$1.debs" bookworm amd64 golang-github-mattn-go-sqlite3-dev golang-github-coreos-go-systemd-dev
    for deb in "$1.debs"/*.deb; do unpack_deb "$1.unpacked" "$deb"; done
    local path=$1.unpacked/usr/share/gocode
    cp -r "$here/deployed" "$path/src/deployed"
    mkdir -p "$out"
    for name in shop notes clock mailer load; do
        cgo=0
        [[ $name != notes ]] || cgo=1
        # Without modules: Debian's libraries are laid out for a GOPATH.
        env -i PATH="$PATH" HOME="$work" GOCACHE="$work/gocache" GOPATH="$path" GOTOOLCHAIN=local GOPROXY=off \
            GO111MODULE=off CGO_ENABLED="$cgo" "$go" build -p 2 -tags libsqlite3 -o "$out/$name" "deployed/$name"
    done
    printf '%s\n' "$2" > "$out/origin"
    rm -rf "$1.debs" "$1.unpacked"
}
