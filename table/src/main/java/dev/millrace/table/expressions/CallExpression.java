package dev.millrace.table.expressions;

import dev.millrace.table.functions.BuiltInFunctionDefinition;
import dev.millrace.table.functions.FunctionIdentifier;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.FunctionDefinition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Calls a function whose arguments and result have known types.
public final class CallExpression implements ResolvedExpression {
    private final boolean isTemporary;
    private final @Nullable FunctionIdentifier functionIdentifier;
    private final FunctionDefinition functionDefinition;
    private final List<ResolvedExpression> args;
    private final DataType dataType;

    /// Creates a call.
    ///
    /// @param isTemporary whether the function exists in its session only
    /// @param functionIdentifier the name of the function; null if it has none
    /// @param dataType the type of the result
    public CallExpression(
            boolean isTemporary,
            @Nullable FunctionIdentifier functionIdentifier,
            FunctionDefinition functionDefinition,
            List<ResolvedExpression> args,
            DataType dataType) {
        this.isTemporary = isTemporary;
        this.functionIdentifier = functionIdentifier;
        this.functionDefinition = functionDefinition;
        this.args = List.copyOf(args);
        this.dataType = dataType;
    }

    /// Returns a call of a function in a catalog.
    public static CallExpression permanent(
            FunctionIdentifier functionIdentifier,
            FunctionDefinition functionDefinition,
            List<ResolvedExpression> args,
            DataType dataType) {
        return new CallExpression(false, functionIdentifier, functionDefinition, args, dataType);
    }

    /// Returns a call of a function of SQL.
    public static CallExpression permanent(
            BuiltInFunctionDefinition builtInFunctionDefinition, List<ResolvedExpression> args, DataType dataType) {
        return permanent(
                FunctionIdentifier.of(builtInFunctionDefinition.getName()), builtInFunctionDefinition, args, dataType);
    }

    /// Returns a call of a function that exists in its session only.
    public static CallExpression temporary(
            FunctionIdentifier functionIdentifier,
            FunctionDefinition functionDefinition,
            List<ResolvedExpression> args,
            DataType dataType) {
        return new CallExpression(true, functionIdentifier, functionDefinition, args, dataType);
    }

    /// Returns a call of a function without a name.
    public static CallExpression anonymous(
            FunctionDefinition functionDefinition, List<ResolvedExpression> args, DataType dataType) {
        return new CallExpression(true, null, functionDefinition, args, dataType);
    }

    /// Returns whether the function exists in its session only.
    public boolean isTemporary() {
        return isTemporary;
    }

    /// Returns the name of the function, if it has one.
    public Optional<FunctionIdentifier> getFunctionIdentifier() {
        return Optional.ofNullable(functionIdentifier);
    }

    /// Returns the function.
    public FunctionDefinition getFunctionDefinition() {
        return functionDefinition;
    }

    /// Returns the name of the function for readers.
    public String getFunctionName() {
        return functionIdentifier == null ? functionDefinition.toString() : functionIdentifier.asSummaryString();
    }

    /// Returns a call of the same function with other arguments.
    public CallExpression replaceArgs(List<ResolvedExpression> args, DataType dataType) {
        return new CallExpression(isTemporary, functionIdentifier, functionDefinition, args, dataType);
    }

    @Override
    public DataType getOutputDataType() {
        return dataType;
    }

    @Override
    public List<ResolvedExpression> getResolvedChildren() {
        return args;
    }

    @Override
    public List<Expression> getChildren() {
        return List.copyOf(args);
    }

    @Override
    public String asSummaryString() {
        return args.stream()
                .map(Expression::asSummaryString)
                .collect(Collectors.joining(", ", getFunctionName() + "(", ")"));
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallExpression call
                && isTemporary == call.isTemporary
                && Objects.equals(functionIdentifier, call.functionIdentifier)
                && functionDefinition.equals(call.functionDefinition)
                && args.equals(call.args)
                && dataType.equals(call.dataType);
    }

    @Override
    public int hashCode() {
        return Objects.hash(functionDefinition, args, dataType);
    }

    @Override
    public String toString() {
        return asSummaryString();
    }
}
