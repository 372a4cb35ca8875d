#!/bin/bash
# For the scripts beside this one, which source it: where things are, and how files are packed the same way twice.
set -euo pipefail
unset CDPATH
export LC_ALL=C.UTF-8 TZ=UTC
umask 022

dist=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=${dist%/*}
# Where the finished forms go, and where they are put together.
out=${SEAWORTHY_DIST:-$root/build/dist}
work=$out/work

fail() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 2
}

need() {
    local tool
    for tool; do
        command -v "$tool" >/dev/null || fail "$tool is needed and not there"
    done
}

# shellcheck source=scripts/find-jdk
. "$root/scripts/find-jdk"
find_jdk || {
    explain_missing_jdk
    exit 2
}

pom_value() { sed -n "s|^ *<$1>\(.*\)</$1>.*|\1|p" "$root/pom.xml" | head -n 1; }

version=$(sed -n 's|^  <version>\(.*\)</version>.*|\1|p' "$root/pom.xml" | head -n 1)
[[ -n $version ]] || fail 'no version in pom.xml'
# The one time that all files in all forms bear (seconds since 1970). The same as in the jars, unless the caller says.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date -u -d "$(pom_value project.build.outputTimestamp)" +%s)}
export SOURCE_DATE_EPOCH

# The options of the JVM have one home: the launcher of the checkout.
java_options=$(sed -n "s/^java_options='\(.*\)'$/\1/p" "$root/seaworthy")
[[ -n $java_options ]] || fail "no java_options='…' in $root/seaworthy"

# The jars of the command. SEAWORTHY_APP names a folder that has them already; otherwise they are built.
build_app() {
    if [[ -n ${SEAWORTHY_APP:-} ]]; then
        app=$(cd "$SEAWORTHY_APP" && pwd -P)
    else
        SEAWORTHY_JAVA_HOME=$jdk_home "$root/scripts/maven" -ntp -q -Dquick -Dmaven.test.skip=true \
            -Dbuild.folder=build/dist -pl cli -am package </dev/null >&2
        app=$root/cli/build/dist/app
    fi
    [[ -f $app/seaworthy-cli.jar ]] || fail "no seaworthy-cli.jar in $app"
}

# The forms with a run time share a tree, which dist/all makes once.
build_tree() {
    [[ -n ${SEAWORTHY_TREE_IS_THERE:-} && -d $work/tree ]] || "$dist/runtime"
}

# same_times FOLDER: gives everything in it the one time.
same_times() { find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +; }

# Which machine the forms with a run time are for: the names of it that Debian, the kernel and zstd's jar have. For
# another one than this, SEAWORTHY_MACHINE says which, SEAWORTHY_JMODS the folder with the modules of a JDK for it, and
# SEAWORTHY_EMULATOR what runs its programs here (such as "qemu-aarch64-static -L ROOT"), for the JVM has to learn there.
case ${SEAWORTHY_MACHINE:-$(uname -m)} in
amd64 | x86_64) machine=amd64 kernel_machine=x86_64 zstd_machine=amd64 ;;
arm64 | aarch64) machine=arm64 kernel_machine=aarch64 zstd_machine=aarch64 ;;
*) machine=${SEAWORTHY_MACHINE:-$(uname -m)} kernel_machine=$machine zstd_machine=$machine ;;
esac
strip=strip
read -ra emulator <<<"${SEAWORTHY_EMULATOR:-}"
jmods=()
if [[ $kernel_machine != "$(uname -m)" ]]; then
    strip=$kernel_machine-linux-gnu-strip
    [[ -n ${SEAWORTHY_JMODS:-} && -n ${SEAWORTHY_EMULATOR:-} ]] ||
        fail "for $machine, say where its JDK's modules are (SEAWORTHY_JMODS) and what runs its programs (SEAWORTHY_EMULATOR)"
    [[ -f $SEAWORTHY_JMODS/java.base.jmod ]] || fail "no java.base.jmod in $SEAWORTHY_JMODS"
    jmods=("$SEAWORTHY_JMODS")
fi

# For the forms that take libraries or relations to packages from this machine.
only_for_this_machine() {
    [[ $kernel_machine == "$(uname -m)" ]] || fail "makes the $1 for the machine that it runs on; for $machine there is the archive"
}

# Who stands behind a package that is given to others: the variables of Debian's tools.
maintainer="${DEBFULLNAME:-Seaworthy} <${DEBEMAIL:-seaworthy@localhost}>"

# pack FOLDER NAME...: a tar of these, on the standard output, in the same bytes every time.
pack() {
    local folder=$1
    shift
    tar --create --directory="$folder" --format=gnu --sort=name --mtime="@$SOURCE_DATE_EPOCH" \
        --owner=0 --group=0 --numeric-owner --mode=go-w "$@"
}

size() { printf '%s  %s MiB\n' "${1#"$PWD"/}" "$(du --bytes --summarize "$1" | awk '{printf "%.1f", $1 / 1048576}')"; }
