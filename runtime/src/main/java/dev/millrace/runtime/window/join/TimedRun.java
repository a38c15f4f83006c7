package dev.millrace.runtime.window.join;

import org.jspecify.annotations.Nullable;

/// Stores records in order of timestamp; records with equal timestamps are in order of arrival. Appending in order and
/// removing the first records are cheap.
final class TimedRun {
    private static final int FIRST_CAPACITY = 4;

    private long[] times = new long[FIRST_CAPACITY];
    private @Nullable Object[] values = new Object[FIRST_CAPACITY];
    private int from;
    private int to;
    /// Whether a snapshot may read the current contents of the arrays.
    private boolean isShared;

    TimedRun() {}

    private TimedRun(TimedRun other) {
        this.times = other.times;
        this.values = other.values;
        this.from = other.from;
        this.to = other.to;
        this.isShared = true;
    }

    /// Returns a run with the same records, which may change while a snapshot reads this run. Both share the arrays
    /// until one of them must change them.
    TimedRun fork() {
        return new TimedRun(this);
    }

    int size() {
        return to - from;
    }

    /// Returns the timestamp of the last record. The run must not be empty.
    long lastTime() {
        return times[to - 1];
    }

    long timeAt(int index) {
        return times[from + index];
    }

    @SuppressWarnings("NullAway") // filled up to `to`
    Object valueAt(int index) {
        return values[from + index];
    }

    void add(long time, Object value) {
        if (to == times.length) makeRoom();
        int at = to;
        while (at > from && times[at - 1] > time) at--;
        if (at < to) {
            if (isShared) {
                int index = at - from;
                move(times.length);
                at = from + index;
            }
            System.arraycopy(times, at, times, at + 1, to - at);
            System.arraycopy(values, at, values, at + 1, to - at);
        }
        times[at] = time;
        values[at] = value;
        to++;
    }

    /// Returns the index of the first record at or after a time, or the size if there is none.
    int firstAtOrAfter(long time) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) low = middle + 1;
            else high = middle;
        }
        return low - from;
    }

    /// Drops the records before a time.
    void cutBefore(long time) {
        while (from < to && times[from] < time) {
            if (!isShared) values[from] = null;
            from++;
        }
        if (from == to && !isShared) {
            from = 0;
            to = 0;
        }
    }

    private void makeRoom() {
        boolean isMostlyCut = from > times.length / 2;
        move(isMostlyCut ? times.length : times.length * 2);
    }

    /// Copies the records to new arrays that no snapshot reads.
    private void move(int capacity) {
        int size = size();
        long[] newTimes = new long[capacity];
        @Nullable Object[] newValues = new Object[capacity];
        System.arraycopy(times, from, newTimes, 0, size);
        System.arraycopy(values, from, newValues, 0, size);
        times = newTimes;
        values = newValues;
        from = 0;
        to = size;
        isShared = false;
    }
}
