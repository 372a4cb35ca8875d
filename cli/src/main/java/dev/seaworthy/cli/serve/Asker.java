package dev.seaworthy.cli.serve;

import dev.seaworthy.image.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that lets the same words mean something else to another process. A command that could do its work itself sends this along,
 * and is served by a process only for which it is the same: its answer must be the one that the command would have given.
 *
 * @param program which program it is, of which version
 * @param rights the user, groups and capabilities (proc_pid_status(5)), by which files can be read or not
 * @param directory the working directory, which relative names start from
 * @param mounts the mount namespace, in which names are looked up
 * @param root the root directory
 * @param environment the variables that a check looks at
 */
public record Asker(
        String program, String rights, String directory, String mounts, String root, Map<String, String> environment) {
    private static final Set<String> RIGHTS = Set.of("Uid", "Gid", "Groups", "CapEff");

    public Asker {
        environment = Map.copyOf(environment);
    }

    /**
     * This process.
     *
     * @throws IOException when the system does not tell, as outside of Linux
     */
    public static Asker self(String program, Map<String, String> environment) throws IOException {
        Map<String, String> seen = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (isSeen(name)) {
                seen.put(name, value);
            }
        });
        Path self = Path.of("/proc/self");
        return new Asker(
                program,
                rights(self),
                link(self.resolve("cwd")),
                link(self.resolve("ns/mnt")),
                link(self.resolve("root")),
                seen);
    }

    /** In what another process is not the same, for people; empty when it is in all. */
    public Optional<String> difference(Asker other) {
        if (!program.equals(other.program)) {
            return Optional.of("program");
        }
        if (!rights.equals(other.rights)) {
            return Optional.of("user, group or capability");
        }
        if (!directory.equals(other.directory)) {
            return Optional.of("working directory");
        }
        if (!mounts.equals(other.mounts) || !root.equals(other.root)) {
            return Optional.of("file system");
        }
        Set<String> names = new TreeSet<>(environment.keySet());
        names.addAll(other.environment.keySet());
        names.removeIf(name -> Objects.equals(environment.get(name), other.environment.get(name)));
        return names.stream().findFirst().map(name -> "value of " + name);
    }

    private static String rights(Path self) throws IOException {
        return Files.readString(self.resolve("status"))
                .lines()
                .filter(line -> RIGHTS.contains(line.substring(0, Math.max(line.indexOf(':'), 0))))
                .collect(Collectors.joining("; "));
    }

    private static String link(Path link) throws IOException {
        return Files.readSymbolicLink(link).toString();
    }

    /** Homes, caches and settings of ours; what registries are logged in to; proxies; the language. */
    private static boolean isSeen(String name) {
        return switch (name) {
            case "HOME", "PATH", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "LANG", "LANGUAGE" -> true;
            default ->
                name.startsWith("LC_")
                        || name.startsWith("DOCKER_")
                        || name.startsWith("REGISTRY_")
                        || name.endsWith("_proxy")
                        || name.endsWith("_PROXY");
        };
    }

    Json json() {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("program", new Json.Text(program));
        members.put("rights", new Json.Text(rights));
        members.put("directory", new Json.Text(directory));
        members.put("mounts", new Json.Text(mounts));
        members.put("root", new Json.Text(root));
        Map<String, Json> variables = new TreeMap<>();
        environment.forEach((name, value) -> variables.put(name, new Json.Text(value)));
        members.put("environment", new Json.Members(variables));
        return new Json.Members(members);
    }

    static Asker of(Json json) {
        return new Asker(
                json.text("program").orElse(""),
                json.text("rights").orElse(""),
                json.text("directory").orElse(""),
                json.text("mounts").orElse(""),
                json.text("root").orElse(""),
                json.textMap("environment"));
    }
}
