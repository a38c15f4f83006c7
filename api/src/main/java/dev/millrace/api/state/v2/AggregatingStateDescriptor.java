package dev.millrace.api.state.v2;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;

/// Describes an [AggregatingState].
///
/// @param <IN> the type of the added values
/// @param <ACC> the type of the accumulator
/// @param <OUT> the type of the result
public class AggregatingStateDescriptor<IN, ACC, OUT> extends StateDescriptor<ACC> {
    private static final long serialVersionUID = 1L;

    private final AggregateFunction<IN, ACC, OUT> aggregateFunction;

    public AggregatingStateDescriptor(
            String stateId, AggregateFunction<IN, ACC, OUT> aggregateFunction, TypeInformation<ACC> typeInfo) {
        super(stateId, typeInfo);
        this.aggregateFunction = Preconditions.checkNotNull(aggregateFunction, "an aggregating state needs a function");
    }

    public AggregatingStateDescriptor(
            String stateId, AggregateFunction<IN, ACC, OUT> aggregateFunction, TypeSerializer<ACC> serializer) {
        super(stateId, serializer);
        this.aggregateFunction = Preconditions.checkNotNull(aggregateFunction, "an aggregating state needs a function");
    }

    public AggregatingStateDescriptor(
            String stateId, AggregateFunction<IN, ACC, OUT> aggregateFunction, Class<ACC> typeClass) {
        super(stateId, typeClass);
        this.aggregateFunction = Preconditions.checkNotNull(aggregateFunction, "an aggregating state needs a function");
    }

    /// Returns the function that aggregates the values.
    public AggregateFunction<IN, ACC, OUT> getAggregateFunction() {
        return aggregateFunction;
    }

    /// Returns a descriptor of the same state for synchronous access.
    public dev.millrace.api.state.AggregatingStateDescriptor<IN, ACC, OUT> plain() {
        TypeInformation<ACC> type = getTypeInformation();
        return expiring(
                type == null
                        ? new dev.millrace.api.state.AggregatingStateDescriptor<>(
                                getStateId(), aggregateFunction, getSerializer())
                        : new dev.millrace.api.state.AggregatingStateDescriptor<>(
                                getStateId(), aggregateFunction, type));
    }

    @Override
    public Type getType() {
        return Type.AGGREGATING;
    }
}
