package dev.seaworthy.cli;

import dev.seaworthy.bundle.toolchain.GoBuild;
import dev.seaworthy.bundle.toolchain.Toolchain;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Subject;
import java.util.List;

/**
 * What came of building a program.
 *
 * @param go the toolchain
 * @param packages the package, as the user said it
 * @param made what was built, in the order of the platforms
 * @param failed platforms for which it could not be built; the complaint is made
 */
record BuildReport(Toolchain go, String packages, List<Made> made, List<String> failed) {
    BuildReport {
        made = List.copyOf(made);
        failed = List.copyOf(failed);
    }

    /**
     * One binary.
     *
     * @param file where it lies now
     * @param judged on the targets
     */
    record Made(GoBuild build, String file, Subject subject, List<Assessment> judged) {
        Made {
            judged = List.copyOf(judged);
        }
    }

    int exitCode(FailOn failOn, boolean someTargetUnread) {
        if (!failed.isEmpty() || someTargetUnread) {
            return ExitCode.INPUT;
        }
        return made.stream().flatMap(one -> one.judged().stream()).allMatch(one -> failOn.accepts(one.verdict()))
                ? ExitCode.OK
                : ExitCode.WORSE;
    }
}
