package dev.seaworthy.cli;

import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.Use;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Docker;
import dev.seaworthy.bundle.description.Service;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.assembly.BaseImage;
import dev.seaworthy.image.assembly.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What of a service goes into its image. */
final class ImageContents {
    private static final String TITLE = "org.opencontainers.image.title";

    private ImageContents() {}

    static Contents of(Order order, Path binary, List<String> added, BaseImage base, String epoch) throws IOException {
        Service service = order.service();
        String place = "/usr/local/bin/" + service.name();
        int user = service.sections().docker().map(Docker::user).orElse(Docker.NONROOT);
        Map<String, Contents.File> files = new LinkedHashMap<>();
        files.put(place, new Contents.File(binary, 0755));
        for (String one : added) {
            add(one, files);
        }
        List<String> entrypoint = new ArrayList<>(List.of(place));
        entrypoint.addAll(service.arguments());
        return new Contents(
                order.binary().architecture().map(Architecture::goName).orElse("unknown"),
                created(epoch),
                files,
                directories(order, user, base),
                user,
                service.environment(),
                entrypoint,
                service.ports().stream()
                        .map(port ->
                                port.number() + "/" + port.protocol().name().toLowerCase(Locale.ROOT))
                        .toList(),
                labels(order));
    }

    /** {@code SOURCE_DATE_EPOCH} (reproducible-builds.org): seconds since 1970. */
    private static Instant created(String epoch) throws IOException {
        try {
            long seconds = Long.parseLong(epoch.strip());
            // What fits the eleven digits of a tar's time.
            if (seconds >= 0 && seconds < 1L << 33) {
                return Instant.ofEpochSecond(seconds);
            }
        } catch (NumberFormatException noNumber) {
            // Said below.
        }
        throw new IOException("SOURCE_DATE_EPOCH is no number of seconds since 1970");
    }

    private static Map<String, Contents.Directory> directories(Order order, int user, BaseImage base) {
        Map<String, Contents.Directory> directories = new LinkedHashMap<>();
        boolean temporary = order.binary()
                .go()
                .filter(go -> go.functions().has(Use.TEMPORARY_FILES))
                .isPresent();
        if (base.layers().isEmpty() && temporary) {
            directories.put("/tmp", new Contents.Directory(01777, 0));
        }
        for (Directory one : order.service().directories()) {
            String above = switch (one) {
                case CONFIGURATION -> "/etc/";
                case STATE -> "/var/lib/";
                case CACHE -> "/var/cache/";
                case LOGS -> "/var/log/";
                case RUNTIME -> "/run/";
            };
            boolean written = one != Directory.CONFIGURATION;
            directories.put(
                    above + order.service().name(), new Contents.Directory(written ? 0700 : 0755, written ? user : 0));
        }
        return directories;
    }

    private static Map<String, String> labels(Order order) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(TITLE, order.service().name());
        labels.put("org.opencontainers.image.version", order.service().version());
        labels.put("org.opencontainers.image.description", order.service().summary());
        order.binary()
                .go()
                .flatMap(GoFacts::buildInfo)
                .flatMap(info -> info.setting("vcs.revision"))
                .ifPresent(revision -> labels.put("org.opencontainers.image.revision", revision));
        return labels;
    }

    /** {@code FILE:/PATH}, a regular file of this machine. */
    private static void add(String word, Map<String, Contents.File> files) throws IOException {
        int colon = word.lastIndexOf(":/");
        String path = colon < 0 ? "" : word.substring(colon + 1);
        if (colon < 1 || !path.matches("(/(?!\\.\\.?(/|$))[A-Za-z0-9._@+-]+)+")) {
            throw new UsageException(ImageCommand.VERB, "--add takes FILE:/PATH, not \"" + word + "\"");
        }
        Path file = FileNames.path(word.substring(0, colon));
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + (Files.exists(file) ? ": is not a regular file" : ": there is no such file"));
        }
        files.put(path, new Contents.File(file, Files.isExecutable(file) ? 0755 : 0644));
    }
}
