package dev.seaworthy.inspect.start;

import java.util.List;

/**
 * A step of a start.
 *
 * @param id a stable word: {@code accept}, {@code map}, {@code base}, …
 * @param actor who does it
 * @param what what is done, in one sentence
 * @param places the functions that take part, in the order in which they are reached
 * @param details more about it, one line each
 */
public record Step(String id, Actor actor, String what, List<Place> places, List<String> details) {
    public Step {
        places = List.copyOf(places);
        details = List.copyOf(details);
    }

    /** Whose code runs. */
    public enum Actor {
        /** The kernel, in {@code execve}. */
        KERNEL,
        /** The dynamic loader. */
        LOADER,
        /** The start code of the C library. */
        C,
        /** The Go runtime. */
        GO
    }

    /**
     * A function.
     *
     * @param name its name
     * @param address where its code begins, before a position-independent program is moved
     * @param does what it does; empty where the name says it
     */
    public record Place(String name, long address, String does) {}
}
