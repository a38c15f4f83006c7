package dev.millrace.table.module;

import dev.millrace.table.factories.DynamicTableSinkFactory;
import dev.millrace.table.factories.DynamicTableSourceFactory;
import dev.millrace.table.types.inference.FunctionDefinition;
import java.util.Optional;
import java.util.Set;

/// Contains functions without a catalog. A session asks its modules in order.
public interface Module {

    /// Returns the names of the functions that users see.
    default Set<String> listFunctions() {
        return listFunctions(false);
    }

    /// Returns the names of the functions.
    /// @param includeHiddenFunctions whether functions that only planners use are in the list
    default Set<String> listFunctions(boolean includeHiddenFunctions) {
        return Set.of();
    }

    /// Returns a function; empty if the module has none with the name, in any case of letters.
    default Optional<FunctionDefinition> getFunctionDefinition(String name) {
        return Optional.empty();
    }

    /// Returns the factory that reads tables without a connector, if the module has one.
    default Optional<DynamicTableSourceFactory> getTableSourceFactory() {
        return Optional.empty();
    }

    /// Returns the factory that writes tables without a connector, if the module has one.
    default Optional<DynamicTableSinkFactory> getTableSinkFactory() {
        return Optional.empty();
    }
}
