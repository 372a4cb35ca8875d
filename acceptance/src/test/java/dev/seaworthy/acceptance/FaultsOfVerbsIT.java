package dev.seaworthy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.seaworthy.testkit.Machine;
import dev.seaworthy.testkit.TinyElf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same as {@link FaultsIT} for verbs that write whole directories, and for those that read what is not a binary:
 * one line for each run, a documented code, and what was there before is still there.
 */
@Together
class FaultsOfVerbsIT {
    private static final List<String> VERBS = List.of(
            "bundle",
            "image",
            "init program --port 80 --force",
            "diff program program --on debian:12",
            "logs lint app.log",
            "host program --root .",
            "trial program --on dir:root");

    /** What is sound in a layout: the index, and each blob under its own digest. {@code image} is its directory. */
    private static final String IS_WHOLE = """
            is_whole() {
                (cd $1/blobs/sha256 && for blob in *; do echo "$blob  $blob"; done | sha256sum --check --quiet) || return 7
                for named in $(grep -oE '[0-9a-f]{64}' $1/index.json); do [ -e $1/blobs/sha256/$named ] || return 8; done
            }
            """;

    @TempDir
    Path work;

    @BeforeEach
    void aService() throws IOException {
        TinyElf.executable(Machine.AMD64).section(".more", new byte[100_000]).writeTo(work.resolve("program"));
        Files.createDirectories(work.resolve("root/etc"));
        Files.writeString(work.resolve("app.log"), "{\"message\":\"x\"}\n".repeat(100));
        Files.writeString(work.resolve("seaworthy.yaml"), """
                version: 1
                name: orders
                binary: ./program
                ports: {http: 8080}
                docker: {base: scratch, image: [oci, archive]}
                systemd: {}
                kubernetes: {}
                """);
    }

    private Finished shell(String script) throws Exception {
        return FaultyPlace.shell(work, script);
    }

    /** Runs each verb behind a word or two, and says how it ended: code, lines on standard error, and these. */
    private static String each(List<String> verbs, String before, String after) {
        StringBuilder script = new StringBuilder();
        for (String verb : verbs) {
            script.append(before)
                    .append(" $SEAWORTHY ")
                    .append(verb)
                    .append(after)
                    .append(" 2> said; code=$?\n");
            script.append("echo \"$code $(grep -c ^seaworthy: said) $(cat said)\"\n");
        }
        return script.toString();
    }

    @Test
    void standardOutputIsFull() throws Exception {
        assertThat(shell(each(VERBS.subList(2, 6), "", " > /dev/full")).out().lines())
                .hasSize(4)
                .allMatch(line ->
                        line.equals("3 1 seaworthy: standard output cannot be written: No space left on device"));
    }

    @Test
    void theDiskOfTheOutputIsFull() throws Exception {
        Finished finished = FaultyPlace.onFullDisk(work, 900, IS_WHOLE + """
                $SEAWORTHY bundle -o small/b > first 2> remarks && $SEAWORTHY image -o small/i > first || exit 9
                find small/b small/i -type f | sort | xargs sha256sum > before
                head -c 300000 /dev/urandom >> program; sed -i s/8080/8081/ seaworthy.yaml
                head -c 2m /dev/zero >> small/taken 2> more
                for verb in "bundle -o small/b" "image -o small/i" "init program --port 80 -o small/s.yaml"; do
                    $SEAWORTHY $verb; echo $?
                done
                find small/b small/i -type f | sort | xargs sha256sum | cmp - before || exit 6
                # Room for what is made on the way, but not for the image.
                rm small/taken; head -c $(df --output=avail small | tail -1 | awk '{print $1 - 90}')k /dev/zero > small/taken
                $SEAWORTHY image -o small/i; echo $?
                is_whole small/i/oci || exit 7
                ls -A small/i
                """);

        assertThat(finished.exitCode()).as(finished.err()).isZero();
        assertThat(finished.out()).isEqualTo("3\n3\n3\n3\noci\norders-1.tar\n");
        assertThat(finished.err().lines())
                .hasSize(4)
                .allMatch(line -> line.matches("seaworthy: small/[a-z0-9./-]+: No space left on device"));
    }

