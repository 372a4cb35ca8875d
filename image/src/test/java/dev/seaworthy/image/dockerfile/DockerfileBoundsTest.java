package dev.seaworthy.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.target.TargetSource;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.Lookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Dockerfiles of the largest size that is read, each of which once took half a minute or did not end at all. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DockerfileBoundsTest {
    @TempDir
    private Path work;

    private Path base;

    @BeforeEach
    void aBase() throws IOException {
        base = Files.createDirectories(work.resolve("base"));
        Files.createDirectories(base.resolve("usr/lib/a/b"));
        Files.writeString(base.resolve("usr/lib/a/b/file"), "x");
    }

    private TargetFacts target(String text) throws IOException {
        Path file = Files.writeString(work.resolve("Dockerfile"), text);
        DockerfileSource source = new DockerfileSource(
                file,
                Optional.empty(),
                "app",
                (image, wanted, needed) -> Optional.of(new TargetSource.Answer.Found(TargetReader.read(image, base))));
        if (source.facts(Optional.empty()) instanceof TargetSource.Answer.Found(TargetFacts facts)) {
            return facts;
        }
        throw new AssertionError("any architecture is good enough");
    }

    private RootView root(String text) throws IOException {
        return target(text).root();
    }

    private static String lines(int count, String line) {
        return IntStream.range(0, count)
                .mapToObj(i -> line.replace("%", Integer.toString(i)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void oneCopyOfAHundredThousandFiles() throws IOException {
        RootView root = root("FROM base\nCOPY " + lines(100_000, "f%").replace('\n', ' ') + "/srv/\n");

        assertThat(root.lookup("/srv/f0")).isInstanceOf(Lookup.Unknown.class);
        assertThat(root.lookup("/srv/f99999")).isInstanceOf(Lookup.Unknown.class);
        assertThat(root.lookup("/srv/f100000")).isInstanceOf(Lookup.Absent.class);
        assertThat(root.lookup("/f99999")).isInstanceOf(Lookup.Absent.class);
    }

    @Test
    void tenThousandCopies() throws IOException {
        RootView root = root("FROM base\n" + lines(9_990, "COPY f% /srv/f%"));

        assertThat(root.lookup("/srv/f9989")).isInstanceOf(Lookup.Unknown.class);
        assertThat(root.lookup("/srv/f9990")).isInstanceOf(Lookup.Absent.class);
    }

    @Test
    void aVariableThatIsPutTwiceIntoItself() throws IOException {
        TargetFacts facts = target("FROM base\nENV A=xxxxxxxxxx\n" + lines(9_900, "ENV A=$A$A"));

        assertThat(facts.config().environment().get("A")).hasSizeBetween(10, 1 << 15);
        assertThat(facts.provenance().notFollowed()).as("what was cut is told").contains("ENV A=$A$A (line 1000)");
    }

    @Test
    void bracesThatAreNeverClosed() throws IOException {
        assertThat(root("FROM base\nENV A=" + "${".repeat(500_000) + "\n").lookup("/usr/lib/a/b/file"))
                .isInstanceOf(Lookup.File.class);
    }

    /** "a-x" and "a.x" sort between "a" and what is below it, and hide nothing of that. */
    @Test
    void neighboursWhoseNamesSortInBetween() throws IOException {
        RootView root = root("""
                FROM base AS one
                FROM base
                COPY --from=one /usr/lib /srv
                COPY f /srv/a-x
                COPY f /srv/a.x
                COPY f /srv/a/b-x
                """);

        assertThat(root.lookup("/srv/a/b/file")).isInstanceOf(Lookup.File.class);
        assertThat(root.lookup("/srv/a/b/none")).isInstanceOf(Lookup.Absent.class);
        assertThat(root.lookup("/srv/a/b-x")).isInstanceOf(Lookup.Unknown.class);
        assertThat(root.lookup("/srv/a-x")).isInstanceOf(Lookup.Unknown.class);
    }

    /** Each stage asks the one before for every part of a path. */
    @Test
    void twoHundredStagesThatCopyFromOneAnother() throws IOException {
        StringBuilder text = new StringBuilder("FROM base AS s0\n");
        for (int i = 0; i < 198; i++) {
            text.append("FROM base AS s%d\nCOPY --from=s%d / /\nCOPY more /usr/lib/a/z%d\n".formatted(i + 1, i, i));
        }
        RootView root = root(text.toString());

        assertThat(root.lookup("/usr/lib/a/b/file")).isInstanceOf(Lookup.File.class);
        assertThat(root.lookup("/usr/lib/a/z0")).isInstanceOf(Lookup.Unknown.class);
        assertThat(root.lookup("/usr/lib/a/b/other")).isInstanceOf(Lookup.Absent.class);
    }

    @Test
    void directoriesThatAreCopiedIntoThemselvesWithoutEnd() throws IOException {
        for (int i = 0; i < 300; i++) {
            Files.createFile(base.resolve("usr/lib/file" + i));
        }
        TargetFacts facts = target("FROM base AS one\nFROM base\n" + lines(9_990, "COPY --from=one /usr/lib /x%"));

        assertThat(facts.root().lookup("/x0/file299")).isInstanceOf(Lookup.File.class);
        // What was not followed any more may be there.
        assertThat(facts.root().lookup("/x9989/file299")).isInstanceOf(Lookup.Unknown.class);
        assertThat(facts.provenance().notFollowed()).containsExactly("what comes after 262144 changed files");
    }

    @Test
    void aPathOfThousandsOfDirectories() throws IOException {
        TargetFacts facts = target("FROM base\nWORKDIR /" + "a/".repeat(2000) + "\n" + lines(2_000, "COPY f% ./f%"));

        assertThat(facts.provenance().notFollowed()).containsExactly("a path of more than 64 directories");
    }

    /** A stage knows only those before it, so none of these names leads back. */
    @Test
    void stagesThatNameEachOtherInACircle() throws IOException {
        RootView root = root("""
                FROM b AS a
                COPY --from=a / /
                COPY --from=c /usr /from-c
                FROM a AS b
                COPY --from=1 /usr /own
                FROM b AS c
                COPY --from=c / /
                """);

        assertThat(root.lookup("/usr/lib/a/b/file")).isInstanceOf(Lookup.File.class);
        assertThat(root.lookup("/from-c/lib/a/b/file")).isInstanceOf(Lookup.File.class);
    }

    /** Names that sort between a directory and what is in it: "-" comes before "/". */
    @Test
    void theNearestDirectoryAboveIsFound() throws IOException {
        RootView root = root("""
                FROM base AS one
                FROM scratch-like
                COPY --from=one /usr/lib /x/a
                COPY f /x/a-b
                COPY f /x/a/b-c
                RUN rm -r /usr/lib/a/b
                COPY f /usr/lib/a-a
                """);

        assertThat(root.lookup("/x/a/a/b/file")).isInstanceOf(Lookup.File.class);
        assertThat(root.lookup("/x/a/b-c")).isInstanceOf(Lookup.Unknown.class);
        assertThat(root.lookup("/usr/lib/a/b/file")).isInstanceOf(Lookup.Absent.class);
        assertThat(root.lookup("/usr/lib/a")).isInstanceOf(Lookup.Directory.class);
        assertThat(root.lookup("/usr/lib/a/x")).isInstanceOf(Lookup.Absent.class);
    }
}
