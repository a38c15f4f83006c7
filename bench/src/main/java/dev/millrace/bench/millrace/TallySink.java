package dev.millrace.bench.millrace;

import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.meter.Meter;
import dev.millrace.bench.meter.Tally;

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
