package dev.seaworthy.bundle.description;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service as its description has it, with the defaults filled in.
 *
 * @param name lower-case letters, digits and hyphens, at most 40 characters: a name for units, users and Kubernetes objects
 * @param version of this deployment ({@code release:}), a tag of images and packages
 * @param summary what it is, in a few words
 * @param binary the finished binary, relative to the description
 * @param source the package of its source, relative to the description
 * @param targets where it is to run, as {@code seaworthy check --on} names them
 * @param platforms what it is built for, as {@code seaworthy build --platform} names them
 * @param arguments of the binary
 * @param environment variables, in the description's order
 * @param ports where it listens; none for a worker
 * @param health where its health is asked for
 * @param metrics where Prometheus may scrape it
 * @param user the account it runs as; empty for one that is made at start ({@code DynamicUser=})
 * @param directories what it may write
 * @param resources what it gets
 * @param sections what is to be emitted, by name: {@code docker}, {@code systemd}, {@code kubernetes}, {@code logging},
 *     {@code monitoring}, {@code rollout}; each with its settings
 */
public record Service(
        String name,
        String version,
        String summary,
        String binary,
        Optional<String> source,
        List<String> targets,
        List<String> platforms,
        List<String> arguments,
        Map<String, String> environment,
        List<Port> ports,
        Optional<Endpoint> health,
        Optional<Endpoint> metrics,
        Optional<String> user,
        List<Directory> directories,
        Resources resources,
        Sections sections) {
    public Service {
        targets = List.copyOf(targets);
        platforms = List.copyOf(platforms);
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        ports = List.copyOf(ports);
        directories = List.copyOf(directories);
    }

    /** A service of which nobody says more. */
    public Service(
            String name,
            String version,
            String binary,
            List<String> arguments,
            Map<String, String> environment,
            List<Port> ports,
            Optional<Endpoint> health,
            Optional<Endpoint> metrics,
            Optional<String> user,
            List<Directory> directories,
            Resources resources,
            Sections sections) {
        this(
                name,
                version,
                "The service " + name,
                binary,
                Optional.empty(),
                List.of(),
                List.of(),
                arguments,
                environment,
                ports,
                health,
                metrics,
                user,
                directories,
                resources,
                sections);
    }

    /** The account to be made for it; those that every Linux has are not. */
    public Optional<String> account() {
        return user.filter(name -> !name.equals("root") && !name.equals("nobody"));
    }

    /** Whether systemd listens for it, and starts it when somebody calls. */
    public boolean hasSocket() {
        return sections.systemd().filter(Systemd::socket).isPresent() && !ports.isEmpty();
    }
}
