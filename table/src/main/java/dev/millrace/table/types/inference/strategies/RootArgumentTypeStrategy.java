package dev.millrace.table.types.inference.strategies;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.ArgumentTypeStrategy;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.Signature;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Accepts an argument whose type has a root.
public final class RootArgumentTypeStrategy implements ArgumentTypeStrategy {
    private final LogicalTypeRoot root;
    private final @Nullable Boolean isNullable;

    /// Creates the rule.
    ///
    /// @param isNullable whether the argument may be NULL; null if that does not matter
    public RootArgumentTypeStrategy(LogicalTypeRoot root, @Nullable Boolean isNullable) {
        this.root = root;
        this.isNullable = isNullable;
    }

    @Override
    public Optional<DataType> inferArgumentType(CallContext callContext, int argumentPos, boolean throwOnFailure) {
        DataType given = callContext.getArgumentDataTypes().get(argumentPos);
        LogicalType type = given.getLogicalType();
        boolean isNullAllowed = isNullable == null || isNullable || !type.isNullable();
        if (type.is(root) && isNullAllowed) return Optional.of(given);
        if (type.is(LogicalTypeRoot.NULL) && isNullAllowed) return Optional.of(given);
        return callContext.fail(
                throwOnFailure, "The argument %d has the type %s, but needs %s.", argumentPos + 1, given, root);
    }

    @Override
    public Signature.Argument getExpectedArgument(FunctionDefinition functionDefinition, int argumentPos) {
        return Signature.Argument.ofGroup(root);
    }
}
