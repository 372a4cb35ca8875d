package dev.seaworthy.image.layers;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.DynamicObject.Export;
import dev.seaworthy.elf.DynamicObject.Identity;
import dev.seaworthy.elf.DynamicObject.Import;
import dev.seaworthy.elf.DynamicObject.Trait;
import dev.seaworthy.elf.VersionNeed;
import dev.seaworthy.image.layers.ElfFacts.View;
import dev.seaworthy.target.root.Loader;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * ELF facts as bytes: a fifth of what the objects take, and most of them are never asked for. Enum constants are kept by
 * their names, so that a cache written by another release is either read right or not at all.
 */
final class PackedElf {
    private PackedElf() {}

    static byte[] pack(ElfFacts facts) {
        Packer out = new Packer();
        out.text(facts.architecture().map(Enum::name).orElse(""));
        out.optional(facts.glibcRelease());
        switch (facts.view()) {
            case View.Loadable(DynamicObject object, Optional<Loader> loader) -> {
                out.number(0);
                object(out, object);
                out.flag(loader.isPresent());
                loader.ifPresent(one -> {
                    out.text(one.kind().name());
                    out.optional(one.version());
                    out.list(one.systemDirectories(), out::text);
                    out.list(one.features(), out::text);
                });
            }
            case View.NotAnObject(String reason) -> {
                out.number(1);
                out.text(reason);
            }
            case View.Unknown(String reason) -> {
                out.number(2);
                out.text(reason);
            }
        }
        return out.bytes();
    }

    private static void object(Packer out, DynamicObject object) {
        out.number(object.identity().wordSize());
        out.flag(object.identity().bigEndian());
        out.number(object.identity().machine());
        out.number(object.identity().osAbi());
        out.number(object.identity().type());
        out.optional(object.soname());
        out.list(object.needed(), out::text);
        out.optional(object.rpath());
        out.optional(object.runpath());
        out.list(object.versionNeeds(), need -> {
            out.text(need.file());
            out.list(need.versions(), version -> {
                out.text(version.name());
                out.flag(version.weak());
                out.number(version.index());
            });
        });
        out.list(object.versionDefinitions(), out::text);
        out.flag(object.versioned());
        out.list(object.imports(), one -> {
            out.text(one.name());
            out.shared(one.version());
            out.shared(one.versionFile());
            out.number((one.weak() ? 1 : 0) + (one.lazy() ? 2 : 0));
        });
        out.list(object.exports(), one -> {
            out.text(one.name());
            out.shared(one.version());
            out.number((one.hidden() ? 1 : 0) + (one.indirect() ? 2 : 0));
        });
        out.list(List.copyOf(object.traits()), trait -> out.text(trait.name()));
    }

    static ElfFacts unpack(byte[] packed) {
        Unpacker in = new Unpacker(packed);
        String architecture = in.text();
        Optional<String> release = in.optional();
        View view = switch (in.number()) {
            case 0 -> {
                DynamicObject object = object(in);
                yield new View.Loadable(object, in.flag() ? Optional.of(loader(in)) : Optional.empty());
            }
            case 1 -> new View.NotAnObject(in.text());
            default -> new View.Unknown(in.text());
        };
        return new ElfFacts(
                architecture.isEmpty() ? Optional.empty() : Optional.of(Architecture.valueOf(architecture)),
                release,
                view);
    }

    private static Loader loader(Unpacker in) {
        return new Loader(Loader.Kind.valueOf(in.text()), in.optional(), in.list(in::text), in.list(in::text));
    }

    private static DynamicObject object(Unpacker in) {
        Identity identity = new Identity(in.number(), in.flag(), in.number(), in.number(), in.number());
        Optional<String> soname = in.optional();
        List<String> needed = in.list(in::text);
        Optional<String> rpath = in.optional();
        Optional<String> runpath = in.optional();
        List<VersionNeed> needs = in.list(() ->
                new VersionNeed(in.text(), in.list(() -> new VersionNeed.Version(in.text(), in.flag(), in.number()))));
        List<String> definitions = in.list(in::text);
        boolean versioned = in.flag();
        List<Import> imports = in.list(() -> {
            String name = in.text();
            Optional<String> version = in.shared();
            Optional<String> file = in.shared();
            int flags = in.number();
            return new Import(name, version, file, (flags & 1) != 0, (flags & 2) != 0);
        });
        List<Export> exports = in.list(() -> {
            String name = in.text();
            Optional<String> version = in.shared();
            int flags = in.number();
            return new Export(name, version, (flags & 1) != 0, (flags & 2) != 0);
        });
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        traits.addAll(in.list(() -> Trait.valueOf(in.text())));
        return new DynamicObject(
                identity, soname, needed, rpath, runpath, needs, definitions, versioned, imports, exports, traits);
    }
}
