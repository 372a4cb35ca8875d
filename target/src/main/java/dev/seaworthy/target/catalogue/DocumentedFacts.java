package dev.seaworthy.target.catalogue;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.target.Distribution;
import dev.seaworthy.target.ImageConfig;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.PackageManager;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.Setting;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.catalogue.DocumentedRoot.DocumentedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The facts of a documented entry, from its line in {@code documented.tsv}. Every fact has a source, and a fact without one
 * is not there.
 */
final class DocumentedFacts {
    /** When the sources were looked at. */
    private static final String DATE = "2026-11-25";

    /** Zones that every release of the time-zone database has. */
    private static final List<String> ZONES = List.of(
            "UTC",
            "GMT",
            "Etc/UTC",
            "Africa/Cairo",
            "Africa/Johannesburg",
            "Africa/Lagos",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "America/New_York",
            "America/Sao_Paulo",
            "America/Toronto",
            "Asia/Dubai",
            "Asia/Hong_Kong",
            "Asia/Kolkata",
            "Asia/Seoul",
            "Asia/Shanghai",
            "Asia/Singapore",
            "Asia/Tokyo",
            "Australia/Sydney",
            "Europe/Berlin",
            "Europe/Istanbul",
            "Europe/London",
            "Europe/Madrid",
            "Europe/Moscow",
            "Europe/Paris",
            "Europe/Rome",
            "Europe/Stockholm",
            "Europe/Warsaw",
            "Europe/Zurich",
            "Pacific/Auckland");

    /** Where Go looks for them (golang/go, {@code src/time/zoneinfo_unix.go}). */
    private static final List<String> ZONE_DIRECTORIES =
            List.of("/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/usr/lib/locale/TZ", "/etc/zoneinfo");

    /** Where Go looks for single certificates, those of older releases included. */
    private static final List<String> CERTIFICATE_DIRECTORIES = List.of(
            "/etc/ssl/certs",
            "/etc/pki/tls/certs",
            "/system/etc/security/cacerts",
            "/usr/local/share/certs",
            "/etc/openssl/certs",
            "/var/ssl/certs");

    private final List<String> fields;
    private final SortedMap<String, String> facts = new TreeMap<>();
    private final Map<String, String> sources;

    private DocumentedFacts(List<String> fields, Map<String, String> sources) {
        this.fields = fields;
        this.sources = sources;
        for (String fact : Fields.list(fields.get(10))) {
            int equals = fact.indexOf('=');
            facts.put(fact.substring(0, equals), fact.substring(equals + 1));
        }
    }

