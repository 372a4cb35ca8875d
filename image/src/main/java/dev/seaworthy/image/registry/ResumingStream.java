package dev.seaworthy.image.registry;

import java.io.IOException;
import java.io.InputStream;

/** A blob of known size. When the connection breaks in the middle, what is missing is asked for again. */
final class ResumingStream extends InputStream {
    /** Opens a blob at an offset. */
    @FunctionalInterface
    interface Opener {
        InputStream open(long offset) throws IOException;
    }

    private final Opener opener;
    private final long size;
    private final int attempts;
    private InputStream in;
    private long position;
    /** Breaks since the last byte that came. */
    private int breaks;

    ResumingStream(Opener opener, long size, int attempts) throws IOException {
        this.opener = opener;
        this.size = size;
        this.attempts = attempts;
        this.in = opener.open(0);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            String problem;
            try {
                int count = in.read(buffer, offset, length);
                if (count >= 0) {
                    position += count;
                    breaks = count > 0 ? 0 : breaks;
                    return count;
                }
                if (position >= size) {
                    return -1;
                }
                problem = "it ended early";
            } catch (IOException broken) {
                problem = String.valueOf(broken.getMessage());
            }
            breaks++;
            if (breaks >= attempts) {
                throw new RegistryException("the connection broke " + breaks + " times in a row after " + position
                        + " of " + size + " bytes: " + problem);
            }
            in.close();
            in = reopened();
        }
    }

    /**
     * The blob from where the connection broke. A server that sends it from the beginning can break before that place is
     * reached again, which is a break like any other; a refusal is final.
     */
    private InputStream reopened() throws IOException {
        try {
            return opener.open(position);
        } catch (RegistryException refusal) {
            throw refusal;
        } catch (IOException broken) {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    throw broken;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    throw broken;
                }
            };
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
