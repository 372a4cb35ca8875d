package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the snippets for pipelines make of a good and a bad pair, with the variables that the services set. */
@Together
class PipelineIT {
    private static final Path ROOT = Installed.ROOT;
    /** Runs here for certain, and on nothing at all for certain not. */
    private static final String BINARY = "/usr/bin/env";

    private static final String GOOD = "host";
    private static final String BAD = "scratch";
    /** The system's Python has a YAML reader when pre-commit is installed. */
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    Path work;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void putTheCommandOnThePath() throws Exception {
        Path bin = Files.createDirectories(work.resolve("bin"));
        Path app = Path.of(System.getProperty("seaworthy.app")).toAbsolutePath().normalize();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path command = Files.writeString(
                bin.resolve("seaworthy"),
                "#!/bin/sh\nexec " + java + " -p " + app + " -m dev.seaworthy.cli/dev.seaworthy.cli.Main \"$@\"\n");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        environment.put("PATH", bin + ":/usr/bin:/bin");
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("HOME", work.toString());
        environment.put("XDG_CACHE_HOME", work.resolve("cache").toString());
    }

    @Test
    void theStepsOfTheActionRun() throws Exception {
        runTheSteps();
    }

    /** Without an archive: with the command that is there already. */
    private void runTheSteps() throws Exception {
        Path steps = Files.createDirectories(work.resolve("steps"));
        python("""
                import yaml,sys
                action=yaml.safe_load(open(sys.argv[1]))
                assert action['runs']['using']=='composite'
                for step in action['runs']['steps']:
                  if 'run' in step:
                    assert step['shell']=='bash'
                    open(sys.argv[2]+'/'+step['name'],'w').write(step['run'])
                """, ROOT.resolve("action.yml").toString(), steps.toString());
        for (String file : List.of("output", "summary", "path")) {
            Files.createFile(work.resolve(file));
        }
        environment.put("GITHUB_OUTPUT", work.resolve("output").toString());
        environment.put("GITHUB_STEP_SUMMARY", work.resolve("summary").toString());
        environment.put("GITHUB_PATH", work.resolve("path").toString());
        environment.put("RUNNER_TEMP", work.toString());
        environment.put("BINARY", BINARY + "\n");
        environment.put("FAIL_ON", "fails");
        environment.put("SARIF", "report.sarif");
        environment.put("ARCHIVE", "");
        environment.put("SHA256", "");

        assertThat(step("Install").exitCode()).isZero();
        environment.put("TARGETS", GOOD);
        assertThat(step("Check").exitCode()).isZero();
        assertThat(work.resolve("output")).content().isEqualTo("exit-code=0\nsarif=report.sarif\n");
        assertThat(work.resolve("summary")).content().contains("runs");
        assertThat(work.resolve("report.sarif")).content().contains("\"2.1.0\"");

        Files.writeString(work.resolve("output"), "");
        environment.put("TARGETS", BAD);
        Finished bad = step("Check");
        // The report is uploaded before the job fails.
        assertThat(bad.exitCode()).as(bad.err()).isZero();
        assertThat(work.resolve("output")).content().startsWith("exit-code=1\n");
        environment.put("CODE", "1");
        assertThat(step("Verdict").exitCode()).isEqualTo(1);
    }

    @Test
    void theActionInstallsAnArchiveAndRefusesOneThatIsNotWhatItShouldBe() throws Exception {
        runTheSteps();
        Path archive = work.resolve("archive.tar.gz");
        Path inside = Files.createDirectories(work.resolve("in/seaworthy-1/bin"));
        Files.copy(work.resolve("bin/seaworthy"), inside.resolve("seaworthy"));
        run("tar", "-C", work.resolve("in").toString(), "-czf", archive.toString(), "seaworthy-1");
        environment.put("ARCHIVE", archive.toString());

        assertThat(step("Install").exitCode()).isZero();
        assertThat(work.resolve("path")).content().isEqualTo(work + "/seaworthy/bin\n");
        assertThat(work.resolve("seaworthy/bin/seaworthy")).exists();

        environment.put("SHA256", "0".repeat(64));
        assertThat(step("Install").exitCode()).isNotZero();
        environment.put("SHA256", "");
        environment.put("ARCHIVE", "https://localhost/seaworthy.tar.gz");
        assertThat(step("Install").out()).contains("needs the input sha256");
    }

