package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each installed form, tried in a root without Java, where it judges a real binary. */
class DistIT {
    private static final Laboratory LABORATORY = Laboratory.open();
    /** Any program will do; this one is in every root. */
    private static final String JUDGED = "/usr/bin/env";

    @TempDir
    static Path work;

    private static Path forms = Path.of("");

    @BeforeAll
    static void make() throws Exception {
        forms = Installed.make(work.resolve("one"), "archive", "deb", "oci", "jar");
    }

    @Test
    void theArchiveRunsWhereverItIsUnpackedInARootWithoutJava() throws Exception {
        Path root = copyOfRoot("trixie");
        Path place = Files.createDirectories(root.resolve("opt/any where"));
        run(
                "tar",
                "-C",
                place.toString(),
                "-xf",
                Installed.file(forms, ".tar.zst").toString());
        String folder = "/" + root.relativize(only(place));
        Files.createSymbolicLink(root.resolve("usr/local/bin/sea"), Path.of(folder + "/bin/seaworthy"));

        assertJudges(root, folder + "/bin/seaworthy");
        assertJudges(root, "/usr/local/bin/sea");
        assertUsesWhatWasLearned(root, folder + "/runtime");
        run("cmp", zcat(".tar.zst", "zstd").toString(), zcat(".tar.gz", "gzip").toString());
    }

    /** Both archives hold the same. */
    private static Path zcat(String ending, String program) throws Exception {
        Path tar = work.resolve(program + ".tar");
        run(
                "sh",
                "-c",
                program + " -dc \"$0\" >\"$1\"",
                Installed.file(forms, ending).toString(),
                tar.toString());
        return tar;
    }

    @Test
    void thePackageInstallsUpgradesAndLeavesNothingBehind() throws Exception {
        String deb = Installed.file(forms, ".deb").toString();
        Path root = copyOfRoot("trixie");
        List<String> before = files(root);
        Files.copy(Path.of(deb), root.resolve("tmp/seaworthy.deb"));

        inRoot(root, "dpkg", "--path-include=/usr/share/*", "--install", "/tmp/seaworthy.deb");
        assertJudges(root, "/usr/bin/seaworthy");
        assertUsesWhatWasLearned(root, "/usr/lib/seaworthy/runtime");
        assertThat(root.resolve("usr/share/man/man1/seaworthy.1.gz")).exists();
        inRoot(root, "dpkg", "--verify", "seaworthy");
        inRoot(root, "dpkg", "--path-include=/usr/share/*", "--install", "/tmp/seaworthy.deb");
        inRoot(root, "dpkg", "--purge", "seaworthy");

        Files.delete(root.resolve("tmp/seaworthy.deb"));
        assertThat(files(root)).isEqualTo(before);
    }

    @Test
    void lintianHasNothingToSayAboutThePackage() throws Exception {
        Finished lintian = Finished.of(
                work,
                Map.of(),
                List.of(
                        "lintian",
                        "--allow-root",
                        "--info",
                        Installed.file(forms, ".deb").toString()));

        assertThat(lintian.out()).isEmpty();
        assertThat(lintian.exitCode()).as(lintian.err()).isZero();
    }

    @Test
    void theImageRunsAsNobodyInParticularAndIsJudgedToRun() throws Exception {
        String layout = forms.resolve("oci").toString();
        String tag = run(
                        "skopeo",
                        "inspect",
                        "--format",
                        "{{index .Labels \"org.opencontainers.image.version\"}}",
                        "oci:" + layout)
                .strip();
        Path bundle = work.resolve("bundle");
        run("umoci", "unpack", "--rootless", "--image", layout + ":" + tag, bundle.toString());
        Path root = bundle.resolve("rootfs");

        String judged = run(
                "bwrap",
                "--unshare-user",
                "--uid",
                "65532",
                "--gid",
                "65532",
                "--ro-bind",
                root.toString(),
                "/",
                "--dev",
                "/dev",
                "--proc",
                "/proc",
                "--tmpfs",
                "/tmp",
                "/bin/sh",
                "-c",
                "/usr/bin/seaworthy check /bin/busybox --on alpine:3.20");
        assertThat(judged).contains("✓ runs");

        String java = "/usr/lib/seaworthy/runtime/bin/java";
        String itself = run(
                Path.of(JAVA).toString(),
                "-jar",
                Installed.file(forms, ".jar").toString(),
                "check",
                root + java,
                "--path-in-target",
                java,
                "--on",
                "oci:" + layout);
        assertThat(itself).contains("✓ runs");
    }

