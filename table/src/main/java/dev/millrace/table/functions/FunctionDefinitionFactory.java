package dev.millrace.table.functions;

import dev.millrace.table.catalog.object.CatalogFunction;
import dev.millrace.table.types.inference.FunctionDefinition;

/// Creates functions from the definitions that a catalog stores. A catalog without such a factory names classes.
public interface FunctionDefinitionFactory {

    /// Returns the function of a definition.
    ///
    /// @param name the name of the function
    FunctionDefinition createFunctionDefinition(String name, CatalogFunction catalogFunction, Context context);

    /// Is what the factory may use.
    interface Context {

        /// Returns the class loader of the session, with the jars of the session.
        ClassLoader getClassLoader();
    }
}
