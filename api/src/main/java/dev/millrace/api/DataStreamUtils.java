package dev.millrace.api;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.FlinkRuntimeException;
import java.util.Iterator;

/// Contains rarely needed operations on streams.
public final class DataStreamUtils {
    private DataStreamUtils() {}

    /// Starts a job and returns an iterator over the records of the stream. For programs of Flink 1.x; other programs
    /// use [DataStream#executeAndCollect].
    public static <OUT> Iterator<OUT> collect(DataStream<OUT> stream) {
        return collect(stream, "Data Stream Collect");
    }

    /// Starts a job of this name and returns an iterator over the records of the stream. For programs of Flink 1.x.
    public static <OUT> Iterator<OUT> collect(DataStream<OUT> stream, String executionJobName) {
        try {
            return stream.executeAndCollect(executionJobName);
        } catch (RuntimeException thrown) {
            throw thrown;
        } catch (Exception thrown) {
            throw new FlinkRuntimeException("the job could not be started", thrown);
        }
    }

    /// Declares that a stream is already partitioned by a key, exactly as `keyBy` partitions. Returns a keyed
    /// stream without an exchange. Millrace does not check the declaration. If the declaration is wrong, so are
    /// results and snapshots.
    public static <T, K> KeyedStream<T, K> reinterpretAsKeyedStream(
            DataStream<T> stream, KeySelector<T, K> keySelector) {
        return reinterpretAsKeyedStream(
                stream, keySelector, TypeExtractor.getKeySelectorTypes(keySelector, stream.getType()));
    }

    /// Declares that a stream is already partitioned by a key of this type, exactly as `keyBy` partitions. Returns a
    /// keyed stream without an exchange. Millrace does not check the declaration.
    public static <T, K> KeyedStream<T, K> reinterpretAsKeyedStream(
            DataStream<T> stream, KeySelector<T, K> keySelector, TypeInformation<K> typeInfo) {
        Operation operation = new Operation.PartitionedAlready(Keys.partitioning(stream.clean(keySelector), typeInfo));
        return new KeyedStream<>(stream, keySelector, typeInfo, operation);
    }
}
