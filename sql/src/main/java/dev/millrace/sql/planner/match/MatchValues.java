package dev.millrace.sql.planner.match;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.MatchValue;
import dev.millrace.sql.planner.type.LogicalTypes;
import dev.millrace.table.types.logical.LogicalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexPatternFieldRef;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/// Replaces the values that an expression reads from the rows of a match by columns behind those of the current row.
final class MatchValues extends RexShuttle {
    private final int width;
    private final Set<String> variables;
    private final @Nullable String current;
    private final Function<RexNode, Expr> expressions;
    private final List<MatchValue> values = new ArrayList<>();
    private boolean isFirst;
    private int offset;

    /// @param width the number of columns of a row
    /// @param variables the names of all variables
    /// @param current the variable that a condition decides about; null for measures, which have no current row
    MatchValues(int width, Set<String> variables, @Nullable String current, Function<RexNode, Expr> expressions) {
        this.width = width;
        this.variables = variables;
        this.current = current;
        this.expressions = expressions;
    }

    List<MatchValue> found() {
        return List.copyOf(values);
    }

    @Override
    public RexNode visitPatternFieldRef(RexPatternFieldRef column) {
        String variable = variable(column);
        boolean hasCurrent = current != null && (variable == null || variable.equals(current));
        boolean isCurrent = hasCurrent && !isFirst && offset == 0;
        if (isCurrent) return new RexInputRef(column.getIndex(), column.getType());
        LogicalType type = LogicalTypes.of(column.getType()).copy(true);
        return replaced(new MatchValue.OfRow(variable, isFirst, offset, column.getIndex(), type), column.getType());
    }

    /// Returns the variable of a column; null for a column without one, which belongs to all rows.
    private @Nullable String variable(RexPatternFieldRef column) {
        return variables.contains(column.getAlpha()) ? column.getAlpha() : null;
    }

    private RexNode replaced(MatchValue value, RelDataType type) {
        int index = values.indexOf(value);
        if (index < 0) {
            index = values.size();
            values.add(value);
        }
        return new RexInputRef(width + index, type);
    }

    @Override
    public RexNode visitCall(RexCall call) {
        if (call.getOperator() instanceof SqlAggFunction) return aggregate(call);
        return switch (call.getKind()) {
            case PREV, NEXT, FINAL, RUNNING -> call.getOperands().getFirst().accept(this);
            case FIRST, LAST -> navigated(call);
            default -> function(call);
        };
    }

    private RexNode navigated(RexCall call) {
        boolean wasFirst = isFirst;
        int before = offset;
        isFirst = call.getKind() == SqlKind.FIRST;
        offset = RexLiteral.intValue(call.getOperands().get(1));
        RexNode result = call.getOperands().getFirst().accept(this);
        isFirst = wasFirst;
        offset = before;
        return result;
    }

    private RexNode function(RexCall call) {
        LogicalType type = LogicalTypes.of(call.getType());
        return switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
            case "MATCH_ROWTIME" -> replaced(new MatchValue.Rowtime(type), call.getType());
            case "MATCH_PROCTIME" -> replaced(new MatchValue.Proctime(type), call.getType());
            default -> super.visitCall(call);
        };
    }

    private RexNode aggregate(RexCall call) {
        Arguments arguments = new Arguments();
        List<Expr> translated = new ArrayList<>();
        for (RexNode each : call.getOperands()) translated.add(expressions.apply(each.accept(arguments)));
        String function = call.getOperator().getName().toUpperCase(Locale.ROOT);
        MatchValue value =
                new MatchValue.OfRows(function, arguments.variable, translated, LogicalTypes.of(call.getType()));
        return replaced(value, call.getType());
    }

    /// Replaces references to columns of a variable by columns of each of its rows.
    private final class Arguments extends RexShuttle {
        private @Nullable String variable;

        @Override
        public RexNode visitPatternFieldRef(RexPatternFieldRef column) {
            variable = MatchValues.this.variable(column);
            return new RexInputRef(column.getIndex(), column.getType());
        }

        @Override
        public RexNode visitCall(RexCall call) {
            return switch (call.getKind()) {
                case PREV, NEXT, FIRST, LAST, FINAL, RUNNING ->
                    call.getOperands().getFirst().accept(this);
                default -> super.visitCall(call);
            };
        }
    }
}
