package dev.millrace.api.state;

import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import java.lang.reflect.Type;

/// Describes a [ReducingState].
public class ReducingStateDescriptor<T> extends StateDescriptor<ReducingState<T>, T> {
    private static final long serialVersionUID = 1L;

    private final ReduceFunction<T> reduceFunction;

    public ReducingStateDescriptor(String name, ReduceFunction<T> reduceFunction, Class<T> typeClass) {
        super(name, typeClass, null);
        this.reduceFunction = FunctionChecks.plain(name, reduceFunction);
    }

    public ReducingStateDescriptor(String name, ReduceFunction<T> reduceFunction, TypeInformation<T> typeInfo) {
        super(name, typeInfo, null);
        this.reduceFunction = FunctionChecks.plain(name, reduceFunction);
    }

    public ReducingStateDescriptor(String name, ReduceFunction<T> reduceFunction, TypeSerializer<T> typeSerializer) {
        super(name, typeSerializer, null);
        this.reduceFunction = FunctionChecks.plain(name, reduceFunction);
    }

    /// Returns the reduce function.
    public ReduceFunction<T> getReduceFunction() {
        return reduceFunction;
    }

    @Override
    public Type getType() {
        return Type.REDUCING;
    }
}
