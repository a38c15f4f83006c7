package dev.millrace.cep.match;

import dev.millrace.base.fault.Check;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Holds events that wait for the watermark, in order of arrival. Not thread-safe.
///
/// @param <T> the type of the events
public final class BufferedEvents<T> {
    private static final int FIRST_CAPACITY = 4;

    private long[] times = new long[FIRST_CAPACITY];
    private @Nullable Object[] values = new Object[FIRST_CAPACITY];
    private int size;
    private boolean isSorted = true;
    private long earliest = Long.MAX_VALUE;

    public BufferedEvents() {}

    /// Returns a copy.
    BufferedEvents<T> copy() {
        BufferedEvents<T> copy = new BufferedEvents<>();
        copy.times = Arrays.copyOf(times, Math.max(FIRST_CAPACITY, size));
        copy.values = Arrays.copyOf(values, Math.max(FIRST_CAPACITY, size));
        copy.size = size;
        copy.isSorted = isSorted;
        copy.earliest = earliest;
        return copy;
    }

    public int size() {
        return size;
    }

    public long timeAt(int index) {
        return times[index];
    }

    @SuppressWarnings("unchecked")
    public T valueAt(int index) {
        return (T) Check.present(values[index], "an event");
    }

    /// Adds an event.
    public void add(T value, long timestamp) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        if (size > 0 && timestamp < times[size - 1]) isSorted = false;
        earliest = Math.min(earliest, timestamp);
        times[size] = timestamp;
        values[size++] = value;
    }

    /// Returns the smallest timestamp; `Long.MAX_VALUE` if there are no events.
    public long earliest() {
        return earliest;
    }

    /// Sorts the events by timestamp. Events with equal timestamps stay in order of arrival, or are ordered by
    /// the comparator.
    ///
    /// @return the number of events up to a timestamp
    int sort(long upTo, @Nullable Comparator<? super T> comparator) {
        if (!isSorted || (comparator != null && hasEqualTimes())) sortAll(comparator);
        int due = size;
        while (due > 0 && times[due - 1] > upTo) due--;
        return due;
    }

    private boolean hasEqualTimes() {
        for (int i = 1; i < size; i++) if (times[i] == times[i - 1]) return true;
        return false;
    }

    private void sortAll(@Nullable Comparator<? super T> comparator) {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Comparator<Integer> byTime = Comparator.comparingLong(i -> times[i]);
        Arrays.sort(
                order,
                comparator == null
                        ? byTime
                        : byTime.thenComparing((one, two) -> comparator.compare(valueAt(one), valueAt(two))));
        long[] sortedTimes = new long[times.length];
        Object[] sortedValues = new Object[values.length];
        for (int i = 0; i < size; i++) {
            sortedTimes[i] = times[order[i]];
            sortedValues[i] = values[order[i]];
        }
        times = sortedTimes;
        values = sortedValues;
        isSorted = true;
    }

    /// Removes the first events. The events must be sorted.
    void removeFirst(int count) {
        System.arraycopy(times, count, times, 0, size - count);
        System.arraycopy(values, count, values, 0, size - count);
        Arrays.fill(values, size - count, size, null);
        size -= count;
        earliest = size == 0 ? Long.MAX_VALUE : times[0];
        if (size == 0 && times.length > 1024) {
            times = new long[FIRST_CAPACITY];
            values = new Object[FIRST_CAPACITY];
        }
    }
}
