package dev.seaworthy.cli;

import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.description.Docker;
import dev.seaworthy.bundle.description.Service;
import dev.seaworthy.bundle.docker.Base;
import dev.seaworthy.image.assembly.Assembled;
import dev.seaworthy.image.assembly.Assembly;
import dev.seaworthy.image.assembly.BaseImage;
import dev.seaworthy.image.assembly.Contents;
import dev.seaworthy.image.assembly.LayoutWriter;
import dev.seaworthy.image.registry.Reference;
import dev.seaworthy.image.registry.RegistryImage;
import dev.seaworthy.image.registry.RegistryPush;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code seaworthy image}: the image of a service, made without an engine. */
final class ImageCommand {
    static final String VERB = "image";
    private static final List<String> FORMS = List.of("oci", "archive", "push");

    private final Terminal terminal;

    ImageCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static Options options() {
        Options options = new Options();
        for (String valued : List.of("base", "as", "add")) {
            options.addOption(Option.builder().longOpt(valued).hasArg().get());
        }
        options.addOption(Option.builder("o").longOpt("output").hasArg().get());
        options.addOption(Option.builder("h").longOpt("help").get());
        return options;
    }

    int run(List<String> words) {
        Arguments arguments = Arguments.parse(VERB, options(), words);
        if (arguments.has("help")) {
            terminal.out().print(Help.text(VERB));
            return ExitCode.OK;
        }
        if (arguments.rest().size() > 1) {
            throw new UsageException(VERB, "one description at a time");
        }
        for (String form : arguments.values("as")) {
            if (!FORMS.contains(form)) {
                throw new UsageException(VERB, "--as takes oci, archive, push, not \"" + form + "\"");
            }
        }
        String name = arguments.rest().isEmpty()
                ? DescriptionFile.USUAL
                : arguments.rest().getFirst();
        Optional<Service> service = DescriptionFile.read(name, terminal);
        if (service.isEmpty()) {
            return ExitCode.INPUT;
        }
        try {
            Path binary = FileNames.path(name)
                    .toAbsolutePath()
                    .resolveSibling(service.get().binary());
            BinaryFiles files = BinaryFiles.alone(binary.toString(), terminal);
            if (files.subjects().size() != 1) {
                return ExitCode.INPUT;
            }
            Subject subject = files.subjects().getFirst();
            return make(arguments, new Order(service.get(), subject.facts()), binary);
        } catch (IOException problem) {
            terminal.complain(Complaints.reason(problem));
            return ExitCode.INPUT;
        }
    }

    private int make(Arguments arguments, Order order, Path binary) throws IOException {
        Optional<String> base = arguments.value("base").or(() -> Base.of(order).map(Base::image));
        if (base.isEmpty()) {
            terminal.complain("the binary was not judged to run on any of the usual images; say which one: --base");
            return ExitCode.WORSE;
        }
        List<String> forms = forms(arguments, order);
        Optional<Reference> destination = destination(forms, order);
        Path output = FileNames.path(arguments.value("output").orElse("image"));
        try {
            Files.createDirectories(output);
        } catch (IOException problem) {
            throw new IOException(output + ": " + Complaints.reason(problem), problem);
        }
        try (UnpackedRoots folders = new UnpackedRoots();
                OpenBase open = OpenBase.of(base.get(), order.binary().architecture())) {
            Contents contents = ImageContents.of(
                    order,
                    binary,
                    arguments.every("add"),
                    open.image(),
                    System.getenv().getOrDefault("SOURCE_DATE_EPOCH", "0"));
            Assembled image = assembled(open.image(), contents, folders, output);
            write(image, contents, forms, destination, order.service(), output);
        }
        return ExitCode.OK;
    }

    private static Assembled assembled(BaseImage base, Contents contents, UnpackedRoots folders, Path output)
            throws IOException {
        try {
            return Assembly.image(base, contents, folders.createIn(output));
        } catch (IOException problem) {
            throw new IOException(Complaints.at(output.toString(), problem), problem);
        }
    }

