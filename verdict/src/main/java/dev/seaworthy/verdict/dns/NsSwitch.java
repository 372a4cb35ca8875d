package dev.seaworthy.verdict.dns;

import java.util.List;

/**
 * The sources for host names in {@code /etc/nsswitch.conf}, as one resolver reads them. musl never opens the file.
 *
 * @param state whether it could be read
 * @param sources the sources of {@code hosts}, in their order; empty when no line names any
 * @param problem what is wrong with the file; empty unless it is broken
 */
public record NsSwitch(State state, List<Source> sources, String problem) {
    public NsSwitch {
        sources = List.copyOf(sources);
    }

    /** There is no file. */
    static final NsSwitch ABSENT = new NsSwitch(State.ABSENT, List.of(), "");

    /** Whether the file could be read. */
    public enum State {
        ABSENT,
        READ,
        /** The reader stops at a mistake and takes nothing from the file. */
        BROKEN
    }

    /**
     * A source.
     *
     * @param name its name: {@code files}, {@code dns}, {@code mymachines}
     * @param criteria what stands in brackets behind it
     */
    public record Source(String name, List<Criterion> criteria) {
        public Source {
            criteria = List.copyOf(criteria);
        }

        /** Whether the brackets change nothing ({@code nssSource.standardCriteria} in Go). */
        boolean standard() {
            for (int i = 0; i < criteria.size(); i++) {
                if (!criteria.get(i).standard(i == criteria.size() - 1)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * What happens after a result of a source: {@code [!UNAVAIL=return]}.
     *
     * @param negated whether all other results are meant
     * @param status the result, in small letters
     * @param action what to do then, in small letters
     */
    public record Criterion(boolean negated, String status, String action) {
        boolean standard(boolean last) {
            String usual = switch (status) {
                case "success" -> "return";
                case "notfound", "unavail", "tryagain" -> "continue";
                default -> "";
            };
            return !negated && !usual.isEmpty() && (action.equals(usual) || (last && action.equals("return")));
        }
    }

    /** The sources' names, for people. */
    String names() {
        return String.join(" ", sources.stream().map(Source::name).toList());
    }
}
