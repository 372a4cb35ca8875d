package dev.seaworthy.bundle.draft;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.FunctionList;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.ElfHeader;
import dev.seaworthy.elf.MalformedException;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.Segment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the addresses at which a Go program listens, as far as they stand in its code.
 *
 * <p>Go's strings have no end in the file: they lie one behind the other, and code has their address and length. So the
 * bytes {@code :8080} alone mean nothing. What counts is an instruction that loads their address and one beside it that
 * loads their length, in a function of the program's own packages. Only x86-64 code is read:
 *
 * <pre>
 *   48 8d 05 dd dd dd dd    LEA  disp32(RIP), AX     the address (REX.W, 8d, mod 00 rm 101)
 *   bb 05 00 00 00          MOV  $5, BX              the length, in a register (Go 1.17 and later)
 *   48 c7 44 24 08 05 …     MOVQ $5, 8(SP)           or on the stack (before)
 *   48 c7 40 08 05 …        MOVQ $5, 8(AX)           or in a structure, such as http.Server
 * </pre>
 *
 * <p>An address of which no length or several fit, and one that a variable has from the start, is none that was found; but
 * then those that were found may not be all.
 */
public final class ListenAddresses {
    private static final int CHUNK = 1 << 20;
    /** A string, or an instruction with its neighbours, may lie across the end of a chunk. */
    private static final int OVERLAP = 64;
    /** Programs have some dozens; more are a table of something else. */
    private static final int MOST = 10_000;
    /** Between the two instructions there may be a few others. */
    private static final int NEIGHBOURHOOD = 24;

    private static final int LARGEST_PORT = 65535;
    private static final List<String> HOSTS = List.of("", "0.0.0.0", "[::]");

    private final ElfFile elf;
    private final FunctionList functions;
    private final Optional<String> module;
    private final Map<Long, String> candidates = new HashMap<>();
    private final Map<Integer, ListenAddress> found = new LinkedHashMap<>();
    private boolean isComplete = true;

    /**
     * What was found.
     *
     * @param addresses each port once
     * @param complete whether there can hardly be others
     */
    public record Found(List<ListenAddress> addresses, boolean complete) {
        /** Nothing is known. */
        public static final Found UNKNOWN = new Found(List.of(), false);

        public Found {
            addresses = List.copyOf(addresses);
        }

        /** The address when there is one and no other. */
        public Optional<ListenAddress> only() {
            return complete && addresses.size() == 1 ? Optional.of(addresses.getFirst()) : Optional.empty();
        }
    }

    private ListenAddresses(ElfFile elf, FunctionList functions, Optional<String> module) {
        this.elf = elf;
        this.functions = functions;
        this.module = module;
    }

    /**
     * Finds them, each port once.
     *
     * @param facts what is known of the file
     * @return {@link Found#UNKNOWN} when the code cannot be read
     * @throws IOException when the file cannot be read
     */
    public static Found in(Path file, BinaryFacts facts) throws IOException {
        boolean readable =
                facts.architecture().filter(one -> one.goName().equals("amd64")).isPresent();
        if (!readable
                || facts.go().isEmpty()
                || !(ElfFile.open(file) instanceof Parsed.Read<ElfFile>(ElfFile opened))) {
            return Found.UNKNOWN;
        }
        Optional<String> module = facts.go()
                .flatMap(go -> go.buildInfo())
                .flatMap(info -> info.main())
                .map(one -> one.path());
        try (ElfFile elf = opened) {
            Optional<FunctionList> functions = BinaryReader.functionList(elf);
            return functions.isEmpty() ? Found.UNKNOWN : new ListenAddresses(elf, functions.get(), module).find();
        } catch (MalformedException damaged) {
            return Found.UNKNOWN;
        }
    }

    private Found find() {
        for (Segment segment : elf.segments()) {
            if (segment.type() == Segment.LOAD && !segment.executable() && !segment.writable()) {
                chunks(segment, this::strings);
            }
        }
        if (!candidates.isEmpty()) {
            // The data of a position-independent program gets its pointers when it is loaded.
            isComplete = elf.header().type() == ElfHeader.TYPE_EXEC && candidates.size() < MOST;
            for (Segment segment : elf.segments()) {
                if (segment.type() == Segment.LOAD) {
                    chunks(segment, segment.executable() ? this::code : this::data);
                }
            }
        }
        return new Found(List.copyOf(found.values()), isComplete);
    }

    @FunctionalInterface
    private interface Chunk {
        /**
         * Reads what begins at {@code from} or behind it, up to a chunk's length; bytes before and after are there to look at.
         */
        void read(byte[] bytes, int from, long address);
    }

    private void chunks(Segment segment, Chunk reader) {
        long end = Math.min(segment.fileSize(), elf.bytes().size() - segment.offset());
        for (long at = 0; at < end; at += CHUNK) {
            int length = (int) Math.min(CHUNK + OVERLAP, end - at);
            // Whoever looks back finds it in the chunk before.
            reader.read(
                    elf.bytes().copy(segment.offset() + at, length),
                    at == 0 ? 0 : NEIGHBOURHOOD,
                    segment.address() + at);
        }
    }

