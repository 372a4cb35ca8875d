package dev.seaworthy.fuzz;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.elf.Bytes;
import dev.seaworthy.image.layers.Roots;
import dev.seaworthy.image.layers.StreamedRoot;
import dev.seaworthy.target.ImageConfig;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.testkit.TinyTar;
import dev.seaworthy.verdict.Judge;
import dev.seaworthy.verdict.Permission;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole judgement, on a root of which the small files are the input: users, groups, names, certificates, release. */
final class TargetTextsTarget implements FuzzTarget {
    private static final List<String> PLACES = List.of(
            "etc/passwd",
            "etc/group",
            "etc/nsswitch.conf",
            "etc/resolv.conf",
            "etc/hosts",
            "etc/os-release",
            "etc/ssl/certs/ca-certificates.crt",
            "etc/services",
            "etc/mime.types",
            "etc/ld.so.conf");

    private final Judge judge = Judge.of(Machine.UNKNOWN);
    private final BinaryFacts facts;

    TargetTextsTarget() {
        Path data = Path.of(System.getProperty("seaworthy.fuzz.data", "/nonexistent"));
        byte[] program = List.of("built/own-cgo-external/network", "built/1.27-cgo-stripped/network").stream()
                .map(data::resolve)
                .filter(java.nio.file.Files::isRegularFile)
                .map(Samples::read)
                .findFirst()
                .orElseGet(() ->
                        Samples.program(dev.seaworthy.testkit.Machine.AMD64).bytes());
        facts = BinaryReader.examine(Bytes.of(program)) instanceof Examination.Executable(BinaryFacts found)
                ? found
                : fail();
    }

    private static BinaryFacts fail() {
        throw new IllegalStateException("the sample is no program");
    }

    @Override
    public void run(byte[] input) throws IOException {
        List<byte[]> parts = Bytewise.split(input, PLACES.size() + 1);
        TinyTar tar = SampleRoot.small();
        for (int i = 0; i < PLACES.size(); i++) {
            if (parts.get(i + 1).length > 0) {
                tar.file(PLACES.get(i), parts.get(i + 1), 0644);
            }
        }
        StreamedRoot root = SampleRoot.streamed(tar.bytes(), false);
        String user = new String(parts.getFirst(), StandardCharsets.UTF_8);
        TargetFacts target = Roots.facts(root, "fuzz", new Provenance(Provenance.How.READ, "", "fuzz"))
                .with(new ImageConfig(Optional.of(user), Map.of(), Optional.empty(), List.of(), List.of()));
        judge.judge(new Subject("app", "app", "/app", Start.UNSAID, Permission.EXECUTABLE, facts), target);
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        return List.of(
                Bytewise.parts(
                        Bytewise.text("app:app"),
                        Bytewise.text("root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/home/app:/bin/false\n"),
                        Bytewise.text("root:x:0:\napp:x:1000:app,root\n"),
                        Bytewise.text("hosts: files dns\npasswd: files systemd\n"),
                        Bytewise.text("nameserver 10.0.0.2\nsearch a.b\n"),
                        Bytewise.text("127.0.0.1 localhost\n"),
                        Bytewise.text("ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME='Debian'\n"),
                        CertificatesTarget.one(),
                        Bytewise.text("http 80/tcp www\n"),
                        Bytewise.text("text/html html htm\n"),
                        Bytewise.text("/usr/local/lib\ninclude /etc/ld.so.conf.d/*.conf\n")),
                Bytewise.parts(Bytewise.text("1000:0"), Bytewise.text("::::::\n\n:")));
    }
}
