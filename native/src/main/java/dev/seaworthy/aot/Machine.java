package dev.seaworthy.aot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.Strings;
import org.teavm.interop.c.Include;

/** What the program asks of the system, through the functions of {@code seaworthy.c}. Nothing of it runs on a JVM. */
public final class Machine {
    private static final String HEADER = "seaworthy.h";

    private Machine() {}

    /** Writes the answer and ends the program. */
    public static void finish(byte[] answer, int exitCode) {
        finish(Address.ofData(answer), answer.length, exitCode);
    }

    /** The environment variables. */
    static Map<String, String> environment() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; ; i++) {
            Address entry = environmentEntry(i);
            if (entry.toLong() == 0) {
                return all;
            }
            String text = Strings.fromC(entry);
            int sign = text.indexOf('=', 1);
            if (sign > 0) {
                all.put(text.substring(0, sign), text.substring(sign + 1));
            }
        }
    }

    /** The folder in which this program lies. */
    static String home() {
        return Strings.fromC(homeText());
    }

    /** Where a symbolic link leads; empty when that cannot be read. */
    static Optional<String> readLink(String path) {
        Address name = Strings.toC(path);
        Address goal = link(name);
        free(name);
        return goal.toLong() == 0 ? Optional.empty() : Optional.of(Strings.fromC(goal));
    }

    /** The nine bits of a file's permissions, negative when they cannot be read. */
    static int mode(String path) {
        Address name = Strings.toC(path);
        int mode = mode(name);
        free(name);
        return mode;
    }

    /** Opens a file to read it; gives its descriptor, or a negative number. */
    public static int open(String path) {
        Address name = Strings.toC(path);
        int file = open(name);
        free(name);
        return file;
    }

    @Import(name = "seaworthy_finish")
    @Include(value = HEADER, isSystem = false)
    private static native void finish(Address answer, int length, int exitCode);

    @Import(name = "seaworthy_environment")
    @Include(value = HEADER, isSystem = false)
    private static native Address environmentEntry(int index);

    @Import(name = "seaworthy_home")
    @Include(value = HEADER, isSystem = false)
    private static native Address homeText();

    @Import(name = "seaworthy_link")
    @Include(value = HEADER, isSystem = false)
    private static native Address link(Address path);

    @Import(name = "seaworthy_mode")
    @Include(value = HEADER, isSystem = false)
    private static native int mode(Address path);

    @Import(name = "seaworthy_open")
    @Include(value = HEADER, isSystem = false)
    private static native int open(Address path);

    /** The size of an open file in bytes, negative when it is not a regular one. */
    @Import(name = "seaworthy_size")
    @Include(value = HEADER, isSystem = false)
    public static native long size(int file);

    /** Maps a file; gives the address, or 0. */
    @Import(name = "seaworthy_map")
    @Include(value = HEADER, isSystem = false)
    public static native Address map(int file, long size);

    /** Ends a mapping. */
    @Import(name = "seaworthy_unmap")
    @Include(value = HEADER, isSystem = false)
    public static native void unmap(Address mapping, long size);

    /** Reads from a place of a file; gives how many bytes that were, 0 at its end, or a negative number. */
    @Import(name = "seaworthy_read")
    @Include(value = HEADER, isSystem = false)
    public static native long read(int file, Address to, int length, long from);

    /** Closes a file. */
    @Import(name = "seaworthy_close")
    @Include(value = HEADER, isSystem = false)
    public static native void close(int file);

    @Import(name = "free")
    @Include("stdlib.h")
    private static native void free(Address memory);
}
