package dev.millrace.sql.user;

import dev.millrace.table.functions.UserDefinedFunction;
import java.io.Serializable;

/// Provides opened copies of functions.
public interface FunctionInstances extends Serializable {

    /// Provides copies that belong to no subtask and are never closed, for constants.
    FunctionInstances DETACHED = new DetachedFunctions();

    /// Returns the copy of a function. The same function always has the same copy.
    UserDefinedFunction instance(UserFunction function);
}
