package dev.millrace.table.expressions;

import java.util.List;
import java.util.stream.Collectors;

/// Is the call of a function or operator.
///
/// @param form how SQL writes the call
/// @param arguments the arguments in order
public record UnresolvedCallExpression(CallForm form, List<Expression> arguments) implements Expression {
    public UnresolvedCallExpression {
        arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> getChildren() {
        return arguments;
    }

    @Override
    public String asSummaryString() {
        return form.text(arguments.stream().map(Expression::asSummaryString).collect(Collectors.toList()));
    }

    @Override
    public String toString() {
        return asSummaryString();
    }
}
