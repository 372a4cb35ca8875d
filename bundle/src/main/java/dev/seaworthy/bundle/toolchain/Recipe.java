package dev.seaworthy.bundle.toolchain;

import dev.seaworthy.verdict.Quoting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one binary is built.
 *
 * @param environment variables for {@code go build}, all that matter, whatever the user's shell has set
 * @param tags build tags
 * @param linkerFlags of {@code -ldflags}
 * @param isStatic whether the result is to need no dynamic loader
 * @param reasons why it is done so, a sentence each
 */
public record Recipe(
        SortedMap<String, String> environment,
        List<String> tags,
        List<String> linkerFlags,
        boolean isStatic,
        List<String> reasons) {
    public Recipe {
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        tags = List.copyOf(tags);
        linkerFlags = List.copyOf(linkerFlags);
        reasons = List.copyOf(reasons);
    }

    /** What says for which platform. */
    static SortedMap<String, String> platform(Goal goal) {
        TreeMap<String, String> variables = new TreeMap<>();
        variables.put("GOOS", "linux");
        variables.put("GOARCH", goal.architecture().goName());
        switch (goal.architecture()) {
            case AMD64 -> variables.put("GOAMD64", goal.variant().orElse("v1"));
            case ARM -> goal.variant().ifPresent(variant -> variables.put("GOARM", variant.substring(1)));
            default -> {
                // Go has settings for others too; its own default is the least there.
            }
        }
        return variables;
    }

    /** The same with one more tag. */
    Recipe with(String tag, String reason) {
        List<String> more = new ArrayList<>(tags);
        more.add(tag);
        List<String> why = new ArrayList<>(reasons);
        why.add(reason);
        return new Recipe(environment, more, linkerFlags, isStatic, why);
    }

    /** The same without the flags that strip. */
    Recipe unstripped() {
        List<String> flags = linkerFlags.stream()
                .filter(flag -> !flag.equals("-s") && !flag.equals("-w"))
                .toList();
        return new Recipe(environment, tags, flags, isStatic, reasons);
    }

    /** Whether the symbol table is left out. */
    public boolean strips() {
        return linkerFlags.contains("-s");
    }

    /** Arguments of {@code go}. */
    List<String> arguments(String output, String packages) {
        List<String> arguments = new ArrayList<>(List.of("build", "-trimpath"));
        if (!tags.isEmpty()) {
            arguments.add("-tags=" + String.join(",", tags));
        }
        if (!linkerFlags.isEmpty()) {
            arguments.add("-ldflags=" + String.join(" ", linkerFlags));
        }
        arguments.addAll(List.of("-o", output, "--", packages));
        return arguments;
    }

    /** The same as one types it into a shell. */
    public String command(String output, String packages) {
        StringBuilder command = new StringBuilder();
        environment.forEach((name, value) ->
                command.append(name).append('=').append(Quoting.word(value)).append(' '));
        command.append("go");
        for (String argument : arguments(output, packages)) {
            if (!argument.equals("--")) {
                command.append(' ').append(quoted(argument));
            }
        }
        return command.toString();
    }

    /** Quotes the value of a flag, not its name. */
    private static String quoted(String argument) {
        int equals = argument.indexOf('=');
        if (!argument.startsWith("-")) {
            return Quoting.word(argument);
        }
        return equals < 0 ? argument : argument.substring(0, equals + 1) + Quoting.word(argument.substring(equals + 1));
    }
}
