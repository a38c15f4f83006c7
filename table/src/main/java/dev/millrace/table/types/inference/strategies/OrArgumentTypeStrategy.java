package dev.millrace.table.types.inference.strategies;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.ArgumentTypeStrategy;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.ImplicitCasts;
import dev.millrace.table.types.inference.Signature;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Accepts an argument that one of several rules accepts.
public final class OrArgumentTypeStrategy implements ArgumentTypeStrategy {
    private final List<ArgumentTypeStrategy> rules;

    /// Creates the rule.
    public OrArgumentTypeStrategy(List<? extends ArgumentTypeStrategy> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public Optional<DataType> inferArgumentType(CallContext callContext, int argumentPos, boolean throwOnFailure) {
        DataType given = callContext.getArgumentDataTypes().get(argumentPos);
        Optional<DataType> first = Optional.empty();
        for (ArgumentTypeStrategy each : rules) {
            Optional<DataType> found = each.inferArgumentType(callContext, argumentPos, false);
            if (found.isEmpty()) continue;
            if (ImplicitCasts.isSame(found.get().getLogicalType(), given.getLogicalType())) return found;
            if (first.isEmpty()) first = found;
        }
        if (first.isPresent()) return first;
        return callContext.fail(throwOnFailure, "The argument %d must not have the type %s.", argumentPos + 1, given);
    }

    @Override
    public Signature.Argument getExpectedArgument(FunctionDefinition functionDefinition, int argumentPos) {
        return Signature.Argument.of(rules.stream()
                .map(each -> each.getExpectedArgument(functionDefinition, argumentPos)
                        .getType())
                .collect(Collectors.joining(" | ", "[", "]")));
    }
}
