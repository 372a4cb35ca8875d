package dev.seaworthy.bundle.description;

/** Reads the sections, each by its own reader. */
final class SectionsReader {
    private SectionsReader() {}

    static Sections read(Mapping keys) {
        return new Sections(
                keys.mapping("docker").map(DockerReader::read),
                keys.mapping("systemd").map(SystemdReader::read),
                keys.mapping("kubernetes").map(section -> usual(section, Kubernetes.USUAL)),
                keys.mapping("logging").map(section -> usual(section, Logging.USUAL)),
                keys.mapping("monitoring").map(section -> usual(section, Monitoring.USUAL)),
                keys.mapping("rollout").map(section -> usual(section, Rollout.USUAL)));
    }

    /** A section of which no key is read yet: only {@code {}} is taken, so that nothing is passed over in silence. */
    private static <T> T usual(Mapping section, T usual) {
        section.done();
        return usual;
    }
}
