package dev.seaworthy.bundle;

import java.util.List;

/** Makes the files of one kind. A pure function: the same order gives the same files. */
@FunctionalInterface
public interface Emitter {
    /** The files and what is to be said about them; nothing when the description did not ask for any. */
    Emission emit(Order order);

    /**
     * What an emitter gives.
     *
     * @param artefacts the files
     * @param remarks what a reader has to know: what was asked for and is wrong today, what cannot be guaranteed
     */
    record Emission(List<Artefact> artefacts, List<Remark> remarks) {
        public static final Emission NOTHING = new Emission(List.of(), List.of());

        public Emission {
            artefacts = List.copyOf(artefacts);
            remarks = List.copyOf(remarks);
        }
    }
}
