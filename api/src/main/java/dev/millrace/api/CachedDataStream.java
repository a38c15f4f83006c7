package dev.millrace.api;

import dev.millrace.api.cache.CachedResults;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import java.util.List;

/// Represents a stream that is computed once. The first job that uses the stream and succeeds leaves its records in
/// temporary files. Later jobs of the environment read these files instead of computing the records again. A stream
/// without an end is never cached, because its job does not finish. [#invalidate] and
/// [StreamExecutionEnvironment#close] delete the files.
public class CachedDataStream<T> extends DataStream<T> {
    private final CachedResults<T> results;

    private CachedDataStream(StreamExecutionEnvironment environment, Step<T> step, CachedResults<T> results) {
        super(environment, step);
        this.results = results;
    }

    static <T> CachedDataStream<T> of(DataStream<T> stream) {
        StreamExecutionEnvironment environment = stream.environment;
        Caches caches = environment.caches();
        int readId = caches.newId();
        CachedResults<T> results = new CachedResults<>(
                stream.getType().createSerializer(environment.getConfig().getSerializerConfig()));
        Step<T> step = environment.add("Cached", new Operation.Union(), List.of(stream.step()), stream::getType);
        caches.add(stream.step(), readId, step, results);
        return new CachedDataStream<>(environment, step, results);
    }

    /// Deletes the files of the stream. The next job that uses the stream computes and caches the records again.
    /// Running jobs that still read the files may fail.
    public void invalidate() throws Exception {
        results.forget();
    }
}
