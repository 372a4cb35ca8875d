package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.elf.Segment;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Checked;
import dev.seaworthy.verdict.Checker;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A real static Go program with a changed header: what this kernel makes of it, and what is said of it. */
class SegmentFaultsIT {
    private static final Path PROGRAM = Laboratory.open().binaries().stream()
            .filter(binary -> binary.id().equals("1.24-static"))
            .findFirst()
            .orElseThrow()
            .file();

    /** Offsets in the ELF header and in a program header of 64 bits. */
    private static final int E_CLASS = 4;

    private static final int E_TYPE = 16;

    private static final int E_ENTRY = 24;
    private static final int E_PHOFF = 32;
    private static final int E_FLAGS = 48;
    private static final int HEADER = 56;
    private static final int P_FLAGS = 4;
    private static final int P_OFFSET = 8;
    private static final int P_VADDR = 16;
    private static final int P_FILESZ = 32;
    private static final int P_MEMSZ = 40;
    private static final int P_ALIGN = 48;

    private final Checker checker = Checker.onCatalogue(Catalogue.load(), List.of("debian:12"));

    @TempDir
    Path work;

    /** A change to the headers of the program. */
    @FunctionalInterface
    interface Change {
        void of(Headers headers);
    }

    static Stream<Arguments> crashing() {
        return Stream.of(
                one(
                        "code of more bytes in the file than in memory",
                        all -> all.code().add(P_MEMSZ, -4096)),
                one(
                        "variables of more bytes in the file than in memory",
                        all -> all.variables().put(P_MEMSZ, all.variables().get(P_FILESZ) - 1)),
                one("code that must not be executed", all -> all.code().flags(Segment.READ)),
                one("constants that nobody may read", all -> all.constants().flags(0)),
                one("variables that nobody may write", all -> all.variables().flags(Segment.READ)),
                one(
                        "an address that is not at its offset's place of a page",
                        all -> all.variables().add(P_VADDR, 8)),
                one(
                        "an offset that is not at its address's place of a page",
                        all -> all.constants().add(P_OFFSET, 8)),
                one("an address of the kernel's", all -> all.variables().put(P_VADDR, 0xffff_ffff_8000_0000L)),
                one(
                        "more memory than there are addresses",
                        all -> all.variables().put(P_MEMSZ, 1L << 48)),
                one("more memory than a machine has", all -> all.variables().put(P_MEMSZ, 1L << 46)),
                one("an end before its beginning", all -> all.variables().put(P_MEMSZ, -1)),
                one(
                        "the memory of another segment",
                        all -> all.constants().put(P_VADDR, all.code().get(P_VADDR))),
                one("no entry point", all -> all.bytes.putLong(E_ENTRY, 0)),
                one(
                        "an entry point among the variables",
                        all -> all.bytes.putLong(E_ENTRY, all.variables().get(P_VADDR) + 256)),
                one(
                        "an entry point among the constants",
                        all -> all.bytes.putLong(E_ENTRY, all.constants().get(P_VADDR) + 256)),
                one("an entry point nowhere", all -> all.bytes.putLong(E_ENTRY, 0x1000_0000)),
                one("no variables in the file", all -> all.variables().put(P_FILESZ, 0)),
                one("no code in the file", all -> all.code().put(P_FILESZ, 0)),
                one(
                        "half of the code in the file",
                        all -> all.code().put(P_FILESZ, all.code().get(P_FILESZ) / 2)),
                one("pointers that nobody corrects", all -> all.bytes.putShort(E_TYPE, (short) 3)));
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                one("no change", _ -> {}),
                one("code that may be written", all -> all.code().flags(7)),
                one("no alignment", all -> all.variables().put(P_ALIGN, 0)),
                one(
                        "an alignment that is no power of two",
                        all -> all.variables().put(P_ALIGN, 3)),
                one("flags of no meaning", all -> all.bytes.putInt(E_FLAGS, 0xffff)),
                one("segments in another order", all -> all.code().swap(all.constants())));
    }

    private static Arguments one(String name, Change change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("crashing")
    void whatCrashesIsNotSaidToRun(String name, Change change) throws Exception {
        Path program = changed(change);

        assertThat(Finished.of(work, Map.of(), List.of(program.toString())).exitCode())
                .as("killed by SIGSEGV")
                .isEqualTo(128 + 11);
        Assessment result = judged(program);
        assertThat(result.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(result.findings()).extracting(Finding::rule).contains("build/damaged");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void whatTheKernelDoesNotMindIsNoFault(String name, Change change) throws Exception {
        Path program = changed(change);

        assertThat(Finished.of(work, Map.of(), List.of(program.toString())).exitCode())
                .isZero();
        assertThat(judged(program).findings()).extracting(Finding::rule).doesNotContain("build/damaged");
    }

    @Test
    void aWordSizeThatOnlyTheKernelOverlooksIsRefused() throws Exception {
        Path program = changed(all -> all.bytes.put(E_CLASS, (byte) 1));

        assertThat(Finished.of(work, Map.of(), List.of(program.toString())).exitCode())
                .isZero();
        assertThat(checker.check(program)).isInstanceOf(Checked.Damaged.class);
    }

    private Path changed(Change change) throws IOException {
        byte[] bytes = Files.readAllBytes(PROGRAM);
        change.of(new Headers(bytes));
        Path program = Files.write(work.resolve("program"), bytes);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private Assessment judged(Path program) throws IOException {
        return ((Checked.Judged) checker.check(program)).assessments().getFirst();
    }

    /** The headers of a program for x86-64, to be changed: of the loaded segments Go's linker writes code, constants, variables. */
    static final class Headers {
        private final ByteBuffer bytes;
        private final List<Header> loaded;

        Headers(byte[] file) {
            bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            List<Segment> segments = ElfFile.read(Bytes.of(file)).orThrow().segments();
            loaded = IntStream.range(0, segments.size())
                    .filter(i -> segments.get(i).type() == Segment.LOAD)
                    .mapToObj(i -> new Header(bytes, (int) bytes.getLong(E_PHOFF) + i * HEADER))
                    .toList();
            assertThat(loaded).hasSize(3);
        }

        Header code() {
            return loaded.get(0);
        }

        Header constants() {
            return loaded.get(1);
        }

        Header variables() {
            return loaded.get(2);
        }
    }

    /** A program header. */
    record Header(ByteBuffer bytes, int at) {
        long get(int field) {
            return bytes.getLong(at + field);
        }

        void put(int field, long value) {
            bytes.putLong(at + field, value);
        }

        void add(int field, long more) {
            put(field, get(field) + more);
        }

        void flags(int flags) {
            bytes.putInt(at + P_FLAGS, flags);
        }

        void swap(Header other) {
            for (int i = 0; i < HEADER; i++) {
                byte mine = bytes.get(at + i);
                bytes.put(at + i, bytes.get(other.at + i));
                bytes.put(other.at + i, mine);
            }
        }
    }
}
