package dev.seaworthy.fuzz;

import dev.seaworthy.image.layers.Budget;
import dev.seaworthy.image.layers.RootBuilder;
import dev.seaworthy.image.layers.StreamedRoot;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinyTar;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Roots of a few tiny files. */
final class SampleRoot {
    static final String GLIBC = "/lib64/ld-linux-x86-64.so.2";
    static final String MUSL = "/lib/ld-musl-x86_64.so.1";

    private SampleRoot() {}

    static byte[] loader(boolean musl) {
        return musl
                ? TinyElf.library(Machine.AMD64, "libc.musl-x86_64.so.1")
                        .exports("__libc_start_main")
                        .exports("stdin")
                        .exports("puts")
                        .exports("open")
                        .section(".rodata", Bytewise.text("\0001.2.5\0aio_cancel\0aio_error\0fopen\0open\0\0"))
                        .bytes()
                : TinyElf.library(Machine.AMD64, "ld-linux-x86-64.so.2")
                        .definesVersions("GLIBC_2.2.5", "GLIBC_2.3")
                        .exports("__tls_get_addr", "GLIBC_2.3")
                        .section(".rodata", Bytewise.text("\0/lib/\0/usr/lib/\0\0"))
                        .bytes();
    }

    static byte[] cLibrary() {
        return TinyElf.library(Machine.AMD64, "libc.so.6")
                .definesVersions("GLIBC_2.2.5", "GLIBC_2.34")
                .exports("puts", "GLIBC_2.2.5")
                .exports("pthread_create", "GLIBC_2.34")
                .section(".rodata", Bytewise.text("GNU C Library (X) stable release version 2.36.\n"))
                .bytes();
    }

    /** What ldconfig writes for one library. */
    static byte[] loaderCache(String name, String path) {
        java.nio.ByteBuffer cache = java.nio.ByteBuffer.allocate(48 + 24 + name.length() + path.length() + 2)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN);
        cache.put(Bytewise.text("glibc-ld.so.cache1.1")).putInt(1).putInt(name.length() + path.length() + 2);
        cache.position(48);
        cache.putInt(0x0303).putInt(72).putInt(72 + name.length() + 1).putInt(0).putLong(0);
        cache.put(Bytewise.text(name + "\0" + path + "\0"));
        return cache.array();
    }

    static TinyTar small() {
        return TinyTar.empty()
                .directory("etc/")
                .file("etc/passwd", "root:x:0:0::/root:/bin/sh\napp:x:1000:1000::/home/app:/bin/sh\n")
                .file("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n")
                .file("lib64/ld-linux-x86-64.so.2", loader(false), 0755)
                .file("lib/libc.so.6", cLibrary(), 0755)
                .link("bin", "usr/bin")
                .link("usr/lib/libz.so", "../../lib/./libc.so.6")
                .hardLink("usr/lib/hard", "lib/libc.so.6")
                .pax("path=very/long/name", "uid=7");
    }

    static StreamedRoot streamed(byte[] tar, boolean whiteouts) throws IOException {
        Budget budget = new Budget();
        RootBuilder builder = new RootBuilder(budget);
        builder.add(budget.bounding(budget.counting(new ByteArrayInputStream(tar))), whiteouts);
        return builder.root();
    }
}
