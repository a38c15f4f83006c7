package dev.millrace.table.types.inference.strategies;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.ArgumentCount;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.ConstantArgumentCount;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.ImplicitCasts;
import dev.millrace.table.types.inference.InputTypeStrategy;
import dev.millrace.table.types.inference.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Applies the rule that needs no casts, or else the first one that accepts the arguments.
public final class OrInputTypeStrategy implements InputTypeStrategy {
    private final List<InputTypeStrategy> rules;

    /// Creates the rule.
    public OrInputTypeStrategy(List<? extends InputTypeStrategy> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public ArgumentCount getArgumentCount() {
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (InputTypeStrategy each : rules) {
            least = Math.min(least, each.getArgumentCount().getMinCount().orElse(0));
            most = Math.max(most, each.getArgumentCount().getMaxCount().orElse(Integer.MAX_VALUE));
        }
        return most == Integer.MAX_VALUE
                ? ConstantArgumentCount.from(least)
                : ConstantArgumentCount.between(least, most);
    }

    @Override
    public Optional<List<DataType>> inferInputTypes(CallContext callContext, boolean throwOnFailure) {
        List<DataType> given = callContext.getArgumentDataTypes();
        Optional<List<DataType>> first = Optional.empty();
        for (InputTypeStrategy each : rules) {
            if (!each.getArgumentCount().isValidCount(given.size())) continue;
            Optional<List<DataType>> found = each.inferInputTypes(callContext, false);
            if (found.isEmpty()) continue;
            if (isSame(given, found.get())) return found;
            if (first.isEmpty()) first = found;
        }
        if (first.isPresent()) return first;
        return callContext.fail(throwOnFailure, "No signature accepts the arguments %s.", given);
    }

    private static boolean isSame(List<DataType> given, List<DataType> found) {
        for (int i = 0; i < given.size(); i++) {
            boolean isSame = ImplicitCasts.isSame(
                    given.get(i).getLogicalType(), found.get(i).getLogicalType());
            if (!isSame) return false;
        }
        return true;
    }

    @Override
    public List<Signature> getExpectedSignatures(FunctionDefinition definition) {
        List<Signature> all = new ArrayList<>();
        for (InputTypeStrategy each : rules) all.addAll(each.getExpectedSignatures(definition));
        return all;
    }
}
