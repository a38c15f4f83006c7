package dev.millrace.cep.match;

import dev.millrace.base.fault.Check;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds the events of a key that wait for the watermark, in order of arrival. If there are many, all but the last
/// ones are in rows of their own. Not thread-safe.
///
/// @param <T> the type of the events
public final class BufferedEvents<T> {
    private static final int FIRST_CAPACITY = 4;
    /// The number of events in each row, and the maximum number outside.
    static final int ROW_MAX = 64;

    private long[] times = new long[FIRST_CAPACITY];
    private @Nullable Object[] values = new Object[FIRST_CAPACITY];
    private int size;
    private long firstRow;
    private long nextRow;
    private int inRows;
    private boolean isSorted = true;
    private long latest = Long.MIN_VALUE;
    private long earliest = Long.MAX_VALUE;

    public BufferedEvents() {}

    /// Creates the events of a snapshot, without those outside of rows.
    public BufferedEvents(Rows rows) {
        firstRow = rows.first;
        nextRow = rows.next;
        inRows = rows.events;
        isSorted = rows.areSorted;
        latest = rows.latest;
        earliest = rows.earliest;
    }

    /// Describes the events in rows.
    ///
    /// @param first the number of the first row
    /// @param next the number after the last row
    /// @param events the number of events in rows
    /// @param areSorted whether all events arrived in the order of their timestamps
    /// @param latest the timestamp of the event that arrived last
    /// @param earliest the smallest timestamp
    public record Rows(long first, long next, int events, boolean areSorted, long latest, long earliest) {}

    /// Returns a description of the events in rows.
    public Rows rows() {
        return new Rows(firstRow, nextRow, inRows, isSorted, latest, earliest);
    }

    /// Returns a copy.
    BufferedEvents<T> copy() {
        BufferedEvents<T> copy = new BufferedEvents<>(rows());
        copy.times = Arrays.copyOf(times, Math.max(FIRST_CAPACITY, size));
        copy.values = Arrays.copyOf(values, Math.max(FIRST_CAPACITY, size));
        copy.size = size;
        return copy;
    }

    /// Returns the number of events.
    public int size() {
        return inRows + size;
    }

    /// Returns the number of events outside of rows.
    public int ownSize() {
        return size;
    }

    /// Returns the timestamp of an event outside of rows.
    public long timeAt(int index) {
        return times[index];
    }

    /// Returns an event outside of rows.
    @SuppressWarnings("unchecked")
    public T valueAt(int index) {
        return (T) Check.present(values[index], "an event");
    }

    /// Adds an event.
    public void add(T value, long timestamp, MatchRows<T> rows) {
        if (size == ROW_MAX) writeRow(rows, 0, size);
        if (timestamp < latest) isSorted = false;
        latest = timestamp;
        earliest = Math.min(earliest, timestamp);
        restore(value, timestamp);
    }

    /// Adds an event of a snapshot.
    public void restore(T value, long timestamp) {
        ensure(size + 1);
        times[size] = timestamp;
        values[size++] = value;
    }

    private void ensure(int capacity) {
        if (capacity <= times.length) return;
        int larger = Math.max(capacity, times.length * 2);
        times = Arrays.copyOf(times, larger);
        values = Arrays.copyOf(values, larger);
    }

