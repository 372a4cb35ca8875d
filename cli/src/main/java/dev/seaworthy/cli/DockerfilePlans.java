package dev.seaworthy.cli;

import dev.seaworthy.image.dockerfile.DockerfileEdit;
import dev.seaworthy.image.dockerfile.DockerfileSource;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.Verdict;
import dev.seaworthy.verdict.plan.Plan;
import dev.seaworthy.verdict.plan.Step;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Shows plans as changes to the Dockerfile that was judged, and judges that as changed. */
final class DockerfilePlans {
    private final Judge judge;
    private final Catalogue catalogue;
    private final ImageSources images;

    DockerfilePlans(Judge judge, Catalogue catalogue, ImageSources images) {
        this.judge = judge;
        this.catalogue = catalogue;
        this.images = images;
    }

    /** The results, those on Dockerfiles with a change where the plan can be written as one. */
    List<Assessment> complete(List<Assessment> results, List<Subject> subjects) {
        return results.stream().map(result -> complete(result, subjects)).toList();
    }

    private Assessment complete(Assessment result, List<Subject> subjects) {
        Optional<Plan> plan = result.plan().filter(one -> !one.steps().isEmpty());
        // In this order: there may be thousands of binaries, and as many results as there are pairs.
        if (plan.isEmpty() || !ImageNames.isDockerfile(result.target())) {
            return result;
        }
        Optional<Subject> subject = subjects.stream()
                .filter(one -> one.shownAs().equals(result.binary()))
                .findFirst();
        if (subject.isEmpty()) {
            return result;
        }
        try {
            return change(plan.get(), subject.get(), result.target())
                    .map(made -> new Assessment(
                            result.binary(),
                            result.target(),
                            result.verdict(),
                            result.answer(),
                            result.findings(),
                            Optional.of(plan.get().with(made))))
                    .orElse(result);
        } catch (IOException goneMeanwhile) {
            return result;
        }
    }

    private Optional<Plan.Change> change(Plan plan, Subject subject, String target) throws IOException {
        DockerfileSource source = ImageNames.dockerfile(target, catalogue, images);
        Optional<DockerfileEdit.Edited> edited =
                source.edited(plan.steps().stream().map(DockerfilePlans::edit).toList());
        if (edited.isEmpty()) {
            return Optional.empty();
        }
        boolean sameBinary = plan.steps().stream().noneMatch(step -> step instanceof Step.Build);
        Optional<Verdict> judged =
                sameBinary ? verdict(source.withText(edited.get().text()), subject) : Optional.empty();
        return Optional.of(new Plan.Change(edited.get().diff(), judged));
    }

    private Optional<Verdict> verdict(DockerfileSource source, Subject subject) throws IOException {
        return source.facts(subject.facts().architecture()) instanceof TargetSource.Answer.Found(TargetFacts facts)
                ? Optional.of(judge.judge(subject, facts).verdict())
                : Optional.empty();
    }

    private static DockerfileEdit edit(Step step) {
        return switch (step) {
            case Step.Install(String command, var _) -> new DockerfileEdit.Run(command);
            case Step.Line(String line, var _) -> new DockerfileEdit.Line(line);
            case Step.Rebase(String image, var _) -> new DockerfileEdit.Base(image);
            case Step.Build build ->
                new DockerfileEdit.GoBuild(
                        build.settings().environment(),
                        build.settings().tags(),
                        build.settings().flags());
        };
    }
}
