package dev.millrace.state.inspect;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One row of a state.
///
/// @param number the key group; for states without a key the subtask that wrote it
/// @param namespace the window, say; null if the state has no namespaces
/// @param key null for lists without a key; for a broadcast map the entry's key
/// @param value a list for list states, a map for map states, for timers the time in milliseconds
/// @param timeMillis when its time to live began, if it has one of its own (lists and maps keep it for each element,
/// which is left out here); of a record that was on its way to a subtask the timestamp
public record StateEntry(
        int number,
        @Nullable Object namespace,
        @Nullable Object key,
        @Nullable Object value,
        OptionalLong timeMillis) {}