    /// Writes the first events to a row, and removes them.
    private void writeRow(MatchRows<T> rows, int from, int to) {
        rows.put(
                MatchRows.WAITING + nextRow++,
                new MatchRow.Waiting<>(Arrays.copyOfRange(times, from, to), list(values, from, to)));
        inRows += to - from;
        if (to == size) {
            Arrays.fill(values, 0, size, null);
            size = 0;
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> list(@Nullable Object[] values, int from, int to) {
        return (List<T>) List.of(Arrays.copyOfRange(values, from, to));
    }

    /// Returns the smallest timestamp; `Long.MAX_VALUE` if there are no events.
    public long earliest() {
        return earliest;
    }

    /// Removes the events up to a timestamp, and adds them to a list in the order of their timestamps. Events with
    /// equal timestamps stay in order of arrival, or are ordered by the comparator.
    void takeDue(long upTo, @Nullable Comparator<? super T> comparator, MatchRows<T> rows, DueEvents<T> due) {
        due.clear();
        if (earliest > upTo) return;
        if (!isSorted) {
            readAll(rows);
            sort();
        }
        boolean areRowsDue = takeRows(upTo, rows, due);
        if (areRowsDue) takeOwn(upTo, due);
        if (size > ROW_MAX) writeAll(rows);
        earliest = inRows > 0 ? firstTime(rows) : size > 0 ? times[0] : Long.MAX_VALUE;
        due.sort(comparator);
    }

    private long firstTime(MatchRows<T> rows) {
        return row(rows, firstRow).times()[0];
    }

    private MatchRow.Waiting<T> row(MatchRows<T> rows, long number) {
        if (rows.find(MatchRows.WAITING + number) instanceof MatchRow.Waiting<T> row) return row;
        throw Check.broken("a key lacks its row %d with waiting events", number);
    }

    /// Reads the events of all rows, and removes the rows.
    private void readAll(MatchRows<T> rows) {
        if (inRows == 0) return;
        long[] ownTimes = Arrays.copyOf(times, size);
        Object[] ownValues = Arrays.copyOf(values, size);
        int total = inRows + size;
        size = 0;
        ensure(total);
        for (long number = firstRow; number < nextRow; number++) {
            MatchRow.Waiting<T> row = row(rows, number);
            for (int i = 0; i < row.times().length; i++) restore(row.values().get(i), row.times()[i]);
            rows.remove(MatchRows.WAITING + number);
        }
        System.arraycopy(ownTimes, 0, times, size, ownTimes.length);
        System.arraycopy(ownValues, 0, values, size, ownValues.length);
        size = total;
        firstRow = nextRow;
        inRows = 0;
    }

    private void sort() {
        if (!hasInserted()) sortAll();
        isSorted = true;
        latest = times[size - 1];
    }

    /// Sorts by insertion, because most events are nearly in order. If this takes too many moves, some events have
    /// not moved yet; those with equal timestamps are in order of arrival.
    ///
    /// @return false if this would take too many moves
    private boolean hasInserted() {
        long movesLeft = 8L * size;
        for (int i = 1; i < size; i++) {
            long time = times[i];
            if (times[i - 1] <= time) continue;
            Object value = values[i];
            int at = i;
            while (at > 0 && times[at - 1] > time) {
                times[at] = times[at - 1];
                values[at] = values[at - 1];
                at--;
            }
            times[at] = time;
            values[at] = value;
            movesLeft -= i - at;
            if (movesLeft < 0) return false;
        }
        return true;
    }

    private void sortAll() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong(i -> times[i]));
        long[] sortedTimes = new long[times.length];
        Object[] sortedValues = new Object[values.length];
        for (int i = 0; i < size; i++) {
            sortedTimes[i] = times[order[i]];
            sortedValues[i] = values[order[i]];
        }
        times = sortedTimes;
        values = sortedValues;
    }

    /// Takes the events of rows that are due.
    ///
    /// @return whether all rows were due
    private boolean takeRows(long upTo, MatchRows<T> rows, DueEvents<T> due) {
        while (inRows > 0) {
            MatchRow.Waiting<T> row = row(rows, firstRow);
            int length = row.times().length;
            int taken = 0;
            while (taken < length && row.times()[taken] <= upTo) {
                due.add(row.values().get(taken), row.times()[taken]);
                taken++;
            }
            inRows -= taken;
            if (taken < length) {
                if (taken > 0) {
                    long[] left = Arrays.copyOfRange(row.times(), taken, length);
                    rows.put(
                            MatchRows.WAITING + firstRow,
                            new MatchRow.Waiting<>(
                                    left, List.copyOf(row.values().subList(taken, length))));
                }
                return false;
            }
            rows.remove(MatchRows.WAITING + firstRow++);
        }
        firstRow = 0;
        nextRow = 0;
        return true;
    }

    private void takeOwn(long upTo, DueEvents<T> due) {
        int taken = 0;
        while (taken < size && times[taken] <= upTo) {
            due.add(valueAt(taken), times[taken]);
            taken++;
        }
        System.arraycopy(times, taken, times, 0, size - taken);
        System.arraycopy(values, taken, values, 0, size - taken);
        Arrays.fill(values, size - taken, size, null);
        size -= taken;
    }

    /// Writes all events but the last ones to rows. There are no rows before.
    private void writeAll(MatchRows<T> rows) {
        int from = 0;
        for (; size - from > ROW_MAX; from += ROW_MAX) writeRow(rows, from, from + ROW_MAX);
        int left = size - from;
        times = Arrays.copyOfRange(times, from, from + Math.max(FIRST_CAPACITY, left));
        values = Arrays.copyOfRange(values, from, from + Math.max(FIRST_CAPACITY, left));
        Arrays.fill(values, left, values.length, null);
        size = left;
    }
}
