package dev.seaworthy.image.dockerfile;

import dev.seaworthy.image.dockerfile.ShellCommands.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the commands of RUN instructions change. */
final class RunCommands {
    /** Commands that put nothing there that a service asks for. */
    private static final Set<String> HARMLESS = Set.of(
            "set",
            "true",
            ":",
            "echo",
            "printf",
            "cd",
            "chmod",
            "chown",
            "chgrp",
            "touch",
            "export",
            "unset",
            "sleep",
            "test",
            "[",
            "ls",
            "cat",
            "id",
            "whoami",
            "sync",
            "ldconfig",
            "update-ca-certificates",
            "update-ca-trust",
            "go",
            "groupadd",
            "addgroup",
            "setcap",
            "apt-mark",
            "umask",
            "pwd",
            "which",
            "uname",
            "date",
            "env");

    private final Changes changes;
    private final Instruction instruction;
    private String directory;

    RunCommands(Changes changes, Instruction instruction, String directory) {
        this.changes = changes;
        this.instruction = instruction;
        this.directory = directory;
    }

    /** Follows a script. */
    void follow(String script) {
        for (Command command : ShellCommands.of(script)) {
            switch (command) {
                case Command.Simple(List<String> words) -> follow(words);
                case Command.Opaque(String text) -> notFollowed(text);
            }
        }
    }

    /** Follows one command, word by word. */
    void follow(List<String> all) {
        List<String> words = withoutAssignments(all);
        if (words.isEmpty()) {
            return;
        }
        Optional<String> output = redirectedTo(words);
        if (output.isPresent()) {
            changes.put(
                    Paths.from(directory, output.get()), new Added.Present(instruction.shown() + " wrote it", false));
            return;
        }
        String program = Paths.name(words.getFirst());
        Optional<PackageInstall.Does> packages = PackageInstall.of(words);
        if (packages.isPresent()) {
            packages(packages.get(), String.join(" ", words));
        } else if (Accounts.user(words).isPresent()) {
            user(Accounts.user(words).orElseThrow());
        } else {
            other(program, words);
        }
    }

    private void other(String program, List<String> words) {
        List<String> operands = operands(words);
        switch (program) {
            case "sudo" -> follow(words.subList(1, words.size()));
            case "mkdir" -> operands.forEach(path -> changes.directory(Paths.from(directory, path), 0755));
            case "install" -> install(words, operands);
            case "ln" -> link(words, operands);
            case "rm" -> remove(operands);
            case "cp", "mv" -> {
                if (!operands.isEmpty()) {
                    changes.put(
                            Paths.from(directory, operands.getLast()),
                            new Added.Anything(instruction.shown() + " put it there"));
                }
            }
            case "cd" -> directory = operands.isEmpty() ? "/root" : Paths.from(directory, operands.getFirst());
            default -> {
                if (!HARMLESS.contains(program)) {
                    notFollowed(String.join(" ", words));
                }
            }
        }
    }

    private void packages(PackageInstall.Does does, String command) {
        switch (does) {
            case PackageInstall.Does.Installs(PackageInstall install) -> {
                String books = instruction.shown() + " has the package manager write there";
                PackageFiles.books(install.manager()).forEach(path -> changes.put(path, new Added.Anything(books)));
                for (String name : install.packages()) {
                    PackageFiles.of(install.manager(), name)
                            .ifPresentOrElse(files -> known(name, files), () -> unknownPackage(name));
                }
            }
            case PackageInstall.Does.Nothing _ -> {
                // Indexes and caches are no concern of a service.
            }
            case PackageInstall.Does.SomethingElse _ -> notFollowed(command);
        }
    }

    private void known(String name, PackageFiles files) {
        String why = "the package " + name + " brings it (" + instruction.shown() + ")";
        // Directories first: what is known of a file in one of them must stay.
        files.directories().forEach(path -> changes.put(path, new Added.Anything(why)));
        files.bundles().forEach(path -> changes.put(path, new Added.Bundle(why)));
        files.files().forEach(path -> changes.put(path, new Added.Present(why, path.contains("bin/"))));
        if (files.leaf()) {
            changes.doubt(new Doubt(
                    "the package " + name + " may bring libraries that it depends on", Doubt.Scope.LIBRARIES));
        }
    }

