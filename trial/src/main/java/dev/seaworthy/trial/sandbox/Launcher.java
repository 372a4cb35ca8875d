package dev.seaworthy.trial.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes the small program that every runner starts inside the sandbox in place of the binary. It sets limits, gives up all
 * capabilities and the ways to regain any, loads the filter of system calls, writes a mark and the time to its standard
 * error, and becomes the binary by {@code execve}. Tools of the host cannot do that: they end at {@code execvp}, which has a
 * shell run what the kernel refuses, and in an empty root there are none.
 *
 * <p>The source is {@code trial/src/main/asm/launcher.S}, which a test assembles anew. The file has one segment, readable and
 * executable:
 *
 * <pre>
 *   0    ELF header (64), program header (56)
 *   120  code
 *        two marks of 16 bytes, sock_fprog, the filter, the table of limits
 * </pre>
 */
public final class Launcher {
    /** Written just before the binary is started; the time follows: seconds and nanoseconds of CLOCK_MONOTONIC. */
    public static final String STARTING = "\0sw-trial-start\n";
    /** Written when that, or something before it, failed; the error number follows, in 8 bytes. */
    public static final String FAILED = "\0sw-trial-error\n";

    private static final long BASE = 0x400000;
    private static final int CODE_AT = 64 + 56;
    private static final int RLIMIT_FSIZE = 1;
    private static final int RLIMIT_CORE = 4;
    private static final int RLIMIT_NPROC = 6;

    private static final byte[] CODE = HexFormat.of()
            .parseHex("4889e541bc11111111418b3c2483ffff741a498d742408b8a00000000f0585c00f88be0000004983c418ebdd"
                    + "bf26000000be0100000031d24531d24531c0b89d0000000f0585c00f8897000000bf2f000000be04000000b8"
                    + "9d0000000f05bb3f000000bf1800000089deb89d0000000f05ffcb79eebf16000000be02000000ba22222222"
                    + "b89d0000000f0585c07855bf02000000be33333333ba10000000b8010000000f054883ec20bf010000004889"
                    + "e6b8e40000000f05bf020000004889e6ba10000000b8010000000f05488b7d10488d7510488b4500488d54c5"
                    + "10b83b0000000f05f7d84883ec2048890424bf02000000be44444444ba10000000b8010000000f05bf020000"
                    + "004889e6ba08000000b8010000000f05bf7f000000b8e70000000f05");

    private Launcher() {}

    /** The code before addresses are filled in. */
    static byte[] code() {
        return CODE.clone();
    }

    /** Whether there is one for this machine. */
    public static boolean isAvailable() {
        return System.getProperty("os.arch", "").equals("amd64");
    }

    /**
     * The program as an ELF file for x86-64.
     *
     * @param processes the limit on processes and threads
     * @param largestFile the limit on the bytes of a file
     */
    static byte[] program(int processes, long largestFile) {
        byte[] filter = Seccomp.program();
        int marks = (CODE_AT + CODE.length + 15) / 16 * 16;
        int description = marks + 32;
        int rules = description + 16;
        int limits = rules + filter.length;
        List<long[]> table = List.of(
                new long[] {RLIMIT_FSIZE, largestFile, largestFile},
                new long[] {RLIMIT_CORE, 0, 0},
                new long[] {RLIMIT_NPROC, processes, processes},
                new long[] {-1, 0, 0});
        ByteBuffer out = ByteBuffer.allocate(limits + 24 * table.size()).order(ByteOrder.LITTLE_ENDIAN);
        header(out);
        out.position(CODE_AT).put(CODE);
        out.position(marks).put(STARTING.getBytes(StandardCharsets.ISO_8859_1));
        out.put(FAILED.getBytes(StandardCharsets.ISO_8859_1));
        out.putLong(filter.length / 8).putLong(BASE + rules);
        out.put(filter);
        table.forEach(row -> out.putLong(row[0]).putLong(row[1]).putLong(row[2]));
        patch(out, 0x11111111, BASE + limits);
        patch(out, 0x22222222, BASE + description);
        patch(out, 0x33333333, BASE + marks);
        patch(out, 0x44444444, BASE + marks + 16);
        return out.array();
    }

    private static void header(ByteBuffer out) {
        long size = out.capacity();
        out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        out.putShort((short) 2).putShort((short) 62).putInt(1);
        out.putLong(BASE + CODE_AT).putLong(64).putLong(0).putInt(0);
        out.putShort((short) 64).putShort((short) 56).putShort((short) 1);
        out.putShort((short) 64).putShort((short) 0).putShort((short) 0);
        out.putInt(1)
                .putInt(5)
                .putLong(0)
                .putLong(BASE)
                .putLong(BASE)
                .putLong(size)
                .putLong(size)
                .putLong(0x1000);
    }

    private static void patch(ByteBuffer out, int placeholder, long address) {
        for (int at = CODE_AT; at < CODE_AT + CODE.length - 3; at++) {
            if (out.getInt(at) == placeholder) {
                out.putInt(at, (int) address);
                return;
            }
        }
        throw new IllegalStateException("no place for " + Integer.toHexString(placeholder));
    }
}
