package dev.millrace.testkit;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.time.stream.RecordAttributes;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.time.stream.WatermarkStatus;
import dev.millrace.api.type.Copier;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Receiver;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Copies the output of an operator into a queue, because the function may reuse the objects.
final class EmittedRecords implements Receiver<Object> {
    private final Queue<Object> queue;
    private final boolean hasMarks;
    private final Map<Class<?>, Copier<Object>> copiers = new HashMap<>();
    private @Nullable Copier<Object> given;

    /// @param hasMarks whether to collect control elements, too
    EmittedRecords(Queue<Object> queue, boolean hasMarks) {
        this.queue = queue;
        this.hasMarks = hasMarks;
    }

    void copyWith(TypeSerializer<Object> serializer) {
        given = serializer::copy;
    }

    @Override
    public void record(Object value, long timestamp) {
        Object copy = copy(value);
        queue.add(timestamp == Batch.NO_TIMESTAMP ? new StreamRecord<>(copy) : new StreamRecord<>(copy, timestamp));
    }

    private Object copy(Object value) {
        if (given != null) return given.copy(value);
        if (value == null) return value;
        return copiers.computeIfAbsent(value.getClass(), _ -> Copier.of(TypeExtractor.getForObject(value)))
                .copy(value);
    }

    @Override
    public void watermark(long timestamp) {
        if (hasMarks) queue.add(new Watermark(timestamp));
    }

    @Override
    public void idle(boolean isIdle) {
        if (hasMarks) queue.add(isIdle ? WatermarkStatus.IDLE : WatermarkStatus.ACTIVE);
    }

    @Override
    public void backlog(boolean isBacklog) {
        if (hasMarks) queue.add(new RecordAttributes(isBacklog));
    }

    @Override
    public void end() {}
}
