package dev.seaworthy.image.layers;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.target.root.PemCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** Looks at the contents of files as they stream by, with one buffer for all of them. */
final class Examiner implements Contents {
    /**
     * The largest ELF file that is read. It must fit a heap of 256 MiB beside everything else. Larger libraries exist
     * (LLVM's has 110 MB), but no service asks for them; if one does, the answer is that it is not known.
     */
    private static final int LARGEST_ELF = 64 << 20;

    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
    private static final int HEADER = 64;
    private static final int MIB = 1 << 20;

    private final Budget budget;
    private byte[] buffer = new byte[MIB];

    Examiner(Budget budget) {
        this.budget = budget;
    }

    @Override
    public Examined examine(int number, InputStream content, String path, String name, long size) throws IOException {
        int head = content.readNBytes(buffer, 0, (int) Math.min(HEADER, size));
        if (head >= MAGIC.length && Arrays.equals(buffer, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return new Examined(true, Optional.of(elf(content, path, head, size)));
        }
        boolean text = Interest.text(path, name, size);
        boolean certificates = Interest.certificates(path, name, size);
        if (!text && !certificates) {
            return new Examined(false, Optional.empty());
        }
        int length = fill(content, head, (int) size);
        byte[] whole = Arrays.copyOf(buffer, length);
        Kept kept = Kept.file(
                text ? Optional.of(whole) : Optional.empty(),
                certificates ? OptionalInt.of(PemCertificates.count(whole)) : OptionalInt.empty());
        return new Examined(false, budget.keeps(kept.weight()) ? Optional.of(kept) : Optional.empty());
    }

    private Kept elf(InputStream content, String path, int head, long size) throws IOException {
        ElfFacts facts;
        if (size > LARGEST_ELF) {
            facts = ElfFacts.ofHeader(
                    bytes(head), path + " is larger than the " + (LARGEST_ELF >> 20) + " MiB that are read of a file");
        } else {
            facts = ElfFacts.of(bytes(fill(content, head, (int) size)));
        }
        Kept kept = Kept.elf(PackedElf.pack(facts));
        if (budget.keeps(kept.weight())) {
            return kept;
        }
        String reason = path + " is one library more than is kept of an image";
        return Kept.elf(PackedElf.pack(
                new ElfFacts(facts.architecture(), facts.glibcRelease(), new ElfFacts.View.Unknown(reason))));
    }

    private Bytes bytes(int length) {
        return Bytes.of(buffer).slice(0, length, "file");
    }

    /** Reads the rest of a file behind what is in the buffer. */
    private int fill(InputStream content, int head, int size) throws IOException {
        if (size > buffer.length) {
            byte[] beginning = Arrays.copyOf(buffer, head);
            buffer = beginning;
            // The old buffer is let go of first: both together might not fit.
            buffer = new byte[(size + MIB - 1) / MIB * MIB];
            System.arraycopy(beginning, 0, buffer, 0, head);
        }
        return head + content.readNBytes(buffer, head, size - head);
    }
}
