package dev.millrace.api;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;

/// Rare things to do with streams.
public final class DataStreamUtils {
    private DataStreamUtils() {}

    /// A keyed stream without an exchange, for records that are partitioned by the key already, exactly as `keyBy`
    /// would
    /// do it.
    public static <T, K> KeyedStream<T, K> reinterpretAsKeyedStream(
            DataStream<T> stream, KeySelector<T, K> keySelector) {
        return reinterpretAsKeyedStream(
                stream, keySelector, TypeExtractor.getKeySelectorTypes(keySelector, stream.getType()));
    }

    /// A keyed stream without an exchange, for records that are partitioned by the key already, exactly as `keyBy`
    /// would
    /// do it.
    public static <T, K> KeyedStream<T, K> reinterpretAsKeyedStream(
            DataStream<T> stream, KeySelector<T, K> keySelector, TypeInformation<K> typeInfo) {
        Operation operation = new Operation.PartitionedAlready(Keys.partitioning(stream.clean(keySelector), typeInfo));
        return new KeyedStream<>(stream, keySelector, typeInfo, operation);
    }
}