    @Test
    void theScriptOfTheGitLabJobRuns() throws Exception {
        Path script = work.resolve("script");
        python("""
                import yaml,sys
                job=yaml.safe_load(open(sys.argv[1]))['.seaworthy']
                open(sys.argv[2],'w').write('\\n'.join(job['script']))
                assert job['artifacts']['reports']['junit']=='seaworthy.xml'
                """, ROOT.resolve("ci/gitlab.yml").toString(), script.toString());
        environment.put("SEAWORTHY_BINARY", BINARY);
        environment.put("SEAWORTHY_FAIL_ON", "fails");
        environment.put("SEAWORTHY_TARGETS", GOOD);
        assertThat(finished("sh", "-e", script.toString()).exitCode()).isZero();
        assertThat(work.resolve("seaworthy.xml")).content().contains("<testsuite");
        environment.put("SEAWORTHY_TARGETS", BAD);
        assertThat(finished("sh", "-e", script.toString()).exitCode()).isEqualTo(1);
        assertThat(work.resolve("seaworthy.sarif")).exists();
    }

    @Test
    void theMakefileRuns() throws Exception {
        String makefile = ROOT.resolve("ci/seaworthy.mk").toString();
        List<String> make = List.of("make", "-f", makefile, "seaworthy", "SEAWORTHY_BINARY=" + BINARY);
        List<String> good = new ArrayList<>(make);
        good.add("SEAWORTHY_TARGETS=" + GOOD);
        List<String> bad = new ArrayList<>(make);
        bad.add("SEAWORTHY_TARGETS=" + BAD);

        assertThat(Finished.of(work, environment, good).exitCode()).isZero();
        Finished failed = Finished.of(work, environment, bad);
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.out()).contains("fails");
    }

    @Test
    void theHookStopsACommitOfABinaryThatFails() throws Exception {
        Path hooks = Files.createDirectories(work.resolve("hooks"));
        Files.copy(ROOT.resolve(".pre-commit-hooks.yaml"), hooks.resolve(".pre-commit-hooks.yaml"));
        commitAll(hooks);
        String revision =
                run("git", "-C", hooks.toString(), "rev-parse", "HEAD").strip();
        Path repository = Files.createDirectories(work.resolve("repository"));
        Files.copy(Path.of(BINARY), repository.resolve("service"));
        assertThat(repository.resolve("service").toFile().setExecutable(true)).isTrue();

        assertThat(hook(repository, hooks, revision, GOOD)).contains("Passed");
        assertThat(hook(repository, hooks, revision, BAD)).contains("Failed", "fails");
    }

    @Test
    void theSnippetForGoreleaserJudgesWhatItBuilt() throws Exception {
        python("""
                import yaml,sys
                hook=yaml.safe_load(open(sys.argv[1]))['builds'][0]['hooks']['post'][0]
                assert '{{ .Path }}' in hook['cmd'] and hook['cmd'].startswith('seaworthy check ')
                """, ROOT.resolve("ci/goreleaser.yaml").toString());
    }

    private String hook(Path repository, Path hooks, String revision, String target) throws Exception {
        Files.writeString(
                repository.resolve(".pre-commit-config.yaml"),
                "repos:\n- repo: " + hooks + "\n  rev: " + revision + "\n  hooks:\n  - id: seaworthy\n    args: [--on, "
                        + target + "]\n");
        commitAll(repository);
        environment.put("PRE_COMMIT_HOME", work.resolve("pre-commit").toString());
        return Finished.of(repository, environment, List.of("pre-commit", "run", "--all-files", "--color", "never"))
                .out();
    }

    private void commitAll(Path repository) throws Exception {
        String folder = repository.toString();
        run("git", "init", "--quiet", folder);
        run("git", "-C", folder, "add", "--all");
        run("git", "-C", folder, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "all");
    }

    private Finished step(String name) throws Exception {
        return finished("bash", "--noprofile", "--norc", "-eo", "pipefail", "steps/" + name);
    }

    private void python(String script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-c", script));
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private String run(String... command) throws Exception {
        Finished finished = finished(command);
        assertThat(finished.exitCode()).as(finished.err()).isZero();
        return finished.out();
    }

    private Finished finished(String... command) throws Exception {
        return Finished.of(work, environment, List.of(command));
    }
}
