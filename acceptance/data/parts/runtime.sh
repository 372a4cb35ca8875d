# shellcheck shell=bash
# What programs need while they run: runtime/roots/NAME, roots that have one thing and lack the others, and
# runtime/built/BUILD/PROGRAM, small programs that ask for one thing each (runtime/builds.list, runtime/programs).
# shellcheck disable=SC2154

prepare_runtime() {
    rm -rf "$work/runtime"
    cp -r "$here/runtime/programs" "$work/runtime"
    local digest
    digest=$(find "$here/runtime/programs" -type f | sort | xargs cat | sha256sum | cut -c1-16)

    local id release variables flags ldflags programs recipe
    while IFS='|' read -r id release variables flags ldflags programs; do
        [[ -z $id || $id == \#* ]] && continue
        recipe="built: Go $release $variables $flags $ldflags of $programs ($digest)"
        [[ $(cat "$data/runtime/built/$id/origin" 2> /dev/null) == "$recipe" ]] || rm -rf "${data:?}/runtime/built/$id"
        item "$data/runtime/built/$id" build_runtime "$release" "$variables" "$flags" "$ldflags" "$programs" "$recipe"
    done < "$here/runtime/builds.list"
    item "$data/runtime/built/1.27-damaged" damage_fips
    if [[ $(cat "$data/runtime/served/origin" 2> /dev/null) != "$digest" ]]; then rm -rf "$data/runtime/served"; fi
    item "$data/runtime/served" build_served "$digest"
    prepare_runtime_roots
    rm -rf "$work/runtime"
}

runtime_go() {
    env -i PATH="$PATH" HOME="$work" GOCACHE="$work/gocache" GOPATH="$work/gopath" GOTOOLCHAIN=local GOPROXY=off \
        GOFLAGS=-mod=mod CGO_ENABLED=0 "$@"
}

# build_runtime OUT RELEASE VARIABLES FLAGS LDFLAGS PROGRAMS RECIPE
build_runtime() {
    local out=$1 go names=./... variables flags
    go=$(go_command "$data/toolchains/$2")
    read -r -a variables <<< "$3"
    read -r -a flags <<< "$4"
    mkdir -p "$out"
    cd "$work/runtime" || return
    case $6 in
        all) ;;
        cgo)
            names=$(runtime_go "${variables[@]}" "$go" list -f '{{if eq .Name "main"}}./{{.Name}} {{.ImportPath}} {{join .Deps " "}}{{end}}' ./... |
                awk '$2 !~ /\/tools\// && / runtime\/cgo( |$)/ { sub(".*/", "./", $2); print $2 }')
            ;;
        *) names=$(printf './%s ' $6) ;;
    esac
    # shellcheck disable=SC2086 # several names
    runtime_go "${variables[@]}" "$go" build -p 2 "${flags[@]}" -ldflags "$5" -o "$out/" $names
    rm -f "$out/print-authority" "$out/served"
    printf '%s\n' "$7" > "$out/origin"
}

# What gives third-party programs a server to talk to (runtime/services.list).
build_served() {
    mkdir -p "$1"
    cd "$work/runtime" || return
    runtime_go "$(go_command "$data/toolchains/1.27")" build -p 2 -o "$1/" ./tools/served
    printf '%s\n' "$2" > "$1/origin"
}

# The program that checks its own cryptography, with one byte of that changed.
damage_fips() {
    mkdir -p "$1"
    cp "$data/runtime/built/1.27-pure/digest" "$1/digest"
    cd "$here/runtime/damage-fips" || return
    runtime_go GO111MODULE=off "$(go_command "$data/toolchains/1.27")" run main.go "$1/digest"
    printf 'built: 1.27-pure/digest, one byte changed\n' > "$1/origin"
}

# ---- roots ----

prepare_runtime_roots() {
    local roots=$data/runtime/roots kind
    item "$roots/service" make_service_root
    for kind in scratch-certificates certificates-{empty,dangling,folder,folder-bundle-empty,unreadable,pki,alpine,other} \
        elsewhere scratch-zones scratch-users scratch-temporary base-image libc6-users musl-users trixie-bare trixie-full; do
        item "$roots/$kind" make_runtime_root "$kind"
    done
}

# What a careful image has: Debian's certificates and the laboratory's own authority, as a company adds its own.
make_service_root() {
    make_debian_root "$1" bookworm ca-certificates,tzdata,netbase,media-types,git
    print_authority >> "$1/$bundle"
}

print_authority() {
    (cd "$work/runtime" && runtime_go "$(go_command "$data/toolchains/1.27")" run ./tools/print-authority)
}

bundle=etc/ssl/certs/ca-certificates.crt

make_runtime_root() {
    local service=$data/runtime/roots/service
    local trust=$service/$bundle
    case $2 in
        libc6-users) cp -a "$data/roots/libc6-bookworm" "$1" ;;
        musl-users) cp -a "$data/roots/musl-bookworm" "$1" ;;
        # Hard links: what differs is removed or added, never written to.
        trixie-*) cp -al "$data/roots/trixie" "$1" ;;
        *) mkdir "$1" ;;
    esac
    cd "$1" || return
    case $2 in
        scratch-certificates) add_file "$bundle" < "$trust" ;;
        certificates-empty) add_file "$bundle" < /dev/null ;;
        certificates-dangling) mkdir -p "${bundle%/*}" && ln -s /etc/pki/none.pem "$bundle" ;;
        certificates-folder) print_authority | add_file etc/ssl/certs/laboratory.pem ;;
        certificates-folder-bundle-empty)
            print_authority | add_file etc/ssl/certs/laboratory.pem
            add_file "$bundle" < /dev/null
            ;;
        certificates-unreadable) add_file "$bundle" < "$trust" && chmod 600 "$bundle" ;;
        certificates-pki) add_file etc/pki/tls/certs/ca-bundle.crt < "$trust" ;;
        certificates-alpine) add_file etc/ssl/cert.pem < "$trust" ;;
        certificates-other) sed -n '1,/END CERT/p' "$trust" | add_file "$bundle" ;;
        elsewhere)
            add_file opt/trust.pem < "$trust"
            mkdir -p opt && cp -a "$service/usr/share/zoneinfo" opt/zoneinfo
            ;;
        scratch-zones) add_zones ;;
        scratch-users | libc6-users | musl-users) add_users ;;
        trixie-bare) rm -r usr/share/zoneinfo ;;
        trixie-full) add_file "$bundle" < "$trust" ;;
        scratch-temporary) mkdir -m 1777 tmp ;;
        base-image)
            add_file "$bundle" < "$trust"
            add_zones
            add_users
            mkdir -m 1777 tmp
            echo 'hosts: files dns' | add_file etc/nsswitch.conf
            ;;
    esac
}

add_file() {
    mkdir -p "$(dirname "$1")"
    cat > "$1"
}

add_zones() { mkdir -p usr/share && cp -a "$service/usr/share/zoneinfo" usr/share/; }

add_users() {
    mkdir -p etc home/app && chown 65532:65532 home/app
    printf 'root:x:0:0:root:/root:/sbin/nologin\napp:x:65532:65532:app:/home/app:/sbin/nologin\n' > etc/passwd
    printf 'root:x:0:\napp:x:65532:\n' > etc/group
}
