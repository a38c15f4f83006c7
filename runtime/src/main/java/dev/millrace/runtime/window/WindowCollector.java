package dev.millrace.runtime.window;

import dev.millrace.api.util.Collector;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Receiver;

/// Assigns the timestamp of the window to each record that a window function emits.
public final class WindowCollector<O> implements Collector<O> {
    private final Receiver<O> out;
    private long timestamp = Batch.NO_TIMESTAMP;

    public WindowCollector(Receiver<O> out) {
        this.out = out;
    }

    public void at(long newTimestamp) {
        timestamp = newTimestamp;
    }

    @Override
    public void collect(O record) {
        out.record(record, timestamp);
    }

    @Override
    public void close() {}
}
