package dev.seaworthy.inspect.overview;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.VersionNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The newest version that a binary needs of a library, which decides how old the library may be.
 *
 * @param library the library's name, such as {@code libc.so.6}
 * @param version such as {@code GLIBC_2.34}
 * @param symbols the symbols for which it is needed; none when nothing in the binary asks for them any more
 */
public record VersionFloor(String library, String version, List<String> symbols) {
    private static final Pattern NUMBERED = Pattern.compile("([A-Za-z_]+)_(\\d+(?:\\.\\d+)*)");

    public VersionFloor {
        symbols = List.copyOf(symbols);
    }

    static List<VersionFloor> of(DynamicObject object) {
        List<VersionFloor> floors = new ArrayList<>();
        for (VersionNeed need : object.versionNeeds()) {
            newest(need)
                    .ifPresent(version -> floors.add(new VersionFloor(
                            need.file(),
                            version,
                            object.imports().stream()
                                    .filter(one -> one.version().equals(Optional.of(version))
                                            && one.versionFile().equals(Optional.of(need.file())))
                                    .map(DynamicObject.Import::name)
                                    .distinct()
                                    .sorted()
                                    .toList())));
        }
        return floors;
    }

    /** Versions without a number, such as GLIBC_PRIVATE, say nothing of age. */
    private static Optional<String> newest(VersionNeed need) {
        Optional<String> newest = Optional.empty();
        for (VersionNeed.Version version : need.versions()) {
            boolean numbered = NUMBERED.matcher(version.name()).matches();
            if (numbered
                    && newest.map(other -> compare(version.name(), other) > 0).orElse(true)) {
                newest = Optional.of(version.name());
            }
        }
        return newest;
    }

    private static int compare(String one, String other) {
        String[] a = numbers(one);
        String[] b = numbers(other);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            // Numbers as texts: a damaged file may have longer ones than any type takes.
            String x = a[i].replaceFirst("^0+(?=.)", "");
            String y = b[i].replaceFirst("^0+(?=.)", "");
            int difference = x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private static String[] numbers(String version) {
        Matcher matcher = NUMBERED.matcher(version);
        return matcher.matches() ? matcher.group(2).split("\\.", -1) : new String[0];
    }
}
