package dev.millrace.table.types.inference.strategies;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.ArgumentTypeStrategy;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.Signature;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Accepts an argument that several rules accept.
public final class AndArgumentTypeStrategy implements ArgumentTypeStrategy {
    private final List<ArgumentTypeStrategy> rules;

    /// Creates the rule.
    public AndArgumentTypeStrategy(List<? extends ArgumentTypeStrategy> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public Optional<DataType> inferArgumentType(CallContext callContext, int argumentPos, boolean throwOnFailure) {
        DataType given = callContext.getArgumentDataTypes().get(argumentPos);
        Optional<DataType> changed = Optional.empty();
        for (ArgumentTypeStrategy each : rules) {
            Optional<DataType> found = each.inferArgumentType(callContext, argumentPos, throwOnFailure);
            if (found.isEmpty()) return found;
            if (changed.isEmpty() && !found.get().equals(given)) changed = found;
        }
        return changed.isPresent() ? changed : Optional.of(given);
    }

    @Override
    public Signature.Argument getExpectedArgument(FunctionDefinition functionDefinition, int argumentPos) {
        return Signature.Argument.of(rules.stream()
                .map(each -> each.getExpectedArgument(functionDefinition, argumentPos)
                        .getType())
                .collect(Collectors.joining(" & ", "[", "]")));
    }
}
