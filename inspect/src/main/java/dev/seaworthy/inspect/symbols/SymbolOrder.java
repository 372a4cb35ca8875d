package dev.seaworthy.inspect.symbols;

import java.util.Arrays;
import java.util.Comparator;

/** Orders of symbols; those that are equal keep the order of the file. */
public enum SymbolOrder {
    ADDRESS {
        @Override
        void sort(SymbolList symbols, int[] indexes) {
            byNumber(indexes, symbols::address);
        }
    },
    NAME {
        @Override
        void sort(SymbolList symbols, int[] indexes) {
            byte[][] names = new byte[symbols.count()][];
            for (int index : indexes) {
                int length = symbols.nameLength(index);
                names[index] = new byte[length];
                symbols.copyName(index, names[index], 0, length);
            }
            boxed(indexes, (a, b) -> Arrays.compareUnsigned(names[a], names[b]));
        }
    },
    /** The largest first. */
    SIZE {
        @Override
        void sort(SymbolList symbols, int[] indexes) {
            byNumber(indexes, index -> ~symbols.size(index));
        }
    },
    NONE {
        @Override
        void sort(SymbolList symbols, int[] indexes) {
            // As they are.
        }
    };

    private static final int INDEX_BITS = 24;

    abstract void sort(SymbolList symbols, int[] indexes);

    /**
     * Puts symbols in this order.
     *
     * @param indexes some of the symbols, by their index in the list, ascending
     */
    public void arrange(SymbolList symbols, int[] indexes) {
        sort(symbols, indexes);
    }

    @FunctionalInterface
    private interface Key {
        /** An unsigned number. */
        long of(int index);
    }

    /**
     * Sorts by numbers. Those of one file mostly differ in their lower bits only, so that a number and the index fit one
     * word, and words are sorted much faster than objects.
     */
    private static void byNumber(int[] indexes, Key key) {
        if (indexes.length == 0) {
            return;
        }
        long lowest = key.of(indexes[0]);
        long highest = lowest;
        for (int index : indexes) {
            long number = key.of(index);
            lowest = Long.compareUnsigned(number, lowest) < 0 ? number : lowest;
            highest = Long.compareUnsigned(number, highest) > 0 ? number : highest;
        }
        if ((highest - lowest) >>> (Long.SIZE - 1 - INDEX_BITS) != 0) {
            boxed(indexes, (a, b) -> Long.compareUnsigned(key.of(a), key.of(b)));
            return;
        }
        long[] words = new long[indexes.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = ((key.of(indexes[i]) - lowest) << INDEX_BITS) | indexes[i];
        }
        Arrays.sort(words);
        for (int i = 0; i < words.length; i++) {
            indexes[i] = (int) words[i] & ((1 << INDEX_BITS) - 1);
        }
    }

    private static void boxed(int[] indexes, Comparator<Integer> order) {
        Integer[] objects = new Integer[indexes.length];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = indexes[i];
        }
        Arrays.sort(objects, order);
        for (int i = 0; i < objects.length; i++) {
            indexes[i] = objects[i];
        }
    }
}
