package dev.seaworthy.inspect.start;

import dev.seaworthy.binary.BinaryFacts;
import dev.seaworthy.binary.GoFacts;
import dev.seaworthy.binary.InitTask;
import dev.seaworthy.elf.ElfFile;
import dev.seaworthy.inspect.libraries.Libraries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a binary is started, step by step: what the kernel, the loader, the C library's start code and the Go runtime do
 * with it before its own code runs. Addresses are those in the file.
 *
 * @param movable whether the kernel moves it: then a base that is chosen at each start is added to every address
 * @param mappings the segments, in the order in which they are mapped
 * @param steps in order
 * @param packages the packages that are initialised before {@code main.main}, in order; empty when the file does not tell
 */
public record Start(boolean movable, List<Mapping> mappings, List<Step> steps, List<InitTask> packages) {
    public Start {
        mappings = List.copyOf(mappings);
        steps = List.copyOf(steps);
        packages = List.copyOf(packages);
    }

    /**
     * Follows a start.
     *
     * @param elf the file, still open
     * @param facts the same file's facts
     * @param libraries what the loader brings on the target
     */
    public static Start of(ElfFile elf, BinaryFacts facts, Libraries libraries) {
        Set<String> wanted = new HashSet<>(GoSteps.WANTED);
        wanted.addAll(CSteps.WANTED);
        facts.architecture().ifPresent(architecture -> wanted.addAll(GoSteps.entries(architecture)));
        Names names = Names.of(elf, wanted);
        KernelSteps kernel = new KernelSteps(elf, facts);
        List<Step> steps = new ArrayList<>(kernel.steps());
        if (facts.interpreter().isPresent()) {
            steps.add(LoaderStep.of(facts, libraries));
        }
        CSteps.of(elf, facts, names).ifPresent(steps::add);
        boolean go = facts.go().flatMap(GoFacts::functionTable).isPresent();
        GoSteps inGo = new GoSteps(elf, facts, names);
        if (go) {
            steps.addAll(inGo.steps());
        }
        return new Start(kernel.movable(), Mapping.of(elf), steps, go ? inGo.packages() : List.of());
    }
}
