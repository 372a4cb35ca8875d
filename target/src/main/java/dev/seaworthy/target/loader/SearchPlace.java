package dev.seaworthy.target.loader;

/**
 * A place where a loader looks for a library.
 *
 * @param path the file that would be opened
 * @param through the rule that leads there, in words
 */
record SearchPlace(String path, String through) {
    static SearchPlace in(String directory, String name, String through) {
        String separator = directory.endsWith("/") ? "" : "/";
        return new SearchPlace(directory + separator + name, through);
    }
}
