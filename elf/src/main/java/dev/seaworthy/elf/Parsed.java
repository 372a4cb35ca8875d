package dev.seaworthy.elf;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What reading a structure from untrusted bytes gave: the structure, the damage, or the answer that the bytes are of
 * another format. Damage is data, so that a caller can report it beside everything that could be read.
 *
 * @param <T> what is read
 */
public sealed interface Parsed<T> {

    /** The structure was read. */
    record Read<T>(T value) implements Parsed<T> {}

    /**
     * The bytes claim to be of this format, but are damaged.
     *
     * @param what the structure or field that is damaged
     * @param offset where it lies, in bytes from the beginning of the file
     * @param expected what a sound file has there
     */
    record Malformed<T>(String what, long offset, String expected) implements Parsed<T> {
        /** One line for people: what, where, and what was expected. */
        public String describe() {
            return what + " at offset 0x" + Long.toHexString(offset) + ": expected " + expected;
        }

        /** The same damage, as the result of reading something else that needed this structure. */
        public <U> Malformed<U> as() {
            return new Malformed<>(what, offset, expected);
        }
    }

    /** The bytes are not of this format at all. */
    record NotThisFormat<T>() implements Parsed<T> {}

    /** Runs a reader and turns the damage that {@link Bytes} reports on the way into a value. */
    static <T> Parsed<T> reading(Supplier<T> reader) {
        try {
            return new Read<>(reader.get());
        } catch (MalformedException malformed) {
            return malformed.asValue();
        } catch (InternalError fault) {
            // How the JVM reports that a mapped page is gone: the file was cut short, or the disk failed.
            if (String.valueOf(fault.getMessage()).contains("unsafe memory access")) {
                return new Malformed<>("file", 0, "one that does not change while it is read");
            }
            throw fault;
        }
    }

    /** The value when it was read; empty when it was damaged or of another format. */
    default Optional<T> asOptional() {
        return this instanceof Read<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /** The value when it was read, otherwise the given one: for parts whose absence and damage mean the same. */
    default T orElse(T other) {
        return this instanceof Read<T>(T value) ? value : other;
    }

    /** The value, or the exception that {@link #reading} of an enclosing structure turns back into a value. */
    default T orThrow() {
        return switch (this) {
            case Read<T>(T value) -> value;
            case Malformed<T>(String what, long offset, String expected) ->
                throw new MalformedException(what, offset, expected);
            case NotThisFormat<T> _ -> throw new MalformedException("format", 0, "another format");
        };
    }

    /** Applies a function to what was read; damage stays damage. */
    default <U> Parsed<U> map(Function<? super T, ? extends U> function) {
        return switch (this) {
            case Read<T>(T value) -> reading(() -> function.apply(value));
            case Malformed<T> malformed -> malformed.as();
            case NotThisFormat<T> _ -> new NotThisFormat<>();
        };
    }
}
