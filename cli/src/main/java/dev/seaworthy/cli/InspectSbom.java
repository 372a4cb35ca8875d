package dev.seaworthy.cli;

import dev.seaworthy.inspect.sbom.CycloneDx;
import java.io.PrintStream;

/** {@code --sbom}: a bill of materials in CycloneDX 1.6, which is JSON whether or not that is asked for. */
final class InspectSbom implements InspectView {
    @Override
    public void text(Inspected binary, PrintStream out) {
        Json.print(json(binary), out);
    }

    @Override
    public Object json(Inspected binary) {
        return CycloneDx.of(binary.place(), binary.elf(), binary.facts(), Version.text());
    }
}
