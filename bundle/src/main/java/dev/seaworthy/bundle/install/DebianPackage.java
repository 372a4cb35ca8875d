package dev.seaworthy.bundle.install;

import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.Remark;
import dev.seaworthy.bundle.description.Service;
import dev.seaworthy.bundle.description.Systemd;
import dev.seaworthy.elf.Architecture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code dpkg-deb} makes a package of. */
final class DebianPackage {
    /** Go's arm is taken for the port with a floating-point unit, as nearly all processors of today have one. */
    private static final Map<Architecture, String> ARCHITECTURES = Map.of(
            Architecture.AMD64, "amd64",
            Architecture.ARM64, "arm64",
            Architecture.I386, "i386",
            Architecture.ARM, "armhf",
            Architecture.LOONG64, "loong64",
            Architecture.MIPS64LE, "mips64el",
            Architecture.MIPSLE, "mipsel",
            Architecture.PPC64LE, "ppc64el",
            Architecture.RISCV64, "riscv64",
            Architecture.S390X, "s390x");

    private DebianPackage() {}

    static void add(Order order, Systemd section, List<Artefact> artefacts, List<Remark> remarks) {
        Service service = order.service();
        Optional<String> architecture = order.binary().architecture().map(ARCHITECTURES::get);
        if (architecture.isEmpty()) {
            remarks.add(new Remark("systemd.packages", "Debian has no port to this binary's architecture: no deb."));
            return;
        }
        if (service.name().length() < 2) {
            remarks.add(
                    new Remark("systemd.packages", "Names of Debian packages have at least two characters: no deb."));
            return;
        }
        artefacts.add(script(order, section, "packages/deb.sh", "deb.sh", "Makes the Debian package."));
        artefacts.add(Artefact.of("packages/deb/control", control(order, section, architecture.get(), remarks)));
        for (String file : List.of("postinst", "prerm", "postrm")) {
            artefacts.add(
                    script(order, section, "packages/deb/" + file, file, "Run by dpkg, see deb-" + file + "(5)."));
        }
        for (String file : List.of("copyright", "overrides")) {
            artefacts.add(Artefact.of(
                    "packages/deb/" + file, Template.filled(file, values(order, section, "For the Debian package."))));
        }
    }

    private static Artefact script(Order order, Systemd section, String path, String template, String what) {
        return new Artefact(path, Template.filled(template, values(order, section, what)), true);
    }

    private static Map<String, String> values(Order order, Systemd section, String what) {
        Map<String, String> values = new HashMap<>(Fragments.of(order, section, what));
        values.put(
                "DEBARCH", order.binary().architecture().map(ARCHITECTURES::get).orElse(""));
        boolean hasAccount = order.service().account().isPresent();
        values.put("PURGE", purge(order.service(), section));
        values.put("OPTION", " ${DPKG_ROOT:+--root=\"$DPKG_ROOT\"}");
        values.put("ACCOUNT", hasAccount ? Template.filled("account.sh", values).stripTrailing() : "");
        return values;
    }

    private static String purge(Service service, Systemd section) {
        StringBuilder lines = new StringBuilder();
        Fragments.owned(service)
                .forEach(path ->
                        lines.append("    rm -rf \"${DPKG_ROOT:-}").append(path).append("\"\n"));
        // What somebody else put there is not taken away.
        section.writable()
                .forEach(path ->
                        lines.append("    rmdir \"${DPKG_ROOT:-}").append(path).append("\" 2>/dev/null || true\n"));
        return lines.toString();
    }

    /** deb-control(5). Without systemd the package installs as well, and nothing is started. */
    private static String control(Order order, Systemd section, String architecture, List<Remark> remarks) {
        Service service = order.service();
        Dependencies dependencies = Dependencies.of(order.binary());
        if (!dependencies.unknown().isEmpty()) {
            remarks.add(new Remark(
                    "systemd.packages",
                    "No known Debian package brings " + String.join(", ", dependencies.unknown())
                            + "; the package does not depend on it."));
        }
        List<String> needed = new ArrayList<>(dependencies.needed());
        List<String> recommended = new ArrayList<>(List.of("systemd"));
        recommended.addAll(dependencies.useful());
        if (section.logrotate()) {
            recommended.add("logrotate");
        }
        return "Package: " + service.name()
                + "\nVersion: " + service.version() + "-1"
                + "\nArchitecture: " + architecture
                + "\nMaintainer: " + section.maintainer().orElse("")
                + "\nSection: net\nPriority: optional\n"
                + (needed.isEmpty() ? "" : "Depends: " + String.join(", ", needed) + "\n")
                + "Recommends: " + String.join(", ", recommended)
                + "\nDescription: " + summary(service)
                + "\n The service " + service.name() + " with its systemd unit.\n";
    }

    /** One line, without an article in front, as both package managers ask for. */
    static String summary(Service service) {
        String line = service.summary().replaceAll("[\\p{Cntrl}]+", " ").strip();
        String bare = line.replaceFirst("^(The|A|An) (?=.)", "");
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
