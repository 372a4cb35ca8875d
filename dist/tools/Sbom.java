import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes what the installed forms contain that others made: {@code sbom.cdx.json}, a bill of materials (CycloneDX 1.6), and
 * {@code THIRD-PARTY.txt}, their licences. {@code ROOT VERSION APP FOLDER [RUNTIME]}; without a run time, none is listed.
 * Hashes are those of the jars that went in.
 */
public final class Sbom {
    private record Component(String name, String group, String version, String licence, String text, String purpose) {
        String reference() {
            return group.equals("-")
                    ? "pkg:generic/" + name + "@" + version
                    : "pkg:maven/" + group + "/" + name + "@" + version;
        }
    }

    private Sbom() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        String version = arguments[1];
        Path app = Path.of(arguments[2]);
        Path folder = Path.of(arguments[3]);
        Optional<Path> runtime = arguments.length > 4 ? Optional.of(Path.of(arguments[4])) : Optional.empty();
        List<Component> components = components(root, runtime);
        check(app, components);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("sbom.cdx.json"), bill(version, app, components));
        Files.writeString(folder.resolve("THIRD-PARTY.txt"), licences(root, components));
    }

    private static List<Component> components(Path root, Optional<Path> runtime) throws IOException {
        String pom = Files.readString(root.resolve("pom.xml"));
        List<Component> components = new ArrayList<>();
        for (String line : Files.readAllLines(root.resolve("dist/third-party/components.tsv"))) {
            if (line.startsWith("#")) {
                continue;
            }
            String[] fields = line.split("\t", -1);
            version(fields, pom, runtime)
                    .ifPresent(version -> components.add(
                            new Component(fields[0], fields[1], version, fields[3], fields[4], fields[5])));
        }
        return components;
    }

    /** The version of a component; empty when this form has none of it. */
    private static Optional<String> version(String[] fields, String pom, Optional<Path> runtime) {
        if (!fields[1].equals("-")) {
            return Optional.of(property(pom, fields[2]));
        }
        if (runtime.isEmpty()) {
            return Optional.empty();
        }
        if (fields[2].equals("jdk")) {
            return Optional.of(release(runtime.get()));
        }
        // The program that needs no JVM, and what was linked into it, are made for some machines only.
        if (!Files.exists(runtime.get().resolveSibling("native"))) {
            return Optional.empty();
        }
        return Optional.of(fields[2].equals("musl") ? System.getenv("SEAWORTHY_MUSL") : property(pom, fields[2]));
    }

    private static String release(Path runtime) {
        Properties release = new Properties();
        try (var in = Files.newBufferedReader(runtime.resolve("release"))) {
            release.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return release.getProperty("JAVA_VERSION").replace("\"", "");
    }

    private static String property(String pom, String name) {
        Matcher found = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)</").matcher(pom);
        if (!found.find()) {
            throw new IllegalArgumentException("pom.xml has no property " + name);
        }
        return found.group(1);
    }

    /** A jar that nobody wrote a line about has no licence here either. */
    private static void check(Path app, List<Component> components) throws IOException {
        TreeSet<String> jars = new TreeSet<>();
        try (Stream<Path> files = Files.list(app)) {
            files.map(file -> file.getFileName().toString().replaceAll("\\.jar$", ""))
                    .filter(name -> !name.startsWith("seaworthy-"))
                    .forEach(jars::add);
        }
        TreeSet<String> listed = new TreeSet<>();
        components.stream()
                .filter(component -> !component.group().equals("-"))
                .forEach(component -> listed.add(component.name()));
        if (!jars.equals(listed)) {
            System.err.println("dist/third-party/components.tsv lists " + listed + ", the command has " + jars);
            System.exit(2);
        }
    }

    private static String bill(String version, Path app, List<Component> components) throws IOException {
        List<String> parts = new ArrayList<>();
        List<String> references = new ArrayList<>();
        for (Component component : components) {
            references.add("\"" + component.reference() + "\"");
            Path jar = app.resolve(component.name() + ".jar");
            parts.add("    {\n      \"type\": \"" + (component.group().equals("-") ? "platform" : "library") + "\",\n"
                    + "      \"bom-ref\": \"" + component.reference() + "\",\n"
                    + (component.group().equals("-") ? "" : "      \"group\": \"" + component.group() + "\",\n")
                    + "      \"name\": \"" + component.name() + "\",\n"
                    + "      \"version\": \"" + component.version() + "\",\n"
                    + "      \"description\": \"" + component.purpose() + "\",\n"
                    + (Files.exists(jar)
                            ? "      \"hashes\": [{\"alg\": \"SHA-256\", \"content\": \"" + digest(jar) + "\"}],\n"
                            : "")
                    + "      \"licenses\": [{\"license\": {\"" + "id\": \"" + component.licence() + "\"}}],\n"
                    + "      \"purl\": \"" + component.reference() + "\"\n    }");
        }
        String itself = "pkg:maven/dev.seaworthy/seaworthy-cli@" + version;
        String body = "  \"metadata\": {\n    \"timestamp\": \"" + time() + "\",\n    \"component\": {\n"
                + "      \"type\": \"application\",\n      \"bom-ref\": \"" + itself + "\",\n"
                + "      \"name\": \"seaworthy\",\n      \"version\": \"" + version + "\",\n"
                + "      \"licenses\": [{\"license\": {\"id\": \"Apache-2.0\"}}],\n      \"purl\": \"" + itself
                + "\"\n    }\n  },\n  \"components\": [\n" + String.join(",\n", parts) + "\n  ],\n"
                + "  \"dependencies\": [\n    {\"ref\": \"" + itself + "\", \"dependsOn\": ["
                + String.join(", ", references) + "]}\n  ]\n}\n";
        // The same contents have the same number.
        UUID serial = UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8));
        return "{\n  \"bomFormat\": \"CycloneDX\",\n  \"specVersion\": \"1.6\",\n  \"serialNumber\": \"urn:uuid:" + serial
                + "\",\n  \"version\": 1,\n" + body;
    }

    /** The one time that all files have, which dist/common.sh gives on. */
    private static Instant time() {
        return Instant.ofEpochSecond(Long.parseLong(System.getenv().getOrDefault("SOURCE_DATE_EPOCH", "0")));
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String licences(Path root, List<Component> components) throws IOException {
        StringBuilder text = new StringBuilder("What Seaworthy contains that others made, and under which licences.\n");
        for (Component component : components) {
            text.append("\n==== ")
                    .append(component.name())
                    .append(' ')
                    .append(component.version())
                    .append(" (")
                    .append(component.licence())
                    .append(")\n\n")
                    .append(Files.readString(root.resolve("dist/third-party").resolve(component.text())));
        }
        return text.toString();
    }
}
