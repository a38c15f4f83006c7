package dev.millrace.processor;

import dev.millrace.api.DataStream;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.processor.function.BroadcastStateBootstrapFunction;
import dev.millrace.processor.function.StateBootstrapFunction;
import dev.millrace.processor.write.BroadcastBootstrap;
import dev.millrace.processor.write.PlainBootstrap;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Records that the state of an operator is made of.
public class OneInputStateTransformation<T> {
    private final DataStream<T> stream;
    private final OptionalLong checkpointId;
    private OptionalInt maxParallelism = OptionalInt.empty();

    OneInputStateTransformation(DataStream<T> stream, OptionalLong checkpointId) {
        this.stream = stream;
        this.checkpointId = checkpointId;
    }

    /// @param maxParallelism of this operator, instead of the savepoint's
    public OneInputStateTransformation<T> setMaxParallelism(int maxParallelism) {
        this.maxParallelism = OptionalInt.of(SavepointWriter.checkedMaxParallelism(maxParallelism));
        return this;
    }

    private BootstrapSettings settings() {
        return new BootstrapSettings(maxParallelism, checkpointId);
    }

    /// State without a key: lists.
    public StateBootstrapTransformation<T> transform(StateBootstrapFunction<T> processFunction) {
        return new StateBootstrapTransformation<>(stream, new PlainBootstrap<>(processFunction), settings(), false);
    }

    /// Broadcast state.
    public StateBootstrapTransformation<T> transform(BroadcastStateBootstrapFunction<T> processFunction) {
        return new StateBootstrapTransformation<>(stream, new BroadcastBootstrap<>(processFunction), settings(), true);
    }

    /// State of keys.
    public <K> KeyedStateTransformation<K, T> keyBy(KeySelector<T, K> keySelector) {
        return new KeyedStateTransformation<>(stream.keyBy(keySelector), settings());
    }

    /// State of keys of a type.
    public <K> KeyedStateTransformation<K, T> keyBy(KeySelector<T, K> keySelector, TypeInformation<K> keyType) {
        return new KeyedStateTransformation<>(stream.keyBy(keySelector, keyType), settings());
    }

    /// State of keys that are fields of tuples.
    public KeyedStateTransformation<Tuple, T> keyBy(int... fields) {
        return new KeyedStateTransformation<>(stream.keyBy(fields), settings());
    }

    /// State of keys that are fields.
    public KeyedStateTransformation<Tuple, T> keyBy(String... fields) {
        return new KeyedStateTransformation<>(stream.keyBy(fields), settings());
    }
}
