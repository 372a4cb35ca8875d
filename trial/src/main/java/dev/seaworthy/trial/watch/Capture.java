package dev.seaworthy.trial.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads a stream to its end in a thread of its own, keeps its beginning and its end, and tells of each line. However much is
 * printed, what is kept is bounded.
 */
public final class Capture implements Runnable {
    /** Bytes that are kept from the beginning, and again from the end. A loader's complaint is some hundreds. */
    public static final int KEPT = 16 << 10;

    private static final int LONGEST_LINE = 4096;

    /** A line and when it came, by {@link System#nanoTime}. */
    public record Line(String text, long time) {}

    private final InputStream in;
    private final Consumer<Line> lines;
    private final byte[] head = new byte[KEPT];
    private final byte[] tail = new byte[KEPT];
    private final StringBuilder line = new StringBuilder();
    private long count;

    /**
     * @param lines sees every line as it comes, cut after some thousand characters
     */
    public Capture(InputStream in, Consumer<Line> lines) {
        this.in = in;
        this.lines = lines;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[1 << 16];
        try (in) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                long time = System.nanoTime();
                keep(buffer, got);
                tell(buffer, got, time);
            }
        } catch (IOException closed) {
            // The program is gone, or was taken away; what came is kept.
        }
        if (!line.isEmpty()) {
            lines.accept(new Line(line.toString(), System.nanoTime()));
        }
    }

    private synchronized void keep(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            if (count < KEPT) {
                head[(int) count] = buffer[i];
            } else {
                tail[(int) (count % KEPT)] = buffer[i];
            }
            count++;
        }
    }

    private void tell(byte[] buffer, int length, long time) {
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                lines.accept(new Line(line.toString(), time));
                line.setLength(0);
            } else if (line.length() < LONGEST_LINE) {
                line.append((char) (buffer[i] & 0xff));
            }
        }
    }

    /** How many bytes came. */
    public synchronized long count() {
        return count;
    }

    /** The beginning, byte by byte. */
    public synchronized byte[] beginning() {
        return java.util.Arrays.copyOf(head, (int) Math.min(count, KEPT));
    }

    /**
     * What was kept, as text; says in the middle how much was left out.
     *
     * @param skipped bytes at the beginning that are not wanted
     */
    public synchronized String text(int skipped) {
        byte[] start = beginning();
        String first = new String(start, skipped, start.length - skipped, StandardCharsets.UTF_8);
        if (count <= KEPT) {
            return first;
        }
        int kept = (int) Math.min(count - KEPT, KEPT);
        byte[] last = new byte[kept];
        for (int i = 0; i < kept; i++) {
            last[i] = tail[(int) ((count - kept + i) % KEPT)];
        }
        long left = count - KEPT - kept;
        return first
                + (left > 0 ? "\n[… " + left + " bytes left out …]\n" : "")
                + new String(last, StandardCharsets.UTF_8);
    }
}
