package dev.millrace.api.operator;

import dev.millrace.api.util.function.BiConsumerWithException;

/// Registers the timers of an operator under a name. A timer is identified by key, namespace and time. Repeated
/// registrations have no effect.
///
/// @param <N> the type of namespaces, which are compared by `equals`
public interface InternalTimerService<N> {

    /// Returns the current processing time of the subtask in milliseconds.
    long currentProcessingTime();

    /// Returns the current watermark in milliseconds; [Long#MIN_VALUE] before the first watermark.
    long currentWatermark();

    /// Sets the watermark without firing timers.
    void initializeWatermark(long watermark);

    /// Registers a processing-time timer for the current key.
    void registerProcessingTimeTimer(N namespace, long time);

    /// Deletes a processing-time timer of the current key.
    void deleteProcessingTimeTimer(N namespace, long time);

    /// Registers an event-time timer for the current key.
    void registerEventTimeTimer(N namespace, long time);

    /// Deletes an event-time timer of the current key.
    void deleteEventTimeTimer(N namespace, long time);

    /// Passes the event-time timers of all keys to a consumer. The current key is the key of the timer.
    void forEachEventTimeTimer(BiConsumerWithException<N, Long, Exception> consumer) throws Exception;

    /// Passes the processing-time timers of all keys to a consumer. The current key is the key of the timer.
    void forEachProcessingTimeTimer(BiConsumerWithException<N, Long, Exception> consumer) throws Exception;
}
