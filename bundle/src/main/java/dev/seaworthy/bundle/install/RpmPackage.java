package dev.seaworthy.bundle.install;

import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Systemd;
import dev.seaworthy.elf.Architecture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code rpmbuild} makes a package of; what the binary needs of libraries it finds out by itself. */
final class RpmPackage {
    private static final Map<Architecture, String> ARCHITECTURES = Map.of(
            Architecture.AMD64, "x86_64",
            Architecture.ARM64, "aarch64",
            Architecture.I386, "i686",
            Architecture.ARM, "armv7hl",
            Architecture.LOONG64, "loongarch64",
            Architecture.PPC64LE, "ppc64le",
            Architecture.RISCV64, "riscv64",
            Architecture.S390X, "s390x");

    private RpmPackage() {}

    static void add(Order order, Systemd section, List<Artefact> artefacts, List<Remark> remarks) {
        Optional<String> architecture = order.binary().architecture().map(ARCHITECTURES::get);
        if (architecture.isEmpty()) {
            remarks.add(new Remark("systemd.packages", "RPM has no name for this binary's architecture: no rpm."));
            return;
        }
        Map<String, String> values = new HashMap<>(Fragments.of(order, section, "Makes the RPM package."));
        values.put("RPMARCH", architecture.get());
        artefacts.add(new Artefact("packages/rpm.sh", Template.filled("rpm.sh", values), true));
        Map<String, String> spec = new HashMap<>(Fragments.of(order, section, "What the RPM package is."));
        boolean hasAccount = order.service().account().isPresent();
        spec.put("OPTION", "");
        spec.put("ACCOUNT", hasAccount ? Template.filled("account.sh", spec) : "");
        spec.replaceAll((_, value) -> literal(value));
        spec.put("MAINTAINER", literal(section.maintainer().orElse("")));
        spec.put("SUMMARY", literal(DebianPackage.summary(order.service())));
        spec.put(
                "RECOMMENDS",
                Dependencies.of(order.binary()).useful().stream()
                        .map(name -> "Recommends: " + name + "\n")
                        .collect(Collectors.joining()));
        spec.put("REQUIRES", hasAccount ? "Requires(post): /usr/sbin/useradd\n" : "");
        artefacts.add(Artefact.of("packages/rpm/" + order.service().name() + ".spec", Template.filled("spec", spec)));
    }

    /** A per cent sign begins a macro, in comments and scripts too. */
    private static String literal(String text) {
        return text.replace("%", "%%");
    }
}
