# shellcheck shell=bash
# Hosts: hosts/NAME, roots with systemd and services of Debian. They are no targets of the trials, so they lie apart.
# shellcheck disable=SC2154

# One service of each kind that the audit of a host looks at: a shell for people, names, time, web, and one in Go.
host_packages=(systemd systemd-sysv dbus acl libcap2-bin lynis openssh-server cron chrony unbound dnsmasq nginx-light
    prometheus-node-exporter sudo iproute2)

prepare_hosts() {
    item "$data/hosts/bookworm" make_debian_root bookworm "$(IFS=,; echo "${host_packages[*]}")"
}
