package dev.seaworthy.bundle.toolchain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The package that is to become a binary.
 *
 * @param importPath its import path
 * @param foreign packages among its dependencies that hold C code and are not of the standard library
 */
public record MainPackage(String importPath, List<String> foreign) {
    /** Understood by every {@code go list}; its {@code -json=FIELDS} came with Go 1.19. */
    private static final String FIELDS = "{{.ImportPath}}\t{{.Name}}\t{{.Standard}}\t{{len .CgoFiles}}\t{{.DepOnly}}";

    private static final Pattern MAJOR_VERSION = Pattern.compile("(.+)/v\\d+");

    public MainPackage {
        foreign = List.copyOf(foreign);
    }

    /**
     * Asks {@code go list}.
     *
     * @param packages as {@code go build} takes it: a path, a folder, files
     * @param folder where that is said
     * @throws BuildException when it is no main package, or several, or the list cannot be had
     */
    public static MainPackage read(Toolchain go, String packages, Path folder, Goal goal, List<String> tags)
            throws BuildException {
        TreeMap<String, String> environment = new TreeMap<>(Recipe.platform(goal));
        // Whatever would have C code is listed only when C code is allowed.
        environment.put("CGO_ENABLED", "1");
        List<String> arguments = new ArrayList<>(List.of("list", "-deps", "-f", FIELDS));
        if (!tags.isEmpty()) {
            arguments.add("-tags=" + String.join(",", tags));
        }
        arguments.add("--");
        arguments.add(packages);
        List<String> mains = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        for (String line : go.go(arguments, folder, environment)) {
            String[] fields = line.split("\t", -1);
            if (fields.length != 5) {
                throw new BuildException("go list answers in a way that is not understood: \"" + line + "\"");
            }
            if (fields[4].equals("false")) {
                (fields[1].equals("main") ? mains : others).add(fields[0]);
            }
            if (fields[2].equals("false") && !fields[3].equals("0")) {
                foreign.add(fields[0]);
            }
        }
        if (mains.size() != 1) {
            throw new BuildException(
                    mains.isEmpty()
                            ? packages + " is no main package"
                                    + (others.isEmpty() ? "" : ", it is the library " + others.getFirst())
                                    + "; name the package of the program, such as ./cmd/NAME"
                            : packages + " means several programs: " + String.join(", ", mains) + "; name one");
        }
        return new MainPackage(mains.getFirst(), foreign);
    }

    /** The name that {@code go build} would give the binary. */
    public String binaryName(String packages, Path folder) {
        if (importPath.equals("command-line-arguments")) {
            String file = String.valueOf(Path.of(packages).getFileName());
            return file.endsWith(".go") ? file.substring(0, file.length() - ".go".length()) : file;
        }
        Matcher versioned = MAJOR_VERSION.matcher(importPath);
        String path = versioned.matches() ? versioned.group(1) : importPath;
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() || name.equals(".")
                ? String.valueOf(folder.toAbsolutePath().normalize().getFileName())
                : name;
    }
}
