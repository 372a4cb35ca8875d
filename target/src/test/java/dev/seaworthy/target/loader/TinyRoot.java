package dev.seaworthy.target.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.target.root.DirectoryRoot;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A root of a few tiny files in which a program is started in thought. */
final class TinyRoot {
    static final String GLIBC = "/lib64/ld-linux-x86-64.so.2";
    static final String MUSL = "/lib/ld-musl-x86_64.so.1";

    private final Path directory;

    private TinyRoot(Path directory) {
        this.directory = directory;
    }

    /** An empty root. */
    static TinyRoot in(Path directory) {
        return new TinyRoot(directory);
    }

    /** A root with glibc's loader, which searches /lib and /usr/lib last, and its C library in /lib. */
    static TinyRoot glibc(Path directory) throws IOException {
        TinyElf loader = TinyElf.library(Machine.AMD64, "ld-linux-x86-64.so.2")
                .definesVersions("GLIBC_2.2.5", "GLIBC_2.3")
                .exports("__tls_get_addr", "GLIBC_2.3")
                .section(".rodata", text("\0/lib/\0/usr/lib/\0\0"));
        TinyElf libc = TinyElf.library(Machine.AMD64, "libc.so.6")
                .definesVersions("GLIBC_2.2.5", "GLIBC_2.34")
                .exports("puts", "GLIBC_2.2.5")
                .exports("pthread_create", "GLIBC_2.34");
        return in(directory).file(GLIBC, loader).file("/lib/libc.so.6", libc);
    }

    /** A root with musl, of which the loader is the C library. */
    static TinyRoot musl(Path directory) throws IOException {
        return musl(directory, "aio_cancel\0aio_error\0aio_fsync\0fopen\0open\0\0");
    }

    /** A root with musl before 1.2.4, where open64 was a symbol of its own rather than an entry of a list. */
    static TinyRoot oldMusl(Path directory) throws IOException {
        return musl(directory, "");
    }

    private static TinyRoot musl(Path directory, String largeFileNames) throws IOException {
        TinyElf libc = TinyElf.library(Machine.AMD64, "libc.musl-x86_64.so.1")
                .exports("__libc_start_main")
                .exports("stdin")
                .exports("puts")
                .exports("open")
                .section(".rodata", text("\0001.2.5\0" + largeFileNames));
        return in(directory).file(MUSL, libc);
    }

    /** A program for glibc. */
    static TinyElf program() {
        return TinyElf.executable(Machine.AMD64).interpreter(GLIBC);
    }

    /** A program for musl. */
    static TinyElf muslProgram() {
        return TinyElf.executable(Machine.AMD64).interpreter(MUSL);
    }

    /** A library whose soname is the given name. */
    static TinyElf library(String soname) {
        return TinyElf.library(Machine.AMD64, soname);
    }

    TinyRoot file(String path, TinyElf elf) throws IOException {
        elf.writeTo(outside(path));
        return this;
    }

    TinyRoot text(String path, String content) throws IOException {
        Files.createDirectories(outside(path.substring(0, path.lastIndexOf('/') + 1)));
        Files.writeString(outside(path), content);
        return this;
    }

    TinyRoot link(String path, String target) throws IOException {
        Files.createDirectories(outside(path.substring(0, path.lastIndexOf('/') + 1)));
        Files.createSymbolicLink(outside(path), Path.of(target));
        return this;
    }

    /** Writes {@code /etc/ld.so.cache} as ldconfig does. */
    TinyRoot cache(String name, String path) throws IOException {
        ByteBuffer cache =
                ByteBuffer.allocate(48 + 24 + name.length() + path.length() + 2).order(ByteOrder.LITTLE_ENDIAN);
        cache.put(text("glibc-ld.so.cache1.1")).putInt(1).putInt(name.length() + path.length() + 2);
        cache.position(48);
        cache.putInt(0x0303).putInt(72).putInt(72 + name.length() + 1).putInt(0).putLong(0);
        cache.put(text(name + "\0" + path + "\0"));
        Files.createDirectories(outside("/etc"));
        Files.write(outside("/etc/ld.so.cache"), cache.array());
        return this;
    }

    /** What comes of starting {@code /app/main}. */
    Loading simulate(TinyElf program, Optional<String> libraryPath) throws IOException {
        Path file = program.writeTo(outside("/app/main"));
        try (ElfFile elf = ElfFile.open(file).orThrow()) {
            DynamicObject object = DynamicObject.of(elf).orThrow().orElseThrow();
            String interpreter = elf.interpreter().orThrow().orElseThrow();
            return Loading.simulate(
                    new Program("/app/main", interpreter, object, libraryPath), new DirectoryRoot(directory));
        }
    }

    /** The same when the loader is known to do its work. */
    LoadResult start(TinyElf program) throws IOException {
        return start(program, Optional.empty());
    }

    LoadResult start(TinyElf program, Optional<String> libraryPath) throws IOException {
        Loading loading = simulate(program, libraryPath);
        assertThat(loading).isInstanceOf(Loading.Done.class);
        return ((Loading.Done) loading).result();
    }

    /** Where each library was found, by the name it was asked for. */
    static Map<String, String> paths(LoadResult result) {
        assertThat(result.problems()).isEmpty();
        return result.loaded().stream()
                .skip(1)
                .collect(Collectors.toMap(LoadedObject::name, LoadedObject::path, (one, _) -> one, LinkedHashMap::new));
    }

    /** The only reason for which a start fails. */
    static <T extends LoadProblem> T onlyProblem(LoadResult result, Class<T> kind) {
        assertThat(result.problems()).singleElement().isInstanceOf(kind);
        return kind.cast(result.problems().getFirst());
    }

    private Path outside(String path) {
        return directory.resolve(path.substring(1));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
