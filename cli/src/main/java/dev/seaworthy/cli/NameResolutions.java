package dev.seaworthy.cli;

import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.verdict.Assessment;
import dev.seaworthy.verdict.Start;
import dev.seaworthy.verdict.Subject;
import dev.seaworthy.verdict.dns.BinaryResolver;
import dev.seaworthy.verdict.dns.FileText;
import dev.seaworthy.verdict.dns.NameFiles;
import dev.seaworthy.verdict.dns.Resolution;
import dev.seaworthy.verdict.dns.TargetNameFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How each binary resolves names on each target ({@code check --explain-dns}). Safe for use by several threads while the
 * matrix is judged.
 */
final class NameResolutions implements Matrix.Observer {
    private final Optional<FileText> resolvConf;
    private final Map<Pair, Resolution> resolutions = new ConcurrentHashMap<>();

    private record Pair(String binary, String target) {}

    /**
     * @param resolvConf the resolv.conf to simulate with, in place of the targets' own
     */
    NameResolutions(Optional<FileText> resolvConf) {
        this.resolvConf = resolvConf;
    }

    /** Reads the file that {@code --resolv-conf} names. */
    static FileText read(String file) throws IOException {
        if (file.isEmpty()) {
            throw new IOException("is an empty file name");
        }
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new IOException("is a directory");
        }
        ByteBuffer bytes = ByteBuffer.allocate(FileText.LARGEST + 1);
        try (FileChannel channel = FileChannel.open(path)) {
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // A pipe gives its text in pieces.
            }
        }
        if (!bytes.hasRemaining()) {
            throw new IOException("is larger than " + FileText.LARGEST + " bytes, so it is no resolv.conf");
        }
        return new FileText.Known(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
    }

    @Override
    public void judged(Subject subject, String target, TargetFacts facts) {
        Start start = subject.start().or(facts.config());
        NameFiles files = TargetNameFiles.of(facts);
        resolutions.put(
                new Pair(subject.shownAs(), target),
                Resolution.simulate(
                        BinaryResolver.of(subject.facts(), facts.cLibrary()),
                        resolvConf.map(files::withResolvConf).orElse(files),
                        start.environment()));
    }

    /** The resolution of a pair; empty when it was not asked for, or the pair was not judged. */
    Optional<Resolution> of(Assessment result) {
        return Optional.ofNullable(resolutions.get(new Pair(result.binary(), result.target())));
    }
}