    /** Of a real toolchain, whose linker is what finds the disk full; an older binary stays as it was. */
    @Test
    void theDiskOfABuildIsFull() throws Exception {
        Path data = Laboratory.open().data();
        Files.createDirectories(work.resolve("app"));
        Files.writeString(work.resolve("app/go.mod"), "module example.org/app\n\ngo 1.19\n");
        Files.writeString(work.resolve("app/main.go"), "package main\n\nfunc main() { println(1) }\n");
        Finished finished = FaultyPlace.onFullDisk(
                work, 900, """
                export GOCACHE=%s GOTOOLCHAIN=local GOFLAGS=-mod=mod
                cp program small/app; mkdir small/several; ls -AR small > before
                cd app
                for output in "small/app" "small/app --no-compare" \\
                        "small/several/ --platform linux/amd64,linux/arm64"; do
                    $SEAWORTHY build . --go %s -o ../$output; echo $?
                done
                cd ..; cmp program small/app || exit 6
                ls -AR small | diff before - || exit 7
                """.formatted(data.resolve("work/go-build"), data.resolve("toolchains/1.27/bin/go")));

        assertThat(finished.exitCode()).as(finished.out() + finished.err()).isZero();
        assertThat(finished.out()).isEqualTo("3\n3\n3\n");
        assertThat(finished.err().lines())
                .hasSize(4)
                .allMatch(line ->
                        line.matches("seaworthy: linux/(amd64|arm64): /.*/small(/several)?: no space left on device"));
    }

    /** Images are unpacked there, and each run keeps a program there. Nothing is left of either. */
    @Test
    void theDiskOfATrialIsFull() throws Exception {
        Finished finished = FaultyPlace.onFullDisk(work, 900, """
                SEAWORTHY="${SEAWORTHY/ -p / -Djava.io.tmpdir=$PWD/small -p }"
                cp program root/; for i in $(seq 400); do echo $i > root/file$i; done; tar cf root.tar -C root .
                ls -A -I cache small > before
                trial() { $SEAWORTHY trial program --on $1 > out; echo $?; ls -A -I cache small | diff before - || exit 7; }
                trial archive:root.tar
                head -c 1m /dev/zero >> small/taken 2> said
                trial archive:root.tar
                trial dir:root
                # Room for bytes, but none for names.
                mount -t tmpfs -o size=20m,nr_inodes=100 tmpfs small; ls -A -I cache small > before
                trial archive:root.tar
                """);

        assertThat(finished.exitCode()).as(finished.out() + finished.err()).isZero();
        assertThat(finished.out()).isEqualTo("3\n3\n3\n3\n");
        assertThat(finished.err().lines())
                .hasSize(4)
                .allMatch(line -> line.matches("seaworthy: (archive:root.tar: unpacks to more than the 0 MiB that there"
                        + " is room for|.*: no space left on device for temporary files \\(in /.*/small\\))"));
    }

    @Test
    void theOutputIsReadOnly() throws Exception {
        List<String> verbs = List.of("bundle -o small/b", "image -o small/i", "init program --port 80 -o small/s.yaml");
        Finished finished = FaultyPlace.onFullDisk(work, 900, "mount -o remount,ro small\n" + each(verbs, "", ""));

        assertThat(finished.out().lines())
                .hasSize(3)
                .allMatch(line ->
                        line.matches("3 1 seaworthy: small/[a-z.]+: (read-only file system|permission denied)"));
    }

