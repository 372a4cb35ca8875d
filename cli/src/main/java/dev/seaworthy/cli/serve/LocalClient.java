package dev.seaworthy.cli.serve;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** Asks one question on a socket of this machine. */
public final class LocalClient {
    private static final int FIRST_BUFFER = 1 << 16;
    /** Several times what a server sends, but nothing without end. */
    private static final int LONGEST_REPLY = 1 << 25;

    private LocalClient() {}

    /**
     * The reply.
     *
     * @throws IOException when nobody answers there, or not in a way that is understood
     */
    public static Reply ask(Path socket, Question question) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ByteBuffer line = ByteBuffer.wrap(question.line());
            while (line.hasRemaining()) {
                channel.write(line);
            }
            return Reply.of(line(channel)).orElseThrow(() -> new IOException("what answers there is something else"));
        }
    }

    /** All to the first end of a line. To end the question instead, and read to the end, would load what options of sockets need. */
    private static byte[] line(SocketChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(FIRST_BUFFER);
        while (!endsLine(content) && channel.read(content) >= 0) {
            if (content.position() >= LONGEST_REPLY) {
                throw new IOException("a reply has more than " + LONGEST_REPLY + " bytes");
            }
            if (!content.hasRemaining()) {
                content = ByteBuffer.allocate(2 * content.capacity()).put(content.flip());
            }
        }
        return Arrays.copyOf(content.array(), content.position());
    }

    private static boolean endsLine(ByteBuffer content) {
        return content.position() > 0 && content.get(content.position() - 1) == '\n';
    }
}
