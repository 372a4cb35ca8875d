package dev.seaworthy.bundle.description;

/** Reads the sections, each by its own reader. */
final class SectionsReader {
    private SectionsReader() {}

    static Sections read(Mapping keys) {
        return new Sections(
                keys.mapping("docker").map(DockerReader::read),
                keys.mapping("systemd").map(SystemdReader::read),
                keys.mapping("kubernetes").map(KubernetesReader::read),
                keys.mapping("logging").map(LoggingReader::read),
                keys.mapping("monitoring").map(MonitoringReader::read),
                keys.mapping("rollout").map(RolloutReader::read));
    }
}
