package dev.seaworthy.trial;

import dev.seaworthy.target.CompatibilityMode;
import dev.seaworthy.target.HostReader;
import dev.seaworthy.target.Machine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** The machine that trials are held on: what it tells of itself, and one thing that only a try can tell. */
public final class ThisMachine {
    private static final int BASE = 0x10000;
    private static final int STATUS = 42;
    private static final int HEADERS = 52 + 32;

    private ThisMachine() {}

    /** What is known of it. */
    public static Machine read() {
        return HostReader.machine(Path.of("/proc")).machine().with(compatibility());
    }

    /** Runs a program of ours for 386: its first and only act is to end with a status that nothing else has. */
    private static CompatibilityMode compatibility() {
        if (!System.getProperty("os.arch", "").equals("amd64")) {
            return CompatibilityMode.UNKNOWN;
        }
        try {
            Path file = Files.createTempFile(
                    "seaworthy-trial-",
                    ".386",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                Files.write(file, program());
                Process process = new ProcessBuilder(file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return CompatibilityMode.UNKNOWN;
                }
                // What the kernel refuses, Java hands to a shell, which takes it for a script and fails otherwise.
                return process.exitValue() == STATUS ? CompatibilityMode.ON : CompatibilityMode.OFF;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException notHere) {
            // Nothing may be executed where temporary files are.
            return CompatibilityMode.UNKNOWN;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return CompatibilityMode.UNKNOWN;
        }
    }

    /** ELF header, one program header, and: mov eax, 1 (exit); mov ebx, 42; int 0x80. */
    static byte[] program() {
        byte[] code = HexFormat.of().parseHex("b801000000bb2a000000cd80");
        int size = HEADERS + code.length;
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        out.putShort((short) 2).putShort((short) 3).putInt(1);
        out.putInt(BASE + HEADERS).putInt(52).putInt(0).putInt(0);
        out.putShort((short) 52).putShort((short) 32).putShort((short) 1);
        out.putShort((short) 40).putShort((short) 0).putShort((short) 0);
        out.putInt(1)
                .putInt(0)
                .putInt(BASE)
                .putInt(BASE)
                .putInt(size)
                .putInt(size)
                .putInt(5)
                .putInt(4096);
        return out.put(code).array();
    }
}
