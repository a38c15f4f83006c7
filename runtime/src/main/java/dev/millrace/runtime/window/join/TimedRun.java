package dev.millrace.runtime.window.join;

import org.jspecify.annotations.Nullable;

/// Records in order of time; those of equal time in order of arrival. Appending in order and cutting off the front
/// are cheap.
final class TimedRun {
    private static final int FIRST_CAPACITY = 4;

    private long[] times = new long[FIRST_CAPACITY];
    private @Nullable Object[] values = new Object[FIRST_CAPACITY];
    private int from;
    private int to;
    /// Whether a snapshot may read what is in the arrays now.
    private boolean isShared;

    TimedRun() {}

    private TimedRun(TimedRun other) {
        this.times = other.times;
        this.values = other.values;
        this.from = other.from;
        this.to = other.to;
        this.isShared = true;
    }

    /// The same records, to go on with while a snapshot reads this run. They share what does not change.
    TimedRun fork() {
        return new TimedRun(this);
    }

    int size() {
        return to - from;
    }

    /// The time of the last record; there must be one.
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

    /// Index of the first record at or after a time; the size if there is none.
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

    /// Moves all into arrays of its own.
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
