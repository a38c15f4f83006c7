package dev.millrace.table.expressions;

import dev.millrace.table.fault.TableException;
import dev.millrace.table.functions.BuiltInFunctionDefinitions;
import dev.millrace.table.functions.CallForm;
import dev.millrace.table.functions.FunctionIdentifier;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.FunctionDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Is the call of a function or operator.
///
/// @param form how SQL writes the call
/// @param arguments the arguments in order
public record UnresolvedCallExpression(CallForm form, List<Expression> arguments) implements Expression {
    public UnresolvedCallExpression {
        arguments = List.copyOf(arguments);
    }

    /// Returns the name of the function, if SQL writes the call with a name.
    public Optional<FunctionIdentifier> getFunctionIdentifier() {
        return BuiltInFunctionDefinitions.ofForm(form).map(each -> FunctionIdentifier.of(each.getName()));
    }

    /// Returns the function.
    ///
    /// @throws TableException if it is no function of SQL under a name of Flink
    public FunctionDefinition getFunctionDefinition() {
        return BuiltInFunctionDefinitions.ofForm(form)
                .orElseThrow(() -> new TableException("The call " + this + " has no definition."));
    }

    /// Returns the call with other arguments.
    public UnresolvedCallExpression replaceArgs(List<Expression> newArguments) {
        return new UnresolvedCallExpression(form, newArguments);
    }

    /// Returns the call with known types.
    public CallExpression resolve(List<ResolvedExpression> resolvedArguments, DataType outputDataType) {
        FunctionDefinition definition = getFunctionDefinition();
        return CallExpression.permanent(
                FunctionIdentifier.of(definition.toString()), definition, resolvedArguments, outputDataType);
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
