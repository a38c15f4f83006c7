package dev.millrace.api;

import dev.millrace.api.cache.CachedResults;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import java.util.List;

/// A stream that the first job using it keeps, so that later jobs of the environment read it instead of computing it
/// again. The job must end by itself: a stream without end is never kept.
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

    /// Forgets the records that were kept; the next job that uses the stream computes and keeps them again. Jobs that
    /// read them now may fail.
    public void invalidate() throws Exception {
        results.forget();
    }
}
