package dev.seaworthy.inspect.start;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.inspect.libraries.Libraries;
import dev.seaworthy.inspect.start.Step.Actor;
import java.util.ArrayList;
import java.util.List;

/** What the dynamic loader does. */
final class LoaderStep {
    private LoaderStep() {}

    static Step of(BinaryFacts facts, Libraries libraries) {
        List<String> details = new ArrayList<>();
        details.add("finds the program by AT_PHDR and reads its dynamic section");
        switch (libraries) {
            case Libraries.Static _ -> details.add("nothing is listed there: no library is loaded");
            case Libraries.NotLoaded(String _, String reason, boolean certain, var needed) -> {
                details.add((certain ? "cannot be started on this target: " : "what it does is not known: ") + reason);
                needed.forEach(one -> details.add("needs " + one.name()));
            }
            case Libraries.Tree tree -> {
                int number = 0;
                for (Libraries.Located object :
                        tree.objects().subList(1, tree.objects().size())) {
                    if (object.path().equals(tree.loaderPath())) {
                        // It is there already.
                        continue;
                    }
                    number++;
                    details.add("maps " + number + ". " + object.path() + " (" + object.through() + ")");
                }
                if (!tree.complete()) {
                    details.add("ends here on this target: not everything is found, see --libraries");
                }
            }
        }
        long imports = facts.dynamic().map(object -> object.imports().size()).orElse(0);
        long lazy = facts.dynamic()
                .map(object -> object.imports().stream()
                        .filter(DynamicObject.Import::lazy)
                        .count())
                .orElse(0L);
        details.add(
                imports == 0
                        ? "relocates; no symbol has to be found for the program"
                        : "relocates; finds " + imports + " symbols for the program"
                                + (lazy > 0
                                        ? ", " + lazy + " of them at their first call unless LD_BIND_NOW is set"
                                        : ""));
        details.add("makes what PT_GNU_RELRO covers read-only, runs the constructors of each library before those of"
                + " libraries and programs that need it");
        return new Step(
                "load", Actor.LOADER, "loads what the program needs, and jumps to AT_ENTRY", List.of(), details);
    }
}
