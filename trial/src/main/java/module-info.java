/** Really running a binary in a target, in a sandbox, because the user asked. */
module dev.seaworthy.trial {
    requires transitive dev.seaworthy.image;
    requires transitive dev.seaworthy.verdict;
    requires static transitive org.jspecify;

    exports dev.seaworthy.trial;
    exports dev.seaworthy.trial.sandbox;
    exports dev.seaworthy.trial.watch;
}
