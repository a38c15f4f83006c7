package dev.millrace.runtime.window;

import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.Keys;
import org.jspecify.annotations.Nullable;

/// The records of both sides in one stretch of time.
final class RecordSlice {
    final long start;
    final long end;
    final RecordPane pane;

    /// Made when the first late record wants to know the others of its key.
    private @Nullable RecordIndex index;

    RecordSlice(long start, long end, RecordPane pane) {
        this.start = start;
        this.end = end;
        this.pane = pane;
    }

    /// Adds a record of the current key.
    void append(boolean isLeft, KeyedStates<Object> keyed, Object value) {
        pane.append(isLeft, keyed, value);
        if (index != null) index.append(isLeft, keyed, value);
    }

    RecordIndex index(Keys<Object> keys) {
        if (index == null) {
            index = new RecordIndex(keys);
            index.prepend(pane);
        }
        return index;
    }
}
