package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.binary.BuildInfo;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for time zones as Go does (golang/go, {@code src/time/zoneinfo_unix.go}, {@code zoneinfo_read.go}): where ZONEINFO
 * says, in the system's directories, in the archive of a Go installation.
 */
final class ZoneSearch {
    private static final List<String> DIRECTORIES =
            List.of("/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/usr/lib/locale/TZ");

    /** Where Go's images and its own archives are installed. */
    private static final String USUAL_GOROOT = "/usr/local/go";

    /** Zones that every database has; one that is there shows that the database is. */
    private static final List<String> COMMON = List.of("Europe/Paris", "America/New_York", "Asia/Shanghai");

    private final Case one;
    private final Files files;
    private final List<String> zones;
    private final List<Fact> places = new ArrayList<>();
    private Optional<String> unknown = Optional.empty();

    private ZoneSearch(Case one, List<String> zones) {
        this.one = one;
        this.files = Files.of(one);
        this.zones = zones;
    }

    /** What came of it. */
    sealed interface Result {
        record Found() implements Result {}

        /**
         * There is none.
         *
         * @param places every place that was looked at, in order
         */
        record None(List<Fact> places) implements Result {}

        record Unknown(String reason) implements Result {}
    }

    /** Looks for a database by zones that each of them has. */
    static Result forAny(Case one) {
        ZoneSearch search = new ZoneSearch(one, COMMON);
        return search.result(search.named() || search.inDirectories() || search.inGoInstallation());
    }

    /** Looks for TZ's zone: ZONEINFO does not matter to the local time. */
    static Result forLocal(Case one, String zone) {
        ZoneSearch search = new ZoneSearch(one, List.of(zone));
        return search.result(
                zone.startsWith("/") ? search.holds("TZ", "") : search.inDirectories() || search.inGoInstallation());
    }

    private Result result(boolean found) {
        return found
                ? new Result.Found()
                : unknown.<Result>map(Result.Unknown::new).orElseGet(() -> new Result.None(places));
    }

    private boolean named() {
        Optional<String> named = one.start().variable("ZONEINFO").filter(value -> !value.isEmpty());
        return named.isPresent()
                && (named.get().endsWith(".zip") ? archive("ZONEINFO", named.get()) : holds("ZONEINFO", named.get()));
    }

    private boolean inDirectories() {
        for (String directory : DIRECTORIES) {
            if (holds("looked in", directory)) {
                return true;
            }
        }
        // Where NixOS has them; older releases do not look there.
        return Linked.in(one).since(1, 21) && holds("looked in", "/etc/zoneinfo");
    }

    private boolean inGoInstallation() {
        boolean trimmed = one.binary()
                .go()
                .flatMap(GoFacts::buildInfo)
                .flatMap((BuildInfo info) -> info.setting("-trimpath"))
                .map(value -> value.equals("true"))
                .orElse(false);
        Optional<String> goRoot = one.start().variable("GOROOT").filter(value -> !value.isEmpty());
        return !(trimmed && goRoot.isEmpty())
                && archive("looked for", goRoot.orElse(USUAL_GOROOT) + "/lib/time/zoneinfo.zip");
    }

    private boolean archive(String name, String path) {
        return switch (files.read(path)) {
            case Files.Opened.File _ -> true;
            case Files.Opened.Directory _, Files.Opened.Absent _ -> missing(name, path + ": is not there");
            case Files.Opened.Denied _ -> missing(name, path + ": permission denied");
            case Files.Opened.Unknown(String reason) -> notKnown(reason);
        };
    }

    private boolean holds(String name, String directory) {
        for (String zone : zones) {
            switch (files.read(directory + (zone.startsWith("/") ? "" : "/") + zone)) {
                case Files.Opened.File _ -> {
                    return true;
                }
                case Files.Opened.Directory _, Files.Opened.Absent _, Files.Opened.Denied _ -> {}
                case Files.Opened.Unknown(String reason) -> {
                    return notKnown(reason);
                }
            }
        }
        boolean there = one.target().root().lookup(files.absolute(directory)) instanceof RootView.Lookup.Directory;
        String zone = zones.getFirst();
        return missing(name, directory + (there ? ": is there, without " + zone : ": is not there"));
    }

    private boolean missing(String name, String what) {
        places.add(new Fact(name, what));
        return false;
    }

    private boolean notKnown(String reason) {
        unknown = unknown.or(() -> Optional.of(reason));
        return false;
    }
}
