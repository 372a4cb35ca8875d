package dev.seaworthy.host.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Default routes, from {@code /proc/net/route} (Iface, Destination, Gateway, Flags, …, Mask: addresses as words of the
 * machine) and {@code /proc/net/ipv6_route} (destination, its length, source, its length, gateway, metric, …, flags, device).
 */
final class Routes {
    private static final int UP = 0x1;
    private static final int REJECT = 0x200;
    private static final String ANYWHERE4 = "00000000";
    private static final String ANYWHERE6 = "0".repeat(32);
    private static final int MOST = 100_000;

    private Routes() {}

    /**
     * A default route.
     *
     * @param device its interface
     * @param gateway the next machine; {@code on link} when there is none
     * @param ipv6 of which protocol
     */
    record Default(String device, String gateway, boolean ipv6) {}

    /**
     * All default routes.
     *
     * @throws IOException when the table of IPv4 cannot be read
     */
    static List<Default> read(Path proc) throws IOException {
        List<Default> routes = new ArrayList<>();
        for (String line : lines(proc.resolve("net/route"))) {
            ipv4(line.strip().split("\\s+", -1), routes);
        }
        Path other = proc.resolve("net/ipv6_route");
        if (Files.exists(other)) {
            for (String line : lines(other)) {
                ipv6(line.strip().split("\\s+", -1), routes);
            }
        }
        return routes;
    }

    private static List<String> lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.limit(MOST).toList();
        }
    }

    private static void ipv4(String[] fields, List<Default> routes) {
        if (fields.length > 7 && fields[1].equals(ANYWHERE4) && fields[7].equals(ANYWHERE4) && usable(fields[3])) {
            routes.add(new Default(fields[0], gateway(fields[2], true), false));
        }
    }

    private static void ipv6(String[] fields, List<Default> routes) {
        if (fields.length > 9
                && fields[0].equals(ANYWHERE6)
                && fields[1].equals("00")
                && usable(fields[8])
                && !fields[9].equals("lo")) {
            routes.add(new Default(fields[9], gateway(fields[4], false), true));
        }
    }

    private static boolean usable(String flags) {
        try {
            int number = Integer.parseUnsignedInt(flags, 16);
            return (number & UP) != 0 && (number & REJECT) == 0;
        } catch (NumberFormatException other) {
            return false;
        }
    }

    private static String gateway(String hexadecimal, boolean words) {
        if (hexadecimal.chars().allMatch(c -> c == '0')) {
            return "on link";
        }
        try {
            return Addresses.text(
                    words
                            ? Sockets.address(hexadecimal)
                            : InetAddress.getByAddress(HexFormat.of().parseHex(hexadecimal)));
        } catch (UnknownHostException | IllegalArgumentException damaged) {
            return hexadecimal;
        }
    }
}
