package dev.seaworthy.inspect.difference;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.Packing;
import dev.seaworthy.inspect.difference.Change.Effect;
import dev.seaworthy.inspect.difference.Change.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What changed between two builds.
 *
 * @param changes by topic, and in each those first that ask for more
 * @param oldSize bytes of the old file
 * @param newSize bytes of the new file
 * @param complete whether the needs of both could be read to the end; otherwise a new need may be hidden
 */
public record Difference(List<Change> changes, long oldSize, long newSize, boolean complete) {
    public Difference {
        changes = List.copyOf(changes);
    }

    /** Compares two builds. */
    public static Difference between(Side before, Side after) {
        List<Change> changes = new ArrayList<>(NeedChanges.between(before.needs(), after.needs()));
        linking(before.facts(), after.facts(), changes);
        changes.addAll(HardeningChanges.between(before.hardening(), after.hardening()));
        changes.addAll(BuildChanges.between(before.facts(), after.facts()));
        changes.addAll(ModuleChanges.between(before.facts(), after.facts()));
        changes.addAll(SizeChanges.between(before.code(), after.code()));
        changes.sort(Comparator.comparing(Change::topic).thenComparing(Change::effect));
        return new Difference(
                changes,
                before.facts().size(),
                after.facts().size(),
                before.needs().complete() && after.needs().complete());
    }

    /** Those with an effect. */
    public List<Change> with(Effect effect) {
        return changes.stream().filter(one -> one.effect() == effect).toList();
    }

    /** Whether somebody should look before the new build goes where the old one is. */
    public boolean wantsALook() {
        return changes.stream().anyMatch(one -> one.effect() == Effect.DEMANDS || one.effect() == Effect.WEAKENS);
    }

    private static void linking(BinaryFacts before, BinaryFacts after, List<Change> changes) {
        // What a loader or a library asks for is among the needs; this says where that comes from.
        differs("link-mode", "linked", word(before.linkMode()), word(after.linkMode()), changes);
        differs("c-library", "C library", word(before.cLibrary()), word(after.cLibrary()), changes);
        differs(
                "packing",
                "packed by",
                before.packing().map(Packing::packer).orElse("nothing"),
                after.packing().map(Packing::packer).orElse("nothing"),
                changes);
    }

    private static void differs(String id, String what, String before, String after, List<Change> changes) {
        if (!before.equals(after)) {
            changes.add(Change.of(Topic.LINKING, id, what, before, after, Effect.DIFFERS));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
