package dev.seaworthy.acceptance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the program of an installed form that needs no JVM answers, and what the form on the JVM does. */
final class NativeAnswers {
    private final Path tree;

    NativeAnswers(Path tree) {
        this.tree = tree;
    }

    /** The answer of the native program alone: what it leaves to the JVM ends with no word and exit code 1. */
    Finished alone(String... words) throws Exception {
        return run("native/seaworthy", Map.of("SEAWORTHY_NATIVE", "/bin/false"), words);
    }

    /** As a user has it: the native program's answer, or the JVM's where it has none. */
    Finished together(String... words) throws Exception {
        return run("bin/seaworthy", Map.of(), words);
    }

    /** The answer of the JVM. */
    Finished onJvm(String... words) throws Exception {
        return run("bin/seaworthy", Map.of("SEAWORTHY_NATIVE", "no"), words);
    }

    private Finished run(String program, Map<String, String> environment, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(tree.resolve(program).toString(), "check"));
        command.addAll(List.of(words));
        return Finished.of(tree, environment, command);
    }
}
