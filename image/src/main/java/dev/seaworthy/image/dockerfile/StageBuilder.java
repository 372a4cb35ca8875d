package dev.seaworthy.image.dockerfile;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.json.Json;
import dev.seaworthy.image.json.JsonException;
import dev.seaworthy.image.json.JsonReader;
import dev.seaworthy.target.ImageConfig;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Follows the instructions of stages. For one Dockerfile and one architecture. */
final class StageBuilder {
    private static final String SCRATCH = "scratch";

    private final List<Stage> stages;
    private final BaseImages images;
    private final BuildContext context;
    private final Optional<Architecture> wanted;
    private final Map<String, String> given;
    private final Map<Integer, Built> built = new HashMap<>();
    private final Changes.Budget budget = new Changes.Budget();

    StageBuilder(
            List<Stage> stages,
            BaseImages images,
            BuildContext context,
            Optional<Architecture> wanted,
            Map<String, String> given) {
        this.stages = List.copyOf(stages);
        this.images = images;
        this.context = context;
        this.wanted = wanted;
        this.given = Map.copyOf(given);
    }

    /** The base image is not for the architecture that is wanted. */
    static final class OtherArchitecture extends IOException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        private final transient List<Architecture> known;

        OtherArchitecture(List<Architecture> known) {
            super("is for other architectures");
            this.known = List.copyOf(known);
        }

