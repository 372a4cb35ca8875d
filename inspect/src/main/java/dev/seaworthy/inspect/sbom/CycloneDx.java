package dev.seaworthy.inspect.sbom;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BuildInfo;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.VersionNeed;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A bill of materials in CycloneDX 1.6, as maps and lists to be written as JSON: the modules that the build info names, Go's
 * standard library, and the shared libraries that the program asks for. The same file gives the same bill, byte for byte:
 * there is no time in it, and its serial number is made of the file's digest.
 *
 * <p>A module's {@code h1:} checksum is a digest of the list of the digests of its files, of which none is in the binary; so it
 * is a property and not among the hashes, which CycloneDX wants to be those of the component itself.
 */
public final class CycloneDx {
    private static final int PIECE = 1 << 16;
    private static final String DEVEL = "(devel)";

    private final Set<String> references = new HashSet<>();
    private final List<Object> components = new ArrayList<>();
    private final List<Object> used = new ArrayList<>();

    private CycloneDx() {}

    /**
     * Makes the bill.
     *
     * @param path where the file lies; its last part is the name of what has no module
     * @param elf the file, open
     * @param facts what it is
     * @param toolVersion the version of this program
     */
    public static Map<String, Object> of(String path, ElfFile elf, BinaryFacts facts, String toolVersion) {
        return new CycloneDx().bill(path.substring(path.lastIndexOf('/') + 1), sha256(elf.bytes()), facts, toolVersion);
    }

    private Map<String, Object> bill(String name, byte[] digest, BinaryFacts facts, String toolVersion) {
        Map<String, Object> bill = new LinkedHashMap<>();
        bill.put("bomFormat", "CycloneDX");
        bill.put("specVersion", "1.6");
        bill.put("serialNumber", "urn:uuid:" + uuid(digest));
        bill.put("version", 1);
        Map<String, Object> tool = new LinkedHashMap<>();
        tool.put("type", "application");
        tool.put("name", "seaworthy");
        tool.put("version", toolVersion);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("tools", Map.of("components", List.of(tool)));
        Map<String, Object> main = program(name, digest, facts);
        metadata.put("component", main);
        bill.put("metadata", metadata);

        Optional<BuildInfo> info = facts.go().flatMap(GoFacts::buildInfo);
        facts.go().filter(GoFacts::exact).ifPresent(this::standardLibrary);
        info.ifPresent(known -> known.dependencies().forEach(this::module));
        facts.dynamic().ifPresent(this::libraries);
        bill.put("components", components);
        Map<String, Object> dependency = new LinkedHashMap<>();
        dependency.put("ref", main.getOrDefault("bom-ref", name));
        dependency.put("dependsOn", used);
        bill.put("dependencies", List.of(dependency));
        if (info.isEmpty()) {
            // What else is linked into a program that does not tell its modules is not known.
            Map<String, Object> composition = new LinkedHashMap<>();
            composition.put("aggregate", "unknown");
            composition.put("assemblies", List.of(main.getOrDefault("bom-ref", name)));
            bill.put("compositions", List.of(composition));
        }
        return bill;
    }

    private Map<String, Object> program(String name, byte[] digest, BinaryFacts facts) {
        Optional<BuildInfo> info = facts.go().flatMap(GoFacts::buildInfo);
        Optional<BuildInfo.Module> module = info.flatMap(BuildInfo::main);
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", "application");
        component.put("bom-ref", reference("program:" + name));
        component.put(
                "name",
                info.map(BuildInfo::path).filter(path -> !path.isEmpty()).orElse(name));
        module.map(BuildInfo.Module::version)
                .filter(version -> !version.isEmpty() && !version.equals(DEVEL))
                .ifPresent(version -> component.put("version", version));
        Map<String, Object> hash = new LinkedHashMap<>();
        hash.put("alg", "SHA-256");
        hash.put("content", HexFormat.of().formatHex(digest));
        component.put("hashes", List.of(hash));
        module.filter(own -> !own.path().isEmpty())
                .ifPresent(own -> component.put("purl", PackageUrl.ofModule(own.path(), version(own))));
        List<Object> properties = new ArrayList<>();
        properties.add(property("elf:machine", facts.header().machineName()));
        facts.interpreter().ifPresent(path -> properties.add(property("elf:interpreter", path)));
        facts.buildId().ifPresent(id -> properties.add(property("elf:build-id", id)));
        facts.goBuildId().ifPresent(id -> properties.add(property("go:build-id", id)));
        module.filter(own -> !own.sum().isEmpty()).ifPresent(own -> properties.add(property("go:sum", own.sum())));
        info.ifPresent(known -> known.settings()
                .forEach(setting -> properties.add(property("go:build:" + setting.key(), setting.value()))));
        component.put("properties", properties);
        return component;
    }

