package dev.seaworthy.verdict.rules;

import dev.seaworthy.binary.Packing;
import dev.seaworthy.verdict.Case;
import dev.seaworthy.verdict.Finding;
import dev.seaworthy.verdict.Quoting;
import dev.seaworthy.verdict.Remedy;
import dev.seaworthy.verdict.Rule;
import java.util.List;
import java.util.Optional;

/** The program is packed: what it needs is hidden inside. */
final class PackedRule implements Rule {
    @Override
    public String id() {
        return "build/packed";
    }

    @Override
    public List<Finding> check(Case one) {
        Optional<Packing> packing = one.binary().packing();
        if (packing.isEmpty() || !ElfChecks.loadable(one)) {
            return List.of();
        }
        String packer = packing.get().packer()
                + packing.get().version().map(version -> " " + version).orElse("");
        return Draft.undecided(
                        id(),
                        one.name() + " is packed by " + packer
                                + ": the stub starts anywhere, but what the program inside needs cannot be seen.")
                .binary(
                        "packer",
                        packer + ", recognised at offset 0x"
                                + Long.toHexString(packing.get().offset()))
                .remedies(List.of(new Remedy(
                        Remedy.Kind.REBUILD,
                        "upx -d -o " + Quoting.word(one.name() + ".unpacked") + " " + Quoting.word(one.name()),
                        "unpacks a copy, which can be judged; containers and packages compress by themselves")))
                .alone();
    }
}
