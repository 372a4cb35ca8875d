package dev.seaworthy.bundle;

import dev.seaworthy.binary.GoFacts;

/** What stands at the top of a file of a bundle. */
public final class Heading {
    private Heading() {}

    /** What the file is, and what it was made from. */
    public static String of(Order order, String what) {
        String release = order.binary().go().map(GoFacts::version).orElse("no Go program");
        String architecture = order.binary()
                .architecture()
                .map(known -> ", " + known.goName())
                .orElse("");
        return what + "\nMade by seaworthy bundle from seaworthy.yaml and "
                + order.service().binary() + " (" + release + architecture + ").";
    }
}
