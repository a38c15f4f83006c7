package dev.millrace.table.functions;

import dev.millrace.table.types.DataTypeFactory;
import dev.millrace.table.types.extraction.FunctionExtraction;
import dev.millrace.table.types.extraction.FunctionShape;
import dev.millrace.table.types.inference.FunctionKind;
import dev.millrace.table.types.inference.TypeInference;

/// Computes a value from the rows of a group.
///
/// @param <T> the class of the result
/// @param <ACC> the class of the accumulator
public abstract class AggregateFunction<T, ACC> extends ImperativeAggregateFunction<T, ACC> {
    private static final long serialVersionUID = 1L;

    /// Creates the function.
    public AggregateFunction() {}

    /// Returns the result of an accumulator.
    public abstract T getValue(ACC accumulator);

    @Override
    public final FunctionKind getKind() {
        return FunctionKind.AGGREGATE;
    }

    @Override
    public TypeInference getTypeInference(DataTypeFactory typeFactory) {
        return FunctionExtraction.of(
                getClass(), FunctionShape.aggregate(ImperativeAggregateFunction.class), FunctionKind.AGGREGATE);
    }
}