        List<Architecture> known() {
            return known;
        }
    }

    /**
     * Follows a stage.
     *
     * @param needed whether it is judged, or something that is judged is built on it
     */
    Built build(Stage stage, boolean needed) throws IOException {
        Built known = built.get(stage.index());
        if (known != null) {
            return known;
        }
        Built made = new Following(stage, base(stage, needed)).follow();
        built.put(stage.index(), made);
        return made;
    }

    private Built base(Stage stage, boolean needed) throws IOException {
        Optional<Stage> earlier = earlier(stage.base(), stage.index());
        if (earlier.isPresent()) {
            return build(earlier.get(), needed);
        }
        return image(stage.base(), stage.line(), needed);
    }

    private Built image(String image, int line, boolean needed) throws IOException {
        Optional<TargetSource.Answer> answer = images.find(image, wanted, needed);
        return switch (answer.orElse(null)) {
            case TargetSource.Answer.Found(TargetFacts facts) ->
                new Built(Optional.of(facts), facts.root(), facts.config(), List.of());
            case TargetSource.Answer.OtherArchitecture(List<Architecture> known) -> throw new OtherArchitecture(known);
            case null ->
                new Built(
                        Optional.empty(),
                        new UnseenRoot("the image " + image + " of line " + line + " was not looked at"),
                        ImageConfig.NONE,
                        List.of());
        };
    }

    /** An earlier stage by its name or number. */
    private Optional<Stage> earlier(String name, int before) {
        return earlier(stages, name, before);
    }

    /** The stage that a name means in a stage of this number. */
    static Optional<Stage> earlier(List<Stage> stages, String name, int before) {
        if (name.equals(SCRATCH)) {
            return Optional.empty();
        }
        return stages.subList(0, before).stream()
                .filter(stage -> stage.name().filter(name::equalsIgnoreCase).isPresent()
                        || String.valueOf(stage.index()).equals(name))
                .reduce((_, last) -> last);
    }

    /** One stage while it is followed. */
    private final class Following {
        private final Stage stage;
        private final Built base;
        private final Changes changes;
        private final Variables variables;
        private final Map<String, String> environment;
        private Optional<String> user;
        private String directory;
        private boolean directorySaid;
        private List<String> entrypoint;
        private List<String> command;

        Following(Stage stage, Built base) {
            this.stage = stage;
            this.base = base;
            this.changes = new Changes(base.root(), budget);
            this.environment = new TreeMap<>(base.config().environment());
            this.variables = new Variables(environment);
            this.user = base.config().user();
            this.directorySaid = base.config().workingDirectory().isPresent();
            this.directory = base.config().workingDirectory().orElse("/");
            this.entrypoint = base.config().entrypoint();
            this.command = base.config().command();
        }

        Built follow() throws IOException {
            for (Instruction one : stage.instructions()) {
                follow(one);
                if (variables.wasCut()) {
                    changes.notFollowed(one.shown());
                }
            }
            ImageConfig config = new ImageConfig(
                    user, environment, directorySaid ? Optional.of(directory) : Optional.empty(), entrypoint, command);
            List<String> notFollowed = new ArrayList<>(base.notFollowed());
            notFollowed.addAll(changes.notFollowed());
            return new Built(base.base(), changes.result(), config, notFollowed);
        }

        private void follow(Instruction one) throws IOException {
            switch (one.keyword()) {
                case "ARG" -> argument(one);
                case "ENV" -> environment(one);
                case "USER" ->
                    user = Optional.of(variables.replaced(one.arguments()).strip());
                case "WORKDIR" -> {
                    directory = Paths.from(
                            directory,
                            Words.of(variables.replaced(one.arguments())).stream()
                                    .findFirst()
                                    .orElse("/"));
                    directorySaid = true;
                    changes.directory(directory, 0755);
                }
                case "ENTRYPOINT" -> {
                    entrypoint = words(one.arguments());
                    command = List.of();
                }
                case "CMD" -> command = words(one.arguments());
                case "RUN" -> run(one);
                case "COPY", "ADD" -> copy(one);
                case "EXPOSE", "LABEL", "VOLUME", "STOPSIGNAL", "HEALTHCHECK", "SHELL", "MAINTAINER", "ONBUILD" -> {
                    // Nothing that a program finds when it starts.
                }
                default -> changes.notFollowed(one.shown());
            }
        }

        private void argument(Instruction one) {
            String name = one.arguments().split("[=\\s]", 2)[0];
            if (!one.arguments().contains("=") && stage.arguments().containsKey(name)) {
                variables.set(name, stage.arguments().get(name));
            } else {
                Stage.argument(one, variables, given);
            }
        }

        /** {@code ENV a=b c=d}, or, from older days, {@code ENV a b c}. */
        private void environment(Instruction one) {
            String text = variables.replaced(one.arguments());
            int blank = text.indexOf(' ');
            int equals = text.indexOf('=');
            Map<String, String> set = new TreeMap<>();
            if (blank > 0 && (equals < 0 || equals > blank)) {
                set.put(text.substring(0, blank), text.substring(blank + 1).strip());
            } else {
                for (String word : Words.of(text)) {
                    int sign = word.indexOf('=');
                    if (sign > 0) {
                        set.put(word.substring(0, sign), word.substring(sign + 1));
                    }
                }
            }
            environment.putAll(set);
            set.forEach(variables::set);
        }

        /** The exec form, or the shell form as a shell's words. */
        private List<String> words(String text) {
            return array(text).orElseGet(() -> List.of("/bin/sh", "-c", text));
        }

        private Optional<List<String>> array(String text) {
            if (!text.strip().startsWith("[")) {
                return Optional.empty();
            }
            try {
                Json json = JsonReader.read(("{\"words\":" + text.strip() + "}").getBytes(StandardCharsets.UTF_8));
                return Optional.of(json.texts("words"));
            } catch (JsonException shellForm) {
                return Optional.empty();
            }
        }

        private void run(Instruction one) {
            RunCommands commands = new RunCommands(changes, one, directory);
            Optional<List<String>> exec = array(one.arguments());
            if (exec.isPresent()) {
                if (!exec.get().isEmpty()) {
                    commands.follow(exec.get());
                }
            } else if (one.heredocs().isEmpty()) {
                commands.follow(variables.replaced(one.arguments()));
            } else if (one.arguments().strip().matches("<<-?['\"]?[A-Za-z_][A-Za-z0-9_]*['\"]?")) {
                commands.follow(one.heredocs().getFirst());
            } else {
                changes.notFollowed(one.shown());
            }
        }

        private void copy(Instruction one) throws IOException {
            List<String> words = array(variables.replaced(one.arguments()))
                    .orElseGet(() -> Words.of(variables.replaced(one.arguments())));
            if (words.size() < 2) {
                changes.notFollowed(one.shown());
                return;
            }
            String target = words.getLast();
            List<String> sources = words.subList(0, words.size() - 1);
            boolean intoDirectory = target.endsWith("/")
                    || target.equals(".")
                    || sources.size() > 1
                    || changes.root().lookup(Paths.from(directory, target))
                            instanceof dev.seaworthy.target.root.RootView.Lookup.Directory;
            Copying copying = new Copying(changes, one, Paths.from(directory, target), intoDirectory);
            Optional<String> from = one.flag("from").map(variables::replaced);
            for (String source : sources) {
                if (from.isPresent()) {
                    copying.from(from.get(), source(from.get()), source);
                } else if (source.startsWith("<<")) {
                    copying.heredoc();
                } else {
                    copying.fromContext(context, source);
                }
            }
        }

        private Built source(String from) throws IOException {
            Optional<Stage> earlier = earlier(from, stage.index());
            if (earlier.isPresent()) {
                return build(earlier.get(), false);
            }
            return image(from, stage.line(), false);
        }
    }
}
