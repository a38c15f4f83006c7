package dev.millrace.sql.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.fault.CodedException;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.RowReader;
import dev.millrace.sql.compile.code.ExpressionCompiler;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.ExprText;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.table.types.logical.RowType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Evaluates random expressions by generated code and by the interpreter. Both give the same values, or the same fault.
final class CompiledEqualsInterpretedTest {
    private static final int LISTS = 140;
    private static final int ROWS = 25;

    private final Interpreter interpreter = new Interpreter(
            new FunctionRegistry(), new SessionTime(ZoneId.of("Europe/Berlin"), Instant.parse("2024-07-01T10:00:00Z")));
    private final BatchExpressions compiled = new BatchExpressions(interpreter, ExpressionMode.COMPILED);
    private final BatchExpressions interpreted = new BatchExpressions(interpreter, ExpressionMode.INTERPRETED);
    private final ExpressionCompiler compiler = new ExpressionCompiler(interpreter);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void projections_give_the_same_values_or_the_same_fault(long seed) {
        Random random = new Random(seed);
        RandomExpressions expressions = new RandomExpressions(random);
        RandomRows rows = new RandomRows(random);
        for (int i = 0; i < LISTS; i++) {
            ColumnBatch batch = rows.batch(ROWS, i % 3 > 0);
            List<Expr> list = new ArrayList<>();
            for (int k = random.nextInt(7); k >= 0; k--) list.add(expressions.expression(i % 4));
            check(list, batch);
        }
    }

    private void check(List<Expr> expressions, ColumnBatch batch) {
        RowType output = RandomExpressions.output(expressions);
        Object expected = outcome(interpreted.projection(expressions, output), batch, output);
        String text = expressions.stream().map(ExprText::of).toList().toString();
        assertThat(outcome(compiled.projection(expressions, output), batch, output))
                .as(text)
                .isEqualTo(expected);
        Object direct = direct(expressions, output, batch);
        if (direct != null && expected instanceof List<?>)
            assertThat(direct).as(text).isEqualTo(expected);
    }

    /// Returns the rows, or the code of the fault.
    private static Object outcome(BatchProjection projection, ColumnBatch batch, RowType output) {
        try {
            return rows(projection.of(batch), output);
        } catch (RuntimeException failed) {
            CodedException coded = CodedException.of(failed);
            return coded == null ? failed.getClass() : coded.fault();
        }
    }

    private static List<?> rows(ColumnBatch batch, RowType output) {
        RowReader reader = new RowReader(output);
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) rows.add(reader.read(batch, i));
        return rows;
    }

    /// Returns the rows that the generated code alone gives, or null if it fails. It is always generated.
    private @Nullable List<?> direct(List<Expr> expressions, RowType output, ColumnBatch batch) {
        boolean hasNulls = batch.columns().stream().anyMatch(Column::hasNulls);
        var code = compiler.projection(expressions, output, hasNulls, false);
        Column[] columns = new Column[expressions.size()];
        try {
            code.project(batch, new int[0], batch.size(), columns);
        } catch (RuntimeException failed) {
            return null;
        }
        return rows(batch.with(Arrays.asList(columns)), output);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void filters_select_the_same_rows_or_give_the_same_fault(long seed) {
        Random random = new Random(seed);
        RandomExpressions expressions = new RandomExpressions(random);
        RandomRows rows = new RandomRows(random);
        for (int i = 0; i < LISTS; i++) {
            ColumnBatch batch = rows.batch(ROWS, i % 3 > 0);
            Expr condition = expressions.condition(i % 4 + 1);
            assertThat(outcome(compiled.filter(condition), batch))
                    .as(ExprText.of(condition))
                    .isEqualTo(outcome(interpreted.filter(condition), batch));
        }
    }

    @Test
    void a_filtered_projection_gives_the_projection_of_the_filtered_rows() {
        Random random = new Random(21);
        RandomExpressions expressions = new RandomExpressions(random);
        RandomRows rows = new RandomRows(random);
        for (int i = 0; i < LISTS / 2; i++) {
            ColumnBatch batch = rows.batch(ROWS, i % 3 > 0);
            List<Expr> list = List.of(expressions.expression(i % 3), new Expr.Column(9, RandomRows.TYPE.getTypeAt(9)));
            Expr condition = expressions.condition(1);
            RowType output = RandomExpressions.output(list);
            assertThat(outcome(compiled.filteredProjection(condition, list, output), batch, output))
                    .as("%s, %s", ExprText.of(condition), list)
                    .isEqualTo(outcome(interpreted.filteredProjection(condition, list, output), batch, output));
        }
    }

    @Test
    void few_rows_are_interpreted_and_more_rows_are_compiled_with_the_same_result() {
        Expr column = new Expr.Column(4, RandomRows.TYPE.getTypeAt(4));
        Expr sum = new Expr.Call("+", List.of(column, column), column.type());
        RowType output = RandomExpressions.output(List.of(sum));
        BatchProjection adaptive = new BatchExpressions(interpreter).projection(List.of(sum), output);
        RandomRows rows = new RandomRows(new Random(3));
        for (int i = 0; i < 5; i++) {
            ColumnBatch batch = rows.batch(1000, true);
            assertThat(outcome(adaptive, batch, output))
                    .isEqualTo(outcome(interpreted.projection(List.of(sum), output), batch, output));
        }
    }

    private static Object outcome(BatchFilter filter, ColumnBatch batch) {
        int[] selected = new int[batch.size()];
        try {
            int count = filter.select(batch, selected);
            return Arrays.toString(Arrays.copyOf(selected, count));
        } catch (RuntimeException failed) {
            CodedException coded = CodedException.of(failed);
            return coded == null ? failed.getClass() : coded.fault();
        }
    }
}
