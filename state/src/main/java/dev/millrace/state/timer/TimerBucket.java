package dev.millrace.state.timer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Holds the registrations of one range of times, in order of arrival. Stores them in pages, so that a bucket grows
/// without a pause. Not thread-safe.
final class TimerBucket implements Registrations {
    private static final int PAGE_BITS = 10;
    private static final int PAGE_ENTRIES = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE_ENTRIES - 1;
    private static final int FIRST_ENTRIES = 8;
    // The longs of an entry.
    private static final int TIME = 0;
    private static final int SEQUENCE = 1;
    private static final int KEY = 2;
    private static final int STRIDE = 3;

    private final int objectStride;
    private long[][] longs;
    private @Nullable Object[][] objects;
    private long id;
    private int size;
    private int alive;
    private long least;
    private long greatest;
    private long newest;
    private boolean isInOrder;

    /// Creates an empty bucket.
    ///
    /// @param isPrimitive whether keys are primitive
    TimerBucket(boolean isPrimitive) {
        objectStride = isPrimitive ? 1 : 2;
        longs = new long[][] {new long[FIRST_ENTRIES * STRIDE]};
        objects = new Object[][] {new Object[FIRST_ENTRIES * objectStride]};
    }

    /// Clears the bucket and assigns it to a range of times.
    void begin(long ofRange) {
        id = ofRange;
        clear();
    }

    private void clear() {
        int used = Math.min(size, PAGE_ENTRIES);
        if (longs.length > 1) {
            longs = new long[][] {longs[0]};
            objects = new Object[][] {objects[0]};
        }
        Arrays.fill(objects[0], 0, used * objectStride, null);
        size = 0;
        alive = 0;
        least = Long.MAX_VALUE;
        greatest = Long.MIN_VALUE;
        newest = Long.MIN_VALUE;
        isInOrder = true;
    }

    /// Returns the number of the range of times.
    long id() {
        return id;
    }

    int size() {
        return size;
    }

    /// Returns a lower bound of all times, or `Long.MAX_VALUE` if there is no registration.
    long least() {
        return least;
    }

    /// Returns whether the registrations are in the order in which they are due: all have the same time, and their
    /// sequence numbers ascend.
    boolean isInOrder() {
        return isInOrder && least == greatest;
    }

    /// Notes that the timer of a registration was deleted.
    ///
    /// @return whether all timers of the bucket are deleted
    boolean died() {
        return --alive == 0;
    }

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

    private long get(int entry, int column) {
        return longs[entry >>> PAGE_BITS][(entry & PAGE_MASK) * STRIDE + column];
    }

    @Override
    public @Nullable Object objectKey(int entry) {
        return objectStride == 1 ? null : objects[entry >>> PAGE_BITS][(entry & PAGE_MASK) * objectStride + 1];
    }

    @Override
    @SuppressWarnings("NullAway") // entries have namespaces
    public Object namespace(int entry) {
        return objects[entry >>> PAGE_BITS][(entry & PAGE_MASK) * objectStride];
    }

    /// Appends a registration.
    void add(long time, long sequence, long longKey, @Nullable Object objectKey, Object namespace) {
        int page = size >>> PAGE_BITS;
        int at = size & PAGE_MASK;
        if (page == longs.length || at * STRIDE == longs[page].length) makeRoom(page);
        long[] numbers = longs[page];
        numbers[at * STRIDE + TIME] = time;
        numbers[at * STRIDE + SEQUENCE] = sequence;
        numbers[at * STRIDE + KEY] = longKey;
        @Nullable Object[] others = objects[page];
        others[at * objectStride] = namespace;
        if (objectStride > 1) others[at * objectStride + 1] = objectKey;
        size++;
        alive++;
        least = Math.min(least, time);
        greatest = Math.max(greatest, time);
        isInOrder &= sequence > newest;
        newest = Math.max(newest, sequence);
    }

    private void makeRoom(int page) {
        if (page == longs.length) {
            longs = Arrays.copyOf(longs, page + 1);
            objects = Arrays.copyOf(objects, page + 1);
            longs[page] = new long[PAGE_ENTRIES * STRIDE];
            objects[page] = new Object[PAGE_ENTRIES * objectStride];
        } else {
            longs[page] = Arrays.copyOf(longs[page], longs[page].length * 2);
            objects[page] = Arrays.copyOf(objects[page], objects[page].length * 2);
        }
    }

    /// Drops the registrations that the predicate does not keep.
    void retain(Keep keep) {
        int before = size;
        TimerBucket kept = new TimerBucket(objectStride == 1);
        kept.begin(id);
        for (int entry = 0; entry < before; entry++) {
            if (!keep.keeps(this, entry)) continue;
            kept.add(time(entry), sequence(entry), longKey(entry), objectKey(entry), namespace(entry));
        }
        longs = kept.longs;
        objects = kept.objects;
        size = kept.size;
        alive = kept.alive;
        least = kept.least;
        greatest = kept.greatest;
        newest = kept.newest;
        isInOrder = kept.isInOrder;
    }
}
