package dev.seaworthy.image.dockerfile;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.image.ImageFormatException;
import dev.seaworthy.target.CLibrary;
import dev.seaworthy.target.Distribution;
import dev.seaworthy.target.Machine;
import dev.seaworthy.target.Provenance;
import dev.seaworthy.target.Setting;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.TargetSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A Dockerfile: the image that its last stage, or the one that is named, will be. */
public final class DockerfileSource implements TargetSource {
    private static final int LARGEST = 1 << 20;

    private final Path file;
    private final Optional<String> stage;
    private final String name;
    private final BaseImages images;
    private final Optional<String> instead;

    /**
     * @param file the Dockerfile
     * @param stage the stage that is meant, by name or number; empty for the last one
     * @param name as the user named the target
     * @param images where base images are found
     */
    public DockerfileSource(Path file, Optional<String> stage, String name, BaseImages images) {
        this(file, stage, name, images, Optional.empty());
    }

    private DockerfileSource(
            Path file, Optional<String> stage, String name, BaseImages images, Optional<String> instead) {
        this.file = file;
        this.stage = stage;
        this.name = name;
        this.images = images;
        this.instead = instead;
    }

    /** The same Dockerfile as if it had another text. */
    public DockerfileSource withText(String text) {
        return new DockerfileSource(file, stage, name, images, Optional.of(text));
    }

    /**
     * The Dockerfile with changes.
     *
     * @return empty when there is no place for one of them
     * @throws IOException when it cannot be read, or is no Dockerfile
     */
    public Optional<DockerfileEdit.Edited> edited(List<DockerfileEdit> edits) throws IOException {
        String text = text();
        List<Stage> stages = stages(text, Map.of("TARGETOS", "linux"));
        return Editor.apply(file.getFileName().toString(), text, stages, meant(stages), edits);
    }

    @Override
    public Answer facts(Optional<Architecture> wanted) throws IOException {
        Map<String, String> given = given(wanted);
        List<Stage> stages = stages(text(), given);
        Stage meant = meant(stages);
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        StageBuilder builder = new StageBuilder(stages, images, new BuildContext(folder), wanted, given);
        try {
            return new Answer.Found(facts(meant, builder.build(meant, true), wanted));
        } catch (StageBuilder.OtherArchitecture other) {
            return new Answer.OtherArchitecture(other.known());
        }
    }

    /**
     * The image below all stages that the one that is meant is built on.
     *
     * @throws IOException when the file cannot be read, or is no Dockerfile
     */
    public String base(Optional<Architecture> wanted) throws IOException {
        List<Stage> stages = stages(text(), given(wanted));
        Stage stage = meant(stages);
        Optional<Stage> earlier = StageBuilder.earlier(stages, stage.base(), stage.index());
        while (earlier.isPresent()) {
            stage = earlier.get();
            earlier = StageBuilder.earlier(stages, stage.base(), stage.index());
        }
        return stage.base();
    }

    private static Map<String, String> given(Optional<Architecture> wanted) {
        Map<String, String> given = new TreeMap<>();
        given.put("TARGETOS", "linux");
        wanted.ifPresent(one -> {
            given.put("TARGETARCH", one.goName());
            given.put("TARGETPLATFORM", "linux/" + one.goName());
        });
        return given;
    }

    private String text() throws IOException {
        if (instead.isPresent()) {
            return instead.get();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new ImageFormatException("is too large for a Dockerfile");
            }
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    private static List<Stage> stages(String text, Map<String, String> given) throws IOException {
        return switch (DockerfileReader.read(text)) {
            case DockerfileReader.Result.Malformed(int line, String what) ->
                throw new ImageFormatException("line " + line + ": " + what);
            case DockerfileReader.Result.Read(List<Instruction> instructions) ->
                switch (Stage.of(instructions, given)) {
                    case Stage.Result.Malformed(int line, String what) ->
                        throw new ImageFormatException("line " + line + ": " + what);
                    case Stage.Result.Stages(List<Stage> stages) -> stages;
                };
        };
    }

    private Stage meant(List<Stage> stages) throws IOException {
        if (stage.isEmpty()) {
            return stages.getLast();
        }
        return stages.stream()
                .filter(one -> one.name().filter(stage.get()::equalsIgnoreCase).isPresent()
                        || String.valueOf(one.index()).equals(stage.get()))
                .findFirst()
                .orElseThrow(() -> new ImageFormatException("has no stage \"" + stage.get() + "\""));
    }

    private TargetFacts facts(Stage meant, Built built, Optional<Architecture> wanted) {
        Optional<TargetFacts> base = built.base();
        String on = base.map(TargetFacts::name).orElse(meant.base());
        String source = "the Dockerfile " + file + ", " + (stage.isEmpty() ? "last stage" : "stage " + stage.get())
                + ", on " + on
                + base.map(facts -> " (" + facts.provenance().source() + ")").orElse("");
        return new TargetFacts(
                name,
                base.flatMap(TargetFacts::architecture).or(() -> base.isEmpty() ? wanted : Optional.empty()),
                base.map(TargetFacts::distribution).orElse(Distribution.NONE),
                base.map(TargetFacts::cLibrary)
                        .orElse(new CLibrary(CLibrary.Kind.UNKNOWN, Optional.empty(), "the base image was not read")),
                new Provenance(
                        base.map(facts -> facts.provenance().how()).orElse(Provenance.How.READ),
                        base.map(facts -> facts.provenance().date()).orElse(""),
                        source,
                        built.notFollowed()),
                built.root(),
                built.config(),
                Setting.CONTAINER,
                Machine.UNKNOWN,
                OptionalLong.empty());
    }
}
