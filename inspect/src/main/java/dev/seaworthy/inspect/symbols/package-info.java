/** The symbols of a binary, from its symbol table or from the function table of a Go program. */
@org.jspecify.annotations.NullMarked
package dev.seaworthy.inspect.symbols;
