package dev.millrace.table.functions;

import dev.millrace.api.type.TypeInformation;
import dev.millrace.table.types.DataTypeFactory;
import dev.millrace.table.types.extraction.FunctionExtraction;
import dev.millrace.table.types.extraction.FunctionShape;
import dev.millrace.table.types.inference.FunctionKind;
import dev.millrace.table.types.inference.TypeInference;
import org.jspecify.annotations.Nullable;

/// Computes a value from values, by public methods `eval`.
public abstract class ScalarFunction extends UserDefinedFunction {
    private static final long serialVersionUID = 1L;

    /// Creates the function.
    public ScalarFunction() {}

    /// Is not used. Hints give the types instead.
    public @Nullable TypeInformation<?> getResultType(Class<?>[] signature) {
        return null;
    }

    /// Is not used. Hints give the types instead.
    public TypeInformation<?>[] getParameterTypes(Class<?>[] signature) {
        return new TypeInformation<?>[0];
    }

    @Override
    public final FunctionKind getKind() {
        return FunctionKind.SCALAR;
    }

    @Override
    public TypeInference getTypeInference(DataTypeFactory typeFactory) {
        return FunctionExtraction.of(getClass(), FunctionShape.scalar(), FunctionKind.SCALAR);
    }
}
