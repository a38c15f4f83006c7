package dev.millrace.runtime.window.bucket;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.KeyGroups;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/// Tells in snapshots by which operator windows are kept, for each key group. All subtasks of a step go on with
/// this operator after a restart, also those whose keys have no windows, and also if the job goes on with another
/// state backend.
public enum WindowStateFormat {
    BUCKETS("windows in buckets"),
    SESSIONS("windows in sessions");

    private final String mark;

    WindowStateFormat(String mark) {
        this.mark = mark;
    }

    /// Whether the snapshot that a subtask begins with has windows of this form.
    public boolean isRestored(KeyedStates<Object> keyed) {
        return keyed.restores(mark);
    }

    /// Tells the number that snapshots have for the subtask's key groups.
    public void restore(KeyedStates<Object> keyed, LongConsumer consumer) {
        keyed.restoreGroups(mark, LongSerializer.INSTANCE, (_, _, number) -> consumer.accept(number));
    }

    /// @param number a number of the operator's own
    public void addTo(KeyedSnapshot<Object> snapshot, KeyedStates<Object> keyed, long number) throws IOException {
        Map<Integer, Long> groups = new HashMap<>();
        KeyGroups.Range range = keyed.range();
        for (int group = range.first(); group <= range.last(); group++) groups.put(group, number);
        snapshot.addGroups(mark, LongSerializer.INSTANCE, groups);
    }
}
