package dev.seaworthy.image;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.layers.StreamedRoot;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A source of facts that has the files as well. */
public interface RootSource extends TargetSource {
    /**
     * Reads the root once more and writes files of it. Devices, owners and set-user-id bits are left out; nothing is written
     * anywhere else than asked for, whatever the archive says.
     *
     * @param wanted the architecture, see {@link #facts}
     * @throws IOException when it cannot be read or written, is damaged, too large, or there is none for that architecture;
     *     the message says so in one line. What was written until then is left to be removed
     */
    void extract(Optional<Architecture> wanted, Extract what) throws IOException;

    /**
     * Unpacks the root.
     *
     * @param wanted the architecture, see {@link #facts}
     * @param directory empty, and private: nobody else changes it
     * @param most how many bytes of files may be written
     * @throws IOException see {@link #extract}
     */
    default void unpack(Optional<Architecture> wanted, Path directory, long most) throws IOException {
        extract(wanted, new Extract.Whole(directory, most));
    }

    /**
     * Copies one file out of the root.
     *
     * @param wanted the architecture, as it was when the facts were asked for
     * @param facts what {@link #facts} gave
     * @param realPath of a file in the facts' root, all links followed
     * @param copy where to write it
     * @param most how many bytes may be written
     * @throws IOException see {@link #extract}, and when the root is no longer what the facts were read of
     */
    default void copy(Optional<Architecture> wanted, TargetFacts facts, String realPath, Path copy, long most)
            throws IOException {
        if (!(facts.root() instanceof StreamedRoot root)) {
            throw new IllegalArgumentException("facts of another source");
        }
        Extract.One one = root.extract(realPath, copy, most);
        extract(wanted, one);
        if (Files.notExists(copy) || Files.size(copy) != root.size(realPath)) {
            throw new IOException("changed while it was read");
        }
    }
}
