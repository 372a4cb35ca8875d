package dev.seaworthy.fuzz;

import dev.seaworthy.elf.Architecture;
import dev.seaworthy.target.TargetFacts;
import dev.seaworthy.target.catalogue.Capture;
import dev.seaworthy.target.catalogue.Catalogue;
import dev.seaworthy.target.catalogue.TargetFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Target files, with everything that is asked of the root in them. */
final class TargetFileTarget implements FuzzTarget {
    @Override
    public void run(byte[] input) {
        if (TargetFile.read(new String(input, StandardCharsets.UTF_8)) instanceof TargetFile.Result.Facts(var facts)) {
            Walk.through(facts.root());
        }
    }

    @Override
    public List<byte[]> seeds(Samples samples) {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : List.of("alpine:3.20", "scratch", "debian:12")) {
            if (Catalogue.load().find(name, Optional.of(Architecture.AMD64))
                    instanceof Catalogue.Answer.Found(TargetFacts facts)) {
                seeds.add(Bytewise.text(shortened(Capture.capture(facts, "2026-01-01", "fuzz"))));
            }
        }
        return seeds;
    }

    /** Of each kind of line the first ones, and the last line: whole files are too large to be changed at random. */
    private static String shortened(String text) {
        java.util.Map<String, Integer> seen = new java.util.HashMap<>();
        StringBuilder out = new StringBuilder();
        boolean kept = true;
        for (String line : text.lines().toList()) {
            boolean indented = line.startsWith("\t") || line.startsWith(" ");
            String kind = (indented ? "in " : "") + line.strip().split("\t", 2)[0];
            if (!indented) {
                kept = seen.merge(kind, 1, Integer::sum) <= 4;
            } else if (kept) {
                kept = seen.merge(kind, 1, Integer::sum) <= 40;
            }
            if (kept) {
                out.append(line, 0, Math.min(line.length(), 600)).append('\n');
            }
        }
        return out.toString();
    }
}
