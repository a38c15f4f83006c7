package dev.millrace.table.expressions;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.FunctionDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Is an aggregate that a query offers to a connector. Immutable.
public class AggregateExpression implements ResolvedExpression {
    private final FunctionDefinition functionDefinition;
    private final List<FieldReferenceExpression> args;
    private final @Nullable CallExpression filterExpression;
    private final DataType resultType;
    private final boolean distinct;
    private final boolean approximate;
    private final boolean ignoreNulls;

    /// Creates an aggregate.
    ///
    /// @param filterExpression the condition of the rows that count; null for all rows
    public AggregateExpression(
            FunctionDefinition functionDefinition,
            List<FieldReferenceExpression> args,
            @Nullable CallExpression filterExpression,
            DataType resultType,
            boolean distinct,
            boolean approximate,
            boolean ignoreNulls) {
        this.functionDefinition = Objects.requireNonNull(functionDefinition);
        this.args = List.copyOf(args);
        this.filterExpression = filterExpression;
        this.resultType = Objects.requireNonNull(resultType);
        this.distinct = distinct;
        this.approximate = approximate;
        this.ignoreNulls = ignoreNulls;
    }

    /// Returns the function.
    public FunctionDefinition getFunctionDefinition() {
        return functionDefinition;
    }

    /// Returns whether equal arguments count once.
    public boolean isDistinct() {
        return distinct;
    }

    /// Returns whether the result may be near the true one.
    public boolean isApproximate() {
        return approximate;
    }

    /// Returns whether rows with NULL do not count.
    public boolean isIgnoreNulls() {
        return ignoreNulls;
    }

    /// Returns the arguments.
    public List<FieldReferenceExpression> getArgs() {
        return args;
    }

    /// Returns the condition of the rows that count, if there is one.
    public Optional<CallExpression> getFilterExpression() {
        return Optional.ofNullable(filterExpression);
    }

    @Override
    public DataType getOutputDataType() {
        return resultType;
    }

    @Override
    public List<ResolvedExpression> getResolvedChildren() {
        List<ResolvedExpression> children = new ArrayList<>(args);
        if (filterExpression != null) children.add(filterExpression);
        return children;
    }

    @Override
    public List<Expression> getChildren() {
        return List.copyOf(getResolvedChildren());
    }

    @Override
    public String asSummaryString() {
        String arguments = args.stream().map(Expression::asSummaryString).collect(Collectors.joining(", "));
        String filter = filterExpression == null ? "" : " FILTER (WHERE " + filterExpression.asSummaryString() + ")";
        return functionDefinition + "(" + (distinct ? "DISTINCT " : "") + arguments + ")" + filter;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    private List<Object> parts() {
        return List.of(
                functionDefinition,
                args,
                Optional.ofNullable(filterExpression),
                resultType,
                distinct,
                approximate,
                ignoreNulls);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AggregateExpression aggregate && parts().equals(aggregate.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return asSummaryString();
    }
}