    private void write(
            Assembled image,
            Contents contents,
            List<String> forms,
            Optional<Reference> destination,
            Service service,
            Path output)
            throws IOException {
        String repository =
                service.sections().docker().flatMap(Docker::repository).orElse(service.name());
        for (String form : forms) {
            switch (form) {
                case "oci" -> {
                    Path directory = output.resolve("oci");
                    try {
                        LayoutWriter.directory(image, directory, service.version());
                    } catch (IOException problem) {
                        throw new IOException(directory + ": " + Complaints.reason(problem), problem);
                    }
                    say(directory + "  " + image.digest().text());
                }
                case "archive" -> {
                    Path file = output.resolve(service.name() + "-" + service.version() + ".tar");
                    try {
                        LayoutWriter.archive(
                                image,
                                file,
                                repository + ":" + service.version(),
                                service.version(),
                                contents.created().getEpochSecond());
                    } catch (IOException problem) {
                        throw new IOException(file + ": " + Complaints.reason(problem), problem);
                    }
                    say(file + "  " + image.digest().text());
                }
                default -> {
                    RegistryPush.push(image, destination.orElseThrow(), System.getenv());
                    say(destination.get() + "@" + image.digest().text());
                }
            }
        }
    }

    private void say(String line) {
        terminal.out().println(Terminal.oneLine(line));
    }

    private static List<String> forms(Arguments arguments, Order order) {
        List<String> said = arguments.values("as");
        List<String> described = order.service().sections().docker().stream()
                .flatMap(docker -> docker.image().stream())
                .map(form -> Style.word(form.name()))
                .toList();
        return !said.isEmpty() ? said.stream().distinct().toList() : described.isEmpty() ? List.of("oci") : described;
    }

    private static Optional<Reference> destination(List<String> forms, Order order) throws IOException {
        if (!forms.contains("push")) {
            return Optional.empty();
        }
        String repository = order.service()
                .sections()
                .docker()
                .flatMap(Docker::repository)
                .orElseThrow(() -> new IOException("push needs docker.repository in the description"));
        return switch (Reference.parse(repository + ":" + order.service().version())) {
            case Reference.Parsed.Valid(Reference reference) -> Optional.of(reference);
            case Reference.Parsed.Invalid(String reason) ->
                throw new IOException("docker.repository: " + repository + ": " + reason);
        };
    }

    /** A base image, and its connections if it has any. */
    private record OpenBase(BaseImage image, Optional<RegistryImage> registry) implements AutoCloseable {
        static OpenBase of(String name, Optional<dev.seaworthy.elf.Architecture> architecture) throws IOException {
            if (name.equals("scratch")) {
                return new OpenBase(BaseImage.scratch(), Optional.empty());
            }
            try {
                if (name.startsWith("oci:")) {
                    Path directory = FileNames.path(name.substring("oci:".length()));
                    return new OpenBase(BaseImage.ofLayout(directory, architecture), Optional.empty());
                }
                String text = name.startsWith("registry:") ? name.substring("registry:".length()) : name;
                if (!(Reference.parse(text) instanceof Reference.Parsed.Valid(Reference reference))) {
                    throw new UsageException(
                            VERB,
                            "--base takes scratch, oci:DIRECTORY or an image of a registry, not \"" + name + "\"");
                }
                RegistryImage registry = new RegistryImage(reference, System.getenv());
                try {
                    return new OpenBase(
                            BaseImage.of(registry.blobs(), registry.top(), reference.toString(), architecture),
                            Optional.of(registry));
                } catch (IOException unreadable) {
                    registry.close();
                    throw unreadable;
                }
            } catch (IOException unreadable) {
                throw new IOException("base " + name + ": " + Complaints.reason(unreadable), unreadable);
            }
        }

        @Override
        public void close() {
            registry.ifPresent(RegistryImage::close);
        }
    }
}
