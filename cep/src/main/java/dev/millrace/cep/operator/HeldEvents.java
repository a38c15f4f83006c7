package dev.millrace.cep.operator;

import dev.millrace.cep.match.BufferedEvents;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchRow;
import dev.millrace.cep.match.MatchRows;
import dev.millrace.state.NumberedRows;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Counts the events that the partial matches of an operator hold. Any thread may read the count; all other methods
/// are called by the thread of the subtask only.
public final class HeldEvents<T> implements MatchRows<T> {
    private final KeyedMatchRows<T> rows;
    private final AtomicLong events;

    /// Creates a counter for restored rows. The caller then calls [#restored] for each key.
    public HeldEvents(NumberedRows<MatchRow<T>> rows) {
        this.rows = new KeyedMatchRows<>(rows, "");
        this.events = new AtomicLong(rows.size());
    }

    /// Notes a restored key, whose rows are not all rows of events.
    public void restored(KeyMatches<?> matches) {
        BufferedEvents<?> buffer = matches.buffer();
        long others = matches.rows();
        if (buffer != null) others += buffer.rows().next() - buffer.rows().first();
        events.addAndGet(-others);
    }

    /// Returns the number of events.
    public AtomicLong events() {
        return events;
    }

    @Override
    public @Nullable MatchRow<T> find(long number) {
        return rows.find(number);
    }

    @Override
    public void put(long number, MatchRow<T> row) {
        rows.put(number, row);
    }

    @Override
    public void add(long number, MatchRow<T> row) {
        rows.add(number, row);
        if (number < RUNS) events.setRelease(events.getPlain() + 1);
    }

    @Override
    public void remove(long number) {
        rows.remove(number);
        if (number < RUNS) events.setRelease(events.getPlain() - 1);
    }
}
