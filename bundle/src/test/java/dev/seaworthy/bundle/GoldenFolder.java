package dev.seaworthy.bundle;

import dev.seaworthy.testkit.GoldenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** All files of an emission, and its remarks, beside what they should be. */
public final class GoldenFolder {
    private static final Path ROOT = Path.of("src/test/resources/golden");

    private GoldenFolder() {}

    public static void matches(String name, Emitter.Emission emission) throws IOException {
        for (Artefact artefact : emission.artefacts()) {
            GoldenFile.at(ROOT.resolve(name).resolve(artefact.path())).matches(artefact.text());
        }
        String index = emission.artefacts().stream()
                        .map(artefact -> artefact.path() + (artefact.isExecutable() ? " *" : "") + "\n")
                        .collect(Collectors.joining())
                + emission.remarks().stream()
                        .map(remark -> "\n" + remark.about() + "\n    " + remark.text() + "\n")
                        .collect(Collectors.joining());
        GoldenFile.at(ROOT.resolve(name).resolve("index.txt")).matches(index);
    }
}
