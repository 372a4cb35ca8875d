# Whether a file is the binary that this bundle was made from, or at least one for the same machine.
check_binary() {
    [ -f "$1" ] || fail "$1: no such file"
    if [ "$(od -A n -t x1 -N 20 -v "$1" | tr -d ' \n' | cut -c 1-12,37-40)" != '@IDENTITY@' ]; then
        fail "$1 is no program for @MACHINE@"
    fi
    made=$(sed -n 's/^# binary: //p' "$here/bundle.sha256" 2>/dev/null || true)
    if [ -n "$made" ] && [ "${UNCHECKED:-no}" != yes ] && [ "$(sha256sum <"$1" | cut -c 1-64)" != "$made" ]; then
        fail "$1 is not the binary that this bundle was made from: run seaworthy bundle again, or set UNCHECKED=yes"
    fi
}
