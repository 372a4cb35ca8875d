package dev.seaworthy.host.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The sockets on which somebody waits, from {@code /proc/net/tcp}, {@code udp} and their IPv6 twins:
 *
 * <pre>
 *   sl  local_address rem_address   st tx_queue:rx_queue tr:when retrnsmt uid timeout inode …
 *    0: 0100007F:0035 00000000:0000 0A 00000000:00000000 00:00000000 00000000 101 0 12345 …
 * </pre>
 *
 * An address is written as words of 32 bits, each in the byte order of the machine ({@code tcp4_seq_show},
 * {@code tcp6_seq_show}).
 */
public final class Sockets {
    private static final String TCP_LISTENING = "0A";
    /** UDP has no listening; this is a socket that nobody is connected to. */
    private static final String UDP_WAITING = "07";

    private static final int INODE = 9;
    private static final int UID = 7;
    private static final boolean LITTLE = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN;

    /**
     * One of them.
     *
     * @param address where it waits
     * @param port its port
     * @param user the number of the user that opened it
     * @param inode its number, by which its process is found
     */
    public record Waiting(InetAddress address, int port, String user, String inode) {}

    private final List<Waiting> all;
    private final boolean readable;

    private Sockets(List<Waiting> all, boolean readable) {
        this.all = List.copyOf(all);
        this.readable = readable;
    }

    /** Those of TCP. */
    public static Sockets tcp(Path proc) {
        return of(proc, "tcp", TCP_LISTENING);
    }

    /** Those of UDP. */
    public static Sockets udp(Path proc) {
        return of(proc, "udp", UDP_WAITING);
    }

    private static Sockets of(Path proc, String protocol, String state) {
        List<Waiting> all = new ArrayList<>();
        boolean readable = read(proc.resolve("net").resolve(protocol), state, all);
        // Without IPv6 in the kernel the second file is not there.
        read(proc.resolve("net").resolve(protocol + "6"), state, all);
        return new Sockets(all, readable);
    }

    private static boolean read(Path file, String state, List<Waiting> all) {
        // Line by line: a busy machine has hundreds of thousands, of which few wait.
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                one(line, state).ifPresent(all::add);
            }
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Optional<Waiting> one(String line, String state) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length <= INODE || !fields[3].equals(state)) {
            return Optional.empty();
        }
        int colon = fields[1].indexOf(':');
        try {
            return Optional.of(new Waiting(
                    address(fields[1].substring(0, Math.max(0, colon))),
                    Integer.parseInt(fields[1].substring(colon + 1), 16),
                    fields[UID],
                    fields[INODE]));
        } catch (IllegalArgumentException | UnknownHostException other) {
            return Optional.empty();
        }
    }

    /** An address as the kernel writes it. */
    static InetAddress address(String hexadecimal) throws UnknownHostException {
        byte[] bytes = HexFormat.of().parseHex(hexadecimal);
        for (int word = 0; LITTLE && word + 3 < bytes.length; word += 4) {
            byte first = bytes[word];
            byte second = bytes[word + 1];
            bytes[word] = bytes[word + 3];
            bytes[word + 1] = bytes[word + 2];
            bytes[word + 2] = second;
            bytes[word + 3] = first;
        }
        return InetAddress.getByAddress(bytes);
    }

    /** Whether the list could be read. */
    public boolean readable() {
        return readable;
    }

    /** Those on a port, whatever their address. */
    public List<Waiting> on(int port) {
        return all.stream().filter(one -> one.port() == port).toList();
    }

    /** Those that get what is sent to an address and port: on that address, or on all. */
    public List<Waiting> on(String address, int port) {
        int zone = address.indexOf('%');
        InetAddress wanted;
        try {
            wanted = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
        } catch (IllegalArgumentException none) {
            return List.of();
        }
        return on(port).stream()
                .filter(one -> one.address().equals(wanted) || one.address().isAnyLocalAddress())
                .toList();
    }

    /** All of them. */
    List<Waiting> all() {
        return all;
    }
}
