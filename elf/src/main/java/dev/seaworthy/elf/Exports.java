package dev.seaworthy.elf;

import dev.seaworthy.elf.DynamicObject.Export;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;

/**
 * The exports of one object, of which those with certain names can be found without making all: libraries have thousands,
 * and whoever binds to them asks for a few. Subclasses are immutable.
 */
public abstract class Exports extends AbstractList<Export> implements RandomAccess {
    /** For subclasses. */
    protected Exports() {}

    /** The exports with one of these names, in their order. */
    public abstract List<Export> named(Set<String> wanted);
}
