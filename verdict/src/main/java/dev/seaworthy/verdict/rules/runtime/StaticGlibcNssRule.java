package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.LinkedFunction;
import dev.seaworthy.binary.StaticGlibc;
import dev.seaworthy.binary.Use;
import dev.seaworthy.target.root.GlibcVersion;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Rule;
import dev.seaworthy.verdict.rules.Draft;
import dev.seaworthy.verdict.rules.ElfChecks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * glibc is linked into the program, and users or hosts are looked up through it: whatever {@code nsswitch.conf} asks for
 * and glibc has not inside, it loads as a library, and that must be of the very same version.
 */
public final class StaticGlibcNssRule implements Rule {
    private static final String SWITCH = "/etc/nsswitch.conf";
    private static final int LARGEST = 1 << 16;

    /** Inside libc since glibc 2.34. */
    private static final Set<String> INSIDE = Set.of("files", "dns");

    private static final Set<String> DATABASES = Set.of("passwd", "group", "hosts");

    @Override
    public String id() {
        return "runtime/static-glibc-nss";
    }

    @Override
    public List<Finding> check(Case one) {
        if (one.binary().staticGlibc().isEmpty() || !ElfChecks.loadable(one)) {
            return List.of();
        }
        StaticGlibc glibc = one.binary().staticGlibc().get();
        Linked linked = Linked.in(one);
        List<LinkedFunction> uses = new ArrayList<>(linked.of(Use.RESOLVER_IN_C));
        uses.addAll(linked.of(Use.USER_DATABASE_IN_C));
        if (!glibc.nameServiceSwitch() || uses.isEmpty()) {
            return List.of();
        }
        boolean inside = glibc.version()
                .map(version -> GlibcVersion.compare(version, "2.34") >= 0)
                .orElse(false);
        Set<String> libraries = libraries(one, inside);
        if (libraries.isEmpty()) {
            return List.of();
        }
        Draft draft = Draft.note(
                id(),
                one.name() + " has glibc"
                        + glibc.version().map(version -> " " + version).orElse("")
                        + " linked into it, and looks up users or hosts through it: for that it loads "
                        + String.join(", ", libraries) + ", and must find the very same glibc on "
                        + one.target().name() + ". Without it lookups fail, with another one it may crash.");
        return Linked.evidence(draft, uses.subList(0, 1))
                .binary("static glibc", glibc.evidence())
                .target("C library", one.target().cLibrary().describe())
                .target(SWITCH, "asks for " + String.join(", ", libraries))
                .remedies(List.of(new Remedy(
                        Remedy.Kind.REBUILD,
                        "go build -tags netgo,osusergo -ldflags '-linkmode external -extldflags \"-static\"'",
                        "lets Go's own code look up hosts and users; or link with musl, which loads nothing")))
                .alone();
    }

    private static Set<String> libraries(Case one, boolean inside) {
        Set<String> libraries = new TreeSet<>();
        if (one.target().root().text(SWITCH, LARGEST) instanceof RootView.Content.Text(String _, String text)) {
            for (String line : text.lines().toList()) {
                int colon = line.indexOf(':');
                if (colon > 0 && DATABASES.contains(line.substring(0, colon).strip())) {
                    Arrays.stream(line.substring(colon + 1)
                                    .replaceAll("#.*|\\[[^\\]]*\\]", "")
                                    .strip()
                                    .split("\\s+", -1))
                            .filter(module -> !module.isEmpty())
                            .filter(module -> !(inside && INSIDE.contains(module)))
                            .map(module -> "libnss_" + module + ".so.2")
                            .forEach(libraries::add);
                }
            }
        } else if (!inside) {
            libraries.addAll(List.of("libnss_dns.so.2", "libnss_files.so.2"));
        }
        return libraries;
    }
}
