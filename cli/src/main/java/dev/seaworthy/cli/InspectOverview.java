package dev.seaworthy.cli;

import dev.seaworthy.binary.BinaryFacts;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The view without option: what a binary is, on one page. */
final class InspectOverview implements InspectView {
    InspectOverview(InspectQuestion question) {}

    @Override
    public void text(Inspected binary, PrintStream out) {
        BinaryFacts facts = binary.facts();
        out.println(facts.header().machineName() + ", "
                + Style.word(facts.linkMode().name()));
    }

    @Override
    public Object json(Inspected binary) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("architecture", binary.facts().header().machineName());
        return json;
    }
}
