package dev.seaworthy.verdict.plan;

import dev.seaworthy.verdict.Remedy;
import java.util.List;

/** One thing to do. */
public sealed interface Step {
    /** What to paste: a command, or a line of a Dockerfile. */
    String command();

    /** The rules whose findings it answers. */
    List<String> rules();

    /** Where the change is made. */
    default Remedy.Kind kind() {
        return switch (this) {
            case Install _, Line _ -> Remedy.Kind.INSTALL;
            case Build _ -> Remedy.Kind.REBUILD;
            case Rebase _ -> Remedy.Kind.REBASE;
        };
    }

    /** Packages, by one command. */
    record Install(String command, List<String> rules) implements Step {
        public Install {
            rules = List.copyOf(rules);
        }
    }

    /** A line of a Dockerfile, for an image without a package manager. */
    record Line(String command, List<String> rules) implements Step {
        public Line {
            rules = List.copyOf(rules);
        }
    }

    /** The same program, built with other settings. */
    record Build(String command, BuildSettings settings, List<String> rules) implements Step {
        public Build {
            rules = List.copyOf(rules);
        }
    }

    /** Another base image, on which the binary was judged. */
    record Rebase(String image, List<String> rules) implements Step {
        public Rebase {
            rules = List.copyOf(rules);
        }

        @Override
        public String command() {
            return "FROM " + image;
        }
    }
}
