package dev.millrace.api.state;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import java.lang.reflect.Type;

/// Describes an [AggregatingState].
public class AggregatingStateDescriptor<IN, ACC, OUT> extends StateDescriptor<AggregatingState<IN, OUT>, ACC> {
    private static final long serialVersionUID = 1L;

    private final AggregateFunction<IN, ACC, OUT> aggFunction;

    /// Creates a descriptor.
    ///
    /// @param stateType the type of the accumulator
    public AggregatingStateDescriptor(String name, AggregateFunction<IN, ACC, OUT> aggFunction, Class<ACC> stateType) {
        super(name, stateType, null);
        this.aggFunction = FunctionChecks.plain(name, aggFunction);
    }

    /// Creates a descriptor.
    ///
    /// @param stateType the type of the accumulator
    public AggregatingStateDescriptor(
            String name, AggregateFunction<IN, ACC, OUT> aggFunction, TypeInformation<ACC> stateType) {
        super(name, stateType, null);
        this.aggFunction = FunctionChecks.plain(name, aggFunction);
    }

    /// Creates a descriptor.
    ///
    /// @param typeSerializer the serializer of the accumulator
    public AggregatingStateDescriptor(
            String name, AggregateFunction<IN, ACC, OUT> aggFunction, TypeSerializer<ACC> typeSerializer) {
        super(name, typeSerializer, null);
        this.aggFunction = FunctionChecks.plain(name, aggFunction);
    }

    /// Returns the aggregate function.
    public AggregateFunction<IN, ACC, OUT> getAggregateFunction() {
        return aggFunction;
    }

    @Override
    public Type getType() {
        return Type.AGGREGATING;
    }
}
