#!/bin/sh
# Checks what is in this folder with the tools that will use it.
# Made by seaworthy bundle from seaworthy.yaml and bin/orders (go1.24.1, amd64).
# Needs promtool (of Prometheus) and amtool (of Alertmanager).
set -eu
cd "$(dirname "$0")"

promtool check rules rules.yaml
promtool test rules rules.test.yaml
# Debian's Prometheus comes without discovery in Kubernetes: what it does not know it cannot check.
if ! answer=$(promtool check config --syntax-only prometheus.yaml 2>&1); then
    case $answer in
        *kubernetes_sd_configs*'not found'*) echo 'prometheus.yaml: not checked by this promtool' ;;
        *) printf '%s\n' "$answer"; exit 1 ;;
    esac
fi

amtool check-config alertmanager.yaml
amtool config routes test --config.file=alertmanager.yaml --verify.receivers=p0,p0-phone alertname=ServiceDown tier=P0 service=orders
amtool config routes test --config.file=alertmanager.yaml --verify.receivers=p0,p0-phone alertname=ServiceUnreachable tier=P0 service=orders
amtool config routes test --config.file=alertmanager.yaml --verify.receivers=p0,p0-phone alertname=ServiceOutOfMemory tier=P0 service=orders
amtool config routes test --config.file=alertmanager.yaml --verify.receivers=p0,p0-phone alertname=ServiceSlow tier=P0 service=orders
amtool config routes test --config.file=alertmanager.yaml --verify.receivers=p0,p0-phone alertname=ServiceFailing tier=P0 service=orders
amtool config routes test --config.file=alertmanager.yaml --verify.receivers=p1 alertname=ServiceMemoryNearLimit tier=P1 service=orders
amtool config routes test --config.file=alertmanager.yaml --verify.receivers=p1 alertname=NodeOverloaded tier=P1 service=orders
amtool config routes test --config.file=alertmanager.yaml --verify.receivers=p1 alertname=EtcdLeaderChanges tier=P1 service=orders
amtool config routes test --config.file=alertmanager.yaml --verify.receivers=p2 alertname=ServiceVolumeNearlyFull tier=P2 service=orders
