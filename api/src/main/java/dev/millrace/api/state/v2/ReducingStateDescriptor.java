package dev.millrace.api.state.v2;

import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;

/// Describes a [ReducingState].
public class ReducingStateDescriptor<T> extends StateDescriptor<T> {
    private static final long serialVersionUID = 1L;

    private final ReduceFunction<T> reduceFunction;

    public ReducingStateDescriptor(String stateId, ReduceFunction<T> reduceFunction, TypeInformation<T> typeInfo) {
        super(stateId, typeInfo);
        this.reduceFunction = Preconditions.checkNotNull(reduceFunction, "a reducing state needs a function");
    }

    public ReducingStateDescriptor(String stateId, ReduceFunction<T> reduceFunction, TypeSerializer<T> serializer) {
        super(stateId, serializer);
        this.reduceFunction = Preconditions.checkNotNull(reduceFunction, "a reducing state needs a function");
    }

    public ReducingStateDescriptor(String stateId, ReduceFunction<T> reduceFunction, Class<T> typeClass) {
        super(stateId, typeClass);
        this.reduceFunction = Preconditions.checkNotNull(reduceFunction, "a reducing state needs a function");
    }

    /// Returns the function that reduces two values to one.
    public ReduceFunction<T> getReduceFunction() {
        return reduceFunction;
    }

    /// Returns a descriptor of the same state for synchronous access.
    public dev.millrace.api.state.ReducingStateDescriptor<T> plain() {
        TypeInformation<T> type = getTypeInformation();
        return expiring(
                type == null
                        ? new dev.millrace.api.state.ReducingStateDescriptor<>(
                                getStateId(), reduceFunction, getSerializer())
                        : new dev.millrace.api.state.ReducingStateDescriptor<>(getStateId(), reduceFunction, type));
    }

    @Override
    public Type getType() {
        return Type.REDUCING;
    }
}
