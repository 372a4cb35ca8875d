package dev.seaworthy.host.network;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.OptionalInt;

/**
 * A network interface of the running host.
 *
 * @param name its name
 * @param up whether it is in use
 * @param loopback whether it leads nowhere but to this machine
 * @param mtu bytes of its largest packet; empty when not known
 * @param addresses its addresses with the lengths of their prefixes: {@code 192.0.2.2/24}
 */
record Interface(String name, boolean up, boolean loopback, OptionalInt mtu, List<String> addresses) {
    Interface {
        addresses = List.copyOf(addresses);
    }

    /**
     * All of this machine.
     *
     * @throws SocketException when the system does not list them
     */
    static List<Interface> live() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .map(Interface::of)
                .sorted(java.util.Comparator.comparing(Interface::name))
                .toList();
    }

    private static Interface of(NetworkInterface one) {
        List<String> addresses = one.getInterfaceAddresses().stream()
                .map(address -> Addresses.text(address.getAddress()) + "/" + address.getNetworkPrefixLength())
                .sorted()
                .toList();
        return new Interface(one.getName(), isUp(one), isLoopback(one), mtu(one), addresses);
    }

    private static boolean isUp(NetworkInterface one) {
        try {
            return one.isUp();
        } catch (SocketException gone) {
            return false;
        }
    }

    private static boolean isLoopback(NetworkInterface one) {
        try {
            return one.isLoopback();
        } catch (SocketException gone) {
            return false;
        }
    }

    private static OptionalInt mtu(NetworkInterface one) {
        try {
            int bytes = one.getMTU();
            return bytes > 0 ? OptionalInt.of(bytes) : OptionalInt.empty();
        } catch (SocketException gone) {
            return OptionalInt.empty();
        }
    }
}
