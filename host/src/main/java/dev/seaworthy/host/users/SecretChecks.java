package dev.seaworthy.host.users;

import dev.seaworthy.host.Found;
import dev.seaworthy.host.Notes;
import dev.seaworthy.host.unit.Directories;
import dev.seaworthy.host.unit.ExecCommand;
import dev.seaworthy.host.unit.Unit;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Secrets that everybody on the host may read. What is in them is never shown. */
final class SecretChecks {
    private static final int MOST_FILES = 2000;
    private static final int DEEPEST = 4;
    /** A key has a few thousand bytes. */
    private static final int LARGEST = 1 << 16;

    private SecretChecks() {}

    static void check(Service service, Notes notes) {
        List<String> open = new ArrayList<>();
        for (String path : files(service)) {
            Optional<PathSteps.Step> step = PathSteps.of(service.host().files(), path).stream()
                    .filter(one -> !one.directory())
                    .reduce((_, last) -> last);
            if (step.isEmpty()) {
                continue;
            }
            boolean reachable = PathSteps.of(service.host().files(), path).stream()
                    .filter(PathSteps.Step::directory)
                    .allMatch(one -> (one.attributes().mode() & 1) != 0);
            if (reachable && (step.get().attributes().mode() & 4) != 0 && isSecret(service, path)) {
                open.add(step.get().path() + " " + Modes.words(step.get().attributes(), false, service.accounts()));
            }
        }
        if (open.isEmpty()) {
            return;
        }
        Found found = Found.gap(
                "user/secret",
                open.size() == 1
                        ? "A file that looks like a secret may be read by everybody on the host."
                        : open.size() + " files that look like secrets may be read by everybody on the host.");
        open.forEach(one -> found.host("readable", one));
        String group = service.user()
                .map(Accounts.User::group)
                .map(service.accounts()::groupName)
                .orElse("root");
        for (String one : open.subList(0, Math.min(3, open.size()))) {
            String path = Quoting.word(one.substring(0, one.indexOf(' ')));
            found.configure(
                    "chown root:" + group + " " + path + " && chmod 0640 " + path,
                    "0640: root may change it, the service's group may read it, nobody else");
        }
        notes.finding(found.finding());
    }

    private static Set<String> files(Service service) {
        Set<String> files = new LinkedHashSet<>();
        Set<String> directories = new LinkedHashSet<>(List.of("/etc/" + service.name()));
        service.program().ifPresent(path -> directories.add(path.substring(0, Math.max(1, path.lastIndexOf('/')))));
        // Directories of the system's programs hold no service's secrets.
        directories.removeIf(path -> path.matches("/|(/usr)?(/local)?/s?bin"));
        service.unit().ifPresent(unit -> {
            unit.all("Service", "EnvironmentFile").forEach(path -> files.add(path.replaceFirst("^-", "")));
            for (String credential : unit.all("Service", "LoadCredential")) {
                files.add(credential.substring(credential.indexOf(':') + 1));
            }
            Directories.of(unit).stream()
                    .filter(made -> made.key().equals("ConfigurationDirectory"))
                    .forEach(made -> directories.add(made.path()));
            for (String argument : unit.start().map(ExecCommand::arguments).orElse(List.of())) {
                files.add(argument.substring(argument.indexOf('=') + 1));
            }
            unit.last("Service", "WorkingDirectory").ifPresent(path -> files.add(path + "/.env"));
        });
        files.removeIf(path -> !path.startsWith("/"));
        directories.forEach(path -> below(service.host().files(), path, DEEPEST, files));
        return files;
    }

    private static void below(RootView root, String directory, int depth, Set<String> files) {
        if (depth == 0 || !(root.list(directory) instanceof RootView.Listing.Names(List<String> names))) {
            return;
        }
        for (String name : names) {
            String path = directory + "/" + name;
            if (files.size() >= MOST_FILES) {
                return;
            }
            if (root.entry(path) instanceof RootView.Entry.Directory) {
                below(root, path, depth - 1, files);
            } else {
                files.add(path);
            }
        }
    }

    private static boolean isSecret(Service service, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        boolean credential =
                service.unit().map(unit -> loaded(unit).contains(path)).orElse(false);
        if (credential
                || name.equals(".env")
                || name.endsWith(".env")
                || name.matches(".*(password|passwd|secret|token|credential).*")) {
            return true;
        }
        // Certificates have the same endings as keys: what is in them decides.
        return name.matches(".*\\.(key|pem|p12|pfx|jks)|id_(rsa|ed25519|ecdsa)")
                && (name.matches(".*\\.(p12|pfx|jks)")
                        || (service.host().files().text(path, LARGEST)
                                        instanceof RootView.Content.Text(String _, String text)
                                && text.contains("PRIVATE KEY-----")));
    }

    private static List<String> loaded(Unit unit) {
        return unit.all("Service", "LoadCredential").stream()
                .map(one -> one.substring(one.indexOf(':') + 1))
                .toList();
    }
}