    private void standardLibrary(GoFacts go) {
        String version = go.version().startsWith("go") ? go.version().substring(2) : go.version();
        int experiments = version.indexOf(' ');
        String release = experiments < 0 ? version : version.substring(0, experiments);
        Map<String, Object> component = component("stdlib", release);
        component.put("purl", PackageUrl.ofModule("stdlib", release));
        add(component);
    }

    private void module(BuildInfo.Module module) {
        // What was taken in place of a module is what the program has.
        BuildInfo.Module real = module.replacement().orElse(module);
        boolean isFolder = real.path().startsWith("./")
                || real.path().startsWith("../")
                || real.path().startsWith("/");
        Map<String, Object> component = component(isFolder ? module.path() : real.path(), version(real));
        if (!isFolder) {
            component.put("purl", PackageUrl.ofModule(real.path(), version(real)));
        }
        List<Object> properties = new ArrayList<>();
        if (!real.sum().isEmpty()) {
            properties.add(property("go:sum", real.sum()));
        }
        if (module.replacement().isPresent()) {
            properties.add(property("go:replaces", module.path() + "@" + module.version()));
            if (isFolder) {
                properties.add(property("go:folder", real.path()));
            }
        }
        if (!properties.isEmpty()) {
            component.put("properties", properties);
        }
        add(component);
    }

    /** Shared libraries, of which the program tells the name and the versions of interfaces, but no release. */
    private void libraries(DynamicObject object) {
        for (String name : object.needed()) {
            Map<String, Object> component = component(name, "");
            List<Object> properties = new ArrayList<>();
            properties.add(property("elf:linked", "dynamically"));
            for (VersionNeed need : object.versionNeeds()) {
                if (need.file().equals(name)) {
                    need.versions().forEach(version -> properties.add(property("elf:version", version.name())));
                }
            }
            component.put("properties", properties);
            add(component);
        }
    }

    private Map<String, Object> component(String name, String version) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", "library");
        component.put("bom-ref", reference(version.isEmpty() ? name : name + "@" + version));
        component.put("name", name);
        if (!version.isEmpty()) {
            component.put("version", version);
        }
        return component;
    }

    private void add(Map<String, Object> component) {
        components.add(component);
        used.add(component.getOrDefault("bom-ref", ""));
    }

    private static String version(BuildInfo.Module module) {
        return module.version().equals(DEVEL) ? "" : module.version();
    }

    /** References must differ, and a damaged file may name a module twice. */
    private String reference(String wanted) {
        String reference = wanted;
        for (int i = 2; !references.add(reference); i++) {
            reference = wanted + "#" + i;
        }
        return reference;
    }

    private static Map<String, Object> property(String name, String value) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", name);
        property.put("value", value);
        return property;
    }

    /** A UUID of version 8 (RFC 9562), of which all other bits are anybody's: here those of the digest. */
    private static String uuid(byte[] digest) {
        byte[] bytes = digest.clone();
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        String hex = HexFormat.of().formatHex(bytes);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20, 32);
    }

    private static byte[] sha256(Bytes bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[PIECE];
            for (long at = 0; at < bytes.size(); at += PIECE) {
                int length = (int) Math.min(PIECE, bytes.size() - at);
                bytes.copy(at, piece, 0, length);
                digest.update(piece, 0, length);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
