package dev.millrace.shell;

import dev.millrace.api.value.RowKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps the rows that a table has after all changes so far. The new version of a row takes the place of the old one.
/// When there are too many rows, the oldest ones are left out. Thread-safe.
final class CurrentRows implements ShownRows {
    private final int limit;
    private final TreeMap<Long, @Nullable String[]> rows = new TreeMap<>();
    private final Map<List<@Nullable String>, Deque<Long>> places = new HashMap<>();
    private final Deque<Long> vacancies = new ArrayDeque<>();
    private long next;

    /// @param limit the largest number of rows
    CurrentRows(int limit) {
        this.limit = limit;
    }

    @Override
    public synchronized void add(RowKind kind, @Nullable String[] row) {
        switch (kind) {
            case INSERT -> put(next++, row);
            case UPDATE_AFTER -> put(vacancies.isEmpty() ? next++ : vacancies.poll(), row);
            case UPDATE_BEFORE -> {
                Long place = remove(row);
                if (place != null) vacancies.add(place);
            }
            case DELETE -> remove(row);
        }
    }

    private void put(long place, @Nullable String[] row) {
        rows.put(place, row);
        places.computeIfAbsent(Arrays.asList(row), _ -> new ArrayDeque<>()).add(place);
        if (rows.size() > limit) remove(rows.firstEntry().getValue());
    }

    private @Nullable Long remove(@Nullable String[] row) {
        List<@Nullable String> key = Arrays.asList(row);
        Deque<Long> equal = places.get(key);
        if (equal == null) return null; // The row was left out before.
        Long place = equal.poll();
        if (equal.isEmpty()) places.remove(key);
        if (place != null) rows.remove(place);
        return place;
    }

    @Override
    public synchronized int size() {
        return rows.size();
    }

    @Override
    public synchronized List<@Nullable String[]> page(int from, int count) {
        SortedMap<Long, @Nullable String[]> all = rows;
        List<@Nullable String[]> page = new ArrayList<>();
        Iterator<@Nullable String[]> each = all.values().iterator();
        for (int i = 0; i < from && each.hasNext(); i++) each.next();
        while (page.size() < count && each.hasNext()) page.add(each.next());
        return page;
    }

    @Override
    public List<String> names(List<String> columns) {
        return columns;
    }
}
