package dev.seaworthy.verdict.remedy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which packages bring what in one family of distributions: a resource of lines, of which only those for one thing are
 * parsed. It is read when a finding first asks for it, so that a check without gaps pays nothing.
 *
 * <pre>
 * thing            packages    since  until  repository  source  note
 * libssl.so.1.1    libssl1.1   3.9    3.18   -           A1      -
 * </pre>
 */
final class PackageList {
    private static final String NONE = "-";
    private static final int FIELDS = 7;

    private final String text;

    private PackageList(String text) {
        this.text = text;
    }

    /**
     * One line.
     *
     * @param packages what to install; empty: it is known that no package brings it
     * @param since the first release in which that is so; empty for all before {@code until}
     * @param until the last release in which that is so; empty for all after {@code since}
     * @param repository the repository to enable, if any
     * @param note what else to know, or empty
     */
    record Row(
            List<String> packages,
            Optional<String> since,
            Optional<String> until,
            Optional<String> repository,
            String note) {
        /** Whether the row speaks of a release; a rolling distribution, which has no number, is the newest. */
        boolean covers(String release) {
            return release.isEmpty()
                    ? until.isEmpty()
                    : since.map(first -> Releases.compare(release, first) >= 0).orElse(true)
                            && until.map(last -> Releases.compare(release, last) <= 0)
                                    .orElse(true);
        }
    }

    /** Reads the list of a family. */
    static PackageList of(String resource) {
        try (InputStream in = PackageList.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + resource);
            }
            return new PackageList("\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All rows for a thing, in the order of the list. */
    List<Row> rows(String thing) {
        List<Row> rows = new ArrayList<>();
        String start = "\n" + thing + "\t";
        for (int at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
            int end = text.indexOf('\n', at + 1);
            rows.add(row(text.substring(at + 1, end < 0 ? text.length() : end).split("\t", -1)));
        }
        return rows;
    }

    /** The row for a thing in a release. */
    Optional<Row> row(String thing, String release) {
        return rows(thing).stream().filter(row -> row.covers(release)).findFirst();
    }

    /** The things that have rows. */
    List<String> things() {
        return text.lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('\t')))
                .distinct()
                .toList();
    }

    /** The comments before the first line, which explain the sources. */
    String head() {
        return text.lines()
                .takeWhile(line -> line.isEmpty() || line.startsWith("#"))
                .collect(Collectors.joining("\n"));
    }

    /** The marks of all sources that lines name. */
    List<String> sources() {
        return text.lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1)[5])
                .distinct()
                .toList();
    }

    private static Row row(String[] fields) {
        if (fields.length != FIELDS) {
            throw new IllegalStateException("a package list's line has " + FIELDS + " fields, not " + fields.length
                    + ": " + String.join(" | ", fields));
        }
        return new Row(
                value(fields[1]).map(names -> Arrays.asList(names.split(" "))).orElse(List.of()),
                value(fields[2]),
                value(fields[3]),
                value(fields[4]),
                value(fields[6]).orElse(""));
    }

    private static Optional<String> value(String field) {
        return field.equals(NONE) ? Optional.empty() : Optional.of(field);
    }
}
