package dev.seaworthy.bundle;

/**
 * One file of a bundle.
 *
 * @param path where it lies in the bundle, with slashes, relative: {@code kubernetes/deployment.yaml}
 * @param text what is in it; ends with a line feed
 * @param isExecutable whether it is a script to be started
 */
public record Artefact(String path, String text, boolean isExecutable) {
    /** A file that is only read. */
    public static Artefact of(String path, String text) {
        return new Artefact(path, text, false);
    }
}
