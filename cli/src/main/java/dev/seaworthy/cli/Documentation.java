package dev.seaworthy.cli;

import java.util.Optional;

/** Where the pages of this release are published, which whoever publishes it says at build time. */
final class Documentation {
    private Documentation() {}

    /** The address of a rule's page; empty when this build names none, since a wrong link is worse than none. */
    static Optional<String> page(String rule) {
        String base = Version.resource("documentation.txt").strip();
        return base.isEmpty()
                ? Optional.empty()
                : Optional.of(base + (base.endsWith("/") ? "" : "/") + "docs/rules/" + rule + ".md");
    }
}
