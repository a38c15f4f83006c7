package dev.millrace.table.types.inference.strategies;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.ArgumentCount;
import dev.millrace.table.types.inference.ArgumentTypeStrategy;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.ConstantArgumentCount;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.InputTypeStrategy;
import dev.millrace.table.types.inference.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Has a rule for each argument. The last rule or all rules may repeat.
final class SequenceInputTypeStrategy implements InputTypeStrategy {
    /// Says which rules may be applied several times.
    enum Repetition {
        NONE,
        LAST,
        ALL
    }

    private final List<ArgumentTypeStrategy> rules;
    private final @Nullable List<String> names;
    private final Repetition repetition;

    SequenceInputTypeStrategy(List<ArgumentTypeStrategy> rules, @Nullable List<String> names, Repetition repetition) {
        this.rules = List.copyOf(rules);
        this.names = names;
        this.repetition = repetition;
    }

    @Override
    public ArgumentCount getArgumentCount() {
        return switch (repetition) {
            case NONE -> ConstantArgumentCount.of(rules.size());
            case LAST -> ConstantArgumentCount.from(rules.size() - 1);
            case ALL -> ConstantArgumentCount.any();
        };
    }

    @Override
    public Optional<List<DataType>> inferInputTypes(CallContext callContext, boolean throwOnFailure) {
        int count = callContext.getArgumentDataTypes().size();
        boolean isWhole = repetition != Repetition.ALL || count % rules.size() == 0;
        if (!getArgumentCount().isValidCount(count) || !isWhole) {
            return callContext.fail(throwOnFailure, "%d arguments are not the right number.", count);
        }
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Optional<DataType> found = rule(i).inferArgumentType(callContext, i, throwOnFailure);
            if (found.isEmpty()) return Optional.empty();
            types.add(found.get());
        }
        return Optional.of(types);
    }

    private ArgumentTypeStrategy rule(int argument) {
        int index = repetition == Repetition.ALL ? argument % rules.size() : Math.min(argument, rules.size() - 1);
        return rules.get(index);
    }

    @Override
    public List<Signature> getExpectedSignatures(FunctionDefinition definition) {
        List<Signature.Argument> arguments = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            String type = rules.get(i).getExpectedArgument(definition, i).getType();
            boolean repeats = repetition == Repetition.ALL || repetition == Repetition.LAST && i == rules.size() - 1;
            if (repeats) type += "...";
            arguments.add(names == null ? Signature.Argument.of(type) : Signature.Argument.of(names.get(i), type));
        }
        return List.of(Signature.of(arguments));
    }
}
