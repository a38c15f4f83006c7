package dev.millrace.table.functions;

import dev.millrace.table.types.DataTypeFactory;
import dev.millrace.table.types.extraction.FunctionExtraction;
import dev.millrace.table.types.extraction.FunctionShape;
import dev.millrace.table.types.inference.FunctionKind;
import dev.millrace.table.types.inference.TypeInference;

/// Computes a value from values later, by public methods `eval` whose first parameter is a `CompletableFuture`.
public class AsyncScalarFunction extends UserDefinedFunction {
    private static final long serialVersionUID = 1L;

    /// Creates the function.
    public AsyncScalarFunction() {}

    @Override
    public final FunctionKind getKind() {
        return FunctionKind.ASYNC_SCALAR;
    }

    @Override
    public TypeInference getTypeInference(DataTypeFactory typeFactory) {
        return FunctionExtraction.of(getClass(), FunctionShape.asyncScalar(), FunctionKind.ASYNC_SCALAR);
    }
}
