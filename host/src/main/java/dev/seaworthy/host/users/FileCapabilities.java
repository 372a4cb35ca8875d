package dev.seaworthy.host.users;

import dev.seaworthy.host.Host;
import dev.seaworthy.host.Notes;
import dev.seaworthy.target.root.RootView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Capabilities and access lists are in attributes that Java cannot read: getcap and getfacl tell, where they are. */
final class FileCapabilities {
    private static final List<String> PLACES = List.of("/usr/sbin/", "/sbin/", "/usr/bin/", "/bin/");
    private static final int LONGEST = 1 << 16;
    private static final int SECONDS = 5;

    private FileCapabilities() {}

    static Optional<String> of(Host host, String path, Notes notes) {
        if (!(host.files().lookup(path) instanceof RootView.Lookup.File(String real, boolean _))) {
            return Optional.empty();
        }
        Path file = host.files().outside(real);
        Optional<String> lists = ask("getfacl", List.of("--absolute-names", "--skip-base"), file);
        if (lists.isEmpty()) {
            notes.unseen("access lists (ACL) of " + path + ": there is no getfacl to ask");
        } else if (!lists.get().isBlank()) {
            notes.fact("access list", path + " " + lists.get().strip().replaceAll("\\s*\\n\\s*", ", "));
        }
        Optional<String> capabilities = ask("getcap", List.of(), file);
        if (capabilities.isEmpty()) {
            notes.unseen("capabilities of " + path + ": there is no getcap to ask");
        }
        return capabilities
                .map(text -> text.strip().replace(file.toString(), "").replaceFirst("^\\s*=?\\s*", ""))
                .filter(text -> !text.isEmpty());
    }

    /** The answer of a program of this machine; empty when it is not there or gives none. */
    private static Optional<String> ask(String program, List<String> options, Path file) {
        Optional<String> place = PLACES.stream()
                .map(folder -> folder + program)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
        if (place.isEmpty()) {
            return Optional.empty();
        }
        List<String> command = new java.util.ArrayList<>(List.of(place.get()));
        command.addAll(options);
        command.add("--");
        command.add(file.toString());
        if (program.equals("getcap")) {
            // It has no "--"; the path begins with a slash.
            command.remove("--");
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(false)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            byte[] out = process.getInputStream().readNBytes(LONGEST);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? Optional.of(new String(out, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException unusable) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
