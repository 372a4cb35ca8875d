package dev.seaworthy.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The databases of dpkg and apk in a root: which installed package owns which library. */
final class InstalledPackages {
    /** A library where loaders look, under the name that programs ask for or one like it: libz.so.1, not libz.so.1.3.1. */
    private static final Pattern LIBRARY =
            Pattern.compile("/(usr/)?lib/([^/]+-linux-[^/]+/)?(lib[^/]+\\.so\\.\\d+(\\.\\d+)?)");

    private InstalledPackages() {}

    /** The owners of each library, by its name; empty for a root without such a database. */
    static Map<String, Set<String>> librariesOf(Path root) throws IOException {
        Map<String, Set<String>> owners = new TreeMap<>();
        Path dpkg = root.resolve("var/lib/dpkg/info");
        if (Files.isDirectory(dpkg)) {
            try (Stream<Path> lists = Files.list(dpkg)) {
                for (Path list :
                        lists.filter(path -> path.toString().endsWith(".list")).toList()) {
                    // NAME.list, or NAME:amd64.list for packages that may be installed for several architectures
                    String name = list.getFileName().toString().replaceFirst("(:[^.]*)?\\.list$", "");
                    Files.readAllLines(list).forEach(path -> add(path, name, owners));
                }
            }
        }
        Path apk = root.resolve("lib/apk/db/installed");
        if (Files.isRegularFile(apk)) {
            apk(Files.readAllLines(apk), owners);
        }
        return owners;
    }

    /** Lines {@code P:} package, {@code F:} folder, {@code R:} file in it. */
    private static void apk(List<String> lines, Map<String, Set<String>> owners) {
        String name = "";
        String folder = "";
        for (String line : lines) {
            if (line.startsWith("P:")) {
                name = line.substring(2);
            } else if (line.startsWith("F:")) {
                folder = line.substring(2);
            } else if (line.startsWith("R:")) {
                add("/" + folder + "/" + line.substring(2), name, owners);
            }
        }
    }

    private static void add(String path, String name, Map<String, Set<String>> owners) {
        var matcher = LIBRARY.matcher(path);
        if (matcher.matches()) {
            owners.computeIfAbsent(matcher.group(3), _ -> new TreeSet<>()).add(name);
        }
    }
}
