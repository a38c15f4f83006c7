package dev.millrace.sql.compile;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.plan.Conjunctions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Selects rows by a condition with calls of asynchronous functions. The parts of the condition without such calls come
/// first, so that the functions are called only for the rows that are left. Not thread-safe.
final class AsyncFilter implements BatchFilter {
    private final BatchExpressions expressions;
    private final Interpreter interpreter;
    private final @Nullable BatchFilter plain;
    private final Expr rest;
    private @Nullable Prepared prepared;

    /// Is the filter over the columns of the input and the results of the calls.
    private record Prepared(AsyncColumns calls, BatchFilter filter) {}

    AsyncFilter(BatchExpressions expressions, Interpreter interpreter, Expr condition) {
        this.expressions = expressions;
        this.interpreter = interpreter;
        List<Expr> before = new ArrayList<>();
        List<Expr> after = new ArrayList<>();
        for (Expr each : Conjunctions.split(condition)) (AsyncColumns.isIn(each) ? after : before).add(each);
        this.plain = before.isEmpty() ? null : expressions.plainFilter(Conjunctions.all(before));
        this.rest = Conjunctions.all(after);
    }

    @Override
    public int select(ColumnBatch input, int[] rows) {
        if (plain == null) return selectRest(input, rows);
        int[] left = new int[input.size()];
        int count = plain.select(input, left);
        if (count == 0) return 0;
        if (count == input.size()) return selectRest(input, rows);
        int found = selectRest(input.select(left, count), rows);
        for (int i = 0; i < found; i++) rows[i] = left[rows[i]];
        return found;
    }

    private int selectRest(ColumnBatch input, int[] rows) {
        Prepared known = prepared;
        if (known == null) {
            AsyncColumns calls = new AsyncColumns(interpreter, input.width());
            known = new Prepared(calls, expressions.plainFilter(calls.over(rest)));
            prepared = known;
        }
        return known.filter.select(known.calls.with(input), rows);
    }
}
