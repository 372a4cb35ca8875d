package dev.seaworthy.cli;

import dev.seaworthy.verdict.Start;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the user says of the start: {@code --user}, {@code --env}, {@code --workdir}, {@code --library-path}. */
final class StartOptions {
    private StartOptions() {}

    static Start read(String verb, Arguments arguments) {
        Map<String, String> environment = new TreeMap<>();
        for (String assignment : arguments.every("env")) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new UsageException(verb, "--env takes NAME=VALUE, not \"" + assignment + "\"");
            }
            environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        arguments.value("library-path").ifPresent(paths -> environment.put("LD_LIBRARY_PATH", paths));
        Optional<String> directory = arguments.value("workdir");
        if (directory.isPresent() && !directory.get().startsWith("/")) {
            throw new UsageException(verb, "--workdir takes an absolute path, not \"" + directory.get() + "\"");
        }
        return new Start(user(verb, arguments), environment, directory);
    }

    /** A name or a number, perhaps with a group behind a colon, as Dockerfiles and engines take it. */
    private static Optional<String> user(String verb, Arguments arguments) {
        Optional<String> user = arguments.value("user");
        if (user.isPresent() && !user.get().matches("[A-Za-z0-9_][-A-Za-z0-9_.]*(:[A-Za-z0-9_][-A-Za-z0-9_.]*)?")) {
            throw new UsageException(
                    verb, "--user takes a name or a number, such as 65532:65532, not \"" + user.get() + "\"");
        }
        return user;
    }
}
