# shellcheck shell=bash
# Third-party binaries: bin/ID/NAME, as listed in binaries.list.
# shellcheck disable=SC2154

prepare_fetched() {
    local id kind source package path
    local -A wanted=()
    while read -r id kind source package path; do
        [[ -z $id || $id == \#* ]] && continue
        # What is pinned is fetched again when the pin changes.
        if [[ $kind != debian && $(cat "$data/bin/$id/origin" 2> /dev/null) != "$package" ]]; then rm -rf "${data:?}/bin/$id"; fi
        [[ -e $data/bin/$id ]] && continue
        wanted["$kind $source"]+="$id $package $path"$'\n'
    done < "$here/binaries.list"

    local group lines
    for group in "${!wanted[@]}"; do
        read -r kind source <<< "$group"
        lines=${wanted[$group]}
        say "fetching $(wc -l <<< "${lines%$'\n'}") from $kind $source"
        case $kind in
            debian) fetch_debian_binaries "$source" "$lines" ;;
            npm) fetch_npm_binaries "$lines" ;;
            maven) fetch_maven_binaries "$lines" ;;
            *) echo "binaries.list: unknown kind $kind" >> "$failed" ;;
        esac
    done
}

# One download of all missing packages of a suite; then each binary out of its package.
fetch_debian_binaries() {
    local suite=${1%/*} architecture=${1#*/} folder packages id package path
    folder=$work/item.debs-$suite-$architecture
    mapfile -t packages < <(cut -d' ' -f2 <<< "${2%$'\n'}" | sort -u)
    if ! fetch_debs "$folder" "$suite" "$architecture" "${packages[@]}"; then
        # One package that has left the suite makes apt refuse all; the others are worth having.
        for package in "${packages[@]}"; do fetch_debs "$folder" "$suite" "$architecture" "$package" || true; done
    fi
    while read -r id package path; do
        item "$data/bin/$id" take_from_deb "$folder" "$package" "$path"
    done <<< "${2%$'\n'}"
    rm -rf "$folder"
}

take_from_deb() {
    local out=$1 folder=$2 package=$3 path=$4 deb
    deb=$(compgen -G "$folder/${package}_*.deb") || { echo "package $package could not be fetched"; return 1; }
    mkdir -p "$out/unpacked"
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$out/unpacked" --wildcards "./$path"
    keep_binary "$out" "$path" "$(dpkg-deb --field "$deb" Package Version Architecture | tr '\n' ' ')"
}

# keep_binary OUT PATH ORIGIN: of OUT/unpacked only the program (PATH may be a pattern), and a line saying where it is from.
keep_binary() {
    local out=$1 origin=$3 program
    # shellcheck disable=SC2086 # a pattern
    program=$(cd "$out/unpacked" && compgen -G "$2" | head -n1)
    [[ -f $out/unpacked/$program && ! -L $out/unpacked/$program ]] || { echo "no file $2 in the package"; return 1; }
    mv "$out/unpacked/$program" "$out/"
    rm -rf "$out/unpacked"
    chmod 755 "$out/${program##*/}"
    printf '%s\n' "$origin" > "$out/origin"
}

fetch_npm_binaries() {
    local folder=$work/item.npm id package path specs=()
    mkdir -p "$folder"
    mapfile -t specs < <(cut -d' ' -f2 <<< "${1%$'\n'}" | sort -u)
    npm pack --silent --pack-destination "$folder" "${specs[@]}" > /dev/null ||
        for package in "${specs[@]}"; do
            npm pack --silent --pack-destination "$folder" "$package" > /dev/null || true
        done
    while read -r id package path; do
        item "$data/bin/$id" take_from_npm "$folder" "$package" "$path"
    done <<< "${1%$'\n'}"
    rm -rf "$folder"
}

take_from_npm() {
    local out=$1 folder=$2 package=$3 path=$4 archive
    # npm names the archive of @scope/name@1.2.3 scope-name-1.2.3.tgz
    archive=${package#@}
    archive=${archive/\//-}
    archive=$folder/${archive/@/-}.tgz
    [[ -f $archive ]] || { echo "package $package could not be fetched"; return 1; }
    mkdir -p "$out/unpacked"
    tar -x -z -f "$archive" -C "$out/unpacked"
    keep_binary "$out" "$(npm_folder "$out/unpacked")/$path" "$package"
}

fetch_maven_binaries() {
    local id package path
    while read -r id package path; do
        item "$data/bin/$id" take_from_maven "$package"
    done <<< "${1%$'\n'}"
}

take_from_maven() {
    local out=$1
    mkdir -p "$out/unpacked"
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
        -Dartifact="$2" -DoutputDirectory="$out/unpacked"
    keep_binary "$out" '*' "$2"
}

# An npm archive has one top folder, most often but not always called package.
npm_folder() { (cd "$1" && compgen -G '*'); }
