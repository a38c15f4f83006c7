package dev.millrace.sql.stream.match;

import dev.millrace.cep.match.MatchPath;
import dev.millrace.cep.match.TakenEvent;
import dev.millrace.cep.pattern.conditions.IterativeCondition;
import dev.millrace.column.BatchBuilder;
import dev.millrace.sql.compile.BatchFilter;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.plan.ColumnReferences;
import dev.millrace.sql.plan.MatchExpression;
import dev.millrace.sql.plan.MatchValue;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Is a condition that depends on the current row and on earlier rows of the match. The current row counts as the last
/// row of the variable that the condition decides about.
final class PathCondition extends IterativeCondition<PackedRow> {
    private static final long serialVersionUID = 1L;

    private final transient CurrentRow current;
    private final transient PathValue[] values;
    private final transient int[] columns;
    private final transient BatchBuilder builder;
    private final transient BatchFilter filter;
    private final transient int[] selected = new int[1];

    /// @param variable the variable that the condition decides about
    /// @param packer the packer of whole rows
    PathCondition(
            String variable,
            MatchExpression condition,
            RowType input,
            RowPacker packer,
            CurrentRow current,
            OperatorSettings settings) {
        this.current = current;
        int width = input.getFieldCount();
        List<LogicalType> types = new ArrayList<>();
        List<Integer> used = new ArrayList<>();
        for (int each : ColumnReferences.of(condition.result())) if (each < width) used.add(each);
        for (int each : used) types.add(input.getTypeAt(each));
        this.columns = used.stream().mapToInt(each -> each).toArray();
        this.values = new PathValue[condition.values().size()];
        for (int i = 0; i < values.length; i++) {
            MatchValue value = condition.values().get(i);
            types.add(value.type());
            values[i] = PathValue.of(value, variable, input, packer, current, settings);
        }
        this.builder = new BatchBuilder(RowType.of(types.toArray(new LogicalType[0])), 1);
        Expr mapped =
                ColumnReferences.mapped(condition.result(), i -> i < width ? used.indexOf(i) : used.size() + i - width);
        this.filter = settings.expressions().filter(mapped);
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean filter(PackedRow value, Context<PackedRow> context) {
        TakenEvent<PackedRow> last = ((MatchPath<PackedRow>) context).lastTaken();
        for (int i = 0; i < columns.length; i++) {
            builder.column(i).append(current.batch().column(columns[i]), current.row());
        }
        for (int i = 0; i < values.length; i++) values[i].append(last, builder.column(columns.length + i));
        builder.endRow();
        return filter.select(builder.build(), selected) == 1;
    }
}
