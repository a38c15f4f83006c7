package dev.millrace.table.types.inference;

import dev.millrace.table.types.DataTypeFactory;
import java.util.Set;

/// Describes a function: its kind, its types and whether its results depend on the arguments only.
public interface FunctionDefinition {

    /// Returns the kind.
    FunctionKind getKind();

    /// Returns the rules for the types of arguments and results.
    TypeInference getTypeInference(DataTypeFactory typeFactory);

    /// Returns the restrictions.
    default Set<FunctionRequirement> getRequirements() {
        return Set.of();
    }

    /// Returns whether equal arguments always have equal results.
    default boolean isDeterministic() {
        return true;
    }

    /// Returns whether calls with constant arguments may be computed once, before the query runs.
    default boolean supportsConstantFolding() {
        return true;
    }
}
