package dev.millrace.sql.planner.user;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.ProcessClause;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.ImplicitCasts;
import dev.millrace.table.types.inference.TypeInference;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlOperatorBinding;

/// Plans calls of process table functions.
public final class ProcessPlans {
    private ProcessPlans() {}

    /// Returns the plan of a call.
    ///
    /// @param inputs the plans of the tables
    /// @param values the arguments that are values
    /// @param binding the call, whose operands are the values
    /// @param rowType the type of the result
    public static QueryPlan of(
            ProcessCallOperator operator,
            List<QueryPlan> inputs,
            List<Expr> values,
            SqlOperatorBinding binding,
            RowType rowType) {
        ProcessSyntax syntax = operator.syntax();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) places.add(i);
        ProcessTypes types = new ProcessTypes(
                syntax,
                inputs.stream().map(QueryPlan::rowType).toList(),
                values.stream().map(Expr::type).toList(),
                binding,
                places);
        List<ProcessClause.Argument> arguments = new ArrayList<>();
        List<QueryPlan> tables = new ArrayList<>();
        int value = 0;
        for (int i = 0; i < syntax.arguments().size(); i++) {
            DataType wanted = types.function().arguments().get(i);
            String name = syntax.arguments().get(i).declared().getName();
            arguments.add(
                    switch (syntax.arguments().get(i)) {
                        case ProcessSyntax.Value _ ->
                            new ProcessClause.Value(name, cast(values.get(value++), wanted.getLogicalType()));
                        case ProcessSyntax.Columns columns -> new ProcessClause.Columns(name, columns.columns());
                        case ProcessSyntax.Table _ -> {
                            ProcessClause.Table table =
                                    types.tables().get(tables.size()).planned();
                            tables.add(cast(inputs.get(tables.size()), wanted.getLogicalType()));
                            yield table;
                        }
                    });
        }
        if (tables.isEmpty()) tables.add(oneRow());
        ProcessClause clause = new ProcessClause(
                types.function(), arguments, states(syntax, types), types.hasRowtime(), false, syntax.uid());
        return new QueryPlan.Process(tables, clause, rowType);
    }

    private static QueryPlan oneRow() {
        RowType number = RowType.of(false, new LogicalType[] {new IntType(false)}, new String[] {"f0"});
        return new QueryPlan.Values(List.of(List.of(new Expr.Literal(0, new IntType(false)))), number);
    }

    private static Expr cast(Expr value, LogicalType wanted) {
        boolean isSame = ImplicitCasts.isSame(value.type(), wanted)
                || value.type().is(LogicalTypeRoot.NULL)
                || !wanted.getChildren().isEmpty();
        return isSame ? value : new Expr.Cast(value, wanted, false);
    }

    /// Casts the columns of a table to the types that the function declares.
    private static QueryPlan cast(QueryPlan input, LogicalType wanted) {
        RowType given = input.rowType();
        List<Expr> columns = new ArrayList<>();
        List<RowType.RowField> fields = new ArrayList<>();
        boolean isSame = true;
        for (int i = 0; i < given.getFieldCount(); i++) {
            Expr column = new Expr.Column(i, given.getTypeAt(i));
            Expr cast = cast(column, wanted.getChildren().get(i));
            isSame &= cast == column;
            columns.add(cast);
            fields.add(new RowType.RowField(given.getFieldNames().get(i), cast.type()));
        }
        return isSame ? input : new QueryPlan.Project(input, columns, new RowType(false, fields));
    }

    private static List<ProcessClause.State> states(ProcessSyntax syntax, ProcessTypes types) {
        TypeInference inference = syntax.function().getTypeInference(PlannerDataTypes.INSTANCE);
        List<ProcessClause.State> states = new ArrayList<>();
        inference.getStateTypeStrategies().forEach((name, strategy) -> {
            DataType type = strategy.inferType(types.call())
                    .orElseThrow(() -> new ValidationException(
                            "The type of the state " + name + " of the function " + syntax.name() + " is not known."));
            boolean isComposite = type.getLogicalType().isAnyOf(LogicalTypeRoot.ROW, LogicalTypeRoot.STRUCTURED_TYPE);
            if (!isComposite) {
                throw new ValidationException(
                        "The state " + name + " of the function " + syntax.name() + " has the type " + type
                                + ". A state is a row, an object with fields, a ListView or a MapView.");
            }
            states.add(new ProcessClause.State(
                    name, type, strategy.getTimeToLive(types.call()).orElse(null)));
        });
        boolean hasSet = types.tables().stream().anyMatch(each -> each.planned().isSet());
        if (!states.isEmpty() && !hasSet) {
            throw new ValidationException(
                    "The function " + syntax.name() + " has states, so that it needs a table with set semantics.");
        }
        return states;
    }
}
