package dev.millrace.runtime.failure;

import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.tuple.Tuple2;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Keeps the greatest number of each key, so that repeated records after a failure have no effect.
record MaxPerKeySink(Check check) implements Sink<Tuple2<Long, Long>> {
    private static final Map<Long, Long> SEEN = new ConcurrentHashMap<>();
    private static final AtomicInteger ATTEMPTS = new AtomicInteger();

    interface Check extends Serializable {
        void check(long key) throws IOException;
    }

    static void clear() {
        SEEN.clear();
    }

    static Map<Long, Long> greatest() {
        return new HashMap<>(SEEN);
    }

    /// Returns the number of attempts.
    static AtomicInteger attempts() {
        return ATTEMPTS;
    }

    @Override
    public SinkWriter<Tuple2<Long, Long>> createWriter(WriterInitContext context) {
        Check own = check;
        return new SinkWriter<>() {
            @Override
            public void write(Tuple2<Long, Long> element, Context here) throws IOException {
                own.check(element.f0);
                SEEN.merge(element.f0, element.f1, Math::max);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
