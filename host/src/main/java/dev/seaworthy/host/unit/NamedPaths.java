package dev.seaworthy.host.unit;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import dev.seaworthy.target.root.RootView;
import java.util.List;
import java.util.Optional;

/** Paths in a unit that have to be there: systemd ends the start, with a code that tells at which step, when one is not. */
final class NamedPaths {
    private static final String RULE = "unit/does-not-start";
    /** What mounts are made of (systemd.exec(5), "SANDBOXING"). */
    private static final List<String> MOUNTED = List.of(
            "ReadWritePaths",
            "ReadOnlyPaths",
            "InaccessiblePaths",
            "ExecPaths",
            "NoExecPaths",
            "BindPaths",
            "BindReadOnlyPaths");

    /** A root that does not run lacks what is made while a system starts. */
    private static final List<String> MADE_AT_BOOT = List.of("/run/", "/proc/", "/sys/", "/dev/", "/tmp/", "/var/run/");

    private static final String NOT_THERE = "No such file or directory";
    /** A process of its own reads credentials, and does not hand on why that failed. */
    private static final String CREDENTIAL_NOT_READ = "Protocol error";

    private static final int LARGEST = 1 << 20;

    private final Judged judged;
    private final Notes notes;

    private NamedPaths(Judged judged, Notes notes) {
        this.judged = judged;
        this.notes = notes;
    }

    static void check(Judged judged, Notes notes) {
        if (judged.service("RootDirectory").isPresent()
                || judged.service("RootImage").isPresent()) {
            return;
        }
        NamedPaths paths = new NamedPaths(judged, notes);
        MOUNTED.forEach(paths::mounted);
        paths.stream("StandardInput", "STDIN", "208");
        paths.stream("StandardOutput", "STDOUT", "209");
        paths.stream("StandardError", "STDERR", "222");
        paths.credentials();
        paths.directories();
    }

    private void mounted(String key) {
        if (!key.startsWith("Bind") && Refusals.hasRootOfItsOwn(judged)) {
            return; // Something else may be mounted there.
        }
        for (String word : judged.unit().words("Service", key)) {
            String path = word.split(":", 2)[0];
            if (path.startsWith("/") && isMissing(path)) {
                notes.finding(failed(
                                key + "= names " + path + ", which is not there: the sandbox cannot be made.",
                                "NAMESPACE",
                                "226",
                                NOT_THERE)
                        .host(key, judged.quote("Service", key))
                        .configure(key + "=-" + word, "a minus in front: the path may be missing")
                        .configure(
                                "StateDirectory=" + judged.unit().prefix(),
                                "a directory that systemd makes, and that may be written whatever the sandbox is")
                        .finding());
            }
        }
    }

    /** Files are made where they are written to, directories are not. */
    private void stream(String key, String step, String code) {
        String value = judged.service(key).orElse("");
        int colon = value.indexOf(":/");
        if (colon < 0 || !value.substring(0, colon).matches("file|append|truncate")) {
            return;
        }
        String path = value.substring(colon + 1);
        String needed = key.equals("StandardInput") ? path : path.substring(0, Math.max(1, path.lastIndexOf('/')));
        if (isMissing(needed)) {
            notes.finding(failed(
                            key + "= leads to " + path + ", and there is no " + needed + ".", step, code, NOT_THERE)
                    .host(key, judged.quote("Service", key))
                    .configure(
                            "LogsDirectory=" + judged.unit().prefix(),
                            "systemd makes /var/log/" + judged.unit().prefix() + " before; or leave it to the journal")
                    .finding());
        }
    }

    private void credentials() {
        for (String value : judged.unit().all("Service", "LoadCredential")) {
            int colon = value.indexOf(":/");
            if (colon > 0 && isMissing(value.substring(colon + 1))) {
                notes.finding(failed(
                                "The credential " + value.substring(colon + 1) + " is not there.",
                                "CREDENTIALS",
                                "243",
                                CREDENTIAL_NOT_READ)
                        .host("LoadCredential", value)
                        .configure(
                                "SetCredential=" + value.substring(0, colon) + ":",
                                "what the service gets when there is no file")
                        .finding());
            }
        }
    }

    /** What systemd would make as a directory is there as something else. */
    private void directories() {
        for (Directories made : Directories.of(judged.unit())) {
            if (judged.host().files().lookup(made.path()) instanceof RootView.Lookup.File) {
                Step step = Step.of(made.key());
                notes.finding(Found.blocker(
                                RULE, made.key() + "= asks for the directory " + made.path() + ", and there is a file.")
                        .error(exited(step.name(), step.code()))
                        .host(made.key(), judged.quote("Service", made.key()))
                        .configure("mv " + made.path() + " " + made.path() + ".old", "makes room for the directory")
                        .finding());
            }
        }
    }

    /** A step of a start, in the words of systemd.exec(5), "PROCESS EXIT CODES". */
    private record Step(String name, String code) {
        static Step of(String key) {
            return switch (key) {
                case "RuntimeDirectory" -> new Step("RUNTIME_DIRECTORY", "233");
                case "CacheDirectory" -> new Step("CACHE_DIRECTORY", "239");
                case "LogsDirectory" -> new Step("LOGS_DIRECTORY", "240");
                case "ConfigurationDirectory" -> new Step("CONFIGURATION_DIRECTORY", "241");
                default -> new Step("STATE_DIRECTORY", "238");
            };
        }
    }

    private Found failed(String message, String step, String code, String why) {
        String program = judged.unit().start().map(ExecCommand::program).orElse("");
        return Found.blocker(RULE, message)
                .error(judged.unit().name() + ": Failed at step " + step + " spawning " + program + ": " + why + "\n"
                        + exited(step, code));
    }

    private String exited(String step, String code) {
        return judged.unit().name() + ": Main process exited, code=exited, status=" + code + "/" + step;
    }

    private boolean isMissing(String path) {
        if (path.contains("%") || path.contains("*") || isMadeBefore(path)) {
            return false;
        }
        return judged.host().files().lookup(path) instanceof RootView.Lookup.Absent;
    }

    private boolean isMadeBefore(String path) {
        boolean sleeping = !judged.host().isLive();
        return (sleeping && MADE_AT_BOOT.stream().anyMatch(path::startsWith))
                || Directories.of(judged.unit()).stream()
                        .anyMatch(made -> path.equals(made.path()) || path.startsWith(made.path() + "/"))
                || isNamedByTmpfiles(path);
    }

    private boolean isNamedByTmpfiles(String path) {
        for (String folder : List.of("/etc/tmpfiles.d", "/usr/lib/tmpfiles.d")) {
            if (!(judged.host().files().list(folder) instanceof RootView.Listing.Names(List<String> names))) {
                continue;
            }
            for (String name : names) {
                Optional<String> text = judged.host().files().text(folder + "/" + name, LARGEST)
                                instanceof RootView.Content.Text content
                        ? Optional.of(content.text())
                        : Optional.empty();
                if (text.filter(one -> one.contains(path)).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }
}
