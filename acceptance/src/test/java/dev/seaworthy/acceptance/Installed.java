package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The installed forms, made once by {@code dist/all} from the jars that this build made. */
final class Installed {
    static final Path ROOT =
            Path.of(System.getProperty("seaworthy.root", "..")).toAbsolutePath().normalize();
    static final Path APP = Path.of(System.getProperty("seaworthy.app", ROOT + "/cli/build/full/app"))
            .toAbsolutePath()
            .normalize();

    private Installed() {}

    /** Makes forms and says in which folder they are. */
    static Path make(Path folder, String... forms) throws IOException, InterruptedException {
        return make(folder, Map.of(), forms);
    }

    /** Likewise, with further environment variables that say for which machine. */
    static Path make(Path folder, Map<String, String> machine, String... forms)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(machine);
        environment.put("SEAWORTHY_APP", APP.toString());
        environment.put("SEAWORTHY_DIST", folder.toString());
        environment.put("DEBEMAIL", "seaworthy@lists.debian.org");
        Finished made = Finished.of(
                ROOT,
                environment,
                Stream.concat(Stream.of("dist/all"), Stream.of(forms)).toList());
        assertThat(made.exitCode()).as(made.err()).isZero();
        return folder;
    }

    /** The command as this build made it, as words of a command line that may be added to. */
    static List<String> command(String... words) {
        return command(List.of(), words);
    }

    /** Likewise, with options of the JVM. */
    static List<String> command(List<String> options, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-p", APP.toString(), "-m", "dev.seaworthy.cli/dev.seaworthy.cli.Main"));
        command.addAll(List.of(words));
        return command;
    }

    /** The one file of this ending. */
    static Path file(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(found).as(ending).hasSize(1);
            return found.getFirst();
        }
    }
}
