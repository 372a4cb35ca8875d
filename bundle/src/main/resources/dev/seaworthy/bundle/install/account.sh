# From user. Without systemd the account is made by hand.
if command -v systemd-sysusers >/dev/null; then
    systemd-sysusers@OPTION@ @NAME@.conf
elif ! getent passwd '@USER@' >/dev/null; then
    useradd --system --user-group --no-create-home --home-dir / --shell /usr/sbin/nologin '@USER@'
fi
