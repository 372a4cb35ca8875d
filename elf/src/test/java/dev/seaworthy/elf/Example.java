package dev.seaworthy.elf;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinySymbol;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Files for the tests, and ways to change single fields of them. */
final class Example {
    private Example() {}

    /** A program with one of everything. */
    static TinyElf program(Machine machine) {
        return TinyElf.executable(machine)
                .interpreter(machine.glibcInterpreter())
                .needs("libc.so.6", "GLIBC_2.17", "GLIBC_2.34")
                .needsWeakly("libm.so.6", "GLIBC_2.29")
                .runpath("$ORIGIN/lib")
                .imports("pthread_create", "GLIBC_2.34")
                .imports("puts")
                .importsWeakly("__gmon_start__")
                .symbol(TinySymbol.imported("stdout")
                        .version("GLIBC_2.17")
                        .type(TinySymbol.OBJECT)
                        .used(TinySymbol.Use.DATA))
                .buildId("0123456789abcdef")
                .goBuildId("action/content")
                .wideNote("GNU", 5, new byte[16])
                .staticSymbols("main.main", "main.init");
    }

    /** A library with one of everything. */
    static TinyElf library(Machine machine) {
        return TinyElf.library(machine, "libexample.so.1")
                .definesVersions("EX_1")
                .definesVersion("EX_2", java.util.List.of("EX_1"))
                .exports("open", "EX_2")
                .exportsOld("open", "EX_1")
                .exports("plain")
                .imports("malloc")
                .rpath("/opt/lib")
                .threadLocalStorage(8)
                .relativeRelocations(3);
    }

    /** The file that these bytes are; the test fails when they are none. */
    static ElfFile read(byte[] bytes) {
        return ElfFile.read(Bytes.of(bytes)).orThrow();
    }

    static ElfFile read(TinyElf elf) {
        return read(elf.bytes());
    }

    static ByteBuffer in(byte[] bytes, Machine machine) {
        return ByteBuffer.wrap(bytes).order(machine.order());
    }

    /** Changes a 16-bit field of a little-endian file. */
    static byte[] with16(byte[] bytes, int offset, int value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(offset, (short) value);
        return bytes;
    }

    static byte[] with32(byte[] bytes, int offset, int value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
        return bytes;
    }

    static byte[] with64(byte[] bytes, int offset, long value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(offset, value);
        return bytes;
    }

    /** Where the n-th entry of this tag is in the dynamic section of a 64-bit little-endian file. */
    static int dynamicEntry(byte[] bytes, long tag) {
        ElfFile elf = read(bytes);
        int at = (int) elf.segment(Segment.DYNAMIC).orElseThrow().offset();
        while (elf.bytes().i64(at) != tag) {
            at += 16;
        }
        return at;
    }

    /** Where a section of the file begins. */
    static int section(byte[] bytes, String name) {
        return (int) read(bytes).sections().orThrow().named(name).orElseThrow().offset();
    }
}
