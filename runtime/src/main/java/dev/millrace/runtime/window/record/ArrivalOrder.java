package dev.millrace.runtime.window.record;

import java.io.IOException;
import java.util.List;

/// The records of several logs in the order in which they came, whichever log they are in. Logs that do not keep
/// numbers come one after the other. Used once.
final class ArrivalOrder {
    private final KeyedLog[] logs;
    /// The place in each log of the record that comes next.
    private final int[] places;

    /// Told of a record.
    @FunctionalInterface
    interface OnRecord {
        /// @param of the number of the log in the list
        /// @param at the record's place in the log
        void record(int of, KeyedLog log, int at) throws IOException;
    }

    ArrivalOrder(List<KeyedLog> logs) {
        this(logs, new int[logs.size()]);
    }

    /// @param places of the first record of each log that counts
    ArrivalOrder(List<KeyedLog> logs, int[] places) {
        this.logs = logs.toArray(KeyedLog[]::new);
        this.places = places.clone();
    }

    /// Tells the records, the first first.
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

    /// Tells the records of one log until one of another log comes first.
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
