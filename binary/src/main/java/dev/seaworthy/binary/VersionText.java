package dev.seaworthy.binary;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.Relocation;
import dev.seaworthy.elf.Segment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the Go release of a program whose build info was removed: the text to which the variable
 * {@code runtime.buildVersion} points (golang/go, {@code src/runtime/extern.go}; set by
 * {@code src/cmd/link/internal/ld/main.go}).
 *
 * <p>"go1." occurs in names of files, of experiments and in lists of releases as well. So it counts only where a Go
 * string header in the data segments, a pointer and a length, makes exactly a version of it, and one that the layout of
 * the function table allows. If several are left, that is the one which zeros follow, as they follow what the linker
 * writes but not the constants of Go code, which lie one behind the other.
 */
final class VersionText {
    private static final byte[] START = "go1.".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DEVELOPMENT = "devel ".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 256;
    /** Real programs have some ten; those that contain the whole standard library's documentation some thousand. */
    private static final int MOST_CANDIDATES = 1 << 14;

    private final Image image;
    private final Predicate<GoVersion> possible;
    private final long[] addresses = new long[MOST_CANDIDATES];
    private int count;

    private final Set<String> found = new HashSet<>();
    private final Set<String> foundWithZero = new HashSet<>();

    private VersionText(Image image, Predicate<GoVersion> possible) {
        this.image = image;
        this.possible = possible;
    }

    /** @param possible the versions that other evidence leaves open */
    static Optional<String> find(Image image, Constants constants, Predicate<GoVersion> possible) {
        return find(image, constants.beforeTable(), possible).or(() -> find(image, constants.all(), possible));
    }

    private static Optional<String> find(Image image, List<Bytes> places, Predicate<GoVersion> possible) {
        VersionText search = new VersionText(image, possible);
        for (Bytes place : places) {
            search.collect(place);
        }
        if (search.count == 0) {
            return Optional.empty();
        }
        Arrays.sort(search.addresses, 0, search.count);
        search.followPointers();
        if (search.found.isEmpty() && image.relocatable()) {
            search.followRelocations();
        }
        Set<String> best = search.foundWithZero.size() == 1 ? search.foundWithZero : search.found;
        return best.size() == 1 ? Optional.of(best.iterator().next()) : Optional.empty();
    }

    private void collect(Bytes content) {
        for (long at = content.indexOf(START, 0); at >= 0; at = content.indexOf(START, at + START.length)) {
            long start = content.matches(at - DEVELOPMENT.length, DEVELOPMENT) ? at - DEVELOPMENT.length : at;
            OptionalLong address = image.address(content.start() + start);
            if (address.isPresent() && count < MOST_CANDIDATES) {
                addresses[count] = address.getAsLong();
                count++;
            }
        }
    }

    private void followPointers() {
        int word = image.wordSize();
        for (Segment segment : image.elf().segments()) {
            if (segment.type() == Segment.LOAD && segment.writable()) {
                Bytes content = image.content(segment);
                for (long at = 0; content.contains(at, 2L * word); at += word) {
                    long pointer = content.word(at, word);
                    if (pointer != 0 && isCandidate(pointer)) {
                        take(pointer, content.word(at + word, word));
                    }
                }
            }
        }
    }

    private void followRelocations() {
        image.relocation(relocation -> {
            if (isCandidate(relocation.addend())) {
                take(relocation.addend(), lengthBehind(relocation));
            }
            return false;
        });
    }

    private long lengthBehind(Relocation pointer) {
        OptionalLong offset = image.elf().fileOffset(pointer.offset() + image.wordSize());
        Bytes file = image.elf().bytes();
        return offset.isPresent() && file.contains(offset.getAsLong(), image.wordSize())
                ? file.word(offset.getAsLong(), image.wordSize())
                : 0;
    }

    private boolean isCandidate(long pointer) {
        return pointer >= addresses[0]
                && pointer <= addresses[count - 1]
                && Arrays.binarySearch(addresses, 0, count, pointer) >= 0;
    }

    private void take(long address, long length) {
        Optional<Bytes> bytes = image.bytes(address, length, LONGEST);
        if (bytes.isEmpty()) {
            return;
        }
        String text = bytes.get().string(0, (int) length);
        if (GoVersion.parse(text).filter(possible).isPresent()) {
            found.add(text);
            if (image.bytes(address + length, 1, 1)
                    .filter(next -> next.u8(0) == 0)
                    .isPresent()) {
                foundWithZero.add(text);
            }
        }
    }
}