    private void unknownPackage(String name) {
        changes.doubt(new Doubt(
                "what the package " + name + " and those it depends on bring is not known (" + instruction.shown()
                        + ")",
                Doubt.Scope.ANYTHING));
    }

    private void user(Accounts.User user) {
        OptionalInt number = user.number();
        String why = instruction.shown() + " adds " + user.name() + " under a number that it does not say";
        if (number.isEmpty()) {
            changes.put("/etc/passwd", new Added.Present(why, false));
            return;
        }
        String home = user.home().orElse("/home/" + user.name());
        String line =
                user.name() + ":x:" + number.getAsInt() + ":" + number.getAsInt() + "::" + home + ":/sbin/nologin";
        changes.append("/etc/passwd", line, instruction.shown() + " adds " + user.name() + " to it");
        changes.put("/etc/group", new Added.Present(instruction.shown() + " may add groups to it", false));
    }

    private void install(List<String> words, List<String> operands) {
        boolean directories =
                words.stream().anyMatch(word -> word.matches("-[a-zA-Z]*d[a-zA-Z]*") || word.equals("--directory"));
        if (directories) {
            operands.forEach(path -> changes.directory(Paths.from(directory, path), 0755));
        } else if (!operands.isEmpty()) {
            changes.put(
                    Paths.from(directory, operands.getLast()),
                    new Added.Anything(instruction.shown() + " put it there"));
        }
    }

    private void link(List<String> words, List<String> operands) {
        boolean symbolic =
                words.stream().anyMatch(word -> word.matches("-[a-zA-Z]*s[a-zA-Z]*") || word.equals("--symbolic"));
        if (symbolic && operands.size() == 2) {
            changes.put(Paths.from(directory, operands.get(1)), new Added.Link(operands.getFirst()));
        } else {
            notFollowed(String.join(" ", words));
        }
    }

    private void remove(List<String> operands) {
        for (String path : operands) {
            if (path.indexOf('*') >= 0 || path.indexOf('?') >= 0 || path.indexOf('[') >= 0) {
                // Caches, nearly always; what else a pattern matches is as good as gone, so nothing may rest on it.
                String place = Paths.from(directory, path.substring(0, path.lastIndexOf('/') + 1));
                if (!place.startsWith("/var/") && !place.startsWith("/tmp") && !place.startsWith("/root/")) {
                    changes.put(place, new Added.Anything(instruction.shown() + " removes some of it"));
                }
            } else {
                changes.remove(Paths.from(directory, path), instruction.shown() + " removes it");
            }
        }
    }

    /** Words that are neither options nor their values; commands here have few of the latter. */
    private static List<String> operands(List<String> words) {
        List<String> operands = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (Set.of("-m", "-o", "-g", "--mode", "--owner", "--group").contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                operands.add(word);
            }
        }
        return operands;
    }

    /** Where the output goes, when it goes into a file. */
    private static Optional<String> redirectedTo(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals(">") || words.get(i).equals(">>")) {
                return i + 1 < words.size() ? Optional.of(words.get(i + 1)) : Optional.empty();
            }
            if (words.get(i).startsWith(">")) {
                return Optional.of(words.get(i).replaceFirst("^>+", ""));
            }
        }
        return Optional.empty();
    }

    /** {@code DEBIAN_FRONTEND=noninteractive apt-get …}. */
    private static List<String> withoutAssignments(List<String> words) {
        int at = 0;
        while (at < words.size() && words.get(at).matches("[A-Za-z_][A-Za-z0-9_]*=.*")) {
            at++;
        }
        return words.subList(at, words.size());
    }

    private void notFollowed(String text) {
        String first = text.lines().findFirst().orElse("").strip();
        String shown = first.length() > 60 ? first.substring(0, 59) + "…" : first;
        changes.notFollowed("\"" + shown.replaceAll("\\p{Cntrl}", " ") + "\" in line " + instruction.line());
    }
}