    /**
     * Finds an entry's line.
     *
     * @param documented the text of documented.tsv
     * @param sources the sources by their keys
     */
    static DocumentedFacts find(String name, String documented, Map<String, String> sources) {
        String line = documented
                .lines()
                .filter(text -> text.startsWith(name + "\t"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the catalogue has no documentation of " + name));
        return new DocumentedFacts(List.of(line.split("\t", -1)), sources);
    }

    /** The sources in the text of sources.tsv, by their keys. */
    static Map<String, String> sources(String text) {
        Map<String, String> byKey = new HashMap<>();
        for (String source : text.lines().toList()) {
            int tab = source.indexOf('\t');
            if (tab > 0 && !source.startsWith("#")) {
                byKey.put(source.substring(0, tab), source.substring(tab + 1));
            }
        }
        return byKey;
    }

    /** Who says what: fact and source, both for people. */
    SortedMap<String, String> said() {
        SortedMap<String, String> said = new TreeMap<>();
        facts.forEach((fact, key) -> {
            String text = fact.startsWith("+")
                    ? fact.substring(1) + " present"
                    : fact.startsWith("-") ? fact.substring(1) + " absent" : fact;
            said.put(text, source(key));
        });
        return said;
    }

    private String source(String key) {
        String text = sources.get(key);
        if (text == null) {
            throw new IllegalStateException("the catalogue has no source " + key);
        }
        return text;
    }

    /**
     * Its facts.
     *
     * @param captured gives another entry that was captured, by name and architecture
     */
    TargetFacts facts(Architecture architecture, BiFunction<String, Architecture, TargetFacts> captured) {
        String name = fields.get(0);
        List<String> library = Fields.list(fields.get(5));
        Optional<String> version = library.size() > 1 ? Optional.of(library.get(1)) : Optional.empty();
        String evidence = source(facts.getOrDefault("library", ""));
        DocumentedLibraries libraries = switch (library.getFirst()) {
            case "glibc" -> DocumentedLibraries.glibc(architecture, version, directories(architecture));
            case "musl" ->
                DocumentedLibraries.musl(
                        architecture,
                        version,
                        library.size() > 2
                                ? Optional.of(captured.apply(library.get(2), architecture)
                                        .root())
                                : Optional.empty());
            default -> DocumentedLibraries.none();
        };
        CLibrary.Kind kind = switch (library.getFirst()) {
            case "glibc" -> CLibrary.Kind.GLIBC;
            case "musl" -> CLibrary.Kind.MUSL;
            default -> CLibrary.Kind.NONE;
        };
        return new TargetFacts(
                name,
                Optional.of(architecture),
                new Distribution(
                        fields.get(1),
                        fields.get(2),
                        fields.get(3),
                        TargetFile.constant(PackageManager.class, fields.get(4), 1)),
                new CLibrary(kind, version, evidence),
                new Provenance(Provenance.How.DOCUMENTED, DATE, evidence),
                new DocumentedRoot(name, libraries, files()),
                config(),
                Setting.CONTAINER,
                Machine.UNKNOWN,
                fields.get(7).isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(fields.get(7))));
    }

    private ImageConfig config() {
        Map<String, String> environment = new TreeMap<>();
        for (String variable : Fields.list(fields.get(9))) {
            int equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return new ImageConfig(
                Optional.of(fields.get(8)).filter(user -> !user.isEmpty()),
                environment,
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** Where the C library's own directories are, each with a slash at its end. */
    private List<String> directories(Architecture architecture) {
        return switch (fields.get(6)) {
            case "multiarch" ->
                List.of("/" + multiarch(architecture), "/usr/" + multiarch(architecture), "/lib/", "/usr/lib/");
            case "arch", "usrlib" -> List.of("/usr/lib/", "/lib/");
            case "wolfi" -> List.of("/lib/", "/usr/lib/", "/lib64/");
            default -> List.of("/lib64/", "/usr/lib64/");
        };
    }

    private static String multiarch(Architecture architecture) {
        return switch (architecture) {
            case AMD64 -> "lib/x86_64-linux-gnu/";
            case ARM64 -> "lib/aarch64-linux-gnu/";
            case ARM -> "lib/arm-linux-gnueabihf/";
            case I386 -> "lib/i386-linux-gnu/";
            case PPC64LE -> "lib/powerpc64le-linux-gnu/";
            case RISCV64 -> "lib/riscv64-linux-gnu/";
            case S390X -> "lib/s390x-linux-gnu/";
            case LOONG64 -> "lib/loongarch64-linux-gnu/";
            case MIPS64LE -> "lib/mips64el-linux-gnuabi64/";
            case MIPS, MIPSLE, MIPS64, PPC64 -> "lib/";
        };
    }

    /** Where the package of certificates puts its bundle, by layout. */
    private List<String> bundles() {
        return switch (fields.get(6)) {
            case "lib64" ->
                List.of("/etc/pki/tls/certs/ca-bundle.crt", "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem");
            case "alpine", "wolfi" -> List.of("/etc/ssl/certs/ca-certificates.crt", "/etc/ssl/cert.pem");
            case "suse" -> List.of("/etc/ssl/ca-bundle.pem");
            default -> List.of("/etc/ssl/certs/ca-certificates.crt");
        };
    }

    private List<DocumentedFile> files() {
        List<DocumentedFile> files = new ArrayList<>();
        said("certificates").ifPresent(fact -> {
            if (fact.present()) {
                bundles().forEach(path -> files.add(fact.file(path, DocumentedFile.Kind.CERTIFICATES)));
            } else {
                CaptureScope.BUNDLES.forEach(path -> files.add(fact.file(path, DocumentedFile.Kind.CERTIFICATES)));
                CERTIFICATE_DIRECTORIES.forEach(path -> files.add(fact.file(path, DocumentedFile.Kind.OTHER)));
            }
        });
        said("zones").ifPresent(fact -> {
            if (fact.present()) {
                ZONES.forEach(zone ->
                        files.add(fact.file(ZONE_DIRECTORIES.getFirst() + "/" + zone, DocumentedFile.Kind.OTHER)));
            } else {
                ZONE_DIRECTORIES.forEach(path -> files.add(fact.file(path, DocumentedFile.Kind.OTHER)));
            }
        });
        said("shell").ifPresent(fact -> files.add(fact.file("/bin/sh", DocumentedFile.Kind.PROGRAM)));
        said("users").ifPresent(fact -> {
            files.add(fact.file("/etc/passwd", DocumentedFile.Kind.OTHER));
            files.add(fact.file("/etc/group", DocumentedFile.Kind.OTHER));
        });
        return files;
    }

    private record Said(boolean present, String source) {
        DocumentedFile file(String path, DocumentedFile.Kind kind) {
            return new DocumentedFile(path, present, kind, source);
        }
    }

    private Optional<Said> said(String what) {
        return Optional.ofNullable(facts.get("+" + what))
                .map(key -> new Said(true, source(key)))
                .or(() -> Optional.ofNullable(facts.get("-" + what)).map(key -> new Said(false, source(key))));
    }
}
