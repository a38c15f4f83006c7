package dev.millrace.runtime.window.bucket;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.KeyGroups;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/// Marks in snapshots which operator stores the windows, for each key group. After a restart, all subtasks of a step
/// use this operator, even if their keys have no windows or the state backend has changed.
public enum WindowStateFormat {
    BUCKETS("windows in buckets"),
    SESSIONS("windows in sessions");

    private final String mark;

    WindowStateFormat(String mark) {
        this.mark = mark;
    }

    /// Returns whether the snapshot that a subtask restores contains windows in this format.
    public boolean isRestored(KeyedStates<Object> keyed) {
        return keyed.restores(mark);
    }

    /// Passes the numbers that the snapshot holds for the subtask's key groups to the consumer.
    public void restore(KeyedStates<Object> keyed, LongConsumer consumer) {
        keyed.restoreGroups(mark, LongSerializer.INSTANCE, (_, _, number) -> consumer.accept(number));
    }

    /// Adds the mark to a snapshot.
    ///
    /// @param number a number that the operator defines
    public void addTo(KeyedSnapshot<Object> snapshot, KeyedStates<Object> keyed, long number) throws IOException {
        Map<Integer, Long> groups = new HashMap<>();
        KeyGroups.Range range = keyed.range();
        for (int group = range.first(); group <= range.last(); group++) groups.put(group, number);
        snapshot.addGroups(mark, LongSerializer.INSTANCE, groups);
    }
}
