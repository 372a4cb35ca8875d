package dev.seaworthy.bundle.description;

import java.util.Optional;

/** What is to be emitted: a section that is not there asks for nothing. Each has a record of its own. */
public record Sections(
        Optional<Docker> docker,
        Optional<Systemd> systemd,
        Optional<Kubernetes> kubernetes,
        Optional<Logging> logging,
        Optional<Monitoring> monitoring,
        Optional<Rollout> rollout) {}
