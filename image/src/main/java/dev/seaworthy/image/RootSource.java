package dev.seaworthy.image;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.TargetSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A source of facts that has the files as well. */
public interface RootSource extends TargetSource {
    /**
     * Unpacks the root. Devices, owners and set-user-id bits are left out; nothing is written outside of the directory,
     * whatever the archive says.
     *
     * @param wanted the architecture, see {@link #facts}
     * @param directory empty, and private: nobody else changes it
     * @param most how many bytes of files may be written
     * @throws IOException when it cannot be read or written, is damaged, too large, or there is none for that architecture;
     *     the message says so in one line. What was written until then is left to be removed
     */
    void unpack(Optional<Architecture> wanted, Path directory, long most) throws IOException;
}
