package dev.seaworthy.host.unit;

import dev.seaworthy.fuzz.Bytewise;
import dev.seaworthy.fuzz.FuzzTarget;
import dev.seaworthy.fuzz.Samples;
import dev.seaworthy.fuzz.WrittenRoot;
import dev.seaworthy.host.Audited;
import dev.seaworthy.host.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A unit file and a drop-in, judged on a root with the program in it. */
public final class UnitTarget implements FuzzTarget {
    private final Host host;
    private final Audited audited;

    /** Makes the root. */
    public UnitTarget() {
        WrittenRoot root = new WrittenRoot();
        try {
            root.put("usr/bin/orders", Bytewise.text("#!/bin/sh\n"));
            root.put("etc/passwd", Bytewise.text("root:x:0:0::/root:/bin/sh\norders:x:900:900::/:/bin/false\n"));
            root.put("etc/group", Bytewise.text("root:x:0:\norders:x:900:\n"));
            host = Host.asleep("fuzz", root.folder(), Optional.empty());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        audited = new Audited(root.folder(), false, Optional.empty(), Optional.of("orders.service"), List.of(80));
    }

    @Override
    public void run(byte[] input) {
        List<byte[]> parts = Bytewise.split(input, 2);
        List<UnitLine> lines = new ArrayList<>();
        List<String> oddities = new ArrayList<>();
        UnitParser.read("a.service", new String(parts.get(0), StandardCharsets.UTF_8), lines, oddities);
        UnitParser.read("b.conf", new String(parts.get(1), StandardCharsets.UTF_8), lines, oddities);
        UnitAudit.look(host, audited, new Unit("orders@eu.service", List.of("a.service", "b.conf"), lines, oddities));
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        byte[] unit = Bytewise.text("""
                [Unit]
                Description=Orders of %i on %H
                After=network-online.target postgresql.service
                StartLimitIntervalSec=1min 30s
                [Service]
                Type=notify
                User=orders
                DynamicUser=no
                ExecStartPre=-/bin/true
                ExecStart=/usr/bin/orders -c ${CONFIG} "a b" \\
                  --port=80
                Environment="A=b c" D=e%%f
                EnvironmentFile=-/etc/orders.env
                Restart=on-failure
                RestartSec=100ms
                TimeoutStartSec=infinity
                WatchdogSec=2
                LimitNOFILE=1024:524288
                MemoryMax=50%
                ProtectSystem=strict
                ReadWritePaths=/var/lib/orders
                StateDirectory=orders:alias orders/sub
                CapabilityBoundingSet=~CAP_SYS_ADMIN CAP_NET_BIND_SERVICE
                AmbientCapabilities=CAP_NET_BIND_SERVICE
                SystemCallFilter=@system-service
                SystemCallFilter=~@privileged kill:EPERM
                RestrictAddressFamilies=AF_INET AF_INET6
                PrivateNetwork=yes
                UMask=0077
                [Install]
                WantedBy=multi-user.target
                """);
        return List.of(
                Bytewise.parts(unit, Bytewise.text("[Service]\nExecStart=\nExecStart=@/usr/bin/orders x y\nNice=99\n")),
                Bytewise.text(
                        "[Service]\nType=forking\nPIDFile=/run/a.pid\nExecStart=+!orders 'a\\x20b' ; /b\nRoot=/\n"),
                Bytewise.text("\ufeffx=1\n[Nothing]\n=\n[Service\n[X-Mine]\na\n"));
    }
}
