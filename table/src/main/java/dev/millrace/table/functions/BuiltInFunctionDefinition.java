package dev.millrace.table.functions;

import dev.millrace.table.types.DataTypeFactory;
import dev.millrace.table.types.inference.ConstantArgumentCount;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.FunctionKind;
import dev.millrace.table.types.inference.TypeInference;
import dev.millrace.table.types.inference.TypeStrategy;
import dev.millrace.table.types.inference.strategies.InputTypeStrategies;
import java.util.Locale;

/// Is a scalar function or an operator of SQL in the conditions that a query offers to a connector.
public final class BuiltInFunctionDefinition implements FunctionDefinition {
    private final String name;
    private final ConstantArgumentCount count;
    private final TypeStrategy result;

    BuiltInFunctionDefinition(String name, ConstantArgumentCount count, TypeStrategy result) {
        this.name = name;
        this.count = count;
        this.result = result;
    }

    /// Returns the name that identifies the function, for example `greaterThan`.
    public String getName() {
        return name;
    }

    /// Returns the name in upper case.
    public String getSqlName() {
        return name.toUpperCase(Locale.ROOT);
    }

    @Override
    public FunctionKind getKind() {
        return FunctionKind.SCALAR;
    }

    @Override
    public TypeInference getTypeInference(DataTypeFactory typeFactory) {
        return TypeInference.newBuilder()
                .inputTypeStrategy(InputTypeStrategies.wildcardWithCount(count))
                .outputTypeStrategy(result)
                .build();
    }

    @Override
    public String toString() {
        return name;
    }
}
