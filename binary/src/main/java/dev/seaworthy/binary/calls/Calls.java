package dev.seaworthy.binary.calls;

import java.util.Arrays;

/**
 * Calls in a piece of code, in the order of the places they are made at. Places and callees are offsets from the first
 * function.
 */
public final class Calls {
    private static final int FIRST_CAPACITY = 1 << 14;

    /** Go's compiler makes a call about every 40 bytes. Four times as many are damage, or an attempt to fill the memory. */
    private static final int BYTES_FOR_EACH = 10;

    private static final int END = -1;

    private final AddressSet functions;
    private final int most;
    private int[] sites = new int[FIRST_CAPACITY];
    private int[] targets = new int[FIRST_CAPACITY];
    private int count;
    /** For each call the one before with the same callee: whoever follows calls backwards asks thousands of times. */
    private int[] before = new int[FIRST_CAPACITY];
    /** For each function the last call of it. */
    private final int[] last;

    /** Receives calls. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * A call.
         *
         * @param site where it is made
         * @param callee where the called function begins
         * @param direct whether the call is written in the code, and not only the function's address taken
         */
        void call(int site, int callee, boolean direct);
    }

    /**
     * None yet.
     *
     * @param functions where functions begin; sealed
     * @param size bytes of code
     */
    public Calls(AddressSet functions, int size) {
        this.functions = functions;
        this.most = size / BYTES_FOR_EACH + FIRST_CAPACITY;
        this.last = new int[functions.count()];
        Arrays.fill(last, END);
    }

    /** Keeps a call if a function begins where it leads to. */
    void call(int site, int target) {
        int slot = functions.rank(target);
        if (slot >= 0) {
            add(site, target, slot);
        }
    }

    /** Keeps that a function's address is taken, and tells whether a function begins there. */
    boolean reference(int site, int target) {
        int slot = functions.rank(target);
        if (slot >= 0) {
            add(site, ~target, slot);
        }
        return slot >= 0;
    }

    private void add(int site, int target, int slot) {
        if (count == most) {
            return;
        }
        if (count == sites.length) {
            int capacity = Math.min(most, 2 * count);
            sites = Arrays.copyOf(sites, capacity);
            targets = Arrays.copyOf(targets, capacity);
            before = Arrays.copyOf(before, capacity);
        }
        sites[count] = site;
        targets[count] = target;
        before[count] = last[slot];
        last[slot] = count;
        count++;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** Visits all calls, in the order of their places. */
    public void forEach(Visitor visitor) {
        for (int i = 0; i < count; i++) {
            boolean direct = targets[i] >= 0;
            visitor.call(sites[i], direct ? targets[i] : ~targets[i], direct);
        }
    }

    /** Visits the calls of a function, given by where it begins. */
    public void to(int callee, Visitor visitor) {
        int slot = functions.rank(callee);
        for (int i = slot < 0 ? END : last[slot]; i >= 0; i = before[i]) {
            visitor.call(sites[i], callee, targets[i] >= 0);
        }
    }
}
