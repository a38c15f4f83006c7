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

/// Bootstraps the state of an operator from records.
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

    /// Bootstraps operator state: lists.
    public StateBootstrapTransformation<T> transform(StateBootstrapFunction<T> processFunction) {
        return new StateBootstrapTransformation<>(stream, new PlainBootstrap<>(processFunction), settings(), false);
    }

    /// Bootstraps broadcast state.
    public StateBootstrapTransformation<T> transform(BroadcastStateBootstrapFunction<T> processFunction) {
        return new StateBootstrapTransformation<>(stream, new BroadcastBootstrap<>(processFunction), settings(), true);
    }

    /// Bootstraps keyed state.
    public <K> KeyedStateTransformation<K, T> keyBy(KeySelector<T, K> keySelector) {
        return new KeyedStateTransformation<>(stream.keyBy(keySelector), settings());
    }

    /// Bootstraps keyed state with keys of the given type.
    public <K> KeyedStateTransformation<K, T> keyBy(KeySelector<T, K> keySelector, TypeInformation<K> keyType) {
        return new KeyedStateTransformation<>(stream.keyBy(keySelector, keyType), settings());
    }

    /// Bootstraps keyed state whose keys are fields of tuples.
    public KeyedStateTransformation<Tuple, T> keyBy(int... fields) {
        return new KeyedStateTransformation<>(stream.keyBy(fields), settings());
    }

    /// Bootstraps keyed state whose keys are fields.
    public KeyedStateTransformation<Tuple, T> keyBy(String... fields) {
        return new KeyedStateTransformation<>(stream.keyBy(fields), settings());
    }
}
