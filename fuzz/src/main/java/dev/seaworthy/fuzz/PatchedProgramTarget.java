package dev.seaworthy.fuzz;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Section;
import dev.seaworthy.elf.SectionTable;
import dev.seaworthy.elf.Segment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole real programs in which the input changes a few places: the first byte says which program, then follow patches of
 * place (4 bytes), length (1) and content. Places count from where something begins: a segment, a section, the file.
 */
final class PatchedProgramTarget implements FuzzTarget {
    private static final int MOST_PATCHES = 64;
    private static final int MOST_PROGRAMS = 40;

    private final List<byte[]> programs = new ArrayList<>();
    private final List<long[]> starts = new ArrayList<>();

    PatchedProgramTarget() {
        Samples samples = new Samples(java.nio.file.Path.of(System.getProperty("seaworthy.fuzz.data", "/nonexistent")));
        List<java.nio.file.Path> all = samples.programs();
        // Spread over the list: all architectures and releases, whatever there is more of.
        int step = Math.max(1, (all.size() + MOST_PROGRAMS - 1) / MOST_PROGRAMS);
        for (int i = 0; i < all.size(); i += step) {
            add(Samples.read(all.get(i)));
        }
        if (programs.isEmpty()) {
            Samples.tiny().forEach(this::add);
        }
    }

    private void add(byte[] file) {
        ElfFile.read(Bytes.of(file)).asOptional().ifPresent(elf -> {
            List<Long> places = new ArrayList<>(List.of(0L, elf.header().sectionHeaders()));
            for (Segment segment : elf.segments()) {
                places.add(segment.offset());
            }
            for (Section section :
                    elf.sections().orElse(new SectionTable(List.of())).sections()) {
                places.add(section.offset());
            }
            programs.add(file);
            starts.add(places.stream().mapToLong(Long::longValue).toArray());
        });
    }

    @Override
    public void run(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int which = (input[0] & 0xff) % programs.size();
        byte[] file = programs.get(which).clone();
        long[] places = starts.get(which);
        ByteBuffer in = ByteBuffer.wrap(input).position(1);
        for (int i = 0; i < MOST_PATCHES && in.remaining() > 6; i++) {
            int start = (in.get() & 0xff) % places.length;
            int distance = ((in.get() & 0xff) << 16) | (in.getShort() & 0xffff);
            int length = Math.min(in.get() & 0xf, in.remaining());
            long at = places[start] + distance;
            if (at >= 0 && at + length <= file.length) {
                in.get(file, (int) at, length);
            } else {
                in.position(in.position() + length);
            }
        }
        ProgramTarget.read(file);
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            ByteBuffer out = ByteBuffer.allocate(1 + 3 * 13);
            out.put((byte) i);
            for (int patch = 0; patch < 3; patch++) {
                out.put((byte) (2 + patch * 5))
                        .put((byte) 0)
                        .putShort((short) (patch * 8))
                        .put((byte) 8);
                out.putLong(patch * 0x1000L);
            }
            seeds.add(out.array());
        }
        return seeds;
    }
}
