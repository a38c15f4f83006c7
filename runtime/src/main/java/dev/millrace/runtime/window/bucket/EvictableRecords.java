package dev.millrace.runtime.window.bucket;

import dev.millrace.api.window.TimestampedValue;
import java.util.List;

/// The records of one window with their times; an evictor removes from the list, and [#keep] makes that last.
record EvictableRecords<I>(List<TimestampedValue<I>> records, Keeper<I> keeper) {

    /// Takes the records that are left.
    @FunctionalInterface
    interface Keeper<I> {
        void keep(List<TimestampedValue<I>> records) throws Exception;
    }

    void keep() throws Exception {
        keeper.keep(records);
    }
}
