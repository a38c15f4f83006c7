package dev.millrace.api.operator;

import dev.millrace.api.util.function.BiConsumerWithException;

/// The timers of an operator under one name. Each belongs to a key, a namespace and a time, and exists once however
/// often it is registered.
///
/// @param <N> namespaces; compared by `equals`
public interface InternalTimerService<N> {

    long currentProcessingTime();

    /// The last watermark; [Long#MIN_VALUE] before the first.
    long currentWatermark();

    /// Sets the watermark without firing anything.
    void initializeWatermark(long watermark);

    /// For the current key.
    void registerProcessingTimeTimer(N namespace, long time);

    /// For the current key.
    void deleteProcessingTimeTimer(N namespace, long time);

    /// For the current key.
    void registerEventTimeTimer(N namespace, long time);

    /// For the current key.
    void deleteEventTimeTimer(N namespace, long time);

    /// Shows all event-time timers of all keys, the key of each being the current one.
    void forEachEventTimeTimer(BiConsumerWithException<N, Long, Exception> consumer) throws Exception;

    /// Shows all processing-time timers of all keys, the key of each being the current one.
    void forEachProcessingTimeTimer(BiConsumerWithException<N, Long, Exception> consumer) throws Exception;
}
