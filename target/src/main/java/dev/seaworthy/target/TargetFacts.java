package dev.seaworthy.target;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.root.RootView;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a Linux on which a binary is to run.
 *
 * @param name as the user named it
 * @param architecture of its programs; empty when it holds none, so that every architecture is as good
 * @param distribution whose Linux it is
 * @param cLibrary its C library
 * @param provenance where these facts come from
 * @param root its file system
 * @param config how its image says that programs are started; {@link ImageConfig#NONE} for a mere root
 * @param setting in which setting programs run there
 * @param machine the kernel and processor under it, {@link Machine#UNKNOWN} but for a live host
 * @param size bytes of all its files unpacked; empty when not known
 */
public record TargetFacts(
        String name,
        Optional<Architecture> architecture,
        Distribution distribution,
        CLibrary cLibrary,
        Provenance provenance,
        RootView root,
        ImageConfig config,
        Setting setting,
        Machine machine,
        OptionalLong size) {
    /** A container's root, of which no more is known than what lies in it. */
    public static TargetFacts ofRoot(
            String name,
            Optional<Architecture> architecture,
            Distribution distribution,
            CLibrary cLibrary,
            Provenance provenance,
            RootView root) {
        return new TargetFacts(
                name,
                architecture,
                distribution,
                cLibrary,
                provenance,
                root,
                ImageConfig.NONE,
                Setting.CONTAINER,
                Machine.UNKNOWN,
                OptionalLong.empty());
    }

    /** The same with what an image's configuration says. */
    public TargetFacts with(ImageConfig said) {
        return new TargetFacts(
                name, architecture, distribution, cLibrary, provenance, root, said, setting, machine, size);
    }

    /** The same as a host of which the machine is known. */
    public TargetFacts asHost(Machine known) {
        return new TargetFacts(
                name, architecture, distribution, cLibrary, provenance, root, config, Setting.HOST, known, size);
    }

    /** The same with its size in bytes. */
    public TargetFacts withSize(OptionalLong bytes) {
        return new TargetFacts(
                name, architecture, distribution, cLibrary, provenance, root, config, setting, machine, bytes);
    }

    /** The same under another name. */
    public TargetFacts named(String other) {
        return new TargetFacts(
                other, architecture, distribution, cLibrary, provenance, root, config, setting, machine, size);
    }
}
