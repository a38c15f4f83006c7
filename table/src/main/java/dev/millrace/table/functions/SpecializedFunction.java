package dev.millrace.table.functions;

import dev.millrace.api.config.ReadableConfig;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.FunctionDefinition;

/// Chooses the function of a call by the types and constants of its arguments.
public interface SpecializedFunction extends FunctionDefinition {

    /// Returns the function of a call.
    UserDefinedFunction specialize(SpecializedContext context);

    /// Describes the call.
    interface SpecializedContext {

        /// Returns the arguments.
        CallContext getCallContext();

        /// Returns the settings of the session.
        ReadableConfig getConfiguration();

        /// Returns the loader of the classes of Millrace.
        ClassLoader getBuiltInClassLoader();
    }
}
