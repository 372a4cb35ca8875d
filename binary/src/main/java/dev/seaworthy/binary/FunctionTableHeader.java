package dev.seaworthy.binary;

import dev.seaworthy.binary.FunctionTable.Layout;
import dev.seaworthy.elf.Bytes;
import java.util.Optional;

/**
 * The beginning of the table of functions. Offsets are from the beginning of the table; a word has the size of a pointer.
 *
 * <pre>
 *   0  magic u32: FFFFFFFB since 1.2, FFFFFFFA since 1.16, FFFFFFF0 since 1.18, FFFFFFF1 since 1.20
 *   4  0, 0
 *   6  the smallest size of an instruction: 1, 2 or 4
 *   7  bytes of a pointer: 4 or 8
 *   8  words:
 *      1.2    functions; then, at once, the list of functions
 *      1.16   functions, files, names, units, file names, program counter data, list of functions
 *      1.18   functions, files, address of the code (0 since 1.26), names, units, file names, …, list of functions
 *
 *   list of functions: for each its code's address and its structure's offset, each a word; since 1.18 each 32 bits, and
 *   the address relative to the beginning of the code; one more address ends the list.
 *   Structures are offset from the table before 1.16, then from the list.
 * </pre>
 *
 * @param layout its generation
 * @param functions how many functions there are
 * @param list where the list of functions begins
 * @param entryWord bytes of an address or an offset in that list
 * @param functionBase what the offsets of structures are relative to
 * @param functionAddressSize bytes of the address with which a structure begins
 * @param names what the offsets of names are relative to
 * @param namesSize bytes of names; 0 before 1.16, when names lay between other things
 * @param files where the names of files begin, since 1.16
 * @param filesSize bytes of file names, since 1.16
 * @param text the address of the code, when the header has it
 */
record FunctionTableHeader(
        Layout layout,
        long functions,
        long list,
        int entryWord,
        long functionBase,
        int functionAddressSize,
        long names,
        long namesSize,
        long files,
        long filesSize,
        long text) {

    private static final long NEWEST_MAGIC = 0xffff_fff1L;

    /** Whether bytes may begin a table: cheap, to be followed by {@link #read}. */
    static boolean isCandidate(Bytes bytes, long at, int wordSize) {
        if (!bytes.contains(at, 8)) {
            return false;
        }
        int quantum = bytes.u8(at + 6);
        return bytes.u8(at + 4) == 0
                && bytes.u8(at + 5) == 0
                && (quantum == 1 || quantum == 2 || quantum == 4)
                && bytes.u8(at + 7) == wordSize
                && layout(bytes.u32(at)).isPresent();
    }

    private static Optional<Layout> layout(long magic) {
        return switch ((int) magic) {
            case 0xffff_fffb -> Optional.of(Layout.GO_1_2);
            case 0xffff_fffa -> Optional.of(Layout.GO_1_16);
            case 0xffff_fff0 -> Optional.of(Layout.GO_1_18);
            case (int) NEWEST_MAGIC -> Optional.of(Layout.GO_1_20);
            default -> Optional.empty();
        };
    }

    /** The header with which the bytes begin; empty when the bytes cannot be a table. */
    static Optional<FunctionTableHeader> read(Bytes bytes, int wordSize, boolean writable) {
        if (!isCandidate(bytes, 0, wordSize)) {
            return Optional.empty();
        }
        FunctionTableHeader header = switch (layout(bytes.u32(0)).orElseThrow()) {
            case GO_1_2 -> old(bytes, wordSize);
            case GO_1_16 -> split(bytes, wordSize, Layout.GO_1_16, 2, 0, wordSize);
            case GO_1_18 -> split(bytes, wordSize, Layout.GO_1_18, 3, word(bytes, 2, wordSize), 4);
            case GO_1_20, GO_1_26 -> {
                // A relocation may keep the address of the code, with zeros in its place; but then the table
                // is writable, which it no longer is since 1.26.
                long text = word(bytes, 2, wordSize);
                Layout layout = text == 0 && !writable ? Layout.GO_1_26 : Layout.GO_1_20;
                yield split(bytes, wordSize, layout, 3, text, 4);
            }
        };
        return Optional.of(header).filter(found -> found.fits(bytes.size()));
    }

    private static FunctionTableHeader old(Bytes bytes, int wordSize) {
        return new FunctionTableHeader(
                Layout.GO_1_2, word(bytes, 0, wordSize), 8L + wordSize, wordSize, 0, wordSize, 0, 0, 0, 0, 0);
    }

    private static FunctionTableHeader split(
            Bytes bytes, int wordSize, Layout layout, int firstOffset, long text, int entryWord) {
        long names = word(bytes, firstOffset, wordSize);
        long units = word(bytes, firstOffset + 1, wordSize);
        long files = word(bytes, firstOffset + 2, wordSize);
        long data = word(bytes, firstOffset + 3, wordSize);
        long list = word(bytes, firstOffset + 4, wordSize);
        return new FunctionTableHeader(
                layout,
                word(bytes, 0, wordSize),
                list,
                entryWord,
                list,
                entryWord,
                names,
                units - names,
                files,
                data - files,
                text);
    }

    private static long word(Bytes bytes, int index, int wordSize) {
        return bytes.word(8 + (long) index * wordSize, wordSize);
    }

    /** Whether all parts lie in their order inside the table. */
    private boolean fits(long size) {
        boolean parts = layout == Layout.GO_1_2
                || (names > 0
                        && namesSize >= 0
                        && names <= size - namesSize
                        && files >= names + namesSize
                        && filesSize >= 0
                        && files <= size - filesSize
                        && list >= files + filesSize);
        return parts && functions > 0 && list <= size && functions < (size - list) / (2L * entryWord);
    }

    /** Where the entry with an index is in the list of functions. */
    long functionEntry(long index) {
        return list + index * 2 * entryWord;
    }
}
