# shellcheck shell=bash
# Root directories: roots/NAME.
# shellcheck disable=SC2154

debian_suites=(bullseye bookworm trixie sid)

# What the library-rich binaries of bookworm need, so that some of them really start.
rich_packages=(libgpgme11 libdevmapper1.02.1 libseccomp2 libbtrfs0 libsqlite3-0 libsubid4 libsystemd0 libblkid1 libax25
    libglib2.0-0 liblzma5 libssl3 libfuse2 libsass1 libwebp7 libnetfilter-queue1 libnotmuch5 libleveldb1d libaio1
    libpcap0.8 libusb-1.0-0 libcurl4 libstdc++6 libzstd1)

prepare_roots() {
    local suite
    item "$data/roots/scratch" mkdir
    item "$data/roots/busybox-static" make_busybox_root
    for suite in "${debian_suites[@]}"; do
        item "$data/roots/musl-$suite" make_musl_root "$suite"
        item "$data/roots/musl-$suite-compat" make_musl_compat_root "$data/roots/musl-$suite"
        item "$data/roots/libc6-$suite" make_libc6_root "$suite" amd64 lib64/ld-linux-x86-64.so.2
    done
    # A 64-bit kernel runs 32-bit programs where it is built to.
    item "$data/roots/libc6-bookworm-i386" make_libc6_root bookworm i386 lib/ld-linux.so.2
    for suite in "${debian_suites[@]}"; do
        item "$data/roots/$suite" make_debian_root "$suite"
    done
    item "$data/roots/bookworm-rich" make_debian_root bookworm "$(IFS=,; echo "${rich_packages[*]}")"
}

# make_debian_root OUT SUITE [PACKAGES]
make_debian_root() {
    local options=(--mode=root --variant=minbase --quiet "--keyring=$debian_keyring" --dpkgopt=force-unsafe-io
        --aptopt='Acquire::Languages "none"' --aptopt='Acquire::Retries "3"' --aptopt='Acquire::Check-Valid-Until "false"' --skip=output/dev)
    [[ -z ${3:-} ]] || options+=("--include=$3")
    # Documentation and translations are half of it and nobody's business here.
    options+=(--dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*'
        --dpkgopt='path-exclude=/usr/share/locale/*')
    mmdebstrap "${options[@]}" "$2" "$1" "$mirror"
    # The last two are the building machine's own.
    rm -rf "$1"/var/cache/apt/* "$1"/var/lib/apt/lists/* "$1/etc/resolv.conf" "$1/etc/hostname"
}

make_busybox_root() {
    local debs=$1.debs applet
    fetch_debs "$debs" bookworm amd64 busybox-static
    mkdir -p "$1"/{bin,dev,etc,proc,root,sys,tmp,usr}
    dpkg-deb --fsys-tarfile "$debs"/*.deb | tar -x -O ./bin/busybox > "$1/bin/busybox"
    chmod 755 "$1/bin/busybox"
    for applet in sh ls cat env; do ln -s busybox "$1/bin/$applet"; done
    echo 'root:x:0:0:root:/root:/bin/sh' > "$1/etc/passwd"
}

# Debian's musl package alone: the real loader of that release and nothing else.
make_musl_root() {
    fetch_debs "$1.debs" "$2" amd64 musl
    unpack_deb "$1" "$1".debs/musl_*.deb
    rm -rf "${1:?}/usr/share"
    mkdir -p "$1"/{dev,etc,proc,tmp}
    # Debian of today puts the loader under /usr/lib and relies on the link /lib that another package brings.
    if [[ ! -e $1/lib ]]; then ln -s usr/lib "$1/lib"; fi
    [[ -e $1/lib/ld-musl-x86_64.so.1 ]]
}

# The same with glibc's interpreter path pointing to musl, as Alpine's libc6-compat did: glibc's programs then get as
# far as musl's relocation.
make_musl_compat_root() {
    cp -a "$2" "$1"
    mkdir -p "$1/lib64"
    ln -s /lib/ld-musl-x86_64.so.1 "$1/lib64/ld-linux-x86-64.so.2"
}

# make_libc6_root OUT SUITE ARCHITECTURE LOADER: glibc and its loader alone.
make_libc6_root() {
    local folder
    fetch_debs "$1.debs" "$2" "$3" libc6
    unpack_deb "$1" "$1".debs/libc6_*.deb
    rm -rf "${1:?}/usr/share"
    mkdir -p "$1"/{dev,etc,proc,tmp}
    for folder in lib lib64; do
        if [[ ! -e $1/$folder && -d $1/usr/$folder ]]; then ln -s "usr/$folder" "$1/$folder"; fi
    done
    # An absolute link in older releases: it only leads somewhere inside the root.
    [[ -e $1/$4 || -L $1/$4 ]]
}
