package dev.millrace.runtime.escape;

/// Holds the sources of all variables and operands at one point of a method. Values of 64 bits take two slots, as
/// in the JVM.
final class Frame {
    private final int variables;
    private final long[] slots;
    private int depth;

    Frame(int variables, int operandsMax) {
        this.variables = variables;
        this.slots = new long[variables + operandsMax];
    }

    private Frame(Frame other) {
        this.variables = other.variables;
        this.slots = other.slots.clone();
        this.depth = other.depth;
    }

    Frame copy() {
        return new Frame(this);
    }

    long variable(int index) {
        return slots[index];
    }

    void store(int index, long origin) {
        slots[index] = origin;
    }

    void push(long origin) {
        slots[variables + depth++] = origin;
    }

    void push(long origin, int width) {
        push(origin);
        if (width == 2) push(0);
    }

    long pop() {
        return slots[variables + --depth];
    }

    void pop(int count) {
        depth -= count;
    }

    /// Returns the operand at a depth below the top.
    long peek(int below) {
        return slots[variables + depth - 1 - below];
    }

    /// Inserts a copy of the top operands below other operands.
    void duplicate(int count, int beneath) {
        int from = variables + depth - count - beneath;
        long[] moved = new long[count + beneath];
        System.arraycopy(slots, from, moved, 0, moved.length);
        System.arraycopy(moved, beneath, slots, from, count);
        System.arraycopy(moved, 0, slots, from + count, moved.length);
        depth += count;
    }

    void swap() {
        long top = pop();
        long below = pop();
        push(top);
        push(below);
    }

    /// Returns the frame at the start of an exception handler.
    Frame caught() {
        Frame frame = copy();
        frame.depth = 0;
        frame.push(ValueSource.ELSEWHERE);
        return frame;
    }

    /// Adds a mark to every slot with one of the given sources.
    void mark(long origins, long mark) {
        for (int i = 0; i < variables + depth; i++) {
            if ((slots[i] & origins) != 0) slots[i] |= mark;
        }
    }

    /// Adds the sources of another path to this point; returns whether any were new.
    boolean merge(Frame other) {
        boolean isNew = false;
        for (int i = 0; i < variables + depth; i++) {
            long both = slots[i] | other.slots[i];
            isNew |= both != slots[i];
            slots[i] = both;
        }
        return isNew;
    }
}
