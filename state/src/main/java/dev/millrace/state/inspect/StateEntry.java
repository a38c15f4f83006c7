package dev.millrace.state.inspect;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Represents one row of a state.
///
/// @param number the key group; for states without keys, the index of the subtask that wrote the row
/// @param namespace the namespace, for example a window; null if the state has no namespaces
/// @param key the key; null for lists without a key; the map key for broadcast state
/// @param value the value: a list for list state, a map for map state, and the timestamp in milliseconds for a timer
/// @param timeMillis the start of the row's time to live, or the timestamp of an in-flight record; else empty. Lists
///     and maps have a time per element, which is omitted here.
public record StateEntry(
        int number,
        @Nullable Object namespace,
        @Nullable Object key,
        @Nullable Object value,
        OptionalLong timeMillis) {}
