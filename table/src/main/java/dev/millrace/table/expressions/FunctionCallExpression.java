package dev.millrace.table.expressions;

import dev.millrace.table.functions.UserDefinedFunction;
import java.util.List;
import java.util.stream.Collectors;

/// Is the call of a function of the program that has no name in a catalog.
///
/// @param arguments the arguments in order
public record FunctionCallExpression(UserDefinedFunction function, List<Expression> arguments) implements Expression {
    public FunctionCallExpression {
        arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> getChildren() {
        return arguments;
    }

    @Override
    public String asSummaryString() {
        return function.functionIdentifier()
                + arguments.stream().map(Expression::asSummaryString).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String toString() {
        return asSummaryString();
    }
}
