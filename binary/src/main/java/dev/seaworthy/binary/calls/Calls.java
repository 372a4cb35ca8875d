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
    /** For each function the last call of it, and for each call the one before with the same callee. */
    private int[] last = new int[0];

    private int[] next = new int[0];
    private boolean chained;

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

    Calls(AddressSet functions, int size) {
        this.functions = functions;
        this.most = size / BYTES_FOR_EACH + FIRST_CAPACITY;
    }

    /** Keeps a call if a function begins where it leads to. */
    void call(int site, int target) {
        if (functions.contains(target)) {
            add(site, target);
        }
    }

    /** Keeps that a function's address is taken, and tells whether a function begins there. */
    boolean reference(int site, int target) {
        boolean found = functions.contains(target);
        if (found) {
            add(site, ~target);
        }
        return found;
    }

    private void add(int site, int target) {
        if (count == most) {
            return;
        }
        if (count == sites.length) {
            int capacity = Math.min(most, 2 * count);
            sites = Arrays.copyOf(sites, capacity);
            targets = Arrays.copyOf(targets, capacity);
        }
        sites[count] = site;
        targets[count] = target;
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

    /** Visits the calls of a function, given by where it begins. The first visit of all takes the time to sort them. */
    public void to(int callee, Visitor visitor) {
        if (!chained) {
            chain();
        }
        int slot = functions.rank(callee);
        for (int i = slot < 0 ? END : last[slot]; i >= 0; i = next[i]) {
            visitor.call(sites[i], callee, targets[i] >= 0);
        }
    }

    /** Hangs each call on the one before it with the same callee: whoever follows calls backwards asks thousands of times. */
    private void chain() {
        chained = true;
        last = new int[functions.seal()];
        Arrays.fill(last, END);
        next = new int[count];
        for (int i = 0; i < count; i++) {
            int target = targets[i];
            int slot = functions.rank(target >= 0 ? target : ~target);
            next[i] = last[slot];
            last[slot] = i;
        }
    }
}
