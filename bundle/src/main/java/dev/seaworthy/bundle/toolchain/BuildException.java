package dev.seaworthy.bundle.toolchain;

import java.util.List;

/** A build that cannot be done: what is missing, or what the toolchain said. */
public final class BuildException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> said;

    /** @param message what is the matter and what to do, in one sentence */
    public BuildException(String message) {
        this(message, List.of());
    }

    /**
     * @param message what is the matter, in one sentence
     * @param said the last lines that the toolchain wrote
     */
    public BuildException(String message, List<String> said) {
        super(message);
        this.said = List.copyOf(said);
    }

    /** The last lines that the toolchain wrote; none when it was not the toolchain that complained. */
    public List<String> said() {
        return said;
    }
}
