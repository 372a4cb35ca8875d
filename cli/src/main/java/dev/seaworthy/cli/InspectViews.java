package dev.seaworthy.cli;

import java.util.ArrayList;
import java.util.List;

/** The views, in the order in which they are shown when several are asked for. */
enum InspectViews {
    /** What is shown when no view is asked for. */
    OVERVIEW("overview"),
    MODULES("modules"),
    SYMBOLS("symbols"),
    SBOM("sbom"),
    LIBRARIES("libraries"),
    START("start"),
    NEEDS("needs"),
    SIZE("size"),
    GRAPH("graph"),
    HARDENING("hardening");

    private final String option;

    InspectViews(String option) {
        this.option = option;
    }

    /** The option that asks for it, without hyphens; the member of the JSON object as well. */
    String option() {
        return option;
    }

    /**
     * Makes the view.
     *
     * @throws UsageException when its options make no sense
     */
    InspectView make(InspectQuestion question) {
        return switch (this) {
            case OVERVIEW -> new InspectOverview(question);
            case MODULES -> new InspectModules();
            case SYMBOLS -> new InspectSymbols(question);
            case SBOM -> new InspectSbom();
            case LIBRARIES -> new InspectLibraries(question);
            case START -> new InspectStart(question);
            case NEEDS -> new InspectNeeds(question);
            case SIZE -> new InspectSize(question);
            case GRAPH -> new InspectGraph(question);
            case HARDENING -> new InspectHardening(question);
        };
    }

    /** Those that are asked for. */
    static List<InspectViews> asked(Arguments arguments) {
        List<InspectViews> asked = new ArrayList<>();
        for (InspectViews view : values()) {
            // With symbols, "-size" is their column of sizes, as "go tool nm" has it.
            boolean column = view.option.equals("size") && arguments.has(SYMBOLS.option);
            if (arguments.has(view.option) && !column) {
                asked.add(view);
            }
        }
        return asked.isEmpty() ? List.of(OVERVIEW) : List.copyOf(asked);
    }
}
