package dev.millrace.processor;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.processor.savepoint.Part;
import dev.millrace.processor.write.Bootstrap;
import dev.millrace.processor.write.BootstrapFactory;

/// Describes how to bootstrap the state of one operator, for [SavepointWriter#withOperator].
public class StateBootstrapTransformation<T> {
    static final TypeInformation<Part> PARTS = TypeInformation.of(Part.class);

    private final DataStream<T> stream;
    private final Bootstrap bootstrap;
    private final BootstrapSettings settings;
    private final boolean isSingle;

    /// @param isSingle whether one subtask receives all records
    StateBootstrapTransformation(
            DataStream<T> stream, Bootstrap bootstrap, BootstrapSettings settings, boolean isSingle) {
        this.stream = stream;
        this.bootstrap = bootstrap;
        this.settings = settings;
        this.isSingle = isSingle;
    }

    /// @param ofSavepoint the default
    int maxParallelism(int ofSavepoint) {
        return settings.maxParallelism().orElse(ofSavepoint);
    }

    /// Adds the steps that bootstrap the state.
    ///
    /// @param target with the savepoint's checkpoint id, which the transformation's own overrides
    /// @param maxParallelism number of key groups
    DataStream<Part> parts(OperatorIdentifier operator, BootstrapFactory.Target target, int maxParallelism) {
        BootstrapFactory.Target own = new BootstrapFactory.Target(
                target.savepoint(),
                target.operator(),
                target.number(),
                settings.checkpointId().orElse(target.checkpoint()));
        TypeInformation<?> keyType = stream instanceof KeyedStream<?, ?> keyed ? keyed.getKeyType() : null;
        SingleOutputStreamOperator<Part> parts = stream.transform(
                "bootstrap " + operator.shown(), PARTS, new BootstrapFactory<>(bootstrap, own, keyType));
        int parallelism = Math.min(stream.getExecutionEnvironment().getParallelism(), maxParallelism);
        parts.setParallelism(isSingle ? 1 : parallelism).setMaxParallelism(maxParallelism);
        return parts.uid("bootstrap %s at %s".formatted(target.operator(), target.savepoint()));
    }
}
