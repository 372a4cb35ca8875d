package dev.seaworthy.bundle.systemd;

/** Collects the lines of a unit. */
final class Lines {
    private final StringBuilder text = new StringBuilder();

    void add(String lines) {
        text.append(lines);
    }

    /** Which fact or key the next settings come from; comments stand on lines of their own in units. */
    void why(String reason) {
        text.append("# ").append(reason).append('\n');
    }

    void set(String key, String value) {
        text.append(key).append('=').append(value).append('\n');
    }

    String text() {
        return text.toString();
    }
}
