package dev.millrace.runtime.window.record;

import java.io.IOException;
import java.util.List;

/// Iterates over the records of several logs in order of arrival. Logs without record numbers follow one after the
/// other. An instance iterates once.
final class ArrivalOrder {
    private final KeyedLog[] logs;
    /// The position of the next record in each log.
    private final int[] places;

    /// Receives the records.
    @FunctionalInterface
    interface OnRecord {
        /// Handles a record.
        ///
        /// @param of the index of the log in the list
        /// @param at the position of the record in the log
        void record(int of, KeyedLog log, int at) throws IOException;
    }

    ArrivalOrder(List<KeyedLog> logs) {
        this(logs, new int[logs.size()]);
    }

    /// Creates an iteration that starts inside the logs.
    ///
    /// @param places the position of the first record in each log
    ArrivalOrder(List<KeyedLog> logs, int[] places) {
        this.logs = logs.toArray(KeyedLog[]::new);
        this.places = places.clone();
    }

    /// Passes the records to the consumer in order.
    void forEach(OnRecord onRecord) throws IOException {
        while (true) {
            int next = -1;
            long bound = Long.MAX_VALUE;
            for (int of = 0; of < logs.length; of++) {
                if (places[of] == logs[of].size()) continue;
                if (next < 0) {
                    next = of;
                } else if (number(of) < number(next)) {
                    bound = number(next);
                    next = of;
                } else {
                    bound = Math.min(bound, number(of));
                }
            }
            if (next < 0) return;
            run(next, bound, onRecord);
        }
    }

    /// Passes the records of one log to the consumer, until a record of another log comes first.
    ///
    /// @param bound the smallest number in the other logs
    private void run(int of, long bound, OnRecord onRecord) throws IOException {
        KeyedLog log = logs[of];
        int size = log.size();
        int at = places[of];
        do {
            onRecord.record(of, log, at++);
        } while (at < size && (!log.isNumbered() || log.number(at) < bound));
        places[of] = at;
    }

    private long number(int of) {
        return logs[of].isNumbered() ? logs[of].number(places[of]) : 0;
    }
}
