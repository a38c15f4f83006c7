package dev.millrace.shell;

import dev.millrace.api.value.RowKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the latest changes with their kinds. Thread-safe.
final class LatestChanges implements ShownRows {
    private final int limit;
    private final Deque<@Nullable String[]> changes = new ArrayDeque<>();

    /// @param limit the largest number of changes
    LatestChanges(int limit) {
        this.limit = limit;
    }

    @Override
    public synchronized void add(RowKind kind, @Nullable String[] row) {
        @Nullable String[] change = new String[row.length + 1];
        change[0] = kind.shortString();
        System.arraycopy(row, 0, change, 1, row.length);
        changes.add(change);
        if (changes.size() > limit) changes.poll();
    }

    @Override
    public synchronized int size() {
        return changes.size();
    }

    @Override
    public synchronized List<@Nullable String[]> page(int from, int count) {
        return changes.stream().skip(from).limit(count).toList();
    }

    @Override
    public List<String> names(List<String> columns) {
        List<String> names = new ArrayList<>(List.of("op"));
        names.addAll(columns);
        return names;
    }
}
