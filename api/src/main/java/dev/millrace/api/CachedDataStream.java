package dev.millrace.api;

import dev.millrace.api.cache.CachedResults;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import java.util.List;

/// Represents a stream whose records the first job that uses the stream keeps. Later jobs of the environment read
/// these records instead of computing them again. The first job must have bounded input: a stream without an end is
/// never kept.
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

    /// Deletes the records that were kept. The next job that uses the stream computes and keeps the records again. Jobs
    /// that read the deleted records at this time may fail.
    public void invalidate() throws Exception {
        results.forget();
    }
}
