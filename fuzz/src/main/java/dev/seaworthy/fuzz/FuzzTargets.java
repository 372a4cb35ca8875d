package dev.seaworthy.fuzz;

import dev.seaworthy.binary.BuildInfoTarget;
import dev.seaworthy.binary.FunctionTableTarget;
import dev.seaworthy.host.dns.ask.NameAnswerTarget;
import dev.seaworthy.host.unit.UnitTarget;
import dev.seaworthy.image.registry.RegistryTarget;
import dev.seaworthy.trial.TrialTextsTarget;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** All targets by name. */
final class FuzzTargets {
    private static final Map<String, Supplier<FuzzTarget>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("elf", ElfTarget::new);
        ALL.put("versions", VersionsTarget::new);
        ALL.put("build-info", BuildInfoTarget::new);
        ALL.put("function-table", FunctionTableTarget::new);
        ALL.put("program", ProgramTarget::new);
        ALL.put("patched-program", PatchedProgramTarget::new);
        ALL.put("loading-glibc", () -> new LoadingTarget(false));
        ALL.put("loading-musl", () -> new LoadingTarget(true));
        ALL.put("ld-so-cache", LoaderCacheTarget::new);
        ALL.put("tar", TarTarget::new);
        ALL.put("gzip", () -> new CompressedTarget("gzip"));
        ALL.put("zstd", () -> new CompressedTarget("zstd"));
        ALL.put("xz", () -> new CompressedTarget("xz"));
        ALL.put("archive", ArchiveTarget::new);
        ALL.put("image-documents", ImageDocumentsTarget::new);
        ALL.put("registry", RegistryTarget::new);
        ALL.put("cached-root", CachedRootTarget::new);
        ALL.put("dockerfile", DockerfileTarget::new);
        ALL.put("resolver-files", ResolverFilesTarget::new);
        ALL.put("target-texts", TargetTextsTarget::new);
        ALL.put("target-file", TargetFileTarget::new);
        ALL.put("certificates", CertificatesTarget::new);
        ALL.put("logs", LogsTarget::new);
        ALL.put("description", DescriptionTarget::new);
        ALL.put("unit", UnitTarget::new);
        ALL.put("host-texts", HostTextsTarget::new);
        ALL.put("name-answers", NameAnswerTarget::new);
        ALL.put("trial-texts", TrialTextsTarget::new);
    }

    private FuzzTargets() {}

    static Map<String, Supplier<FuzzTarget>> all() {
        return ALL;
    }

    static FuzzTarget named(String name) {
        Supplier<FuzzTarget> maker = ALL.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("no target " + name + "; there are " + ALL.keySet());
        }
        return maker.get();
    }
}
