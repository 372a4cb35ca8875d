package dev.seaworthy.bundle.draft;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.FunctionList;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.MalformedException;
import dev.seaworthy.elf.Parsed;
import dev.seaworthy.elf.Segment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * </pre>
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

    private ListenAddresses(ElfFile elf, FunctionList functions, Optional<String> module) {
        this.elf = elf;
        this.functions = functions;
        this.module = module;
    }

    /**
     * Finds them, each port once.
     *
     * @param facts what is known of the file
     * @return none when there are none or the code cannot be read
     * @throws IOException when the file cannot be read
     */
    public static List<ListenAddress> in(Path file, BinaryFacts facts) throws IOException {
        boolean readable =
                facts.architecture().filter(one -> one.goName().equals("amd64")).isPresent();
        if (!readable
                || facts.go().isEmpty()
                || !(ElfFile.open(file) instanceof Parsed.Read<ElfFile>(ElfFile opened))) {
            return List.of();
        }
        Optional<String> module = facts.go()
                .flatMap(go -> go.buildInfo())
                .flatMap(info -> info.main())
                .map(one -> one.path());
        try (ElfFile elf = opened) {
            Optional<FunctionList> functions = BinaryReader.functionList(elf);
            return functions.isEmpty() ? List.of() : new ListenAddresses(elf, functions.get(), module).find();
        } catch (MalformedException damaged) {
            return List.of();
        }
    }

    private List<ListenAddress> find() {
        for (Segment segment : elf.segments()) {
            if (segment.type() == Segment.LOAD && !segment.executable() && !segment.writable()) {
                chunks(segment, this::strings);
            }
        }
        if (!candidates.isEmpty()) {
            for (Segment segment : elf.segments()) {
                if (segment.type() == Segment.LOAD && segment.executable()) {
                    chunks(segment, this::code);
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    @FunctionalInterface
    private interface Chunk {
        void read(byte[] bytes, long address);
    }

    private void chunks(Segment segment, Chunk reader) {
        long end = Math.min(segment.fileSize(), elf.bytes().size() - segment.offset());
        for (long at = 0; at < end; at += CHUNK) {
            int length = (int) Math.min(CHUNK + OVERLAP, end - at);
            reader.read(elf.bytes().copy(segment.offset() + at, length), segment.address() + at);
        }
    }

    private void strings(byte[] bytes, long address) {
        for (int colon = 0; colon + 2 < bytes.length && candidates.size() < MOST; colon++) {
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

    private void code(byte[] bytes, long address) {
        for (int i = 0; i + 7 <= bytes.length; i++) {
            boolean loadsAddress =
                    (bytes[i] & 0xfb) == 0x48 && (bytes[i + 1] & 0xff) == 0x8d && (bytes[i + 2] & 0xc7) == 5;
            if (!loadsAddress) {
                continue;
            }
            String text = candidates.get(address + i + 7 + int32(bytes, i + 3));
            if (text != null) {
                keep(text.substring(0, length(bytes, i, text)), address + i);
            }
        }
    }

    /** The length that is loaded beside the address; 0 when none fits. */
    private static int length(byte[] bytes, int at, String longest) {
        int colon = longest.indexOf(':');
        int from = Math.max(1, at - NEIGHBOURHOOD);
        int to = Math.min(bytes.length - 4, at + 7 + NEIGHBOURHOOD);
        for (int i = from; i < to; i++) {
            boolean register = (bytes[i - 1] & 0xf8) == 0xb8;
            boolean stack = i >= 4 && (bytes[i - 4] & 0xff) == 0xc7 && bytes[i - 3] == 0x44 && bytes[i - 2] == 0x24;
            int length = int32(bytes, i);
            if ((register || stack) && length > colon + 1 && length <= longest.length()) {
                return length;
            }
        }
        return 0;
    }

    private void keep(String text, long address) {
        int port = text.isEmpty() ? 0 : Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
        if (port == 0 || port > LARGEST_PORT) {
            return;
        }
        String function = function(address);
        // Libraries name ports of other services: 443, 53.
        boolean own = function.startsWith("main.")
                || module.filter(path -> function.startsWith(path + "/") || function.startsWith(path + "."))
                        .isPresent();
        if (own) {
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
