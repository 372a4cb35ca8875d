# shellcheck shell=bash
# One program that looks up names, with every resolver that Go can link: resolvers/RELEASE-KIND, and a C program for glibc
# and musl: resolvers/glibc, resolvers/musl. Kept apart from built/, since no loader is asked about them.
# shellcheck disable=SC2154

# release and kinds; own is the machine's golang-go
resolver_kinds=(
    '1.15 pure cgo'
    'own pure cgo netgo netcgo'
    '1.21 pure cgo'
    '1.24 pure cgo'
    '1.27 pure cgo netgo netcgo default'
)

prepare_resolvers() {
    rm -rf "$work/programs"
    cp -r "$here/programs" "$work/programs"
    local line release kind
    for line in "${resolver_kinds[@]}"; do
        read -r release line <<< "$line"
        for kind in $line; do
            if [[ $data/resolvers/$release-$kind -ot $here/programs/lookup/main.go ]]; then
                rm -f "$data/resolvers/$release-$kind"
            fi
            item "$data/resolvers/$release-$kind" make_resolver "$release" "$kind"
        done
    done
    local source=$here/../src/test/c/lookup.c
    if [[ $data/resolvers/glibc -ot $source ]]; then rm -f "$data/resolvers/"{glibc,musl}; fi
    item "$data/resolvers/glibc" compile_lookup gcc "$source"
    item "$data/resolvers/musl" compile_lookup "musl-gcc -static" "$source"
    source=$here/../src/test/c/nameserver.c
    if [[ $data/nameserver -ot $source ]]; then rm -f "$data/nameserver"; fi
    item "$data/nameserver" compile_lookup gcc "$source"
    rm -rf "$work/programs"
}

# make_resolver OUT RELEASE KIND
make_resolver() {
    local go=go cgo=1 tags=
    [[ $2 == own ]] || go=$(go_command "$data/toolchains/$2")
    case $3 in
        pure) cgo=0 ;;
        netgo | netcgo) tags=$3 ;;
        default) tags=builtindefault ;;
    esac
    cd "$work/programs" || return
    env -i PATH="$PATH" HOME="$work" GOCACHE="$work/gocache" GOPATH="$work/gopath" GOTOOLCHAIN=local GOPROXY=off \
        GOFLAGS=-mod=mod CGO_ENABLED="$cgo" "$go" build -tags "$tags" -o "$1" ./lookup
}

# compile_lookup OUT COMPILER SOURCE
compile_lookup() {
    # shellcheck disable=SC2086 # a compiler and its options
    $2 -std=gnu11 -O2 -Wall -Wextra -Werror -o "$1" "$3"
}
