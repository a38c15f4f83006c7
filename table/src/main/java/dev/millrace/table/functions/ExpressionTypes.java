package dev.millrace.table.functions;

import dev.millrace.table.fault.TableException;
import dev.millrace.table.types.DataType;
import java.util.List;
import java.util.ServiceLoader;

/// Finds the types of expressions. The planner provides it as a service.
public interface ExpressionTypes {

    /// Returns the type of a call.
    ///
    /// @param form how SQL writes the call
    /// @param arguments the types of the arguments
    /// @throws dev.millrace.table.fault.ValidationException if the function does not take the types
    DataType typeOf(CallForm form, List<DataType> arguments);

    /// Returns the service of the planner on the class path.
    ///
    /// @throws TableException if there is none
    static ExpressionTypes find() {
        return ServiceLoader.load(ExpressionTypes.class, ExpressionTypes.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new TableException("There is no planner on the class path. Add millrace-sql."));
    }
}
