package dev.millrace.bench.nexmark;

import java.util.List;

/// Is the size of a run.
///
/// @param events the number of events of all kinds
/// @param eventsPerSecond the number of events per second of event time
/// @param parallelism the number of subtasks
/// @param byRows whether rows are generated as objects with all columns
/// @param backend the store of keyed state: `hashmap` or `rocksdb`
public record NexmarkLoad(long events, long eventsPerSecond, int parallelism, boolean byRows, String backend) {

    /// Returns the load with another number of events.
    public NexmarkLoad withEvents(long other) {
        return new NexmarkLoad(other, eventsPerSecond, parallelism, byRows, backend);
    }

    /// Returns the options of the tables of events.
    public List<String> tableOptions() {
        return List.of(
                "'nexmark.events' = '" + events + "'",
                "'nexmark.events-per-second' = '" + eventsPerSecond + "'",
                "'nexmark.by-rows' = '" + byRows + "'");
    }
}
