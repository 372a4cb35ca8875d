package dev.seaworthy.fuzz;

import dev.seaworthy.bundle.description.Description;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Descriptions of services, {@code seaworthy.yaml}. */
final class DescriptionTarget implements FuzzTarget {
    @Override
    public void run(byte[] input) {
        Description.read(new String(input, StandardCharsets.UTF_8));
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        return List.of(
                Bytewise.text("version: 1\nname: orders\nbinary: ./orders\n"),
                Bytewise.text("""
                        version: 1
                        name: orders
                        release: "1.4.2"
                        summary: Takes orders
                        binary: ./bin/orders
                        source: ./cmd/orders
                        targets: [debian:12, alpine:3.20]
                        arguments: ["-x", --y=1]
                        environment: {LOG_LEVEL: info, TZ: "UTC"}
                        ports: {http: 8080, dns: {port: 53, protocol: udp}}
                        health: /healthz
                        metrics: {path: /metrics, port: http}
                        user: orders
                        directories: [state, logs]
                        resources: {cpus: 2, memory: 256Mi}
                        systemd: {}
                        docker: {}
                        kubernetes: {replicas: 3}
                        logging: {}
                        monitoring: {}
                        rollout: {}
                        """),
                Bytewise.text("a: &x [1, *x]\n? {b: c}\n: |+\n  d\n---\n!!int \"3\"\n%YAML 1.2\n"));
    }
}
