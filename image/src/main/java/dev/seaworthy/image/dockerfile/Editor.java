package dev.seaworthy.image.dockerfile;

import dev.seaworthy.image.dockerfile.DockerfileEdit.Edited;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the places in a Dockerfile where changes belong. */
final class Editor {
    private static final String GO_BUILD = "go build";
    private static final Pattern TAGS = Pattern.compile("-tags[ =]('[^']*'|\"[^\"]*\"|[^\\s'\"]+)");

    private final List<Stage> stages;
    private final Stage meant;
    private final LineChanges changes;

    private Editor(List<Stage> stages, Stage meant, LineChanges changes) {
        this.stages = stages;
        this.meant = meant;
        this.changes = changes;
    }

    /** Applies all changes; empty when there is no place for one. */
    static Optional<Edited> apply(
            String name, String text, List<Stage> stages, Stage meant, List<DockerfileEdit> edits) {
        LineChanges changes = new LineChanges(text.lines().toList());
        Editor editor = new Editor(stages, meant, changes);
        for (DockerfileEdit edit : edits) {
            boolean placed = switch (edit) {
                case DockerfileEdit.Run(String command) -> editor.insert("RUN " + command);
                case DockerfileEdit.Line(String line) -> editor.insert(line);
                case DockerfileEdit.Base(String image) -> editor.base(image);
                case DockerfileEdit.GoBuild build -> editor.build(build);
            };
            if (!placed) {
                return Optional.empty();
            }
        }
        return Optional.of(new Edited(changes.text(), changes.diff(name)));
    }

    /** Right behind FROM: before another user is set who may not install, and before files that change more often. */
    private boolean insert(String line) {
        changes.insertAfter(meant.lastLine(), line);
        return true;
    }

    /** In the FROM of the stage on which the one that is meant is built in the end. */
    private boolean base(String image) {
        Stage bottom = meant;
        for (int i = 0; i < stages.size(); i++) {
            String below = bottom.base();
            int index = bottom.index();
            Optional<Stage> earlier = stages.stream()
                    .filter(stage -> stage.index() < index
                            && stage.name().filter(below::equalsIgnoreCase).isPresent())
                    .findFirst();
            if (earlier.isEmpty()) {
                break;
            }
            bottom = earlier.get();
        }
        String line = changes.line(bottom.line());
        if (!line.contains(bottom.base())) {
            return false;
        }
        changes.replace(bottom.line(), line.replace(bottom.base(), image));
        return true;
    }

    private boolean build(DockerfileEdit.GoBuild build) {
        for (int i = stages.size() - 1; i >= 0; i--) {
            for (Instruction one : stages.get(i).instructions().reversed()) {
                for (int line = one.line(); one.keyword().equals("RUN") && line <= one.lastLine(); line++) {
                    if (changes.line(line).contains(GO_BUILD)) {
                        changes.replace(line, built(changes.line(line), build));
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static String built(String line, DockerfileEdit.GoBuild build) {
        String result = line;
        StringBuilder variables = new StringBuilder();
        for (var variable : build.environment().entrySet()) {
            Pattern set = Pattern.compile("\\b" + Pattern.quote(variable.getKey()) + "=\\S*");
            String assignment = variable.getKey() + "=" + variable.getValue();
            if (set.matcher(result).find()) {
                result = set.matcher(result).replaceFirst(Matcher.quoteReplacement(assignment));
            } else {
                variables.append(assignment).append(' ');
            }
        }
        TreeSet<String> tags = new TreeSet<>(build.tags());
        Matcher there = TAGS.matcher(result);
        if (!tags.isEmpty() && there.find()) {
            String before = there.group(1).replaceAll("['\"]", "");
            tags.addAll(List.of(before.split("[, ]+")));
            result = result.substring(0, there.start()) + "-tags " + String.join(",", tags)
                    + result.substring(there.end());
            tags.clear();
        }
        StringBuilder command = new StringBuilder(variables).append(GO_BUILD);
        if (!tags.isEmpty()) {
            command.append(" -tags ").append(String.join(",", tags));
        }
        build.flags().forEach(flag -> command.append(' ').append(flag));
        return result.replaceFirst(Pattern.quote(GO_BUILD), Matcher.quoteReplacement(command.toString()));
    }
}
