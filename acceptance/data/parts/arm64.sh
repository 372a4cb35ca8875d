# shellcheck shell=bash
# What the archive for arm64 is made and tried with: arm64/jmods are the modules of Debian's JDK for it, arm64/system the
# libraries that a run time of them needs, from the same release. Unpacked, not installed.
# shellcheck disable=SC2154

prepare_arm64() {
    item "$data/arm64" take_arm64
}

# take_arm64 OUT
take_arm64() {
    local deb
    # The JDK in the release itself has debugging data in it, and is four times as large as the update.
    mirror=$(debian_security_mirror) fetch_debs "$1.debs" trixie-security arm64 openjdk-25-jdk-headless
    unpack_deb "$1.jdk" "$1.debs"/openjdk-25-jdk-headless_*.deb
    mkdir -p "$1"
    mv "$1.jdk"/usr/lib/jvm/*/jmods "$1/jmods"
    fetch_debs "$1.debs" trixie arm64 libc6 libgcc-s1 libstdc++6 zlib1g
    mkdir -p "$1/system/usr/lib"
    # The folder that the interpreter is in is a link in every Debian.
    ln -s usr/lib "$1/system/lib"
    for deb in "$1.debs"/{libc6,libgcc-s1,libstdc++6,zlib1g}_*.deb; do unpack_deb "$1.libraries" "$deb"; done
    cp -a "$1.libraries/usr/lib/." "$1/system/usr/lib/"
    [[ -e $1/system/lib/ld-linux-aarch64.so.1 ]]
    rm -rf "$1.debs" "$1.jdk" "$1.libraries"
}
