package dev.millrace.table.functions;

import dev.millrace.table.types.DataTypeFactory;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.TypeInference;
import java.io.Serializable;

/// Is a function that a program writes. The planner serializes it, and each subtask has a copy of its own.
public abstract class UserDefinedFunction implements FunctionDefinition, Serializable {
    private static final long serialVersionUID = 1L;

    /// Creates the function.
    public UserDefinedFunction() {}

    /// Returns a name that identifies the class.
    public final String functionIdentifier() {
        return getClass().getName().replace('.', '$');
    }

    /// Prepares the function. Called once per subtask before the first call.
    public void open(FunctionContext context) throws Exception {}

    /// Releases resources. Called once per subtask after the last call, also after a failure.
    public void close() throws Exception {}

    @Override
    public abstract TypeInference getTypeInference(DataTypeFactory typeFactory);

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
