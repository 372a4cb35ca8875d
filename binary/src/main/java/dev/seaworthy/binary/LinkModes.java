package dev.seaworthy.binary;

import dev.seaworthy.elf.DynamicObject;
import dev.seaworthy.elf.DynamicObject.Trait;
import dev.seaworthy.elf.ElfHeader;
import java.util.Optional;

/** Tells how an ELF file was linked, and whether it is a program or a library. */
final class LinkModes {
    private LinkModes() {}

    /** Empty when it is a shared library. */
    static Optional<LinkMode> find(Image image, Optional<String> interpreter, Optional<DynamicObject> dynamic) {
        boolean movable = image.elf().header().type() == ElfHeader.TYPE_DYN;
        if (interpreter.isPresent()) {
            return Optional.of(movable ? LinkMode.PIE : LinkMode.DYNAMIC);
        }
        if (!movable) {
            return Optional.of(LinkMode.STATIC);
        }
        return isLibrary(image, dynamic) ? Optional.empty() : Optional.of(LinkMode.STATIC_PIE);
    }

    /**
     * Static position-independent executables and shared libraries have the same type and both have no interpreter.
     * Linkers mark the former (DF_1_PIE) since some years; older ones are told by having nothing that only a library
     * has, and a place to start at.
     */
    private static boolean isLibrary(Image image, Optional<DynamicObject> dynamic) {
        if (dynamic.isEmpty()) {
            return false;
        }
        DynamicObject object = dynamic.get();
        if (object.traits().contains(Trait.POSITION_INDEPENDENT_EXECUTABLE)) {
            return false;
        }
        return object.soname().isPresent()
                || !object.needed().isEmpty()
                || !object.exports().isEmpty()
                || !image.isCode(image.elf().header().entry());
    }
}
