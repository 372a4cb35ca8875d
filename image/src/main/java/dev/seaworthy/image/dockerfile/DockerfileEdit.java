package dev.seaworthy.image.dockerfile;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A change to a Dockerfile, to the stage that is judged unless said otherwise. */
public sealed interface DockerfileEdit {
    /** Runs a command before anything else. */
    record Run(String command) implements DockerfileEdit {}

    /** Has a line more, before anything else. */
    record Line(String line) implements DockerfileEdit {}

    /** Is built on another image. */
    record Base(String image) implements DockerfileEdit {}

    /** Builds with other settings, in whichever stage {@code go build} is run. */
    record GoBuild(Map<String, String> environment, Set<String> tags, List<String> flags) implements DockerfileEdit {
        public GoBuild {
            environment = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(environment));
            tags = java.util.Collections.unmodifiableSortedSet(new java.util.TreeSet<>(tags));
            flags = List.copyOf(flags);
        }
    }

    /**
     * A Dockerfile that was changed.
     *
     * @param text its text
     * @param diff what changed, as {@code diff -u} shows it
     */
    record Edited(String text, String diff) {}
}
