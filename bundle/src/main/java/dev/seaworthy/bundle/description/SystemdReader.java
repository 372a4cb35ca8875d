package dev.seaworthy.bundle.description;

import dev.seaworthy.bundle.description.Mapping.Shape;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads {@code systemd:}. */
final class SystemdReader {
    private static final Shape UNIT = Shape.of(
            "[A-Za-z0-9:_.@-]+\\.(service|target|socket|mount|path|timer)", "a unit such as network-online.target");
    private static final Shape SIZE = Shape.of("[1-9][0-9]{0,5}[MG]", "an amount such as 200M or 1G");
    private static final Shape MAINTAINER = Shape.of(
            "[^<>\"\\\\\\p{Cntrl}]+ <[^<>@\\s]+@[^<>@\\s]+>", "a name and an address: Jo Doe <jo@example.com>");
    private static final Systemd.StartLimit FIVE_A_MINUTE = new Systemd.StartLimit(5, "60s");

    private SystemdReader() {}

    static Systemd read(Mapping keys) {
        Systemd systemd = new Systemd(
                keys.choice("type", Systemd.Type.class),
                keys.choice("restart", Systemd.Restart.class).orElse(Systemd.Restart.ON_FAILURE),
                keys.text("restartDelay", Shapes.DURATION).orElse("2s"),
                keys.mapping("startLimit").map(SystemdReader::startLimit).orElse(FIVE_A_MINUTE),
                keys.texts("after", UNIT),
                keys.flag("socket").orElse(false),
                permissions(keys),
                keys.texts("writable", Shapes.ABSOLUTE_PATH),
                keys.flag("logrotate").orElse(false),
                keys.text("journal", SIZE),
                keys.choices("packages", words(Systemd.PackageKind.class)).stream()
                        .map(word -> Systemd.PackageKind.valueOf(word.toUpperCase(Locale.ROOT)))
                        .toList(),
                keys.text("maintainer", MAINTAINER));
        if (!systemd.packages().isEmpty() && systemd.maintainer().isEmpty()) {
            keys.wrong("packages", "needs \"maintainer\", such as \"Jo Doe <jo@example.com>\": packages must name one");
        }
        keys.done();
        return systemd;
    }

    private static Systemd.StartLimit startLimit(Mapping keys) {
        Systemd.StartLimit limit = new Systemd.StartLimit(
                keys.integer("times", 1, 1000).orElse(FIVE_A_MINUTE.times()),
                keys.text("within", Shapes.DURATION).orElse(FIVE_A_MINUTE.within()));
        keys.done();
        return limit;
    }

    private static Set<Systemd.Permission> permissions(Mapping keys) {
        Set<Systemd.Permission> permissions = EnumSet.noneOf(Systemd.Permission.class);
        for (String word : keys.choices("allow", words(Systemd.Permission.class))) {
            permissions.add(Systemd.Permission.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT)));
        }
        return permissions;
    }

    private static <E extends Enum<E>> List<String> words(Class<E> kind) {
        return Arrays.stream(kind.getEnumConstants()).map(Mapping::word).toList();
    }
}
