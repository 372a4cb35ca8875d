package dev.seaworthy.cli;

/** The exit codes; they are part of the interface. */
final class ExitCode {
    /** Every verdict is at or above what was asked for. */
    static final int OK = 0;
    /** Some verdict is worse. */
    static final int WORSE = 1;
    /** Wrong usage. */
    static final int USAGE = 2;
    /** An input could not be read, though what could be read was reported; or a report could not be written. */
    static final int INPUT = 3;

    private ExitCode() {}
}
