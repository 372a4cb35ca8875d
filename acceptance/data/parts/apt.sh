# shellcheck shell=bash
# Debian suites other than the machine's own, through apt with a state of its own. The mirror and its proxy are those that
# the machine's apt is set up with; nothing of the machine's own package state is read or changed.
# shellcheck disable=SC2154

debian_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# The URI of the Debian archive that this machine installs from.
debian_mirror() {
    local mirror
    # The security archive has the same origin but another layout; its code name tells it apart.
    # shellcheck disable=SC2016 # apt fills these in
    mirror=$(apt-get indextargets --format '$(ORIGIN)|$(CODENAME)|$(COMPONENT)|$(CREATED_BY)|$(REPO_URI)' |
        awk -F'|' '$1 == "Debian" && $2 !~ /-/ && $3 == "main" && $4 == "Packages" { print $5; exit }')
    [[ -n $mirror ]] || die "this machine's apt knows no Debian archive (run apt-get update first?)"
    printf '%s\n' "$mirror"
}

# The URI of the archive of security updates that this machine installs from; the one beside the mirror when it has none.
debian_security_mirror() {
    local found
    # shellcheck disable=SC2016 # apt fills these in
    found=$(apt-get indextargets --format '$(ORIGIN)|$(CODENAME)|$(COMPONENT)|$(CREATED_BY)|$(REPO_URI)' |
        awk -F'|' '$1 == "Debian" && $2 ~ /-security$/ && $3 == "main" && $4 == "Packages" { print $5; exit }')
    printf '%s\n' "${found:-${mirror%/}-security}"
}

# apt_state SUITE ARCHITECTURE: prints the path of an apt.conf whose state has that suite's package list.
apt_state() {
    local suite=$1 architecture=$2 state=$work/apt/$1-$2 attempt lock
    mkdir -p "$work/apt"
    exec {lock}> "$state.lock"
    flock "$lock"
    # A list of yesterday names packages that the mirror may have replaced since.
    if [[ -z $(find "$state/ready" -mmin -300 2> /dev/null) ]]; then
        rm -rf "$state"
        mkdir -p "$state/lists/partial" "$state/archives/partial"
        : > "$state/status"
        printf 'deb [arch=%s signed-by=%s] %s %s main\n' "$architecture" "$debian_keyring" "$mirror" "$suite" \
            > "$state/sources.list"
        cat > "$state/apt.conf" << CONF
APT::Architecture "$architecture";
APT::Architectures { "$architecture"; };
APT::Sandbox::User "root";
APT::Get::List-Cleanup "false";
Dir::Etc::SourceList "$state/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::State::Lists "$state/lists";
Dir::State::Status "$state/status";
Dir::Cache "$state";
Dir::Cache::Archives "$state/archives";
Acquire::Languages "none";
Acquire::Retries "3";
Acquire::Check-Valid-Until "false";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
CONF
        for attempt in 1 2 3; do
            # A mirror in the middle of an update serves lists that do not fit together; a little later they do.
            # apt exits with 0 when only some lists failed, hence the look at what came.
            APT_CONFIG=$state/apt.conf apt-get -qq update > "$state/log" 2>&1 || true
            if compgen -G "$state/lists/*_Packages*" > /dev/null; then
                touch "$state/ready"
                break
            fi
            sleep $((attempt * 3))
        done
        if [[ ! -e $state/ready ]]; then
            grep -m1 '^E:' "$state/log" >&2
            return 1
        fi
    fi
    exec {lock}>&-
    printf '%s\n' "$state/apt.conf"
}

# fetch_debs FOLDER SUITE ARCHITECTURE PACKAGE…: downloads the packages (apt checks signatures and checksums).
fetch_debs() {
    local folder=$1 configuration
    configuration=$(apt_state "$2" "$3")
    mkdir -p "$folder"
    (cd "$folder" && APT_CONFIG=$configuration apt-get -qq download "${@:4}")
}

# unpack_deb FOLDER DEB: its files, without running its scripts.
unpack_deb() {
    mkdir -p "$1"
    dpkg-deb --fsys-tarfile "$2" | tar -x -C "$1"
}
