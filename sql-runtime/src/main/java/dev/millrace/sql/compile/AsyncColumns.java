package dev.millrace.sql.compile;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.expression.AsyncEvaluation;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.table.functions.AsyncScalarFunction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Computes the results of asynchronous scalar functions for all rows of a batch, and appends a column per call. A few
/// calls are open at a time; the results keep the order of the rows. All calls end before the batch is passed on, so
/// that watermarks and checkpoints never overtake a row. Not thread-safe.
///
/// A call inside of a CASE is not computed here, because the CASE decides for which rows the function is called.
final class AsyncColumns {
    private final Interpreter interpreter;
    private final List<Expr.UserCall> calls = new ArrayList<>();
    private final List<AsyncEvaluation> evaluations = new ArrayList<>();
    private final int width;

    /// @param width the number of columns of the input
    AsyncColumns(Interpreter interpreter, int width) {
        this.interpreter = interpreter;
        this.width = width;
    }

    /// Returns whether an expression calls an asynchronous function for each row.
    static boolean isIn(Expr expression) {
        return switch (expression) {
            case Expr.UserCall call ->
                isAsynchronous(call) || call.operands().stream().anyMatch(AsyncColumns::isIn);
            case Expr.Call call -> call.operands().stream().anyMatch(AsyncColumns::isIn);
            case Expr.Cast cast -> isIn(cast.operand());
            case Expr.Field field -> isIn(field.row());
            case Expr.Case _, Expr.Literal _, Expr.Column _, Expr.Symbol _ -> false;
        };
    }

    private static boolean isAsynchronous(Expr.UserCall call) {
        return call.function().function() instanceof AsyncScalarFunction;
    }

    /// Returns the expression over the columns of the input and the results of the calls.
    Expr over(Expr expression) {
        return switch (expression) {
            case Expr.UserCall call -> {
                Expr.UserCall inner = new Expr.UserCall(call.function(), all(call.operands()), call.type());
                yield isAsynchronous(call) ? column(inner) : inner;
            }
            case Expr.Call call -> new Expr.Call(call.function(), all(call.operands()), call.type());
            case Expr.Cast cast -> new Expr.Cast(over(cast.operand()), cast.type(), cast.isTry());
            case Expr.Field field -> new Expr.Field(over(field.row()), field.index(), field.type());
            case Expr.Case _, Expr.Literal _, Expr.Column _, Expr.Symbol _ -> expression;
        };
    }

    private List<Expr> all(List<Expr> expressions) {
        return expressions.stream().map(this::over).toList();
    }

    private Expr column(Expr.UserCall call) {
        int at = calls.indexOf(call);
        if (at < 0 || !call.function().function().isDeterministic()) {
            at = calls.size();
            calls.add(call);
            evaluations.add(interpreter.asynchronous(call));
        }
        return new Expr.Column(width + at, call.type());
    }

    /// Returns a batch with the results of all calls.
    ColumnBatch with(ColumnBatch batch) {
        ColumnBatch all = batch;
        // An operand of a call may be the result of an earlier call.
        for (int i = 0; i < calls.size(); i++) {
            all = all.withAppended(List.of(results(calls.get(i), evaluations.get(i), all)));
        }
        return all;
    }

    private Column results(Expr.UserCall call, AsyncEvaluation evaluation, ColumnBatch batch) {
        int capacity = interpreter.scalarCalls().capacity();
        Deque<AsyncEvaluation.Started> open = new ArrayDeque<>();
        ColumnBuilder builder = ColumnBuilder.of(call.type(), batch.size());
        for (int row = 0; row < batch.size(); row++) {
            if (open.size() == capacity) builder.appendValue(evaluation.await(open.remove()));
            open.add(evaluation.start(batch.row(row)));
        }
        while (!open.isEmpty()) builder.appendValue(evaluation.await(open.remove()));
        return builder.build();
    }
}
