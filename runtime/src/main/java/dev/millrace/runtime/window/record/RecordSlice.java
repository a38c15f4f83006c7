package dev.millrace.runtime.window.record;

import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.Keys;
import org.jspecify.annotations.Nullable;

/// Holds the records of all inputs in one slice of time.
final class RecordSlice {
    final long start;
    final long end;
    final RecordPane pane;

    /// Created when the first late record needs the other records of its key.
    private @Nullable RecordIndex index;

    RecordSlice(long start, long end, RecordPane pane) {
        this.start = start;
        this.end = end;
        this.pane = pane;
    }

    /// Adds a record of the current key.
    ///
    /// @param number the number of the record, larger than all earlier ones
    void append(boolean isLeft, KeyedStates<Object> keyed, Object value, long number) {
        pane.append(isLeft, keyed, value, number);
        if (index != null) index.append(isLeft, keyed, value, number);
    }

    boolean isEmpty() {
        return pane.lefts().size() == 0 && pane.rights().size() == 0;
    }

    RecordIndex index(Keys<Object> keys) {
        if (index == null) index = new RecordIndex(keys, pane);
        return index;
    }
}
