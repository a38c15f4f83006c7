package dev.millrace.state.timer;

import dev.millrace.base.fault.Check;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Orders registrations of timers by time, then by sequence number, in a 4-ary heap. Stores them in pages, so that the
/// heap grows without a pause. A deleted timer may stay in the heap; its owner ignores it. Not thread-safe.
final class TimerHeap implements Registrations {
    private static final int PAGE_BITS = 10;
    private static final int PAGE_ENTRIES = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE_ENTRIES - 1;
    private static final int CHILDREN_BITS = 2;
    private static final int CHILDREN = 1 << CHILDREN_BITS;
    // The longs of an entry.
    private static final int TIME = 0;
    private static final int SEQUENCE = 1;
    private static final int KEY = 2;
    private static final int STRIDE = 3;

    private final boolean isPrimitive;
    private final int objectStride;
    private long[][] longs = {};
    private @Nullable Object[][] objects = {};
    private int size;

    /// Creates an empty heap.
    ///
    /// @param isPrimitive whether keys are primitive
    TimerHeap(boolean isPrimitive) {
        this.isPrimitive = isPrimitive;
        this.objectStride = isPrimitive ? 1 : 2;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// Returns the time of an entry. Entry 0 has the earliest time.
    @Override
    public long time(int entry) {
        return get(entry, TIME);
    }

    @Override
    public long sequence(int entry) {
        return get(entry, SEQUENCE);
    }

    @Override
    public long longKey(int entry) {
        return get(entry, KEY);
    }

    @Override
    @SuppressWarnings("NullAway") // entries have namespaces
    public Object namespace(int entry) {
        return objects[entry >>> PAGE_BITS][(entry & PAGE_MASK) * objectStride];
    }

    @Override
    public @Nullable Object objectKey(int entry) {
        return isPrimitive ? null : objects[entry >>> PAGE_BITS][(entry & PAGE_MASK) * objectStride + 1];
    }

    private long get(int entry, int column) {
        return longs[entry >>> PAGE_BITS][(entry & PAGE_MASK) * STRIDE + column];
    }

    /// Adds a registration.
    ///
    /// @param objectKey null if keys are primitive
    void push(long time, long sequence, long longKey, @Nullable Object objectKey, Object namespace) {
        if (size >>> PAGE_BITS == longs.length) addPage();
        int hole = size++;
        while (hole > 0) {
            int parent = hole - 1 >>> CHILDREN_BITS;
            if (!isBefore(time, sequence, parent)) break;
            move(parent, hole);
            hole = parent;
        }
        place(hole, time, sequence, longKey, objectKey, namespace);
    }

    private void place(
            int entry, long time, long sequence, long longKey, @Nullable Object objectKey, @Nullable Object namespace) {
        long[] page = longs[entry >>> PAGE_BITS];
        int at = (entry & PAGE_MASK) * STRIDE;
        page[at + TIME] = time;
        page[at + SEQUENCE] = sequence;
        page[at + KEY] = longKey;
        @Nullable Object[] others = objects[entry >>> PAGE_BITS];
        int other = (entry & PAGE_MASK) * objectStride;
        others[other] = namespace;
        if (!isPrimitive) others[other + 1] = objectKey;
    }

    /// Removes the first entry.
    void pop() {
        Check.that(size > 0, "an empty heap of timers was asked for its first");
        int last = --size;
        long time = time(last);
        long sequence = sequence(last);
        long longKey = longKey(last);
        Object namespace = namespace(last);
        Object objectKey = objectKey(last);
        clear(last);
        if (last > 0) place(sift(0, time, sequence), time, sequence, longKey, objectKey, namespace);
        dropPages();
    }

    /// Moves smaller entries up, and returns the final position of an entry that starts at `from`.
    private int sift(int from, long time, long sequence) {
        int hole = from;
        while (true) {
            int first = (hole << CHILDREN_BITS) + 1;
            if (first >= size || first < 0) return hole;
            int least = first;
            for (int child = first + 1; child < Math.min(first + CHILDREN, size); child++) {
                if (isBefore(time(child), sequence(child), least)) least = child;
            }
            if (isBefore(time, sequence, least)) return hole;
            move(least, hole);
            hole = least;
        }
    }

    private boolean isBefore(long time, long sequence, int other) {
        long otherTime = time(other);
        return time < otherTime || time == otherTime && sequence < sequence(other);
    }

    private void move(int from, int to) {
        System.arraycopy(
                longs[from >>> PAGE_BITS],
                (from & PAGE_MASK) * STRIDE,
                longs[to >>> PAGE_BITS],
                (to & PAGE_MASK) * STRIDE,
                STRIDE);
        @Nullable Object[] source = objects[from >>> PAGE_BITS];
        @Nullable Object[] target = objects[to >>> PAGE_BITS];
        for (int column = 0; column < objectStride; column++) {
            target[(to & PAGE_MASK) * objectStride + column] = source[(from & PAGE_MASK) * objectStride + column];
        }
    }

    private void clear(int entry) {
        Arrays.fill(
                objects[entry >>> PAGE_BITS],
                (entry & PAGE_MASK) * objectStride,
                (entry & PAGE_MASK) * objectStride + objectStride,
                null);
    }

    private void addPage() {
        int pages = longs.length;
        longs = Arrays.copyOf(longs, pages + 1);
        objects = Arrays.copyOf(objects, pages + 1);
        longs[pages] = new long[PAGE_ENTRIES * STRIDE];
        objects[pages] = new Object[PAGE_ENTRIES * objectStride];
    }

    /// Releases the pages after the next free one.
    private void dropPages() {
        int wanted = (size >>> PAGE_BITS) + 2;
        if (longs.length <= wanted) return;
        longs = Arrays.copyOf(longs, wanted);
        objects = Arrays.copyOf(objects, wanted);
    }

    /// Drops the registrations that the predicate does not keep.
    void retain(Keep keep) {
        int kept = 0;
        for (int entry = 0; entry < size; entry++) {
            if (!keep.keeps(this, entry)) continue;
            if (kept < entry) move(entry, kept);
            kept++;
        }
        for (int entry = kept; entry < size; entry++) clear(entry);
        size = kept;
        for (int entry = (size - 2 >> CHILDREN_BITS); entry >= 0; entry--) {
            long time = time(entry);
            long sequence = sequence(entry);
            long longKey = longKey(entry);
            Object namespace = namespace(entry);
            Object objectKey = objectKey(entry);
            place(sift(entry, time, sequence), time, sequence, longKey, objectKey, namespace);
        }
        dropPages();
    }
}
