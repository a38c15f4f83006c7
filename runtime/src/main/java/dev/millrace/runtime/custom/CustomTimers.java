package dev.millrace.runtime.custom;

import dev.millrace.api.operator.InternalTimer;
import dev.millrace.api.operator.InternalTimerService;
import dev.millrace.api.operator.Triggerable;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.time.TimeDomain;
import dev.millrace.api.util.function.BiConsumerWithException;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.operator.KeyedTimers;
import dev.millrace.state.KeyedStates;

/// Provides the timers of an operator of a program under one name.
final class CustomTimers<K, N> implements InternalTimerService<N> {
    private final KeyedTimers<N> timers;
    private final KeyedStates<Object> keyed;
    private final UserFailures failures;
    private final Triggerable<K, N> triggerable;

    /// Represents a timer that has fired.
    private record Fired<K, N>(K getKey, N getNamespace, long getTimestamp) implements InternalTimer<K, N> {}

    /// Calls the operator's method for a timer.
    private interface Call<K, N> {
        void on(InternalTimer<K, N> timer) throws Exception;
    }

    CustomTimers(OperatorContext context, String name, TypeSerializer<N> namespaces, Triggerable<K, N> triggerable) {
        this.keyed = context.keyedStates();
        this.failures = context.failures();
        this.triggerable = triggerable;
        this.timers = new KeyedTimers<>(
                context,
                "custom " + name,
                namespaces,
                (namespace, time) -> fire(triggerable::onProcessingTime, namespace, time));
    }

    @SuppressWarnings("unchecked")
    private void fire(Call<K, N> call, N namespace, long timestamp) {
        try {
            call.on(new Fired<>((K) keyed.currentKey(), namespace, timestamp));
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the timer " + timestamp + " of key " + keyed.currentKey());
        }
    }

    void advanceWatermark(long timestamp) {
        timers.advanceWatermark(timestamp, (namespace, time) -> fire(triggerable::onEventTime, namespace, time));
    }

    void endOfKey() {
        timers.endOfKey((namespace, time) -> fire(triggerable::onEventTime, namespace, time));
    }

    @Override
    public long currentProcessingTime() {
        return timers.currentProcessingTime();
    }

    @Override
    public long currentWatermark() {
        return timers.currentWatermark();
    }

    @Override
    public void initializeWatermark(long watermark) {
        timers.startAt(watermark);
    }

    @Override
    public void registerProcessingTimeTimer(N namespace, long time) {
        timers.registerProcessingTimeTimer(namespace, time);
    }

    @Override
    public void deleteProcessingTimeTimer(N namespace, long time) {
        timers.deleteProcessingTimeTimer(namespace, time);
    }

    @Override
    public void registerEventTimeTimer(N namespace, long time) {
        timers.registerEventTimeTimer(namespace, time);
    }

    @Override
    public void deleteEventTimeTimer(N namespace, long time) {
        timers.deleteEventTimeTimer(namespace, time);
    }

    @Override
    public void forEachEventTimeTimer(BiConsumerWithException<N, Long, Exception> consumer) {
        show(TimeDomain.EVENT_TIME, consumer);
    }

    @Override
    public void forEachProcessingTimeTimer(BiConsumerWithException<N, Long, Exception> consumer) {
        show(TimeDomain.PROCESSING_TIME, consumer);
    }

    private void show(TimeDomain domain, BiConsumerWithException<N, Long, Exception> consumer) {
        timers.show(domain, (namespace, time) -> {
            try {
                consumer.accept(namespace, time);
            } catch (Throwable thrown) {
                throw failures.during(thrown, "at being shown the timer " + time);
            }
        });
    }
}
