    # From user
    if command -v systemd-sysusers >/dev/null; then
        systemd-sysusers --root="$root/" "$name.conf"
    elif ! grep -q '^@USER@:' "$root/etc/passwd"; then
        useradd ${root:+--root "$root"} --system --user-group --no-create-home --home-dir / \
            --shell /usr/sbin/nologin '@USER@'
    fi
