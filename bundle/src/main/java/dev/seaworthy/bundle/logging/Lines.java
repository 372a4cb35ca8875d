package dev.seaworthy.bundle.logging;

import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.description.Logging;

/**
 * Where the lines are read.
 *
 * @param kind by whom they were written
 * @param place files, or a unit
 * @param why where that comes from
 */
record Lines(Kind kind, String place, String why) {
    /** Who wrote the lines down. */
    enum Kind {
        /** The service itself, into files. */
        FILE,
        /** The container engine, with a time and a stream before each. */
        CONTAINER,
        /** systemd's journal. */
        JOURNAL
    }

    static Lines of(Order order, Logging section) {
        String name = order.service().name();
        if (section.path().isPresent()) {
            return new Lines(Kind.FILE, section.path().get(), "logging.path");
        }
        if (order.service().sections().kubernetes().isPresent()) {
            return new Lines(
                    Kind.CONTAINER, "/var/log/containers/" + name + "-*.log", "kubernetes: what its containers write");
        }
        return new Lines(Kind.JOURNAL, name + ".service", "the unit's lines in the journal");
    }
}
