package dev.millrace.table.functions;

import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Collector;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.DataTypeFactory;
import dev.millrace.table.types.extraction.FunctionExtraction;
import dev.millrace.table.types.extraction.FunctionShape;
import dev.millrace.table.types.inference.FunctionKind;
import dev.millrace.table.types.inference.TypeInference;
import org.jspecify.annotations.Nullable;

/// Returns any number of rows for values, by public methods `eval` that call `collect`.
///
/// @param <T> the class of the rows
public abstract class TableFunction<T> extends UserDefinedFunction {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Collector<T> collector;

    /// Creates the function.
    public TableFunction() {}

    /// Sets where rows go. Called by the engine before `open`.
    public final void setCollector(Collector<T> collector) {
        this.collector = collector;
    }

    /// Emits a row.
    protected final void collect(T row) {
        Collector<T> known = collector;
        if (known == null) throw new ValidationException("A table function emits rows only while it is called.");
        known.collect(row);
    }

    /// Is not used. Hints give the types instead.
    public @Nullable TypeInformation<T> getResultType() {
        return null;
    }

    /// Is not used. Hints give the types instead.
    public TypeInformation<?>[] getParameterTypes(Class<?>[] signature) {
        return new TypeInformation<?>[0];
    }

    @Override
    public final FunctionKind getKind() {
        return FunctionKind.TABLE;
    }

    @Override
    public TypeInference getTypeInference(DataTypeFactory typeFactory) {
        return FunctionExtraction.of(getClass(), FunctionShape.table(TableFunction.class, 0), FunctionKind.TABLE);
    }

    /// Is called after the last row of the input.
    public void finish() throws Exception {}
}
