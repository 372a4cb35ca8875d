# shellcheck shell=bash
# Probes ask a loader one question each: probes/NAME/BASE is a whole root with the program /probe/main in it, made from the
# root BASE by the script probes/NAME of the repository. The script is sourced once for glibc and once for musl, with
# the functions below, in a scratch folder; what it puts into "$root" is laid over copies (hard links) of the base roots.
# Its first line is the question, its second the answer: "# expect: libc6 starts, libc6-bullseye version, musl library".
# shellcheck disable=SC2154

prepare_probes() {
    local script
    for script in "$here"/probes/*; do
        cmp -s "$script" "$data/probes/${script##*/}/script" || rm -rf "$data/probes/${script##*/}"
        item "$data/probes/${script##*/}" make_probe "$script"
    done
}

make_probe() {
    local out=$1 script=$2 libc base
    mkdir -p "$out"
    for libc in libc6 musl; do
        local scratch=$out.$libc root=$out.$libc/root interpreter=/lib64/ld-linux-x86-64.so.2 cache=no
        [[ $libc == libc6 ]] || interpreter=/lib/ld-musl-x86_64.so.1
        mkdir -p "$root/probe"
        : > "$out/environment"
        cd "$scratch" || return
        # shellcheck source=/dev/null
        source "$script"
        for base in "$data/roots/$libc"-{bullseye,bookworm,trixie,sid}; do
            cp -al "$base" "$out/${base##*/}"
            # --keep-directory-symlink: /lib is a link in newer releases, and must stay one.
            tar -C "$root" -c . | tar -C "$out/${base##*/}" -x --keep-directory-symlink
            if [[ $cache == yes && $libc == libc6 ]]; then ldconfig -r "$out/${base##*/}"; fi
        done
    done
    cp "$script" "$out/script"
}

# ---- for the scripts; nothing is linked against a C library unless they say so, so that every release will do ----

# library FILE FUNCTION [GCC-ARG…]: a shared library with that function, its soname the file's name.
library() {
    mkdir -p "$(dirname "$1")"
    echo "int $2(void) { return 0; }" |
        gcc -shared -fPIC -nostdlib -x c -o "$1" - -x none "-Wl,-soname,${1##*/}" -Wl,--no-as-needed "${@:3}"
}

# library_calling FILE FUNCTION CALLED [GCC-ARG…]: the same, and the function calls another one.
library_calling() {
    mkdir -p "$(dirname "$1")"
    echo "int $3(void); int $2(void) { return $3(); }" |
        gcc -shared -fPIC -nostdlib -x c -o "$1" - -x none "-Wl,-soname,${1##*/}" -Wl,--no-as-needed "${@:4}"
}

# program FUNCTION [GCC-ARG…]: the program, which calls the function and ends with what it returns.
program() {
    program_of "int $1(void);" "$1()" "${@:2}"
}

# program_of DECLARATIONS EXPRESSION [GCC-ARG…]
program_of() {
    cat > main.c << C
$1
__attribute__((force_align_arg_pointer)) void _start(void) {
    long result = (long)($2);
    __asm__ volatile("syscall" : : "a"(231), "D"(result));
    __builtin_unreachable();
}
C
    gcc -nostdlib -nostartfiles -o "$root/probe/main" main.c "-Wl,--dynamic-linker=$interpreter" -Wl,--no-as-needed \
        -Wl,--unresolved-symbols=ignore-in-shared-libs "${@:3}"
}

# environment NAME=VALUE: for the trial.
environment() { printf '%s\n' "$1" >> "$out/environment"; }

# foreign_library FILE ARCHITECTURE: a real library of another architecture.
foreign_library() {
    mkdir -p "$(dirname "$1")"
    if [[ ! -e $work/foreign-$2 ]]; then
        fetch_debs "$out.debs-$2" bookworm "$2" libattr1
        dpkg-deb --fsys-tarfile "$out.debs-$2"/*.deb | tar -x -O --wildcards './usr/lib/*/libattr.so.1.*' > "$work/foreign-$2.new"
        mv "$work/foreign-$2.new" "$work/foreign-$2"
    fi
    cp "$work/foreign-$2" "$1"
}

# patch FILE OFFSET HEX: overwrites bytes.
patch() {
    # shellcheck disable=SC2001 # it has no such replacement that keeps what it found
    printf '%b' "$(sed 's/../\\x&/g' <<< "$3")" | dd of="$1" bs=1 seek="$(($2))" conv=notrunc status=none
}
