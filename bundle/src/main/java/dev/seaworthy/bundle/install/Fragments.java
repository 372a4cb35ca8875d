package dev.seaworthy.bundle.install;

import dev.seaworthy.bundle.Heading;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.description.Directory;
import dev.seaworthy.bundle.description.Service;
import dev.seaworthy.bundle.description.Systemd;
import dev.seaworthy.elf.Architecture;
import dev.seaworthy.elf.ElfHeader;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the scripts of an order have in common. */
final class Fragments {
    private Fragments() {}

    /** The values of all templates. */
    static Map<String, String> of(Order order, Systemd section, String what) {
        Service service = order.service();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("HEADING", comment(Heading.of(order, what)));
        values.put("NAME", service.name());
        values.put("RELEASE", service.version());
        // What is enabled: the socket, when there is one, starts the service when somebody calls.
        values.put("UNIT", service.name() + (service.hasSocket() ? ".socket" : ".service"));
        values.put("OWNED", String.join(" ", owned(service)));
        values.put("WRITABLE", String.join(" ", section.writable()));
        values.put("USER", service.account().orElse(""));
        values.put("IDENTITY", identity(order.binary().header()));
        values.put(
                "MACHINE",
                order.binary().architecture().map(Architecture::goName).orElse("this machine's architecture"));
        values.put("CHECK", Template.filled("check.sh", values).stripTrailing());
        return values;
    }

    /** What systemd makes for the service and nobody else uses, so that a purge may take it away. */
    static List<String> owned(Service service) {
        List<String> paths = new ArrayList<>();
        for (Directory directory : service.directories()) {
            switch (directory) {
                case CONFIGURATION -> paths.add("/etc/" + service.name());
                case STATE -> paths.addAll(persistent("lib", service.name()));
                case CACHE -> paths.addAll(persistent("cache", service.name()));
                case LOGS -> paths.addAll(persistent("log", service.name()));
                case RUNTIME -> {} // gone with the service
            }
        }
        return paths;
    }

    /** With an account for the time that it runs, the directory is below private and the usual place is a link. */
    private static List<String> persistent(String kind, String name) {
        return List.of("/var/" + kind + "/" + name, "/var/" + kind + "/private/" + name);
    }

    /** Magic number, class and byte order, and e_machine: the bytes 0 to 5 and 18 to 19 of an ELF file, in hexadecimal. */
    private static String identity(ElfHeader header) {
        boolean isLittle = header.order() == ByteOrder.LITTLE_ENDIAN;
        int machine = isLittle ? Short.toUnsignedInt(Short.reverseBytes((short) header.machine())) : header.machine();
        return String.format(
                Locale.ROOT, "7f454c46%02x%02x%04x", header.wordSize() == 8 ? 2 : 1, isLittle ? 1 : 2, machine);
    }

    static String comment(String text) {
        return text.lines().map(line -> ("# " + line).strip()).collect(Collectors.joining("\n"));
    }
}
