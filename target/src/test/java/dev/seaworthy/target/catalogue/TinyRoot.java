package dev.seaworthy.target.catalogue;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import dev.seaworthy.testkit.TinySymbol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Root directories for the tests, of a few tiny files each. */
final class TinyRoot {
    private final Path directory;
    private final Machine machine;

    private TinyRoot(Path directory, Machine machine) {
        this.directory = directory;
        this.machine = machine;
    }

    static TinyRoot in(Path directory, Machine machine) throws IOException {
        return new TinyRoot(Files.createDirectories(directory), machine);
    }

    /** A system of glibc with merged /usr, a cache, and everything else that a target file can say. */
    static Path glibc(Path directory) throws IOException {
        Machine machine = Machine.AMD64;
        return in(directory, machine)
                .link("/lib", "usr/lib")
                .link("/lib64", "usr/lib64")
                .text("/usr/lib/os-release", "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME='Tiny\tLinux 100%'\n")
                .link("/etc/os-release", "../usr/lib/os-release")
                .text("/usr/bin/apt-get", "#!/bin/sh\n")
                .text("/etc/ssl/certs/ca-certificates.crt", CERTIFICATE + CERTIFICATE)
                .elf(
                        "/usr/lib64/ld-linux-x86-64.so.2",
                        TinyElf.library(machine, "ld-linux-x86-64.so.2")
                                .definesVersions("GLIBC_2.2.5", "GLIBC_2.35", "GLIBC_PRIVATE")
                                .exports("__tls_get_addr", "GLIBC_2.35")
                                .section(".rodata", "\0/lib64/\0/usr/lib64/\0\0".getBytes(StandardCharsets.US_ASCII)))
                .elf(
                        "/usr/lib64/libc.so.6",
                        TinyElf.library(machine, "libc.so.6")
                                .needs("ld-linux-x86-64.so.2", "GLIBC_2.35")
                                .definesVersions("GLIBC_2.2.5", "GLIBC_2.34")
                                .exports("pthread_create", "GLIBC_2.34")
                                .exportsOld("pthread_create", "GLIBC_2.2.5")
                                .exports("a name@with ~marks?!")
                                .imports("__tls_get_addr", "GLIBC_2.35")
                                .importsWeakly("__gmon_start__")
                                .packedRelativeRelocations(2))
                .elf(
                        "/opt/with space/libplugin.so",
                        TinyElf.library(machine)
                                .needs("libc.so.6", "GLIBC_2.34")
                                .needsWeakly("libc.so.6", "GLIBC_2.99")
                                .rpath("$ORIGIN:/opt/more libraries")
                                .runpath("/a:/b")
                                .threadLocalStorage(8)
                                .executableStack())
                .link("/usr/lib64/libplugin.so.1", "../../opt/with space/libplugin.so")
                .link("/usr/lib64/libnowhere.so.1", "libnowhere.so.1.0")
                .text("/usr/lib64/libscript.so", "GROUP ( /lib64/libc.so.6 )")
                .cache("libplugin.so.1", "/lib64/libplugin.so.1", "libplugin.so.1", "/opt/libplugin.so.1")
                .directory;
    }

    /** A system of musl, which takes its directories from a file. */
    static Path musl(Path directory) throws IOException {
        return in(directory, Machine.ARM64)
                .text("/etc/alpine-release", "3.99.1\n")
                .text("/etc/ld-musl-aarch64.path", "/lib\n/usr/own\tlib\n")
                .elf(
                        "/lib/ld-musl-aarch64.so.1",
                        TinyElf.library(Machine.ARM64, "libc.musl-aarch64.so.1")
                                .exports("__libc_start_main")
                                .symbol(TinySymbol.imported("environ"))
                                .section(
                                        ".rodata",
                                        "\0001.2.5\0/lib:/usr/local/lib:/usr/lib\0"
                                                .getBytes(StandardCharsets.US_ASCII)))
                .link("/lib/libc.musl-aarch64.so.1", "ld-musl-aarch64.so.1")
                .directory;
    }

    /** The smallest that counts: an empty sequence. */
    static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";

    TinyRoot mode(String path, String permissions, int special) throws IOException {
        Path file = directory.resolve(path.substring(1));
        Files.setAttribute(file, "unix:mode", modeOf(permissions) | special);
        return this;
    }

    /** {@code rwxr-xr-x} as a number: a bit for each letter, the first the highest. */
    private static int modeOf(String permissions) {
        int mode = 0;
        for (int i = 0; i < permissions.length(); i++) {
            mode = mode << 1 | (permissions.charAt(i) == '-' ? 0 : 1);
        }
        return mode;
    }

    TinyRoot directory(String path) throws IOException {
        Files.createDirectories(place(path));
        return this;
    }

    private TinyRoot elf(String path, TinyElf elf) throws IOException {
        Path file = place(path);
        elf.writeTo(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    TinyRoot text(String path, String content) throws IOException {
        Files.writeString(place(path), content);
        return this;
    }

    TinyRoot link(String path, String target) throws IOException {
        Files.createSymbolicLink(place(path), Path.of(target));
        return this;
    }

    Path directory() {
        return directory;
    }

    /** A cache in glibc's format of today: pairs of name and path. */
    private TinyRoot cache(String... pairs) throws IOException {
        int count = pairs.length / 2;
        byte[] strings = (String.join("\0", List.of(pairs)) + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(48 + 24 * count + strings.length).order(machine.order());
        out.put("glibc-ld.so.cache1.1".getBytes(StandardCharsets.US_ASCII)).putInt(count);
        out.position(48);
        int at = 48 + 24 * count;
        for (int i = 0; i < pairs.length; i += 2) {
            int value = at + pairs[i].length() + 1;
            out.putInt(0x303).putInt(at).putInt(value).putInt(0).putLong(0);
            at = value + pairs[i + 1].length() + 1;
        }
        Files.write(place("/etc/ld.so.cache"), out.put(strings).array());
        return this;
    }

    private Path place(String path) throws IOException {
        Path file = directory.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        return file;
    }
}
