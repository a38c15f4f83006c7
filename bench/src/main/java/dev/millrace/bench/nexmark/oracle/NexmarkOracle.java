package dev.millrace.bench.nexmark.oracle;

import dev.millrace.connector.table.nexmark.NexmarkClock;
import java.util.List;

/// Computes the results of the queries in plain Java. Thread-safe.
public final class NexmarkOracle {
    private final Events events;

    /// Creates the oracle of an auction house. The rate of the clock must be at most 1000 events per second, so that no
    /// two events have the same time.
    ///
    /// @param events the number of events of all kinds
    public NexmarkOracle(long events, NexmarkClock clock) {
        this.events = Events.of(events, clock);
    }

    /// Returns the rows of a query as texts in any order. The values of a row are separated by bars. For q12, whose
    /// windows depend on the wall clock, a row has a bidder and the number of all bids.
    ///
    /// @param query the number of the query, from 0
    public List<String> rows(int query) {
        Results results = switch (query) {
            case 3, 4, 6, 8, 9, 20 -> new JoinOracle(events).of(query);
            case 5, 7, 11, 12 -> new WindowOracle(events).of(query);
            case 15, 16, 17, 18, 19 -> new GroupOracle(events).of(query);
            default -> new RowOracle(events).of(query);
        };
        return results.rows();
    }
}
