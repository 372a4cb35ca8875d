package dev.seaworthy.target.catalogue;

import dev.seaworthy.target.Distribution;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Until when a release of a distribution gets free updates.
 *
 * @param id the distribution, as in os-release
 * @param version the release; a version of a target may continue it behind a dot
 * @param updates the last day
 * @param extended the last day of longer support, which is paid for or for fewer packages
 * @param source who says so
 */
public record EndOfLife(String id, String version, LocalDate updates, Optional<LocalDate> extended, String source) {
    private static final String TABLE = "end-of-life.tsv";

    /** That of a distribution's release; empty when it is not known, as of rolling releases. */
    public static Optional<EndOfLife> of(Distribution distribution) {
        // Previews, such as Alpine's edge, are no release.
        if (distribution.id().isEmpty() || distribution.version().contains("_alpha")) {
            return Optional.empty();
        }
        Optional<String[]> best = Optional.empty();
        for (String line : Table.LINES) {
            if (line.startsWith(distribution.id() + "\t")) {
                String[] fields = line.split("\t", -1);
                boolean isOf = distribution.version().equals(fields[1])
                        || distribution.version().startsWith(fields[1] + ".");
                // 15.6 and 15.6.1 belong to 15.6 rather than to a 15 that may be listed too.
                if (isOf
                        && best.map(other -> other[1].length() < fields[1].length())
                                .orElse(true)) {
                    best = Optional.of(fields);
                }
            }
        }
        return best.map(EndOfLife::read);
    }

    /** Read once, since each target asks. */
    private static final class Table {
        static final List<String> LINES = Catalogue.resource(TABLE).lines().toList();
    }

    private static EndOfLife read(String[] fields) {
        String source = fields[4].equals("pep600")
                ? "the table of the public project pep600_compliance (2d70275)"
                : "endoflife.date/" + fields[4] + " (a70eca3)";
        return new EndOfLife(
                fields[0],
                fields[1],
                date(fields[2]),
                fields[3].isEmpty() ? Optional.empty() : Optional.of(date(fields[3])),
                source);
    }

    /** 2026-07-11. The library's parser would load a formatter, which takes longer than a whole verdict. */
    private static LocalDate date(String text) {
        return LocalDate.of(
                Integer.parseInt(text.substring(0, 4)),
                Integer.parseInt(text.substring(5, 7)),
                Integer.parseInt(text.substring(8, 10)));
    }

    /** Whether free updates have ended. */
    public boolean isPast(LocalDate today) {
        return updates.isBefore(today);
    }
}
