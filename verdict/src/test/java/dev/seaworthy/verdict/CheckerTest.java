package dev.seaworthy.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckerTest {
    private static final Checker CHECKER =
            Checker.onCatalogue(Catalogue.load(), List.of("debian:12", "alpine:3.20", "scratch"));

    @TempDir
    Path folder;

    @Test
    void judgesAFileOnEveryTarget() throws IOException {
        Path service = executable("service", needingGlibc(Machine.AMD64));

        Checked.Judged judged = (Checked.Judged) CHECKER.check(service);

        assertThat(judged.assessments())
                .extracting(Assessment::target)
                .containsExactly("debian:12", "alpine:3.20", "scratch");
        assertThat(judged.assessments())
                .extracting(Assessment::verdict)
                .containsExactly(Verdict.RUNS, Verdict.FAILS, Verdict.FAILS);
        assertThat(judged.facts().interpreter()).contains("/lib64/ld-linux-x86-64.so.2");
    }

    /** The short way to "runs" comes to the same end as the whole judgement. */
    @Test
    void theQuickAnswerIsThatOfTheVerdict() throws IOException {
        Catalogue catalogue = Catalogue.load();
        Judge judge = Judge.of(dev.seaworthy.target.Machine.UNKNOWN);
        BinaryFacts facts =
                ((Checked.Judged) CHECKER.check(executable("service", needingGlibc(Machine.AMD64)))).facts();
        Subject subject = new Subject("service", "service", "/service", Start.UNSAID, Permission.EXECUTABLE, facts);

        for (Catalogue.Entry entry : catalogue.entries()) {
            if (catalogue.find(entry.name(), facts.architecture())
                    instanceof Catalogue.Answer.Found(TargetFacts target)) {
                assertThat(judge.runs(subject, target))
                        .as(entry.name())
                        .isEqualTo(judge.judge(subject, target).verdict() == Verdict.RUNS);
            }
        }
    }

    @Test
    void saysSoWhenATargetIsNotKnownForTheArchitecture() throws IOException {
        Path service = executable("service", needingGlibc(Machine.S390X));

        Checked.Judged judged = (Checked.Judged) CHECKER.check(service);

        Assessment onDebian = judged.assessments().getFirst();
        assertThat(onDebian.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(onDebian.findings()).extracting(Finding::rule).containsExactly("target/architecture-unknown");
    }

    @Test
    void givesOtherFilesAsSuch() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "hello\n");

        assertThat(CHECKER.check(text)).isInstanceOf(Checked.NotExecutable.class);
    }

    @Test
    void refusesNamesThatTheCatalogueLacks() {
        assertThatThrownBy(() -> Checker.onCatalogue(Catalogue.load(), List.of("debian:1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not in the catalogue: debian:1");
    }

    @Test
    void givesSeveralThreadsTheSameAnswer() throws IOException {
        Path service = executable("service", needingGlibc(Machine.AMD64));
        Checker fresh = Checker.onDefaults(Catalogue.load());

        List<List<Assessment>> answers = IntStream.range(0, 64)
                .parallel()
                .mapToObj(_ -> assessments(fresh, service))
                .distinct()
                .toList();

        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst()).hasSameSizeAs(Catalogue.load().defaults());
    }

    private static List<Assessment> assessments(Checker checker, Path file) {
        try {
            return ((Checked.Judged) checker.check(file)).assessments();
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    private Path executable(String name, TinyElf elf) throws IOException {
        Path file = elf.writeTo(folder.resolve(name));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private static TinyElf needingGlibc(Machine machine) {
        return TinyElf.executable(machine)
                .interpreter("/lib64/ld-linux-x86-64.so.2")
                .needs("libc.so.6", "GLIBC_2.34");
    }
}
