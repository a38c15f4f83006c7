package dev.millrace.table.functions;

import dev.millrace.table.types.DataTypeFactory;
import dev.millrace.table.types.extraction.FunctionExtraction;
import dev.millrace.table.types.extraction.FunctionShape;
import dev.millrace.table.types.inference.FunctionKind;
import dev.millrace.table.types.inference.TypeInference;

/// Returns any number of rows later, by public methods `eval` whose first parameter is a `CompletableFuture`.
///
/// @param <T> the class of the rows
public abstract class AsyncTableFunction<T> extends UserDefinedFunction {
    private static final long serialVersionUID = 1L;

    /// Creates the function.
    public AsyncTableFunction() {}

    @Override
    public final FunctionKind getKind() {
        return FunctionKind.ASYNC_TABLE;
    }

    @Override
    public TypeInference getTypeInference(DataTypeFactory typeFactory) {
        return FunctionExtraction.of(
                getClass(), FunctionShape.table(AsyncTableFunction.class, 1), FunctionKind.ASYNC_TABLE);
    }
}
