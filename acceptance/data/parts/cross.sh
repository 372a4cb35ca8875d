# shellcheck shell=bash
# Libraries of machines that this one cannot run: cross/ARCHITECTURE has glibc with its modules, libstdc++, libgomp and
# libatomic, as Debian's cross compilers bring them. Unpacked, not installed; only the reader of ELF files looks at them.
# shellcheck disable=SC2154

cross_architectures=(alpha amd64 arc arm64 armel armhf hppa i386 m68k mips mips64 mips64el mips64r6 mips64r6el mipsel mipsr6
    mipsr6el powerpc ppc64 ppc64el riscv64 s390x sh4 sparc64 x32)
# Further calling conventions of some of them: the C library is all there is.
cross_conventions=(mipsn32 mipsn32el mipsn32r6 mipsn32r6el s390-s390x sparc-sparc64)

prepare_cross() {
    local one packages=() missing=() folder=$work/item.debs-cross
    for one in "${cross_architectures[@]}" "${cross_conventions[@]}"; do
        [[ -e $data/cross/$one ]] && continue
        missing+=("$one")
        mapfile -t -O ${#packages[@]} packages < <(cross_packages "$one")
    done
    ((${#missing[@]})) || return 0
    say "fetching libraries of ${#missing[@]} architectures"
    # What apt could not get is missed below, by item.
    fetch_debs "$folder" bookworm amd64 "${packages[@]}" || true
    for one in "${missing[@]}"; do
        item "$data/cross/$one" take_cross "$folder" "$one"
    done
    rm -rf "$folder"
}

# cross_packages ARCHITECTURE: their names, one a line.
cross_packages() {
    local name libc=libc6
    [[ $1 != alpha ]] || libc=libc6.1
    printf '%s\n' "$libc-$1-cross"
    [[ " ${cross_conventions[*]} " != *" $1 "* ]] || return 0
    for name in libstdc++6 libgomp1 libatomic1; do printf '%s\n' "$name-$1-cross"; done
}

# take_cross OUT FOLDER ARCHITECTURE
take_cross() {
    local package deb
    while read -r package; do
        deb=$(compgen -G "$2/${package}_*.deb") || { echo "package $package could not be fetched"; return 1; }
        unpack_deb "$1.unpacked" "$deb"
    done < <(cross_packages "$3")
    mv "$1.unpacked/usr" "$1"
    rm -rf "${1:?}/share" "$1.unpacked"
}
