package dev.seaworthy.host;

import dev.seaworthy.verdict.Fact;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A finding about a host in the making. */
public final class Found {
    private final String rule;
    private final Severity severity;
    private final String message;
    private Optional<String> missing = Optional.empty();
    private Optional<String> error = Optional.empty();
    private final List<Fact> ofBinary = new ArrayList<>();
    private final List<Fact> ofHost = new ArrayList<>();
    private final List<Remedy> remedies = new ArrayList<>();

    private Found(String rule, Severity severity, String message) {
        this.rule = rule;
        this.severity = severity;
        this.message = Notes.printable(message);
    }

    public static Found of(Severity severity, String rule, String message) {
        return new Found(rule, severity, message);
    }

    /** The service does not start. */
    public static Found blocker(String rule, String message) {
        return new Found(rule, Severity.BLOCKER, message);
    }

    /** It starts, and something fails or is unsafe. */
    public static Found gap(String rule, String message) {
        return new Found(rule, Severity.GAP, message);
    }

    /** Worth knowing. */
    public static Found note(String rule, String message) {
        return new Found(rule, Severity.NOTE, message);
    }

    /** What is not there, in a few words. */
    public Found missing(String what) {
        missing = Optional.of(Notes.printable(what));
        return this;
    }

    /** What the user would see, word by word. */
    public Found error(String text) {
        error = Optional.of(Notes.printable(text));
        return this;
    }

    /** What in the binary shows it. */
    public Found binary(String name, String value) {
        ofBinary.add(new Fact(name, Notes.printable(value)));
        return this;
    }

    /** What on the host shows it. */
    public Found host(String name, String value) {
        ofHost.add(new Fact(name, Notes.printable(value)));
        return this;
    }

    /** What to change there. */
    public Found configure(String command, String why) {
        return remedy(Remedy.Kind.CONFIGURE, command, why);
    }

    public Found remedy(Remedy.Kind kind, String command, String why) {
        remedies.add(new Remedy(kind, Notes.printable(command), why));
        return this;
    }

    public Finding finding() {
        return new Finding(rule, severity, message, missing, error, ofBinary, ofHost, remedies);
    }
}
