package dev.seaworthy.cli;

import dev.seaworthy.bundle.description.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be built: as the command line says it, and where that says nothing and names no package, as the description in
 * this folder does.
 *
 * @param packages the package
 * @param targets where it is to run
 * @param platforms for which it is built
 * @param output where the binary goes
 */
record BuildWishes(String packages, List<String> targets, List<String> platforms, Optional<String> output) {
    BuildWishes {
        targets = List.copyOf(targets);
        platforms = List.copyOf(platforms);
    }

    /** Empty when the description is wrong, which was complained of. */
    static Optional<BuildWishes> of(Arguments arguments, Terminal terminal) {
        BuildWishes said = new BuildWishes(
                arguments.rest().isEmpty() ? "." : arguments.rest().getFirst(),
                arguments.values("on"),
                arguments.values("platform"),
                arguments.value("output"));
        // A package that is named may be of another program than the description.
        if (!arguments.rest().isEmpty() || !Files.exists(Path.of(DescriptionFile.USUAL))) {
            return Optional.of(said);
        }
        return DescriptionFile.read(DescriptionFile.USUAL, terminal).map(said::completed);
    }

    /** With what a description adds. */
    BuildWishes completed(Service service) {
        List<String> built = platforms.isEmpty() ? service.platforms() : platforms;
        return new BuildWishes(
                service.source().map(BuildWishes::local).orElse(packages),
                targets.isEmpty() ? service.targets() : targets,
                built,
                output.or(() -> Optional.of(built.size() > 1 ? folder(service.binary()) : service.binary())));
    }

    /** A path that go takes for a folder, not for an import path. */
    private static String local(String path) {
        return path.startsWith(".") || path.startsWith("/") ? path : "./" + path;
    }

    private static String folder(String binary) {
        int slash = binary.lastIndexOf('/');
        return slash < 0 ? "./" : binary.substring(0, slash + 1);
    }
}
