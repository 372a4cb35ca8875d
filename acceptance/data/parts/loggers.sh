# shellcheck shell=bash
# Programs that log: loggers/NAME writes lines as its logger does when nobody says otherwise, and with an argument as the
# configuration does that `seaworthy logs lint` proposes. loggers/ends-RELEASE ends with a stack trace.
# shellcheck disable=SC2154

logger_packages=(golang-go.uber-zap-dev golang-go.uber-atomic-dev golang-go.uber-multierr-dev
    golang-github-rs-zerolog-dev golang-github-mattn-go-colorable-dev golang-github-mattn-go-isatty-dev
    golang-github-pkg-errors-dev golang-github-sirupsen-logrus-dev golang-golang-x-sys-dev)

prepare_loggers() {
    local name release
    item "$data/loggers/gopath" fetch_loggers
    for name in slog zap zerolog logrus; do make_again "$name" own "$name"; done
    for release in "${go_releases[@]}"; do make_again ends "${release%:*}" "ends-${release%:*}"; done
}

# What is in a program decides whether it is made anew.
make_again() {
    local source=$here/loggers/$1.go snippet=$here/../../logs/src/main/resources/dev/seaworthy/logs/go/$1.txt recipe
    [[ -e $snippet ]] || snippet=/dev/null
    recipe=$(cat "$source" "$snippet" | sha256sum)
    [[ $(cat "$data/loggers/$3/origin" 2> /dev/null) == "$recipe" ]] || rm -rf "${data:?}/loggers/$3"
    item "$data/loggers/$3" make_logger "$source" "$snippet" "$2" "$recipe"
}

make_logger() {
    local out=$1 folder=$1.src go=go
    mkdir -p "$out" "$folder"
    # Go's packages lie in a GOPATH of Debian, for which the newest toolchain that still knows one is best; slog came with 1.21.
    case $4 in
        own) [[ $2 != */slog.go ]] || go=$(go_command "$data/toolchains/1.27") ;;
        *) go=$(go_command "$data/toolchains/$4") ;;
    esac
    sed -e "/CONFIGURATION/{r $3" -e 'd}' "$2" > "$folder/main.go"
    cd "$folder" || return
    env -i PATH="$PATH" HOME="$work" GOCACHE="$work/gocache" GOPATH="$data/loggers/gopath/usr/share/gocode" \
        GO111MODULE=off GOTOOLCHAIN=local GOPROXY=off CGO_ENABLED=0 "$go" build -o "$out/program" main.go
    printf '%s\n' "$5" > "$out/origin"
}

fetch_loggers() {
    local deb
    fetch_debs "$1.debs" bookworm amd64 "${logger_packages[@]}"
    for deb in "$1".debs/*.deb; do unpack_deb "$1" "$deb"; done
}
