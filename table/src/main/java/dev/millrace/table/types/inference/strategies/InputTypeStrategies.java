package dev.millrace.table.types.inference.strategies;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.ArgumentCount;
import dev.millrace.table.types.inference.ArgumentTypeStrategy;
import dev.millrace.table.types.inference.InputTypeStrategy;
import dev.millrace.table.types.inference.strategies.SequenceInputTypeStrategy.Repetition;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Lists the usual rules for arguments.
public final class InputTypeStrategies {
    /// Accepts all arguments.
    public static final WildcardInputTypeStrategy WILDCARD = new WildcardInputTypeStrategy();

    /// Accepts no arguments.
    public static final InputTypeStrategy NO_ARGS = sequence();

    /// Gives NULL the type that the place of the call demands.
    public static final OutputArgumentTypeStrategy OUTPUT_IF_NULL = new OutputArgumentTypeStrategy();

    /// Accepts an argument of any type.
    public static final AnyArgumentTypeStrategy ANY = new AnyArgumentTypeStrategy();

    /// Accepts a constant other than NULL.
    public static final LiteralArgumentTypeStrategy LITERAL = new LiteralArgumentTypeStrategy(false);

    /// Accepts a constant.
    public static final LiteralArgumentTypeStrategy LITERAL_OR_NULL = new LiteralArgumentTypeStrategy(true);

    /// Accepts rows and structured types.
    public static final ArgumentTypeStrategy COMPOSITE = new CompositeArgumentTypeStrategy();

    /// Casts an argument to the common type of all arguments, but keeps whether it may be NULL.
    public static final ArgumentTypeStrategy COMMON_ARG = new CommonArgumentTypeStrategy(true);

    /// Casts an argument to the common type of all arguments.
    public static final ArgumentTypeStrategy COMMON_ARG_NULLABLE = new CommonArgumentTypeStrategy(false);

    private InputTypeStrategies() {}

    /// Returns a rule per argument.
    public static InputTypeStrategy sequence(ArgumentTypeStrategy... strategies) {
        return of(List.of(strategies), null, Repetition.NONE);
    }

    /// Returns a rule per argument, with names.
    public static InputTypeStrategy sequence(String[] argumentNames, ArgumentTypeStrategy[] strategies) {
        return of(List.of(strategies), List.of(argumentNames), Repetition.NONE);
    }

    /// Returns a rule per argument, with names.
    public static InputTypeStrategy sequence(List<String> argumentNames, List<ArgumentTypeStrategy> strategies) {
        return of(strategies, argumentNames, Repetition.NONE);
    }

    /// Returns a rule per argument, of which the last one may repeat.
    public static InputTypeStrategy varyingSequence(ArgumentTypeStrategy... strategies) {
        return of(List.of(strategies), null, Repetition.LAST);
    }

    /// Returns a rule per argument with names, of which the last one may repeat.
    public static InputTypeStrategy varyingSequence(String[] argumentNames, ArgumentTypeStrategy[] strategies) {
        return of(List.of(strategies), List.of(argumentNames), Repetition.LAST);
    }

    /// Returns a rule per argument with names, of which the last one may repeat.
    public static InputTypeStrategy varyingSequence(List<String> argumentNames, List<ArgumentTypeStrategy> strategies) {
        return of(strategies, argumentNames, Repetition.LAST);
    }

    /// Returns rules that repeat as a whole.
    public static InputTypeStrategy repeatingSequence(ArgumentTypeStrategy... strategies) {
        return of(List.of(strategies), null, Repetition.ALL);
    }

    private static InputTypeStrategy of(
            List<ArgumentTypeStrategy> rules, @Nullable List<String> names, Repetition repetition) {
        return new SequenceInputTypeStrategy(rules, names, repetition);
    }

    /// Returns a type per argument.
    public static InputTypeStrategy explicitSequence(DataType... expectedDataTypes) {
        return of(explicit(expectedDataTypes), null, Repetition.NONE);
    }

    /// Returns a name and a type per argument.
    public static InputTypeStrategy explicitSequence(String[] argumentNames, DataType[] expectedDataTypes) {
        return of(explicit(expectedDataTypes), List.of(argumentNames), Repetition.NONE);
    }

    private static List<ArgumentTypeStrategy> explicit(DataType[] types) {
        return Arrays.stream(types)
                .<ArgumentTypeStrategy>map(ExplicitArgumentTypeStrategy::new)
                .toList();
    }

    /// Returns the first of several rules that accepts the arguments, and preferably one without casts.
    public static InputTypeStrategy or(InputTypeStrategy... strategies) {
        return new OrInputTypeStrategy(List.of(strategies));
    }

    /// Accepts a number of arguments of any types.
    public static InputTypeStrategy wildcardWithCount(ArgumentCount argumentCount) {
        return new WildcardInputTypeStrategy(argumentCount);
    }

    /// Accepts arguments that can be cast to a type.
    public static ExplicitArgumentTypeStrategy explicit(DataType expectedDataType) {
        return new ExplicitArgumentTypeStrategy(expectedDataType);
    }

    /// Accepts arguments whose type has a root.
    public static RootArgumentTypeStrategy logical(LogicalTypeRoot expectedRoot) {
        return new RootArgumentTypeStrategy(expectedRoot, null);
    }

    /// Accepts arguments whose type has a root.
    public static RootArgumentTypeStrategy logical(LogicalTypeRoot expectedRoot, boolean expectedNullability) {
        return new RootArgumentTypeStrategy(expectedRoot, expectedNullability);
    }

    /// Accepts arguments whose type belongs to a family.
    public static FamilyArgumentTypeStrategy logical(LogicalTypeFamily expectedFamily) {
        return new FamilyArgumentTypeStrategy(expectedFamily, null);
    }

    /// Accepts arguments whose type belongs to a family.
    public static FamilyArgumentTypeStrategy logical(LogicalTypeFamily expectedFamily, boolean expectedNullability) {
        return new FamilyArgumentTypeStrategy(expectedFamily, expectedNullability);
    }

    /// Accepts arguments that fulfil a condition.
    public static ConstraintArgumentTypeStrategy constraint(
            String constraintMessage, Predicate<List<DataType>> evaluator) {
        return new ConstraintArgumentTypeStrategy(constraintMessage, evaluator);
    }

    /// Accepts arguments that all rules accept.
    public static AndArgumentTypeStrategy and(ArgumentTypeStrategy... strategies) {
        return new AndArgumentTypeStrategy(List.of(strategies));
    }

    /// Accepts arguments that one of the rules accepts.
    public static OrArgumentTypeStrategy or(ArgumentTypeStrategy... strategies) {
        return new OrArgumentTypeStrategy(List.of(strategies));
    }

    /// Casts a number of arguments to their common type.
    public static InputTypeStrategy commonType(int count) {
        return of(Collections.nCopies(count, COMMON_ARG), null, Repetition.NONE);
    }
}
