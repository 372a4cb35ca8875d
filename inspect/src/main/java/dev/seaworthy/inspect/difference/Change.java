package dev.seaworthy.inspect.difference;

import java.util.List;

/**
 * One thing that is not as it was.
 *
 * @param topic what it is about
 * @param id a stable word within the topic: {@code release}, a module's path, a need's id, …
 * @param what what changed, in a few words
 * @param before how it was; empty when it was not there
 * @param after how it is; empty when it is no longer there
 * @param effect what that does to a deployment
 * @param because what shows it in the file that has it, one line each
 */
public record Change(
        Topic topic, String id, String what, String before, String after, Effect effect, List<String> because) {
    public Change {
        because = List.copyOf(because);
    }

    /** What a change is about, in the order in which people read them. */
    public enum Topic {
        /** What is needed of a Linux. */
        NEEDS,
        /** How it is linked, and with which C library. */
        LINKING,
        /** Protections and traces. */
        HARDENING,
        /** Go's release and the settings of the build. */
        BUILD,
        /** Modules. */
        MODULES,
        /** Bytes. */
        SIZE
    }

    /** What a change does to a deployment. */
    public enum Effect {
        /** The new build asks for more: it may fail where the old one ran. */
        DEMANDS,
        /** A protection is weaker. */
        WEAKENS,
        /** The new build asks for less. */
        RELIEVES,
        /** A protection is stronger. */
        STRENGTHENS,
        /** It is different, and asks for neither more nor less. */
        DIFFERS
    }

    static Change of(Topic topic, String id, String what, String before, String after, Effect effect) {
        return new Change(topic, id, what, before, after, effect, List.of());
    }
}
