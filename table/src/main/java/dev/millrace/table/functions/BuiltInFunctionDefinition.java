package dev.millrace.table.functions;

import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypeFactory;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.ConstantArgumentCount;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.FunctionKind;
import dev.millrace.table.types.inference.TypeInference;
import dev.millrace.table.types.inference.TypeStrategy;
import dev.millrace.table.types.inference.strategies.InputTypeStrategies;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a function or an operator of SQL.
public final class BuiltInFunctionDefinition implements FunctionDefinition {
    private final String name;
    private final FunctionKind kind;
    private final List<CallForm> forms;
    private final ConstantArgumentCount count;
    private final @Nullable TypeStrategy result;
    private final boolean isDeterministic;

    /// Creates an operator whose type follows from its arguments alone.
    BuiltInFunctionDefinition(String name, String form, ConstantArgumentCount count, TypeStrategy result) {
        this.name = name;
        this.kind = FunctionKind.SCALAR;
        this.forms = List.of(CallForm.of(form));
        this.count = count;
        this.result = result;
        this.isDeterministic = true;
    }

    /// Creates a function whose type the planner finds.
    ///
    /// @param form how SQL writes a call; the forms for several numbers of arguments have a bar between them
    /// @param countMax the greatest number of arguments; negative for any
    BuiltInFunctionDefinition(
            String name, FunctionKind kind, String form, int countMin, int countMax, boolean isDeterministic) {
        this.name = name;
        this.kind = kind;
        this.forms = new ArrayList<>();
        for (String each : form.split("\\|(?=[A-Z({])", -1)) forms.add(new CallForm(each));
        this.count =
                countMax < 0 ? ConstantArgumentCount.from(countMin) : ConstantArgumentCount.between(countMin, countMax);
        this.result = null;
        this.isDeterministic = isDeterministic;
    }

    /// Returns the name that identifies the function, for example `greaterThan`.
    public String getName() {
        return name;
    }

    /// Returns the name in upper case.
    public String getSqlName() {
        return name.toUpperCase(Locale.ROOT);
    }

    /// Returns how SQL writes a call.
    ///
    /// @param arguments the number of arguments
    public CallForm form(int arguments) {
        int index = forms.size() == 1 ? 0 : arguments - count.getMinCount().orElse(0);
        return forms.get(Math.clamp(index, 0, forms.size() - 1));
    }

    /// Returns whether calls may have a form.
    boolean hasForm(CallForm form) {
        return forms.contains(form);
    }

    @Override
    public FunctionKind getKind() {
        return kind;
    }

    @Override
    public boolean isDeterministic() {
        return isDeterministic;
    }

    /// Returns the types of calls. The planner on the class path finds the types of most functions.
    @Override
    public TypeInference getTypeInference(DataTypeFactory typeFactory) {
        return TypeInference.newBuilder()
                .inputTypeStrategy(InputTypeStrategies.wildcardWithCount(count))
                .outputTypeStrategy(result == null ? this::planned : result)
                .build();
    }

    private Optional<DataType> planned(CallContext call) {
        List<DataType> arguments = call.getArgumentDataTypes();
        try {
            return Optional.of(ExpressionTypes.find().typeOf(form(arguments.size()), arguments));
        } catch (ValidationException wrong) {
            return call.fail(true, "%s", String.valueOf(wrong.getMessage()));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
