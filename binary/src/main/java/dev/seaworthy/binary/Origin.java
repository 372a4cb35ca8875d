package dev.seaworthy.binary;

import java.util.List;
import java.util.Optional;

/**
 * Who brought a function of the standard library into a program: a function of another package, from which calls lead to
 * it.
 *
 * @param function the function's full name, such as {@code github.com/robfig/cron/v3.Parse}
 * @param packagePath the import path of its package; {@code main} for the program's own
 * @param module the module of that package, as the build info names it; empty when there is no build info
 * @param path the calls from that function to the one in question, both included. A call through a function value or an
 *     interface of the standard library counts like one that is written in the code
 */
public record Origin(String function, String packagePath, Optional<BuildInfo.Module> module, List<String> path) {
    public Origin {
        path = List.copyOf(path);
    }
}
