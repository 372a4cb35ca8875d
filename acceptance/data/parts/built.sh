# shellcheck shell=bash
# Binaries built on this machine: built/ID/NAME, as listed in built.list, and copies of some with a change.
# shellcheck disable=SC2154

prepare_built() {
    # Outside of the repository, or newer Go would write its revision into every binary.
    rm -rf "$work/programs"
    cp -r "$here/programs" "$work/programs"
    local other
    build_lines 0 & other=$!
    build_lines 1
    wait "$other" || echo "some built binaries (see above)" >> "$failed"

    local from
    for from in own-static own-cgo-external 1.27-cgo 1.27-pie; do
        item "$data/built/$from-gnu-strip" changed_copy "$from" strip
        item "$data/built/$from-no-sections" changed_copy "$from" drop_sections
    done
    for from in own-static own-cgo-external 1.27-static; do
        item "$data/built/$from-upx" changed_copy "$from" pack
    done
    item "$data/built/own-static-truncated" changed_copy own-static truncate --size=300000
    item "$data/built/own-static-not-executable" changed_copy own-static chmod 644
    item "$data/built/script" make_script '#!/bin/sh'
    item "$data/built/script-without-interpreter" make_script '#!/opt/none/sh'
    item "$data/built/empty" make_script ''
    rm -rf "$work/programs"
}

# build_lines REMAINDER: every other line of built.list.
build_lines() {
    local id release program variables flags ldflags recipe number=0
    while IFS='|' read -r id release program variables flags ldflags; do
        [[ -z $id || $id == \#* ]] && continue
        ((number++ % 2 == $1)) || continue
        recipe="built: Go $release, $program $variables $flags $ldflags"
        [[ $(cat "$data/built/$id/origin" 2> /dev/null) == "$recipe" ]] || rm -rf "${data:?}/built/$id"
        item "$data/built/$id" build_go "$release" "$program" "$variables" "$flags" "$ldflags" "$recipe"
    done < "$here/built.list"
}

# build_go OUT RELEASE PROGRAM VARIABLES FLAGS LDFLAGS RECIPE
build_go() {
    local out=$1 go=go name=$3
    [[ $2 == own ]] || go=$(go_command "$data/toolchains/$2")
    case $5 in
        *c-shared*) name=liblibrary.so ;;
        *c-archive*) name=liblibrary.a ;;
        *plugin*) name=library.so ;;
    esac
    mkdir -p "$out"
    cd "$work/programs" || return
    local variables words
    # xargs reads the words as a shell would, quotes and backslashes included.
    mapfile -t variables < <(xargs -n1 printf '%s\n' <<< "$4")
    [[ -n ${variables[0]} ]] || variables=()
    read -r -a words <<< "$5"
    env -i PATH="$PATH" HOME="$work" GOCACHE="$work/gocache" GOPATH="$work/gopath" GOTOOLCHAIN=local GOPROXY=off \
        GOFLAGS=-mod=mod CGO_ENABLED=0 "${variables[@]}" \
        "$go" build "${words[@]}" -ldflags "$6" -o "$out/$name" "./$3"
    rm -f "$out"/*.h
    printf '%s\n' "$7" > "$out/origin"
}

# changed_copy OUT FROM COMMAND [ARG…]: a copy of another built binary, changed in place.
changed_copy() {
    local out=$1 from=$2 program
    program=$(find "$data/built/$from" -type f ! -name origin ! -name '*.goversion')
    mkdir -p "$out"
    cp "$program" "$out/"
    "${@:3}" "$out/${program##*/}"
    printf 'built: %s, then %s\n' "$from" "${*:3}" > "$out/origin"
}

# Without section headers, as sstrip leaves a file: e_shoff, and e_shentsize to e_shstrndx of a 64-bit ELF header.
drop_sections() {
    head -c 8 /dev/zero | dd of="$1" bs=1 seek=$((0x28)) conv=notrunc status=none
    head -c 6 /dev/zero | dd of="$1" bs=1 seek=$((0x3a)) conv=notrunc status=none
}

# Not every suite has UPX; an old one packs as well as any.
pack() {
    local folder=$work/upx
    if [[ ! -e $folder/ready ]]; then
        rm -rf "$folder"
        fetch_debs "$folder/debs" bullseye amd64 upx-ucl libucl1
        local deb
        for deb in "$folder"/debs/*.deb; do unpack_deb "$folder/root" "$deb"; done
        touch "$folder/ready"
    fi
    LD_LIBRARY_PATH=$(dirname "$(find "$folder/root" -name 'libucl.so.1' | head -n1)") \
        "$folder/root/usr/bin/upx-ucl" -q -1 "$1"
}

make_script() {
    mkdir -p "$1"
    if [[ -n $2 ]]; then printf '%s\necho hello\n' "$2" > "$1/script"; else : > "$1/script"; fi
    chmod 755 "$1/script"
    printf 'built: a text file\n' > "$1/origin"
}

# What the newest Go says of every binary; the product's reading of build info is compared with it.
prepare_oracles() {
    local folder program go
    go=$(go_command "$data/toolchains/1.27")
    for folder in "$data"/bin/* "$data"/built/*; do
        for program in "$folder"/*; do
            case $program in */origin | *.goversion) continue ;; esac
            [[ -e $program.goversion ]] && continue
            "$go" version -m "$program" 2>&1 | sed "1s|^$program: ||" > "$program.goversion.new" || true
            mv "$program.goversion.new" "$program.goversion"
        done
    done
    say "go version -m of all binaries is there"
}
