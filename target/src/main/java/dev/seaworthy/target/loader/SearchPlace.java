package dev.seaworthy.target.loader;

/**
 * A place where a loader looks for a library.
 *
 * @param path the file that would be opened
 * @param through the rule that leads there, in words
 * @param byProcessor whether the loader looks there only on certain processors
 */
record SearchPlace(String path, String through, boolean byProcessor) {
    SearchPlace(String path, String through) {
        this(path, through, false);
    }

    static SearchPlace in(String directory, String name, String through) {
        return new SearchPlace(under(directory) + name, through);
    }

    static SearchPlace byProcessor(String directory, String subdirectory, String name, String through) {
        return new SearchPlace(under(directory) + subdirectory + "/" + name, through + ", for some processors", true);
    }

    private static String under(String directory) {
        return directory.endsWith("/") ? directory : directory + "/";
    }
}
