package dev.seaworthy.target.catalogue;

import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.Certificates;
import java.util.List;
import java.util.OptionalInt;

/**
 * What most services ask of a target while they run, each in one word.
 *
 * @param certificates whether programs find certificates of authorities
 * @param certificateCount how many are in the file that they find
 * @param zones whether there are time zones
 * @param shell whether there is a shell
 * @param users whether there is a user database
 */
public record Summary(
        Presence certificates, OptionalInt certificateCount, Presence zones, Presence shell, Presence users) {
    /** Whether something is there. */
    public enum Presence {
        PRESENT("✓"),
        ABSENT("✗"),
        UNKNOWN("?");

        private final String sign;

        Presence(String sign) {
            this.sign = sign;
        }

        /** A sign for tables. */
        public String sign() {
            return sign;
        }
    }

    private static final List<String> ZONES = List.of(
            "/usr/share/zoneinfo/Europe/Berlin",
            "/usr/share/lib/zoneinfo/Europe/Berlin",
            "/usr/lib/locale/TZ/Europe/Berlin",
            "/etc/zoneinfo/Europe/Berlin");

    /** Looks at a target. */
    public static Summary of(TargetFacts facts) {
        RootView root = facts.root();
        Presence certificates = Presence.ABSENT;
        OptionalInt count = OptionalInt.empty();
        for (String path : CaptureScope.bundles(facts.config())) {
            Presence here = certificates(root.certificates(path));
            if (here == Presence.PRESENT) {
                if (root.certificates(path) instanceof Certificates.Count(String _, int number)) {
                    count = OptionalInt.of(number);
                }
                return new Summary(
                        here,
                        count,
                        any(root, ZONES),
                        any(root, List.of("/bin/sh")),
                        any(root, List.of("/etc/passwd")));
            }
            certificates = here == Presence.UNKNOWN ? here : certificates;
        }
        if (certificates == Presence.ABSENT) {
            certificates = inDirectories(facts);
        }
        return new Summary(
                certificates,
                count,
                any(root, ZONES),
                any(root, List.of("/bin/sh")),
                any(root, List.of("/etc/passwd")));
    }

    private static Presence certificates(Certificates found) {
        return switch (found) {
            case Certificates.Count(String _, int number) -> number > 0 ? Presence.PRESENT : Presence.ABSENT;
            case Certificates.Some _ -> Presence.PRESENT;
            case Certificates.Absent _ -> Presence.ABSENT;
            case Certificates.Unknown _ -> Presence.UNKNOWN;
        };
    }

    private static Presence inDirectories(TargetFacts facts) {
        RootView root = facts.root();
        boolean unknown = false;
        for (String directory : CaptureScope.certificateDirectories(facts.config())) {
            switch (root.list(directory)) {
                case RootView.Listing.Names(List<String> names) -> {
                    for (String name : names) {
                        if (certificates(root.certificates(directory + "/" + name)) == Presence.PRESENT) {
                            return Presence.PRESENT;
                        }
                    }
                }
                case RootView.Listing.Absent _ -> {
                    // Then none is in it.
                }
                case RootView.Listing.Unknown _ -> unknown = true;
            }
        }
        return unknown ? Presence.UNKNOWN : Presence.ABSENT;
    }

    private static Presence any(RootView root, List<String> paths) {
        boolean unknown = false;
        for (String path : paths) {
            switch (root.lookup(path)) {
                case RootView.Lookup.File _ -> {
                    return Presence.PRESENT;
                }
                case RootView.Lookup.Directory _, RootView.Lookup.Absent _ -> {
                    // Not this one.
                }
                case RootView.Lookup.Unknown _ -> unknown = true;
            }
        }
        return unknown ? Presence.UNKNOWN : Presence.ABSENT;
    }
}
