package dev.millrace.sql.stream;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.state.KeyedPart;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.KeyGroups;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Keeps one time per key group as a part of the state, for example the end of the last window that was emitted. Called
/// by the thread of the subtask only.
public final class GroupMarks {
    private final KeyedStates<?> states;
    private final int first;
    private final long[] marks;
    private long least;

    /// @param name the name in snapshots
    GroupMarks(KeyedStates<?> states, String name) {
        this.states = states;
        this.first = states.range().first();
        this.marks = new long[states.range().size()];
        Arrays.fill(marks, Long.MIN_VALUE);
        states.restoreGroups(name, LongSerializer.INSTANCE, this::restore);
        this.least = Arrays.stream(marks).min().orElse(Long.MIN_VALUE);
        states.attach(new Part(name, marks, first));
    }

    private void restore(long firstHash, long lastHash, long mark) {
        for (int i = 0; i < marks.length; i++) {
            long hash = KeyGroups.firstHash(first + i, states.maxParallelism());
            if (firstHash <= hash && hash <= lastHash) marks[i] = Math.max(marks[i], mark);
        }
    }

    /// Returns the number of key groups of the subtask.
    public int count() {
        return marks.length;
    }

    /// Returns the index of the key group of the current key.
    public int groupOfCurrentKey() {
        return KeyGroups.of(states.currentHash(), states.maxParallelism()) - first;
    }

    /// Returns the time of a key group; `Long.MIN_VALUE` before the first one.
    public long of(int group) {
        return marks[group];
    }

    /// Returns the lowest time of all key groups.
    public long least() {
        return least;
    }

    /// Raises the times of all key groups to at least this time.
    public void raise(long mark) {
        for (int i = 0; i < marks.length; i++) marks[i] = Math.max(marks[i], mark);
        least = Math.max(least, mark);
    }

    private record Part(String name, long[] marks, int first) implements KeyedPart {
        @Override
        public void addTo(KeyedSnapshot<?> snapshot) throws IOException {
            Map<Integer, Long> groups = new HashMap<>();
            for (int i = 0; i < marks.length; i++) groups.put(first + i, marks[i]);
            snapshot.addGroups(name, LongSerializer.INSTANCE, groups);
        }
    }
}
