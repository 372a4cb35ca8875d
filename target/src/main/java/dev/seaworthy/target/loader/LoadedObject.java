package dev.seaworthy.target.loader;

import dev.seaworthy.elf.DynamicObject;
import java.util.Optional;

/**
 * An object that the loader brings into the process.
 *
 * @param name the name by which it was asked for first
 * @param path where it was found in the root
 * @param requiredBy the object that asked for it first; empty for the program
 * @param foundThrough which rule of the loader found it, in words: {@code ld.so.cache}, {@code RUNPATH of …}, …
 * @param symbolsKnown whether its imports and exports are known
 * @param object what the loader sees of it
 */
public record LoadedObject(
        String name,
        String path,
        Optional<LoadedObject> requiredBy,
        String foundThrough,
        boolean symbolsKnown,
        DynamicObject object) {

    /** The chain from the program to this object, by name: {@code app → libfoo.so.1 → libbar.so.2}. */
    public String chain() {
        return requiredBy.map(parent -> parent.chain() + " → " + name).orElse(name);
    }
}
