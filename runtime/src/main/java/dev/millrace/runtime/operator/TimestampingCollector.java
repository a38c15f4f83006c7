package dev.millrace.runtime.operator;

import dev.millrace.api.util.Collector;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Receiver;

/// Assigns a timestamp to each record that user code emits: the timestamp of the record or timer that the code handles.
public final class TimestampingCollector<O> implements Collector<O> {
    private final Receiver<O> out;
    private long timestamp = Batch.NO_TIMESTAMP;

    public TimestampingCollector(Receiver<O> out) {
        this.out = out;
    }

    public TimestampingCollector<O> at(long timestamp) {
        this.timestamp = timestamp;
        return this;
    }

    @Override
    public void collect(O record) {
        out.record(record, timestamp);
    }

    @Override
    public void close() {}
}
