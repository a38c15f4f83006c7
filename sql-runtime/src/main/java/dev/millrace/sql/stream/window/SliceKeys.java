package dev.millrace.sql.stream.window;

import dev.millrace.sql.stream.row.PackedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Lists the keys of each slice, by key group, and the ends of the windows that have not been emitted. The lists follow
/// from the rows of the slices, so they are not part of the state. Not thread-safe.
final class SliceKeys {
    private final WindowPlace place;
    private final int groups;
    private final NavigableMap<Long, @Nullable List<PackedRow>[]> slices = new TreeMap<>();
    private final TreeSet<Long> ends = new TreeSet<>();

    /// @param groups the number of key groups
    SliceKeys(WindowPlace place, int groups) {
        this.place = place;
        this.groups = groups;
    }

    /// Adds a key to a slice.
    ///
    /// @param isOver whether a window with this end was emitted
    void add(long slice, int group, PackedRow key, LongPredicate isOver) {
        @Nullable List<PackedRow>[] keys = slices.get(slice);
        if (keys == null) keys = added(slice, isOver);
        List<PackedRow> known = keys[group];
        if (known == null) keys[group] = known = new ArrayList<>();
        known.add(key);
    }

    @SuppressWarnings("unchecked")
    private @Nullable List<PackedRow>[] added(long slice, LongPredicate isOver) {
        @Nullable List<PackedRow>[] made = new List[groups];
        slices.put(slice, made);
        long last = place.lastEnd(slice);
        for (long end = place.firstEnd(slice); end != WindowShape.NONE && end <= last; end = place.nextEnd(end)) {
            if (!isOver.test(end)) ends.add(end);
        }
        // The rows of a slice whose windows are over are dropped with the next window.
        if (isOver.test(last)) ends.add(last);
        return made;
    }

    /// Returns the end of the first window that has not been emitted, or [WindowShape#NONE].
    long firstEnd() {
        return ends.isEmpty() ? WindowShape.NONE : ends.first();
    }

    /// Returns the ends of the slices of a window.
    List<Long> slices(long windowEnd) {
        List<Long> found = new ArrayList<>();
        for (long slice : slices.headMap(windowEnd, true).keySet()) {
            if (place.firstEnd(slice) <= windowEnd && windowEnd <= place.lastEnd(slice)) found.add(slice);
        }
        return found;
    }

    /// Returns the keys of a slice in a key group.
    List<PackedRow> keys(long slice, int group) {
        @Nullable List<PackedRow>[] keys = slices.get(slice);
        List<PackedRow> known = keys == null ? null : keys[group];
        return known == null ? List.of() : known;
    }

    /// Forgets a window, and the slices whose last window this is.
    void drop(long windowEnd) {
        ends.remove(windowEnd);
        SortedMap<Long, @Nullable List<PackedRow>[]> before = slices.headMap(windowEnd, true);
        before.keySet().removeIf(slice -> place.lastEnd(slice) <= windowEnd);
    }
}
