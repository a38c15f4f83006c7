package dev.millrace.table.expressions;

import dev.millrace.table.fault.TableException;
import dev.millrace.table.types.inference.FunctionDefinition;

/// Writes parts of expressions in SQL for which SQL has no text.
public interface SqlFactory {

    /// Returns the text of a function without a name.
    ///
    /// @throws TableException if the factory cannot write it
    String serializeInlineFunction(FunctionDefinition functionDefinition);

    /// Returns the factory that refuses functions without a name.
    static SqlFactory refusing() {
        return function -> {
            throw new TableException("The function " + function + " has no name, so that SQL cannot contain it.");
        };
    }
}
