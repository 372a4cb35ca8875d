package dev.seaworthy.image.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One stage of a Dockerfile.
 *
 * @param index its number, from 0
 * @param name the name behind AS
 * @param base what stands behind FROM: an image, an earlier stage, or {@code scratch}
 * @param line the line of its FROM
 * @param lastLine the line on which its FROM ends
 * @param instructions what follows, up to the next FROM
 * @param arguments global build arguments with their defaults
 */
record Stage(
        int index,
        Optional<String> name,
        String base,
        int line,
        int lastLine,
        List<Instruction> instructions,
        Map<String, String> arguments) {
    /** As many as anybody has ever needed, and then some: each may be built on the one before. */
    private static final int MOST_STAGES = 200;

    Stage {
        instructions = List.copyOf(instructions);
        arguments = Map.copyOf(arguments);
    }

    /** The stages of a Dockerfile, or what is wrong with it. */
    sealed interface Result {
        /** They are these, at least one. */
        record Stages(List<Stage> stages) implements Result {
            public Stages {
                stages = List.copyOf(stages);
            }
        }

        /** It is no Dockerfile that can be built. */
        record Malformed(int line, String what) implements Result {}
    }

    /**
     * Groups instructions into stages.
     *
     * @param given build arguments that are set from outside, such as {@code TARGETARCH}
     */
    static Result of(List<Instruction> instructions, Map<String, String> given) {
        Variables global = new Variables(given);
        List<Stage> stages = new ArrayList<>();
        int at = 0;
        while (at < instructions.size() && !instructions.get(at).keyword().equals("FROM")) {
            Instruction one = instructions.get(at);
            if (!one.keyword().equals("ARG")) {
                return new Result.Malformed(one.line(), "the first instruction must be FROM (or ARG before it)");
            }
            argument(one, global, given);
            at++;
        }
        while (at < instructions.size()) {
            Instruction from = instructions.get(at);
            List<String> words = Words.of(global.replaced(from.arguments()));
            boolean named = words.size() == 3 && words.get(1).equalsIgnoreCase("AS");
            if (words.size() != 1 && !named) {
                return new Result.Malformed(
                        from.line(),
                        words.isEmpty()
                                ? "FROM has no image; give its build argument a default (ARG NAME=VALUE)"
                                : "FROM takes an image and perhaps AS NAME");
            }
            if (stages.size() == MOST_STAGES) {
                return new Result.Malformed(from.line(), "there are more than " + MOST_STAGES + " stages");
            }
            int end = at + 1;
            while (end < instructions.size() && !instructions.get(end).keyword().equals("FROM")) {
                end++;
            }
            stages.add(new Stage(
                    stages.size(),
                    named ? Optional.of(words.get(2).toLowerCase(Locale.ROOT)) : Optional.empty(),
                    words.getFirst(),
                    from.line(),
                    from.lastLine(),
                    instructions.subList(at + 1, end),
                    global.values()));
            at = end;
        }
        return stages.isEmpty() ? new Result.Malformed(1, "there is no FROM") : new Result.Stages(stages);
    }

    /** ARG sets a default; what was given from outside stays. */
    static void argument(Instruction one, Variables variables, Map<String, String> given) {
        for (String word : Words.of(variables.replaced(one.arguments()))) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (given.containsKey(name)) {
                variables.set(name, given.get(name));
            } else if (equals > 0) {
                variables.set(name, word.substring(equals + 1));
            }
        }
    }
}
