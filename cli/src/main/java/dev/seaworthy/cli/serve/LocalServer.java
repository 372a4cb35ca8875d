package dev.seaworthy.cli.serve;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import jdk.net.ExtendedSocketOptions;

/**
 * Answers questions on a socket of this machine (unix(7)), each conversation in a thread of its own. Only the user whose process
 * this is may ask, and root: what is asked for is done with this process's rights.
 */
public final class LocalServer implements AutoCloseable {
    /** The environment variable by which a command is told the socket. */
    public static final String VARIABLE = "SEAWORTHY_SERVER";

    /** An address holds no more, with a zero byte behind it (unix(7), sun_path). */
    private static final int LONGEST_PATH = 107;

    private static final int MOST_CONVERSATIONS = 64;

    private final Path socket;
    private final ServerSocketChannel channel;
    private final Object inode;
    private final UserPrincipal user;
    private final Semaphore room = new Semaphore(MOST_CONVERSATIONS);

    private LocalServer(Path socket, ServerSocketChannel channel) throws IOException {
        this.socket = socket;
        this.channel = channel;
        this.inode = inode(socket);
        this.user = Files.getOwner(Path.of("/proc/self"));
    }

    /**
     * Makes the socket. One that was left behind by a process that is gone is replaced.
     *
     * @throws IOException when it cannot be made, another process answers there, or there is another file; the message says so
     */
    public static LocalServer at(Path socket) throws IOException {
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            throw new IOException("is too long for a socket, whose path may have " + LONGEST_PATH + " bytes");
        }
        removeStale(socket);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(socket), MOST_CONVERSATIONS);
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            return new LocalServer(socket, channel);
        } catch (IOException problem) {
            channel.close();
            throw problem;
        }
    }

    private static void removeStale(Path socket) throws IOException {
        if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!isSocket(socket)) {
            throw new IOException("is there, and is no socket");
        }
        try (SocketChannel other = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException nobody) {
            Files.delete(socket);
            return;
        }
        throw new IOException("another process answers there");
    }

    private static boolean isSocket(Path path) throws IOException {
        int type = 0170000;
        return Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) instanceof Integer mode
                && (mode & type) == 0140000;
    }

    private static Object inode(Path path) throws IOException {
        return Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Answers until this is closed.
     *
     * @throws IOException when the socket fails
     */
    public void serve(Function<Question, Reply> work) throws IOException {
        try {
            while (true) {
                SocketChannel asking = channel.accept();
                Thread.ofPlatform().daemon().name("conversation").start(() -> hold(asking, work));
            }
        } catch (ClosedChannelException end) {
            // As it was asked for.
        }
    }

    private void hold(SocketChannel asking, Function<Question, Reply> work) {
        try (asking) {
            Optional<String> refusal = refusal(asking);
            if (refusal.isPresent()) {
                Channels.newOutputStream(asking).write(new Reply.Refused(refusal.get()).line(Optional.empty()));
            } else if (room.tryAcquire()) {
                try {
                    Conversation.hold(Channels.newInputStream(asking), Channels.newOutputStream(asking), work);
                } finally {
                    room.release();
                }
            } else {
                Channels.newOutputStream(asking)
                        .write(new Reply.Refused(MOST_CONVERSATIONS + " others are asking").line(Optional.empty()));
            }
        } catch (IOException gone) {
            // Whoever asked does not wait for the reply any more.
        }
    }

    private Optional<String> refusal(SocketChannel asking) throws IOException {
        UserPrincipal other =
                asking.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        return other.equals(user) || other.getName().equals("root")
                ? Optional.empty()
                : Optional.of("only " + user.getName() + " may ask here, not " + other.getName());
    }

    /** Removes the socket, unless another process has put its own there. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS) && inode(socket).equals(inode)) {
            Files.delete(socket);
        }
    }
}
