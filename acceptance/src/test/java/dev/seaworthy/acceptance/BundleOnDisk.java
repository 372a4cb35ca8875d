package dev.seaworthy.acceptance;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.BinaryReader;
import dev.seaworthy.binary.Examination;
import dev.seaworthy.bundle.Artefact;
import dev.seaworthy.bundle.BundleDirectory;
import dev.seaworthy.bundle.Emitter;
import dev.seaworthy.bundle.Emitters;
import dev.seaworthy.bundle.Order;
import dev.seaworthy.bundle.Origins;
import dev.seaworthy.bundle.description.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes bundles for tests. */
final class BundleOnDisk {
    private BundleOnDisk() {}

    /** All files of a description and a binary, as {@code seaworthy bundle} writes them. */
    static Path make(Path folder, String description, Path binary) throws IOException {
        if (!(BinaryReader.examine(binary) instanceof Examination.Executable(BinaryFacts facts))
                || !(Description.read(description) instanceof Description.Read(var service))) {
            throw new AssertionError(Description.read(description).toString());
        }
        List<Artefact> artefacts = new ArrayList<>();
        for (Emitter emitter : Emitters.all()) {
            artefacts.addAll(emitter.emit(new Order(service, facts)).artefacts());
        }
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve("seaworthy.yaml"), description);
        new BundleDirectory(folder).write(artefacts, Origins.of(file, binary));
        return folder;
    }
}