    private void strings(byte[] bytes, int from, long address) {
        for (int colon = from; colon + 2 < bytes.length && candidates.size() < MOST; colon++) {
            if (bytes[colon] != ':' || bytes[colon + 1] < '1' || bytes[colon + 1] > '9') {
                continue;
            }
            int end = colon + 1;
            while (end < bytes.length && end < colon + 6 && bytes[end] >= '0' && bytes[end] <= '9') {
                end++;
            }
            for (String host : HOSTS) {
                int start = colon - host.length();
                if (start >= 0 && text(bytes, start, colon).equals(host)) {
                    candidates.put(address + start, text(bytes, start, end));
                }
            }
        }
    }

    private void code(byte[] bytes, int from, long address) {
        for (int i = from; i + 7 <= bytes.length && i < CHUNK + NEIGHBOURHOOD; i++) {
            boolean loadsAddress =
                    (bytes[i] & 0xfb) == 0x48 && (bytes[i + 1] & 0xff) == 0x8d && (bytes[i + 2] & 0xc7) == 5;
            if (!loadsAddress) {
                continue;
            }
            String text = candidates.get(address + i + 7 + int32(bytes, i + 3));
            if (text != null) {
                keep(text, lengths(bytes, i, text), address + i);
            }
        }
    }

    /** A variable that has an address from the start: whose it is nobody can tell. */
    private void data(byte[] bytes, int from, long address) {
        int first = from + (int) (-(address + from) & 7);
        for (int i = first; i + 16 <= bytes.length; i += 8) {
            String text = candidates.get((int32(bytes, i) & 0xffffffffL) | ((long) int32(bytes, i + 4) << 32));
            if (text != null && int32(bytes, i + 12) == 0 && fits(int32(bytes, i + 8), text)) {
                isComplete = false;
            }
        }
    }

    /** The lengths that are loaded beside the address and can be its own. */
    private static Set<Integer> lengths(byte[] bytes, int at, String longest) {
        Set<Integer> lengths = new HashSet<>();
        int to = Math.min(bytes.length - 4, at + 7 + NEIGHBOURHOOD);
        for (int i = Math.max(1, at - NEIGHBOURHOOD); i <= to; i++) {
            int length = int32(bytes, i);
            if (fits(length, longest) && isOperand(bytes, i)) {
                lengths.add(length);
            }
        }
        return lengths;
    }

    /** Whether an instruction that moves a number ends with the four bytes at a place (Intel's manual, "MOV"). */
    private static boolean isOperand(byte[] bytes, int at) {
        boolean register = (bytes[at - 1] & 0xf8) == 0xb8;
        boolean structure = at >= 3 && (bytes[at - 3] & 0xff) == 0xc7 && (bytes[at - 2] & 0xf8) == 0x40;
        boolean startOfStructure = at >= 2 && (bytes[at - 2] & 0xff) == 0xc7 && (bytes[at - 1] & 0xf8) == 0;
        boolean stack = at >= 4 && (bytes[at - 4] & 0xff) == 0xc7 && bytes[at - 3] == 0x44 && bytes[at - 2] == 0x24;
        boolean farStructure = at >= 6 && (bytes[at - 6] & 0xff) == 0xc7 && (bytes[at - 5] & 0xf8) == 0x80;
        boolean farStack =
                at >= 7 && (bytes[at - 7] & 0xff) == 0xc7 && (bytes[at - 6] & 0xff) == 0x84 && bytes[at - 5] == 0x24;
        return register || structure || startOfStructure || stack || farStructure || farStack;
    }

    /** Whether so many bytes of a text are an address with a port. */
    private static boolean fits(int length, String longest) {
        return length > longest.indexOf(':') + 1 && length <= longest.length();
    }

    private void keep(String longest, Set<Integer> lengths, long address) {
        String function = function(address);
        // Libraries name ports of other services: 443, 53.
        boolean own = function.startsWith("main.")
                || module.filter(path -> function.startsWith(path + "/") || function.startsWith(path + "."))
                        .isPresent();
        if (!own) {
            return;
        }
        if (lengths.size() != 1) {
            isComplete = false;
            return;
        }
        String text = longest.substring(0, lengths.iterator().next());
        int port = Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
        if (port <= LARGEST_PORT) {
            found.putIfAbsent(port, new ListenAddress(text, port, function));
        }
    }

    private String function(long address) {
        int low = 0;
        int high = functions.own() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (functions.address(middle) <= address) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return functions.own() == 0 ? "" : functions.name(low);
    }

    private static int int32(byte[] bytes, int at) {
        return (bytes[at] & 0xff)
                | (bytes[at + 1] & 0xff) << 8
                | (bytes[at + 2] & 0xff) << 16
                | (bytes[at + 3] & 0xff) << 24;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
