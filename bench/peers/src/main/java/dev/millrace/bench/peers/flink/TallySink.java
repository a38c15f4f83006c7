package dev.millrace.bench.peers.flink;

import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.meter.Meter;
import dev.millrace.bench.meter.Tally;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/// Counts results and drops them.
final class TallySink implements Sink<Event> {
    private static final long serialVersionUID = 1L;

    private final Task task;

    TallySink(Task task) {
        this.task = task;
    }

    @Override
    public SinkWriter<Event> createWriter(WriterInitContext context) {
        return new Writer(Meter.of(task).tally());
    }

    private record Writer(Tally tally) implements SinkWriter<Event> {
        @Override
        public void write(Event event, Context context) {
            tally.add(event);
        }

        @Override
        public void flush(boolean endOfInput) {
            if (endOfInput) {
                tally.finish();
            }
        }

        @Override
        public void close() {}
    }
}
