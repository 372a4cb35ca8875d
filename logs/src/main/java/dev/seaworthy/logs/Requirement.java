package dev.seaworthy.logs;

import dev.seaworthy.verdict.Severity;

/** What is asked of a stream, and under which rule an offence is reported. */
enum Requirement {
    JSON("logs/not-json", Severity.GAP),
    TIMESTAMP_THERE("logs/field-missing", Severity.GAP),
    LEVEL_THERE("logs/field-missing", Severity.GAP),
    SERVICE_THERE("logs/field-missing", Severity.GAP),
    MESSAGE_THERE("logs/field-missing", Severity.GAP),
    TRACE_THERE("logs/field-missing", Severity.NOTE),
    TYPE("logs/field-type", Severity.GAP),
    TIMESTAMP_FORM("logs/timestamp", Severity.GAP),
    LEVEL_KNOWN("logs/level", Severity.GAP),
    LEVEL_SPELLING("logs/level", Severity.NOTE),
    TRACE_FORM("logs/trace-id", Severity.GAP),
    ONE_OF_A_KEY("logs/duplicate-key", Severity.GAP),
    UTF_8("logs/encoding", Severity.GAP),
    NO_CONTROLS("logs/encoding", Severity.NOTE),
    EXACT_NUMBERS("logs/indexing", Severity.NOTE),
    FLAT("logs/indexing", Severity.NOTE),
    FEW_FIELDS("logs/indexing", Severity.NOTE),
    FITS_DOCKER("logs/line-size", Severity.GAP),
    FITS_FLUENT_BIT("logs/line-size", Severity.GAP),
    FITS_KAFKA("logs/line-size", Severity.GAP),
    NO_TRACES("logs/stack-trace", Severity.GAP),
    IN_ORDER("logs/time-order", Severity.NOTE),
    NO_SECRETS("logs/secret", Severity.BLOCKER),
    NO_PERSONS("logs/personal-data", Severity.GAP);

    private final String rule;
    private final Severity severity;

    Requirement(String rule, Severity severity) {
        this.rule = rule;
        this.severity = severity;
    }

    String rule() {
        return rule;
    }

    Severity severity() {
        return severity;
    }
}
