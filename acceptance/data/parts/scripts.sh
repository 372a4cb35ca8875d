# shellcheck shell=bash
# Scripts that tests load into a browser: a checker of accessibility, and what draws graphs on pages of others.
# shellcheck disable=SC2154 # data and work are set by prepare

prepare_scripts() {
    item "$data/scripts/axe.min.js" take_script axe-core@4.14.1 axe.min.js
    item "$data/scripts/mermaid.min.js" take_script mermaid@12.3.0 dist/mermaid.min.js
}

take_script() {
    local out=$1 folder
    folder=$(mktemp -d "$work/item.script.XXXXXX")
    npm pack --silent --pack-destination "$folder" "$2" > /dev/null
    tar -xzf "$folder"/*.tgz -C "$folder" "package/$3"
    cp "$folder/package/$3" "$out"
    rm -rf "$folder"
}
