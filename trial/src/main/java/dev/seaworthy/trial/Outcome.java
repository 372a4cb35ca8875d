package dev.seaworthy.trial;

/** What became of a program. */
public sealed interface Outcome {
    /** The program's file was run, and its loader, if it has one, did not complain. */
    default boolean started() {
        return switch (this) {
            case Ended _, Ready _, Stopped _ -> true;
            case NotExecuted _, NotLoaded _ -> false;
        };
    }

    /**
     * The kernel refused to execute it.
     *
     * @param error its own words: {@code no such file or directory}, {@code exec format error}
     */
    record NotExecuted(String error) implements Outcome {}

    /**
     * Its loader gave up.
     *
     * @param text the loader's first complaint
     * @param status the exit status
     */
    record NotLoaded(String text, int status) implements Outcome {}

    /**
     * It ended by itself.
     *
     * @param status the exit status; from 129 on it may stand for a signal, as in a shell
     */
    record Ended(int status) implements Outcome {
        /** The signal that ended it, as far as the status tells; 0 for none. */
        public int signal() {
            return status > 128 && status < 128 + 65 ? status - 128 : 0;
        }
    }

    /**
     * It became ready, and was ended.
     *
     * @param obeyed whether it ended when it was asked to (SIGTERM), so that it need not be killed
     */
    record Ready(boolean obeyed) implements Outcome {}

    /**
     * It was killed.
     *
     * @param why which limit it came to
     */
    record Stopped(Limit why) implements Outcome {}

    /** What a program may come to. */
    enum Limit {
        /** It was still running when its time was over. For a service without a readiness probe that is how it should be. */
        TIME,
        /** Its processes had more memory than it may have. */
        MEMORY,
        /** It had more processes than it may have. */
        PROCESSES
    }
}
