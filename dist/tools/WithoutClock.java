import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes the clock out of an archive of classes, so that the same list of classes gives the same bytes:
 * {@code ONE OTHER RESULT}.
 *
 * <p>Two archives of the same classes, dumped one after the other, differ in the time at which the JVM started
 * ({@code java.lang.ref.SoftReference.timestamp} and {@code clock}, milliseconds since boot) and in the checksums over
 * it, which the JVM looks at only with {@code -XX:+VerifySharedSpaces}. Both become zero. A soft reference of time zero
 * is one that was not used for long, as it is after a reboot. Any other difference is an error (a line on standard error,
 * exit code 1, no result): then this program knows too little of the JVM, or one of the archives is not as it should be.
 */
public final class WithoutClock {
    /** The header of an archive is a page. */
    private static final int HEADER = 4096;

    private static final long TEN_MINUTES = 600_000;

    private WithoutClock() {}

    public static void main(String[] arguments) throws IOException {
        ByteBuffer one = read(arguments[0]);
        ByteBuffer other = read(arguments[1]);
        if (one.capacity() != other.capacity()) {
            differ("in size: " + one.capacity() + ", " + other.capacity());
        }
        for (int at = 0; at < HEADER; at += Integer.BYTES) {
            if (one.getInt(at) != other.getInt(at)) {
                one.putInt(at, 0);
            }
        }
        long start = 0;
        for (int at = HEADER; at + Long.BYTES <= one.capacity(); at += Long.BYTES) {
            long value = one.getLong(at);
            long otherValue = other.getLong(at);
            if (value != otherValue) {
                start = start == 0 ? value : start;
                if (!isSoonAfter(start, value) || !isSoonAfter(value, otherValue)) {
                    differ("at " + at + " in more than the clock");
                }
                one.putLong(at, 0);
            }
        }
        Files.write(Path.of(arguments[2]), one.array());
    }

    private static void differ(String how) {
        System.err.println("the archives of classes differ " + how);
        System.exit(1);
    }

    /** Times of one dump lie within seconds, and those of the other dump come after them. */
    private static boolean isSoonAfter(long milliseconds, long later) {
        return milliseconds > 0 && Math.abs(later - milliseconds) < TEN_MINUTES;
    }

    private static ByteBuffer read(String file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(Path.of(file))).order(ByteOrder.LITTLE_ENDIAN);
    }
}
