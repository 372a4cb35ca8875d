package dev.seaworthy.fuzz;

import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.image.layers.StreamedRoot;
import dev.seaworthy.inspect.libraries.Libraries;
import dev.seaworthy.target.loader.Loading;
import dev.seaworthy.target.loader.Program;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinyTar;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A start in thought: program, three libraries, and what tells the loader where to look are the input. */
final class LoadingTarget implements FuzzTarget {
    private static final int PARTS = 6;

    private final boolean musl;
    private final byte[] loader;
    private final byte[] cLibrary;

    LoadingTarget(boolean musl) {
        this.musl = musl;
        loader = SampleRoot.loader(musl);
        cLibrary = SampleRoot.cLibrary();
    }

    @Override
    public void run(byte[] input) throws IOException {
        List<byte[]> parts = Bytewise.split(input, PARTS);
        if (!(BinaryReader.examine(Bytes.of(parts.get(0))) instanceof Examination.Executable(var facts))
                || facts.dynamic().isEmpty()) {
            return;
        }
        DynamicObject object = facts.dynamic().get();
        TinyTar tar = TinyTar.empty().file((musl ? SampleRoot.MUSL : SampleRoot.GLIBC).substring(1), loader, 0755);
        if (!musl) {
            tar.file("lib/libc.so.6", cLibrary, 0755);
        }
        StreamedRoot root = SampleRoot.streamed(
                tar.file("lib/liba.so", parts.get(1), 0755)
                        .file("usr/lib/libb.so", parts.get(2), 0755)
                        .file("opt/libc.so", parts.get(3), 0755)
                        .file(musl ? "etc/ld-musl-x86_64.path" : "etc/ld.so.cache", parts.get(4), 0644)
                        .link("lib/libloop.so", "libloop.so")
                        .bytes(),
                false);
        Optional<String> path = Optional.of(new String(parts.get(5), java.nio.charset.StandardCharsets.UTF_8))
                .filter(text -> !text.isEmpty());
        String interpreter = facts.interpreter().orElse(musl ? SampleRoot.MUSL : SampleRoot.GLIBC);
        Loading.simulate(new Program("/app/main", interpreter, object, path), root);
        Libraries.of(facts, "/app/main", path, root);
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        byte[] program = TinyElf.executable(Machine.AMD64)
                .interpreter(musl ? SampleRoot.MUSL : SampleRoot.GLIBC)
                .needs("liba.so", "A_1")
                .needs(musl ? "libc.musl-x86_64.so.1" : "libc.so.6", "GLIBC_2.34")
                .runpath("$ORIGIN/../opt:/usr/$LIB")
                .imports("puts", "GLIBC_2.34")
                .imports("one", "A_1")
                .bytes();
        byte[] circle = TinyElf.library(Machine.AMD64, "liba.so")
                .definesVersions("A_1")
                .needs("libb.so")
                .exports("one", "A_1")
                .bytes();
        byte[] back = TinyElf.library(Machine.AMD64, "libb.so")
                .needs("liba.so")
                .needs("libc.so")
                .rpath("/opt")
                .imports("one")
                .threadLocalStorage(8)
                .bytes();
        byte[] plain = TinyElf.library(Machine.AMD64).needs("libloop.so").bytes();
        byte[] places =
                musl ? Bytewise.text("/lib:/usr/lib\n/opt") : SampleRoot.loaderCache("libb.so", "/usr/lib/libb.so");
        return List.of(
                Bytewise.parts(program, circle, back, plain, places, Bytewise.text("/opt:lib;:")),
                Bytewise.parts(program, circle, back),
                Bytewise.parts(program));
    }
}
