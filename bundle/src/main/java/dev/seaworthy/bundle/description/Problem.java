package dev.seaworthy.bundle.description;

/**
 * Something wrong in a description.
 *
 * @param line from 1
 * @param column from 1
 * @param key the key that it is about, {@code systemd.restart}; empty when it is about the file
 * @param text what is wrong and what is allowed
 */
public record Problem(int line, int column, String key, String text) {
    /** In the form of compilers, without the file's name: {@code 7:3: kubernetes.replicas: …}. */
    @Override
    public String toString() {
        return line + ":" + column + ": " + (key.isEmpty() ? "" : key + ": ") + text;
    }
}
