package dev.seaworthy.trial;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is to be run, and where.
 *
 * @param root the root directory of the target; it is never written to
 * @param image the image's name for engines that bring their own root; empty when there is only the directory
 * @param binary the file to run, absolute
 * @param path where the program finds itself in the root, absolute
 * @param arguments without the program's own name
 * @param environment all variables that it gets
 * @param directory its working directory
 * @param user its user's number as it sees it
 * @param group its group's number as it sees it
 * @param network whether it may use the network of this machine
 */
public record Launch(
        Path root,
        Optional<String> image,
        Path binary,
        String path,
        List<String> arguments,
        Map<String, String> environment,
        String directory,
        int user,
        int group,
        boolean network,
        Limits limits) {
    /** What a container engine sets when an image does not. */
    public static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    public Launch {
        if (!path.startsWith("/") || !directory.startsWith("/")) {
            throw new IllegalArgumentException("paths in the target are absolute");
        }
        arguments = List.copyOf(arguments);
        environment = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(environment));
    }

    /** A run as root in a root, with nothing said. */
    public static Launch of(Path root, Path binary, List<String> arguments, Limits limits) {
        return new Launch(
                root.toAbsolutePath(),
                Optional.empty(),
                binary.toAbsolutePath(),
                "/" + binary.getFileName(),
                arguments,
                Map.of("PATH", USUAL_PATH),
                "/",
                0,
                0,
                false,
                limits);
    }

    /** The same at another path. */
    public Launch at(String other) {
        return new Launch(root, image, binary, other, arguments, environment, directory, user, group, network, limits);
    }

    /** The same with one more variable. */
    public Launch with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Launch(root, image, binary, path, arguments, more, directory, user, group, network, limits);
    }
}
