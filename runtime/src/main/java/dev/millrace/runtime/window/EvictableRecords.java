package dev.millrace.runtime.window;

import dev.millrace.api.state.ListState;
import dev.millrace.api.window.TimestampedValue;
import java.util.List;

/// The records of one window with their times; an evictor removes from the list, and [#keep] makes that last.
record EvictableRecords<I>(List<TimestampedValue<I>> records, ListState<TimestampedValue<I>> state) {

    void keep() throws Exception {
        state.update(records);
    }
}