    @Test
    void anotherUserMayNeitherReadNorWrite() throws Exception {
        String nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups";
        // Only root can become another user, and only if that one may start this Java.
        List<String> probe = new ArrayList<>(List.of(nobody.split(" ", -1)));
        probe.addAll(List.of(FaultyPlace.JAVA, "--version"));
        assumeThat(Finished.of(work, Map.of(), probe).exitCode()).isZero();
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(shell("chmod 755 program\n"
                                + each(List.of("bundle", "image", "init program --port 80 -o s.yaml"), nobody, ""))
                        .out()
                        .lines())
                .hasSize(3)
                .allMatch(line -> line.matches("3 1 seaworthy: (bundle|image|s.yaml): permission denied"));
        assertThat(shell("chmod 700 program; chmod 600 app.log\n"
                                + each(List.of("bundle", "logs lint app.log", "host program --root ."), nobody, ""))
                        .out()
                        .lines())
                .allMatch(line -> line.startsWith("3 ") && line.contains(": permission denied"));
    }

    @Test
    void fewFileDescriptors() throws Exception {
        for (int most : new int[] {10, 13}) {
            assertThat(shell("ulimit -n " + most + "\n" + each(VERBS, "", " > out"))
                            .out()
                            .lines())
                    .hasSize(VERBS.size())
                    .allMatch(line -> line.matches("(0|1) 0 .*|3 1 seaworthy: .*"));
        }
    }

    /** A file of a bundle that somebody put gigabytes into, a line of a log that does not end. */
    @Test
    void aSmallHeap() throws Exception {
        Finished finished = shell("""
                SEAWORTHY="${SEAWORTHY/-XX:+UseSerialGC/-XX:+UseSerialGC -Xmx64m}"
                $SEAWORTHY bundle > out 2> remarks && truncate -s 200m bundle/systemd/orders.service || exit 9
                $SEAWORTHY bundle --check; echo $?
                head -c 200m /dev/zero | $SEAWORTHY logs lint - > out; echo $?
                truncate -s 100m program
                %s""".formatted(each(VERBS.subList(1, 4), "", " > out")));

        assertThat(finished.exitCode()).isZero();
        assertThat(finished.err()).isEmpty();
        assertThat(finished.out()).isEqualTo("systemd/orders.service: edited by hand\n1\n1\n0 0 \n0 0 \n0 0 \n");
    }

    @Test
    void theBinaryIsCutWhileItIsRead() throws Exception {
        Files.writeString(
                work.resolve("seaworthy.yaml"),
                Files.readString(work.resolve("seaworthy.yaml")).replace("./program", "./large"));
        FaultyPlace.whileCut(work.resolve("large"), file -> {
            Finished finished =
                    shell(IS_WHOLE + each(List.of("bundle", "image", "init large --port 80 --force"), "", " > out")
                            + "[ ! -e image/oci/index.json ] || is_whole image/oci || exit 7\n");

            assertThat(finished.exitCode()).isZero();
            assertThat(finished.out().lines()).hasSize(3).allMatch(line -> line.matches("0 0 .*|3 1 seaworthy: .*"));
        });
    }

    @Test
    void killedInTheMiddle() throws Exception {
        Finished finished = shell(IS_WHOLE + """
                cp program other; head -c 3000000 /dev/urandom >> other; cp program one
                $SEAWORTHY bundle > out && $SEAWORTHY image > out || exit 9
                for pause in 0.3 0.45 0.6 0.8 1.0; do
                    cp other program; sed -i s/808./8081/ seaworthy.yaml
                    $SEAWORTHY image > out & $SEAWORTHY bundle > out2 &
                    sleep $pause; kill -KILL %1 %2; wait 2> ended
                    is_whole image/oci || exit 7
                    tar tf image/orders-1.tar > names && grep -q index.json names || exit 8
                    find bundle -type f -empty | grep . && exit 6
                    cp one program; sed -i s/808./8080/ seaworthy.yaml
                done 2> killed
                $SEAWORTHY bundle --force > out && $SEAWORTHY bundle --check && $SEAWORTHY image > out && is_whole image/oci || exit 5
                ls -A image/oci/blobs/sha256 | wc -l
                """);

        assertThat(finished.exitCode()).as(finished.out() + finished.err()).isZero();
        assertThat(finished.out()).isEqualTo("3\n");
    }
}
