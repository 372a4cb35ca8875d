package dev.seaworthy.cli;

import java.util.ArrayList;
import java.util.List;

/** The views, in the order in which they are shown when several are asked for. */
enum InspectViews {
    /** What is shown when no view is asked for. */
    OVERVIEW("overview", InspectOverview::new),
    MODULES("modules", _ -> new InspectModules()),
    SYMBOLS("symbols", InspectSymbols::new),
    SBOM("sbom", _ -> new InspectSbom()),
    LIBRARIES("libraries", InspectLibraries::new),
    START("start", InspectStart::new),
    NEEDS("needs", InspectNeeds::new),
    SIZE("size", InspectSize::new),
    GRAPH("graph", InspectGraph::new),
    HARDENING("hardening", InspectHardening::new);

    private final String option;
    private final Maker maker;

    InspectViews(String option, Maker maker) {
        this.option = option;
        this.maker = maker;
    }

    /** Makes a view. */
    @FunctionalInterface
    private interface Maker {
        /** @throws UsageException when its options make no sense */
        InspectView make(InspectQuestion question);
    }

    /** The option that asks for it, without hyphens; the member of the JSON object as well. */
    String option() {
        return option;
    }

    InspectView make(InspectQuestion question) {
        return maker.make(question);
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
