package dev.seaworthy.host.users;

import dev.seaworthy.host.Host;
import dev.seaworthy.host.HostTools;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The access lists of files, asked of getfacl, since Java cannot read them. Most files have none. */
final class AccessLists {
    private static final String FILE = "# file: ";

    private final Host host;
    private final Map<String, Optional<AccessList>> known = new HashMap<>();
    private boolean silent;

    AccessLists(Host host) {
        this.host = host;
    }

    /** Asks for all steps that were not asked for yet, at once. */
    void learn(List<PathSteps.Step> steps) {
        Map<String, String> wanted = new HashMap<>();
        for (PathSteps.Step step : steps) {
            if (!known.containsKey(step.path())) {
                known.put(step.path(), Optional.empty());
                wanted.put(host.files().outside(step.path()).toString(), step.path());
            }
        }
        if (wanted.isEmpty() || silent) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("--absolute-names", "--numeric", "--skip-base", "--"));
        arguments.addAll(wanted.keySet());
        Optional<String> said = HostTools.ask("getfacl", arguments);
        silent = said.isEmpty();
        for (String block : said.orElse("").split("\n\n", -1)) {
            List<String> lines = block.strip().lines().toList();
            if (!lines.isEmpty() && lines.getFirst().startsWith(FILE)) {
                String path = wanted.get(unescaped(lines.getFirst().substring(FILE.length())));
                if (path != null) {
                    known.put(path, Optional.of(AccessList.parse(lines)));
                }
            }
        }
    }

    /** Of a step that was asked for. */
    Optional<AccessList> of(PathSteps.Step step) {
        return known.getOrDefault(step.path(), Optional.empty());
    }

    /** Whether nobody could be asked, so that there may be lists that are not known. */
    boolean isSilent() {
        return silent;
    }

    /** getfacl writes blanks, backslashes and what does not print as {@code \040}. */
    private static String unescaped(String path) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '\\' && path.substring(i).matches("(?s)\\\\[0-7]{3}.*")) {
                out.append((char) Integer.parseInt(path.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                out.append(path.charAt(i));
            }
        }
        return out.toString();
    }
}
