package dev.millrace.bench.nexmark;

import java.util.List;

/// Is the size of a run.
///
/// @param events the number of events of all kinds
/// @param eventsPerSecond the number of events per second of event time
/// @param parallelism the number of subtasks
/// @param byRows whether rows are generated as objects with all columns
/// @param backend the store of keyed state: `hashmap` or `rocksdb`
/// @param isSummed whether the sink sums up the rows, so that the result can be compared. Otherwise the connector
///     `blackhole` drops the rows, as the definition of Nexmark demands.
public record NexmarkLoad(
        long events, long eventsPerSecond, int parallelism, boolean byRows, String backend, boolean isSummed) {

    /// Returns the load of a run that is measured, with another number of events.
    public NexmarkLoad measured(long other) {
        return new NexmarkLoad(other, eventsPerSecond, parallelism, byRows, backend, false);
    }

    /// Returns the options of the tables of events.
    public List<String> tableOptions() {
        return List.of(
                "'nexmark.events' = '" + events + "'",
                "'nexmark.events-per-second' = '" + eventsPerSecond + "'",
                "'nexmark.by-rows' = '" + byRows + "'");
    }
}
