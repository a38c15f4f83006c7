package dev.millrace.runtime.window.bucket;

import dev.millrace.api.window.TimestampedValue;
import java.util.List;

/// Holds the records of one window with their timestamps. An evictor removes records from the list; [#keep] writes the
/// list back to state.
record EvictableRecords<I>(List<TimestampedValue<I>> records, Keeper<I> keeper) {

    /// Stores the records that remain.
    @FunctionalInterface
    interface Keeper<I> {
        void keep(List<TimestampedValue<I>> records) throws Exception;
    }

    void keep() throws Exception {
        keeper.keep(records);
    }
}
