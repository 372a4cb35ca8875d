package dev.seaworthy.verdict.rules.runtime;

import dev.seaworthy.target.Setting;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.verdict.Case;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * As whom a binary runs on a target.
 *
 * @param text for people: {@code root}, {@code 65532}, {@code app}
 * @param user the user's number; empty when it is not known
 * @param group the number of its first group; empty when it is not known
 * @param account what the user database says of that user
 * @param listedHome the home directory in its entry
 */
record Identity(String text, OptionalInt user, OptionalInt group, Account account, Optional<String> listedHome) {
    static final String PASSWD = "/etc/passwd";

    /** A user database of more users than fit in this is not that of an image. */
    private static final int LARGEST = 1 << 20;

    /** What the user database says of a user. */
    enum Account {
        /** It has an entry. */
        LISTED,
        /** The database is there, without an entry. */
        NOT_LISTED,
        /** There is no database. */
        NO_DATABASE,
        UNKNOWN
    }

    /**
     * As whom it runs: as the start says, else as root in a container, as engines do it. On a host it may be anybody.
     * A user given by number has the group that the entry names, else 0.
     */
    static Identity of(Case one) {
        RootView.Content database = one.target().root().text(PASSWD, LARGEST);
        Optional<String> said = one.start().user().filter(text -> !text.isEmpty());
        if (said.isEmpty() && one.target().setting() == Setting.HOST) {
            return new Identity(
                    "a user that is not known",
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Account.UNKNOWN,
                    Optional.empty());
        }
        String[] parts = said.orElse("0").split(":", 2);
        OptionalInt group = parts.length > 1 ? number(parts[1]) : OptionalInt.empty();
        return switch (database) {
            case RootView.Content.Text(String _, String text) -> listed(parts[0], group, text);
            case RootView.Content.Absent _ -> unlisted(parts[0], group, Account.NO_DATABASE);
            case RootView.Content.Unknown _ -> unlisted(parts[0], group, Account.UNKNOWN);
        };
    }

    private static Identity listed(String name, OptionalInt group, String database) {
        OptionalInt number = number(name);
        for (String line : database.lines().toList()) {
            List<String> fields = List.of(line.split(":", -1));
            if (fields.size() >= 7
                    && number(fields.get(2)).isPresent()
                    && (number.isPresent()
                            ? number(fields.get(2)).equals(number)
                            : fields.get(0).equals(name))) {
                return new Identity(
                        name.equals("0") ? "root" : name,
                        number(fields.get(2)),
                        group.isPresent() ? group : number(fields.get(3)),
                        Account.LISTED,
                        Optional.of(fields.get(5)).filter(home -> !home.isEmpty()));
            }
        }
        return unlisted(name, group, Account.NOT_LISTED);
    }

    private static Identity unlisted(String name, OptionalInt group, Account account) {
        OptionalInt number = number(name);
        boolean root = name.equals("0") || name.equals("root");
        return new Identity(
                root ? "root" : name,
                root ? OptionalInt.of(0) : number,
                group.isPresent() || number.isEmpty() ? group : OptionalInt.of(0),
                account,
                Optional.empty());
    }

    /**
     * What HOME is: as the start says, else in a container what the engine sets, which is the entry's or {@code /}. A host
     * sets none for a system service, and whoever is logged in has one.
     */
    Optional<String> home(Case one) {
        Optional<String> said = one.start().variable("HOME");
        if (said.isPresent()) {
            return said.filter(home -> !home.isEmpty());
        }
        return one.target().setting() == Setting.CONTAINER ? listedHome.or(() -> Optional.of("/")) : Optional.empty();
    }

    private static OptionalInt number(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException name) {
            return OptionalInt.empty();
        }
    }

    /**
     * Whether it may do something: {@code bits} is of 4 (read), 2 (write), 1 (execute, enter). Root may do anything, and
     * whoever is not known may do what somebody may.
     */
    boolean may(int bits, RootView.Attributes attributes) {
        if (user.isEmpty()) {
            int anybody = attributes.mode() >> 6 | attributes.mode() >> 3 | attributes.mode();
            return (anybody & bits) == bits;
        }
        if (user.getAsInt() == 0) {
            return true;
        }
        if (attributes.user() == user.getAsInt()) {
            return (attributes.mode() >> 6 & bits) == bits;
        }
        boolean inGroup = group.isPresent() && group.getAsInt() == attributes.group();
        return ((inGroup ? attributes.mode() >> 3 : attributes.mode()) & bits) == bits;
    }
}