    @Test
    void theJarRunsOnTheJavaThatIsThereAndTellsAnOlderOneWhatIsWrong() throws Exception {
        String jar = Installed.file(forms, ".jar").toString();
        Finished judged = Finished.of(work, Map.of(), List.of(JAVA, "-jar", jar, "check", JUDGED, "--on", "scratch"));
        assertThat(judged.err()).isEmpty();
        assertThat(judged.out()).contains("✗ fails");
        assertThat(judged.exitCode()).isEqualTo(1);

        Finished old = Finished.of(work, Map.of(), List.of(olderJava(), "-jar", jar));
        assertThat(old.exitCode()).isEqualTo(2);
        assertThat(old.err()).startsWith("seaworthy: Java 25 or newer is needed, and this is Java 17");
        assertThat(run("unzip", "-p", jar, "dev/seaworthy/start/Start.class").charAt(7))
                .as("class-file version of Java 8")
                .isEqualTo((char) 52);
    }

    /** What is in them that others made: a valid bill of materials, with what the program is really made of, and licences. */
    @Test
    void everyFormSaysWhatItIsMadeOf() throws Exception {
        String jar = Installed.file(forms, ".jar").toString();
        String ofTheJar = run("unzip", "-p", jar, "META-INF/sbom.cdx.json");
        String licences = run("unzip", "-p", jar, "META-INF/THIRD-PARTY.txt");
        Path documents = forms.resolve("work/tree/share/doc/seaworthy");
        String ofTheTree = Files.readString(documents.resolve("sbom.cdx.json"));

        for (String bill : List.of(ofTheJar, ofTheTree)) {
            assertThat(new JsonParser().validate(bill.getBytes(StandardCharsets.UTF_8), Version.VERSION_16))
                    .isEmpty();
        }
        List<String> libraries = new ArrayList<>();
        try (Stream<Path> app = Files.list(Path.of(System.getProperty("seaworthy.app")))) {
            app.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("seaworthy-"))
                    .forEach(name -> libraries.add(name.replace(".jar", "")));
        }
        assertThat(names(ofTheJar)).containsExactlyInAnyOrderElementsOf(libraries);
        libraries.forEach(name -> assertThat(licences).contains("==== " + name + " "));
        libraries.addAll(List.of("openjdk", "teavm", "musl"));
        assertThat(names(ofTheTree)).containsExactlyInAnyOrderElementsOf(libraries);
        assertThat(documents.resolve("THIRD-PARTY.txt")).content().contains("==== openjdk 25");
        assertThat(run("dpkg-deb", "--contents", Installed.file(forms, ".deb").toString()))
                .contains("./usr/share/doc/seaworthy/sbom.cdx.json", "./usr/share/doc/seaworthy/THIRD-PARTY.txt");
    }

    private static List<String> names(String bill) throws Exception {
        return new JsonParser()
                .parse(bill.getBytes(StandardCharsets.UTF_8)).getComponents().stream()
                        .map(Component::getName)
                        .toList();
    }

    @Test
    void theSameInputGivesTheSameBytes() throws Exception {
        // How they are packed is no matter of chance; what is packed, and above all the archive of classes, could be.
        Path again = Installed.make(work.resolve("another/folder"), "jar", "runtime");

        run(
                "diff",
                "--recursive",
                forms.resolve("work/tree").toString(),
                again.resolve("work/tree").toString());
        run(
                "cmp",
                Installed.file(forms, ".jar").toString(),
                Installed.file(again, ".jar").toString());
    }

    /** Every binary of the laboratory: all machines, Go versions, link modes and other languages. */
    @Test
    void aPlainCheckWithoutAJvmSaysWhatTheJvmSays() throws Exception {
        NativeAnswers answers = new NativeAnswers(forms.resolve("work/tree"));
        List<Callable<Boolean>> questions = new ArrayList<>();
        for (Binary binary : LABORATORY.binaries()) {
            String file = binary.file().toString();
            questions.add(() -> {
                Finished alone = answers.alone(file, "--format", "json");
                Finished expected = answers.onJvm(file, "--format", "json");
                boolean isAnswered = !alone.out().isEmpty();
                // The largest fill its heap, and what is refused is refused by the JVM, which has the words for it.
                if (isAnswered) {
                    assertThat(alone).as(file).isEqualTo(expected);
                }
                return isAnswered;
            });
        }

        List<Boolean> answered = Laboratory.inParallel(questions);

        assertThat(answered.stream().filter(Boolean::booleanValue).count()).isGreaterThan(answered.size() * 9L / 10);
    }

    @Test
    void everyReportWithoutAJvmIsTheOneOfTheJvm() throws Exception {
        NativeAnswers answers = new NativeAnswers(forms.resolve("work/tree"));
        for (String options : List.of(
                "--format text --color always -v",
                "--format text --lang zh",
                "--format markdown",
                "--format markdown --lang zh",
                "--format sarif",
                "--format junit",
                "--on debian:12,alpine:3.20,scratch",
                "--user 65532 --env GODEBUG=netdns=cgo --workdir /srv",
                "--arch arm64 --fail-on gaps",
                "--kernel 3.10 --cpu v1")) {
            String[] words = (JUDGED + " " + options).split(" ");
            Finished alone = answers.alone(words);

            assertThat(alone.out()).as(options).isNotEmpty();
            assertThat(alone).as(options).isEqualTo(answers.onJvm(words));
        }
    }

    /** Directories, images, own targets, reports in files, wrong use, damage: the user notices nothing but the time. */
    @Test
    void whatNeedsTheJvmIsLeftToIt() throws Exception {
        NativeAnswers answers = new NativeAnswers(forms.resolve("work/tree"));
        Path cut = work.resolve("cut");
        byte[] whole = Files.readAllBytes(Path.of(JUDGED));
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        Path text = Files.writeString(work.resolve("text"), "no program");
        Path pipe = work.resolve("pipe");
        run("mkfifo", pipe.toString());
        for (String words : List.of(
                pipe.toString(),
                "/usr/bin/env --plugin=" + pipe,
                "/usr/bin/env --plugin " + pipe,
                work.toString(),
                cut.toString(),
                text.toString(),
                work.resolve("nothing").toString(),
                "/usr/bin/env --on nowhere:1",
                "/usr/bin/env --on dir:/",
                "/usr/bin/env --format html",
                "/usr/bin/env --no-such-option",
                "/dev/null",
                work.resolve("é").toString(),
                "--help",
                "")) {
            String[] split = words.isEmpty() ? new String[0] : words.split(" ");

            assertThat(answers.alone(split).out()).as(words).matches(out -> out.isEmpty() || words.equals("--help"));
            assertThat(answers.together(split)).as(words).isEqualTo(answers.onJvm(split));
        }
    }

    /** A heap that cannot be had, like every other fault, makes of the native program the launcher, here {@code echo}. */
    @Test
    void aFaultOfTheNativeProgramIsNoFaultOfTheCheck() throws Exception {
        String program = forms.resolve("work/tree/native/seaworthy").toString();
        Finished faulty = Finished.of(
                work,
                Map.of("SEAWORTHY_DEBUG", "1", "SEAWORTHY_NATIVE", "/bin/echo"),
                List.of("sh", "-c", "ulimit -v 60000; exec \"$0\" check \"$1\"", program, JUDGED));

        assertThat(faulty)
                .isEqualTo(new Finished(0, "check " + JUDGED + "\n", "seaworthy: left to the JVM: signal 11\n"));
    }

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Debian's, which data/needs names. */
    private static String olderJava() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/usr/lib/jvm"))) {
            return all.filter(home -> home.getFileName().toString().startsWith("java-17-openjdk-"))
                    .map(home -> home.resolve("bin/java").toString())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void assertJudges(Path root, String command) throws Exception {
        assertThat(inRoot(root, command, "--version")).startsWith("seaworthy ");
        assertThat(inRoot(root, command, "check", JUDGED, "--on", "debian:13")).contains("✓ runs");
        Finished fails = chroot(root, command, "check", JUDGED, "--on", "scratch");
        assertThat(fails.exitCode()).isEqualTo(1);
        assertThat(fails.err()).isEmpty();
    }

    /** With {@code -Xshare:on} the JVM does not start unless it can use the archive of classes. */
    private static void assertUsesWhatWasLearned(Path root, String runtime) throws Exception {
        List<String> command = new ArrayList<>(List.of(runtime + "/bin/java"));
        String launcher = Files.readString(Installed.ROOT.resolve("seaworthy"));
        String options = launcher.lines()
                .filter(line -> line.startsWith("java_options='"))
                .findFirst()
                .orElseThrow();
        command.addAll(List.of(options.substring(options.indexOf('\'') + 1, options.lastIndexOf('\''))
                .split(" ")));
        command.addAll(List.of(
                "-XX:+AOTClassLinking",
                "-Xshare:on",
                "-XX:SharedArchiveFile=" + runtime + "/lib/seaworthy.jsa",
                "-m",
                "dev.seaworthy.cli/dev.seaworthy.cli.Main",
                "--version"));
        assertThat(inRoot(root, command.toArray(String[]::new))).startsWith("seaworthy ");
    }

    private static Path copyOfRoot(String name) throws Exception {
        Path original = LABORATORY.roots().stream()
                .filter(root -> root.name().equals(name))
                .findFirst()
                .orElseThrow()
                .directory();
        Path copy = Files.createTempDirectory(work, name).resolve("root");
        run("cp", "-a", "--reflink=auto", original.toString(), copy.toString());
        assertThat(run("find", copy.toString(), "-xdev", "-name", "java*", "-type", "f", "-perm", "/111"))
                .as("no Java in the root")
                .isEmpty();
        return copy;
    }

    private static Finished chroot(Path root, String... command) throws Exception {
        List<String> all = new ArrayList<>(List.of("unshare", "--mount", "--map-root-user", "sh", "-c"));
        // Java reads /proc/self; nothing of it remains in the root when the name space is gone.
        all.add("mount --rbind /proc \"$0/proc\" && exec chroot \"$0\" \"$@\"");
        all.add(root.toString());
        all.addAll(List.of(command));
        return Finished.of(
                work, Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C.UTF-8", "HOME", "/tmp"), all);
    }

    private static String inRoot(Path root, String... command) throws Exception {
        Finished finished = chroot(root, command);
        assertThat(finished.exitCode())
                .as(String.join(" ", command) + ": " + finished.err())
                .isZero();
        return finished.out();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Finished finished = Finished.of(work, Map.of("LC_ALL", "C.UTF-8"), List.of(command));
        assertThat(finished.exitCode())
                .as(String.join(" ", command) + ": " + finished.err())
                .isZero();
        return finished.out();
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    /** All files, but for what dpkg itself writes down and what the command keeps for its user. */
    private static List<String> files(Path root) throws Exception {
        return Stream.of(run("find", root.toString(), "-printf", "%P\\n").split("\n"))
                .filter(name -> !name.startsWith("var/lib/dpkg")
                        && !name.startsWith("var/log")
                        && !name.startsWith("tmp/")
                        && !name.startsWith("proc/"))
                .sorted()
                .toList();
    }
}
