package dev.seaworthy.target.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.target.ImageConfig;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetReader;
import dev.seaworthy.target.root.RootView;
import dev.seaworthy.target.root.RootView.Certificates;
import dev.seaworthy.target.root.RootView.Content;
import dev.seaworthy.target.root.RootView.Entry;
import dev.seaworthy.target.root.RootView.Listing;
import dev.seaworthy.target.root.RootView.Lookup;
import dev.seaworthy.target.root.RootView.ObjectLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service asks for while it runs is answered by a target file as by the root, or not at all. */
class CapturedRootTest {
    @TempDir
    private Path folder;

    private TargetFacts read = TargetFacts.ofRoot(
            "",
            Optional.empty(),
            dev.seaworthy.target.Distribution.NONE,
            new dev.seaworthy.target.CLibrary(dev.seaworthy.target.CLibrary.Kind.NONE, Optional.empty(), ""),
            new dev.seaworthy.target.Provenance(dev.seaworthy.target.Provenance.How.READ, "", ""),
            new CapturedRoot(
                    path -> new Entry.Unknown(path),
                    new CapturedRoot.Contents(Map.of(), Map.of(), Map.of(), Map.of(), Map.of())));
    private RootView captured = read.root();
    private Path directory = Path.of("/");

    @BeforeEach
    void captureARoot() throws IOException {
        directory = TinyRoot.glibc(folder.resolve("root"));
        TinyRoot.in(directory, dev.seaworthy.testkit.Machine.AMD64)
                .text(
                        "/etc/passwd",
                        "root:$6$saltsalt$hash:0:0:root:/root:/bin/sh\nweb:x:33:33::/srv/data/web:/bin/false\n")
                .text("/etc/services", "http 80/tcp\n")
                .link("/etc/ssl/cert.pem", "../../usr/share/gone/bundle.pem")
                .link("/usr/bin/python", "/usr/libexec/python/python3")
                .text("/usr/libexec/python/python3", "#!")
                .directory("/srv/data/web")
                .directory("/tmp")
                .mode("/tmp", "rwxrwxrwx", 01000)
                .text("/usr/share/zoneinfo/Europe/Berlin", "TZif2")
                .text("/usr/share/zoneinfo/posix/Europe/Berlin", "TZif2")
                .text("/usr/lib64/gconv/UTF-7.so", "ELF, were it real")
                .text("/var/lib/service/data.db", "…");
        ImageConfig config = new ImageConfig(
                Optional.of("web"),
                Map.of("PATH", "/usr/bin:/opt/tools", "EMPTY", ""),
                Optional.of("/srv/data"),
                List.of("/bin/service", "--an argument"),
                List.of("run"));
        read = TargetReader.read("tiny", directory).with(config);
        captured = captured(read).root();
    }

    private static TargetFacts captured(TargetFacts facts) {
        TargetFile.Result result = TargetFile.read(Capture.capture(facts, "2026-01-02", "a tiny root"));
        assertThat(result).isInstanceOf(TargetFile.Result.Facts.class);
        return ((TargetFile.Result.Facts) result).facts();
    }

    @Test
    void usersAreKeptWithoutTheirPasswords() {
        assertThat(captured.text("/etc/passwd", 1000))
                .isEqualTo(new Content.Text(
                        "/etc/passwd", "root:x:0:0:root:/root:/bin/sh\nweb:x:33:33::/srv/data/web:/bin/false\n"));
        assertThat(captured.entry("/srv/data/web")).isEqualTo(read.root().entry("/srv/data/web"));
        assertThat(captured.entry("/root")).isInstanceOf(Entry.Absent.class);
    }

    @Test
    void certificatesAreCounted() {
        assertThat(captured.certificates("/etc/ssl/certs/ca-certificates.crt"))
                .isEqualTo(new Certificates.Count("/etc/ssl/certs/ca-certificates.crt", 2));
        assertThat(captured.certificates("/etc/pki/tls/certs/ca-bundle.crt")).isInstanceOf(Certificates.Absent.class);
        // A link that leads nowhere: entry and lookup say so as the root does.
        assertThat(captured.entry("/etc/ssl/cert.pem")).isInstanceOf(Entry.Link.class);
        assertThat(captured.certificates("/etc/ssl/cert.pem")).isInstanceOf(Certificates.Absent.class);
    }

