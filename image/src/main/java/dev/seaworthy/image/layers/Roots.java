package dev.seaworthy.image.layers;

import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import java.util.OptionalLong;

/** Makes facts of roots that were streamed. */
public final class Roots {
    private Roots() {}

    /** The facts of a root of which all layers were added. */
    public static TargetFacts facts(RootBuilder builder, String name, Provenance provenance) {
        return facts(builder.root(), name, provenance);
    }

    /** The facts of a root. */
    public static TargetFacts facts(StreamedRoot root, String name, Provenance provenance) {
        return TargetReader.read(name, root, provenance).withSize(OptionalLong.of(root.size()));
    }
}
