# shellcheck shell=bash
# Items, messages and the checks before work begins.
# shellcheck disable=SC2154,SC2034 # data, work and here are set by prepare

started=$SECONDS
# What could not be made, one a line: a file, since some of it is made by background jobs.
failed=$work/failed

say() { printf '[%4ds] %s\n' $((SECONDS - started)) "$*" >&2; }

die() {
    printf 'prepare: %s\n' "$*" >&2
    exit 2
}

need_commands() {
    local command missing=()
    for command in apt-get dpkg-deb flock gcc go hostname ip mmdebstrap musl-gcc mvn npm readelf strip tar unshare; do
        command -v "$command" > /dev/null || missing+=("$command")
    done
    if ((${#missing[@]})); then
        die "these commands are missing: ${missing[*]} (acceptance/data/needs lists the packages that bring them)"
    fi
    [[ $(id -u) == 0 ]] || die "must run as root: it makes root directories with their owners and device nodes"
}

# item PATH FUNCTION [ARG…]: unless PATH is there, FUNCTION makes it at the temporary path it gets as its first
# argument. A failure is remembered and reported at the end; the other items go on.
item() {
    local path=$1 temporary log
    shift
    [[ -e $path ]] && return
    temporary=$(mktemp -d "$work/item.XXXXXX")
    log=$temporary.log
    # In a subshell of its own shell options: `set -e` is off inside a condition, and an item must stop at its first error.
    set +e
    (set -e; "$1" "$temporary/it" "${@:2}") > "$log" 2>&1
    local status=$?
    set -e
    if ((status == 0)); then
        mkdir -p "$(dirname "$path")"
        mv -T "$temporary/it" "$path"
        say "made ${path#"$data"/}"
    else
        echo "${path#"$data"/}" >> "$failed"
        say "FAILED ${path#"$data"/}:"
        tail -n 15 "$log" | sed 's/^/        /' >&2
    fi
    rm -rf "$temporary" "$log"
}

list_data() {
    local kind
    for kind in bin built cross roots hosts probes runtime/built runtime/roots; do
        printf '%-13s %4d  %s\n' "$kind" "$(find "$data/$kind" -mindepth 1 -maxdepth 1 2> /dev/null | wc -l)" \
            "$(du -sh "$data/$kind" 2> /dev/null | cut -f1)"
    done
    say "$data"
}

# Compiles the helper that runs one program in one root.
prepare_trial() {
    local source=$here/../src/test/c/trial.c
    if [[ $data/trial -ot $source ]]; then rm -f "$data/trial"; fi
    item "$data/trial" compile_trial "$source"
}

compile_trial() { gcc -std=gnu11 -O2 -Wall -Wextra -Werror -static -o "$1" "$2"; }
