package dev.seaworthy.cli;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.ImageConfig;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.catalogue.Catalogue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The Linux on which a view looks for what a binary asks for: what {@code --on} names; otherwise the root that the binary
 * lies in, which is this machine's for a plain file.
 */
final class InspectPlace {
    private static final String HOST = "host";

    private final Optional<String> asked;
    private final Optional<String> libraryPath;
    private Optional<TargetNames.Target> target = Optional.empty();
    private String resolved = "";

    InspectPlace(Arguments arguments) {
        List<String> names = arguments.values("on");
        if (names.size() > 1) {
            throw new UsageException(InspectCommand.VERB, "--on takes one target here, not " + names.size());
        }
        this.asked = names.stream().findFirst();
        this.libraryPath = arguments.value("library-path");
    }

    /**
     * A target, and where the binary lies in it.
     *
     * @param name as the user named it
     * @param facts what it is
     * @param path the binary's path there
     * @param libraryPath LD_LIBRARY_PATH as it is there, as far as it is known
     */
    record Known(String name, TargetFacts facts, String path, Optional<String> libraryPath) {}

    /**
     * The target for a binary.
     *
     * @throws IOException when it cannot be read, or is not known for the binary's architecture
     */
    Known of(Inspected binary) throws IOException {
        Optional<String> home = binary.home().map(Inspected.Home::name);
        String name = asked.or(() -> home).orElse(HOST);
        Optional<TargetFacts> own =
                home.equals(Optional.of(name)) ? binary.home().flatMap(Inspected.Home::facts) : Optional.empty();
        if (own.isPresent()) {
            return known(name, own.get(), binary.place());
        }
        if (!resolved.equals(name)) {
            target = Optional.of(TargetNames.resolve(name, Catalogue.load(), new ImageSources(true)));
            resolved = name;
        }
        // A binary that is copied somewhere lies in that root's top directory, as "check" has it.
        boolean copied = asked.isPresent() && !asked.equals(home) && !name.equals(HOST);
        String path = copied ? "/" + binary.place().substring(binary.place().lastIndexOf('/') + 1) : binary.place();
        return known(name, facts(name, target.orElseThrow(), binary.facts().architecture()), path);
    }

    private Known known(String name, TargetFacts facts, String path) {
        return new Known(name, facts, path, libraryPath.or(() -> said(facts.config())));
    }

    private static Optional<String> said(ImageConfig config) {
        return Optional.ofNullable(config.environment().get("LD_LIBRARY_PATH"));
    }

    private static TargetFacts facts(String name, TargetNames.Target target, Optional<Architecture> wanted)
            throws IOException {
        return switch (target) {
            case TargetNames.Target.Fixed(String _, TargetFacts facts, var _) -> facts;
            case TargetNames.Target.Listed listed ->
                switch (listed.find(wanted)) {
                    case Catalogue.Answer.Found(TargetFacts facts) -> facts;
                    case Catalogue.Answer.OtherArchitecture(Catalogue.Entry entry) ->
                        throw otherArchitecture(name, entry.architectures());
                    case Catalogue.Answer.NoSuchName _ -> throw new IllegalStateException("resolved before: " + name);
                };
            case TargetNames.Target.Sourced(String _, SourcedTarget source) ->
                switch (source.answer(wanted)
                        .orElseThrow(() ->
                                new IOException(name + ": " + source.problem().orElse("cannot be read")))) {
                    case TargetSource.Answer.Found(TargetFacts facts) -> facts;
                    case TargetSource.Answer.OtherArchitecture(List<Architecture> known) ->
                        throw otherArchitecture(name, known);
                };
        };
    }

    private static IOException otherArchitecture(String name, List<Architecture> known) {
        return new IOException(name + " is known only for "
                + known.stream().map(Architecture::goName).collect(Collectors.joining(", ")));
    }
}
