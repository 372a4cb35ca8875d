package dev.seaworthy.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where and as whom a program runs, as {@code data/runtime/situations.list} lists them.
 *
 * @param user the number of the user it runs as
 * @param group the number of its group
 * @param variables NAME=VALUE, those that somebody set
 * @param setting what is there beside the root's own files
 * @param sentence what is special about it
 */
record Situation(
        String name, Path root, int user, int group, List<String> variables, Setting setting, String sentence) {
    /** What is there beside a root's own files. */
    enum Setting {
        /** What a container engine gives: three files in /etc, and HOME. */
        CONTAINER,
        /** Nothing. */
        HOST
    }

    /** What the name of a situation begins with whose root is not the laboratory's own. */
    static final String FURTHER = "further-";

    private static final String HOME = "HOME=";

    /** Reads the list; roots are looked for in the folders, the first that has one wins. */
    static List<Situation> read(Path list, List<Path> folders) {
        try (Stream<String> lines = Files.lines(list)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> parse(line.split("\\|", -1), folders))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All variables but PATH: those that somebody set, and HOME where an engine sets it. */
    List<String> environment() {
        List<String> environment = new ArrayList<>(variables);
        if (setting == Setting.CONTAINER && variables.stream().noneMatch(variable -> variable.startsWith(HOME))) {
            environment.add(HOME + home(root, user));
        }
        return environment;
    }

    /** The situation of a root that the list does not know: nothing set, as a user without an entry. */
    static Situation in(Root root) {
        return new Situation(
                FURTHER + root.name(), root.directory(), 65532, 65532, List.of(), Setting.CONTAINER, "a further root");
    }

    private static Situation parse(String[] fields, List<Path> folders) {
        Path root = folders.stream()
                .map(folder -> folder.resolve(fields[1]))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no root " + fields[1] + " in " + folders));
        String[] ids = fields[2].split(":", 2);
        List<String> variables = Arrays.stream(fields[3].split(" "))
                .filter(variable -> !variable.isEmpty())
                .toList();
        Setting setting = Setting.valueOf(fields[4].toUpperCase(Locale.ROOT));
        int user = Integer.parseInt(ids[0]);
        int group = Integer.parseInt(ids[1]);
        return new Situation(fields[0], root, user, group, variables, setting, fields[5]);
    }

    /** What a container engine sets: the home of the user's entry, or "/" where there is none. */
    private static String home(Path root, int user) {
        Path passwd = root.resolve("etc/passwd");
        if (!Files.isRegularFile(passwd)) {
            return "/";
        }
        try (Stream<String> lines = Files.lines(passwd)) {
            Optional<String> home = lines.map(line -> line.split(":", -1))
                    .filter(entry -> entry.length > 5 && entry[2].equals(Integer.toString(user)))
                    .map(entry -> entry[5])
                    .findFirst();
            return home.orElse("/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