    @Test
    void filesThatAreOnlyAskedForAreThereWithoutTheirContent() {
        assertThat(captured.lookup("/etc/services")).isEqualTo(read.root().lookup("/etc/services"));
        assertThat(captured.text("/etc/services", 1000)).isInstanceOf(Content.Unknown.class);
        assertThat(captured.lookup("/usr/share/zoneinfo/Europe/Berlin")).isInstanceOf(Lookup.File.class);
        assertThat(captured.lookup("/usr/share/zoneinfo/Europe/Bern")).isInstanceOf(Lookup.Absent.class);
        assertThat(captured.lookup("/usr/share/zoneinfo/posix/Europe/Berlin")).isInstanceOf(Lookup.Unknown.class);
    }

    @Test
    void programsAreFoundAlsoBehindLinks() {
        assertThat(captured.lookup("/usr/bin/python")).isEqualTo(read.root().lookup("/usr/bin/python"));
        assertThat(captured.lookup("/usr/bin/curl")).isInstanceOf(Lookup.Absent.class);
        assertThat(captured.object("/usr/bin/apt-get")).isInstanceOf(ObjectLookup.Unknown.class);
    }

    @Test
    void theModeOfTheTemporaryDirectoryIsKept() {
        assertThat(captured.entry("/tmp"))
                .isInstanceOfSatisfying(
                        Entry.Directory.class,
                        found -> assertThat(found.attributes())
                                .hasValueSatisfying(
                                        rights -> assertThat(rights.mode()).isEqualTo(01777)));
    }

    /** They are found only by programs that bring a path to them; that they were left out must not look like absence. */
    @Test
    void librariesThatNoLoaderFindsByItselfAreUnknown() {
        assertThat(captured.object("/usr/lib64/gconv/UTF-7.so")).isInstanceOf(ObjectLookup.Unknown.class);
        assertThat(captured.object("/usr/lib64/gconv/NONE.so")).isInstanceOf(ObjectLookup.Unknown.class);
        assertThat(captured.object("/usr/lib64/libnone.so")).isInstanceOf(ObjectLookup.Absent.class);
        assertThat(captured.lookup("/var/lib/service/data.db")).isInstanceOf(Lookup.Unknown.class);
    }

    @Test
    void theImagesConfigurationIsKept() {
        assertThat(captured(read).config()).isEqualTo(read.config());
    }

    @Test
    void aHostIsKeptWithItsMachine() {
        Machine machine = new Machine(
                Optional.of(dev.seaworthy.elf.Architecture.AMD64),
                dev.seaworthy.target.KernelVersion.parse("6.1.7"),
                OptionalInt.of(3),
                OptionalLong.of(4096),
                dev.seaworthy.target.CompatibilityMode.OFF);

        TargetFacts host = captured(read.asHost(machine));

        assertThat(host.machine()).isEqualTo(machine);
        assertThat(host.setting()).isEqualTo(dev.seaworthy.target.Setting.HOST);
    }

    /** Whatever path is asked: the answer of the root, or that it is not known. */
    @Test
    void nothingIsAnsweredWrongly() throws IOException {
        List<String> paths;
        try (Stream<Path> files = Files.walk(directory)) {
            paths = files.map(file -> "/" + directory.relativize(file)).toList();
        }
        Map<String, Integer> known = new TreeMap<>();
        Stream.concat(paths.stream(), paths.stream().map(path -> path + "-not")).forEach(path -> {
            compare(known, "entry", kind(captured.entry(path)), kind(read.root().entry(path)), path);
            compare(known, "list", kind(captured.list(path)), kind(read.root().list(path)), path);
            compare(
                    known,
                    "lookup",
                    kind(captured.lookup(path)),
                    kind(read.root().lookup(path)),
                    path);
            compare(
                    known,
                    "certificates",
                    kind(captured.certificates(path)),
                    kind(read.root().certificates(path)),
                    path);
        });

        assertThat(known.get("entry")).isGreaterThan(50);
        assertThat(known.get("list")).isGreaterThan(20);
        assertThat(known.get("lookup")).isGreaterThan(50);
    }

    private static void compare(Map<String, Integer> known, String what, String found, String expected, String path) {
        if (!found.equals("Unknown")) {
            assertThat(found).as(what + " of " + path).isEqualTo(expected);
            known.merge(what, 1, Integer::sum);
        }
    }

    /** Reasons are worded by the root that was asked. */
    private static String kind(Object answer) {
        String name = answer.getClass().getSimpleName();
        return name.equals("Absent") || name.equals("Unknown") ? name : answer.toString();
    }

    @Test
    void listsAreComplete() {
        assertThat(captured.list("/bin")).isInstanceOf(Listing.Absent.class);
        assertThat(captured.list("/usr/bin")).isEqualTo(new Listing.Names(List.of("apt-get", "python")));
    }
}
