package dev.millrace.table.types.inference.strategies;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.ArgumentTypeStrategy;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.Signature;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Accepts an argument if all arguments fulfil a condition.
public final class ConstraintArgumentTypeStrategy implements ArgumentTypeStrategy {
    private final String message;
    private final Predicate<List<DataType>> condition;

    /// Creates the rule.
    ///
    /// @param message the message if the condition is not fulfilled
    public ConstraintArgumentTypeStrategy(String message, Predicate<List<DataType>> condition) {
        this.message = message;
        this.condition = condition;
    }

    @Override
    public Optional<DataType> inferArgumentType(CallContext callContext, int argumentPos, boolean throwOnFailure) {
        List<DataType> given = callContext.getArgumentDataTypes();
        if (condition.test(given)) return Optional.of(given.get(argumentPos));
        return callContext.fail(throwOnFailure, "%s", message);
    }

    @Override
    public Signature.Argument getExpectedArgument(FunctionDefinition functionDefinition, int argumentPos) {
        return Signature.Argument.ofGroup("CONSTRAINT");
    }
}
