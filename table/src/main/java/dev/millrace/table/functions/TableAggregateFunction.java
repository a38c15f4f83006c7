package dev.millrace.table.functions;

import dev.millrace.api.util.Collector;
import dev.millrace.table.types.DataTypeFactory;
import dev.millrace.table.types.extraction.FunctionExtraction;
import dev.millrace.table.types.extraction.FunctionShape;
import dev.millrace.table.types.inference.FunctionKind;
import dev.millrace.table.types.inference.TypeInference;

/// Computes any number of rows from the rows of a group, by a public method `emitValue` or `emitUpdateWithRetract`.
///
/// @param <T> the class of the rows
/// @param <ACC> the class of the accumulator
public abstract class TableAggregateFunction<T, ACC> extends ImperativeAggregateFunction<T, ACC> {
    private static final long serialVersionUID = 1L;

    /// Creates the function.
    public TableAggregateFunction() {}

    @Override
    public final FunctionKind getKind() {
        return FunctionKind.TABLE_AGGREGATE;
    }

    @Override
    public TypeInference getTypeInference(DataTypeFactory typeFactory) {
        return FunctionExtraction.of(
                getClass(), FunctionShape.aggregate(ImperativeAggregateFunction.class), FunctionKind.TABLE_AGGREGATE);
    }

    /// Takes rows and takes them back.
    ///
    /// @param <T> the class of the rows
    public interface RetractableCollector<T> extends Collector<T> {

        /// Takes a row back.
        void retract(T record);
    }
}
