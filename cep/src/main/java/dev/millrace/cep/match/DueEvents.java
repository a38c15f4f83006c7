package dev.millrace.cep.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds waiting events that are matched now, in the order of their timestamps and of their arrival. Not thread-safe.
///
/// @param <T> the type of the events
public final class DueEvents<T> {
    private final List<Due<T>> events = new ArrayList<>();
    private boolean isSorted = true;

    private record Due<T>(T value, long timestamp) {}

    DueEvents() {}

    void clear() {
        events.clear();
        isSorted = true;
    }

    void add(T value, long timestamp) {
        if (!events.isEmpty() && timestamp <= events.getLast().timestamp) isSorted = false;
        events.add(new Due<>(value, timestamp));
    }

    /// Sorts the events, which are in the order of their timestamps, also by a comparator.
    void sort(@Nullable Comparator<? super T> comparator) {
        if (comparator == null || isSorted) return;
        Comparator<Due<T>> byTime = Comparator.comparingLong(Due::timestamp);
        events.sort(byTime.thenComparing((one, two) -> comparator.compare(one.value, two.value)));
    }

    public int size() {
        return events.size();
    }

    public T valueAt(int index) {
        return events.get(index).value;
    }

    public long timeAt(int index) {
        return events.get(index).timestamp;
    }
}
