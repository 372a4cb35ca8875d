package dev.seaworthy.target;

import dev.seaworthy.elf.Architecture;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Something that gives the facts about a target: an archive, an image, a host. */
@FunctionalInterface
public interface TargetSource {
    /**
     * Reads the facts.
     *
     * @param wanted the architecture that is wanted, usually the binary's; sources that hold only one may disregard it
     * @throws IOException when it cannot be read; the message says in one line what and why, without the source's name
     */
    Answer facts(Optional<Architecture> wanted) throws IOException;

    /** What a source has to say. */
    sealed interface Answer {
        /** The facts. */
        record Found(TargetFacts facts) implements Answer {}

        /** It is there, but not for the architecture that is wanted. */
        record OtherArchitecture(List<Architecture> known) implements Answer {
            public OtherArchitecture {
                known = List.copyOf(known);
            }
        }
    }
}
