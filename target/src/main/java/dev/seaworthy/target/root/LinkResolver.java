package dev.seaworthy.target.root;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Follows a path component by component as the kernel does after chroot: an absolute link begins at the root again,
 * {@code ..} at the root stays there, and after {@value #MOST_LINKS} links it gives up (the kernel's MAXSYMLINKS).
 */
public final class LinkResolver {
    private static final int MOST_LINKS = 40;
    private static final int LONGEST_PATH = 4096;

    private final Nodes nodes;

    public LinkResolver(Nodes nodes) {
        this.nodes = nodes;
    }

    /** What lies at a path when the path itself is not followed. */
    @FunctionalInterface
    public interface Nodes {
        Node at(String path);
    }

    /** One directory entry. */
    public sealed interface Node {
        record Link(String target) implements Node {}

        record Directory() implements Node {}

        record File(boolean executable, boolean readable) implements Node {}

        /** A device, a pipe or a socket. */
        record Special() implements Node {}

        record Absent() implements Node {}

        record Unreadable(String reason) implements Node {}

        /** Nobody wrote down what is there; the reason says so in full. */
        record Unrecorded(String reason) implements Node {}
    }

    /** What lies at a path, links followed. */
    public RootView.Lookup resolve(String path) {
        Deque<String> rest = new ArrayDeque<>(components(path));
        StringBuilder done = new StringBuilder();
        RootView.Lookup last = new RootView.Lookup.Directory("/");
        int links = 0;
        while (!rest.isEmpty()) {
            String name = rest.removeFirst();
            if (name.equals("..")) {
                done.setLength(Math.max(0, done.lastIndexOf("/")));
                last = new RootView.Lookup.Directory(done.isEmpty() ? "/" : done.toString());
                continue;
            }
            if (last instanceof RootView.Lookup.File(String file, boolean _)) {
                return new RootView.Lookup.Absent(file + " is not a directory");
            }
            String next = done + "/" + name;
            if (next.length() > LONGEST_PATH) {
                return new RootView.Lookup.Absent("the path is longer than " + LONGEST_PATH + " bytes");
            }
            switch (nodes.at(next)) {
                case Node.Link(String target) -> {
                    links++;
                    if (links > MOST_LINKS) {
                        return new RootView.Lookup.Absent("too many symbolic links, at " + next);
                    }
                    List<String> components = components(target);
                    for (int i = components.size() - 1; i >= 0; i--) {
                        rest.addFirst(components.get(i));
                    }
                    if (target.startsWith("/")) {
                        done.setLength(0);
                    }
                    last = new RootView.Lookup.Directory(done.isEmpty() ? "/" : done.toString());
                }
                case Node.Directory() -> {
                    done.append('/').append(name);
                    last = new RootView.Lookup.Directory(next);
                }
                case Node.File(boolean executable, boolean readable) -> {
                    if (!readable && rest.isEmpty()) {
                        return new RootView.Lookup.Unknown(
                                next + " may be read by nobody but a process with CAP_DAC_OVERRIDE");
                    }
                    done.append('/').append(name);
                    last = new RootView.Lookup.File(next, executable);
                }
                case Node.Special() -> {
                    return new RootView.Lookup.Absent(next + " is neither a file nor a directory");
                }
                case Node.Absent() -> {
                    return new RootView.Lookup.Absent(
                            "there is no " + next + (links == 0 ? "" : ", to which a symbolic link leads"));
                }
                case Node.Unrecorded(String reason) -> {
                    return new RootView.Lookup.Unknown(reason);
                }
                case Node.Unreadable(String reason) -> {
                    return new RootView.Lookup.Unknown(next + " cannot be read: " + reason);
                }
            }
        }
        return last;
    }

    /** What lies at a path when links on the way are followed and one at its place is not. */
    public Node entry(String path) {
        List<String> components = components(path);
        if (components.isEmpty() || components.getLast().equals("..")) {
            return node(resolve(path));
        }
        String parent = "/" + String.join("/", components.subList(0, components.size() - 1));
        return switch (resolve(parent)) {
            case RootView.Lookup.Directory(String real) ->
                nodes.at((real.equals("/") ? "" : real) + "/" + components.getLast());
            case RootView.Lookup.File _ -> new Node.Absent();
            case RootView.Lookup.Absent _ -> new Node.Absent();
            case RootView.Lookup.Unknown(String reason) -> new Node.Unreadable(reason);
        };
    }

    private static Node node(RootView.Lookup followed) {
        return switch (followed) {
            case RootView.Lookup.Directory _ -> new Node.Directory();
            case RootView.Lookup.File(String _, boolean executable) -> new Node.File(executable, true);
            case RootView.Lookup.Absent _ -> new Node.Absent();
            case RootView.Lookup.Unknown(String reason) -> new Node.Unreadable(reason);
        };
    }

    private static List<String> components(String path) {
        List<String> components = new java.util.ArrayList<>();
        int from = 0;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            String component = path.substring(from, end);
            if (!component.isEmpty() && !component.equals(".")) {
                components.add(component);
            }
            from = end + 1;
        }
        return components;
    }
}
