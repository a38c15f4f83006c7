package dev.millrace.runtime.recovery;

import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.tuple.Tuple2;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the greatest number of each key, so that repeated records after a failure have no effect.
final class Greatest implements Sink<Tuple2<Long, Long>> {
    static final Map<Long, Long> SEEN = new ConcurrentHashMap<>();

    @Override
    public SinkWriter<Tuple2<Long, Long>> createWriter(WriterInitContext context) {
        return new Writer();
    }

    private static final class Writer implements SinkWriter<Tuple2<Long, Long>> {
        @Override
        public void write(Tuple2<Long, Long> element, Context context) {
            SEEN.merge(element.f0, element.f1, Math::max);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
