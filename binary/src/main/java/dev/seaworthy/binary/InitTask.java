package dev.seaworthy.binary;

import java.util.List;

/**
 * The functions that initialise one package, in the order in which they are called: {@code init} sets its variables,
 * {@code init.0}, {@code init.1}, … are the init functions in its source.
 *
 * @param packagePath the package's import path; empty when no function of it has a name
 * @param functions what is called; never empty
 */
public record InitTask(String packagePath, List<Function> functions) {
    public InitTask {
        functions = List.copyOf(functions);
    }

    /**
     * A function.
     *
     * @param name its full name; empty when the function table has none
     * @param address where its code begins, before a position-independent program is moved
     */
    public record Function(String name, long address) {}
}
