package dev.millrace.sql.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.RowReader;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Evaluates expressions over batches.
final class BatchExpressionsTest {
    private static final RowType INPUT = (RowType) LogicalTypeParser.parse("ROW<a BIGINT, b STRING>");

    private final BatchExpressions expressions = new BatchExpressions(
            new Interpreter(new FunctionRegistry(), new SessionTime(ZoneOffset.UTC, Instant.EPOCH)));
    private final ColumnBatch batch = batch(row(1L, "a"), row(null, "b"), row(3L, null));

    private static GenericRowData row(@Nullable Long number, @Nullable String text) {
        return GenericRowData.of(number, text == null ? null : StringData.fromString(text));
    }

    private static ColumnBatch batch(GenericRowData... rows) {
        BatchBuilder builder = new BatchBuilder(INPUT);
        Arrays.stream(rows).forEach(builder::append);
        return builder.build();
    }

    private static Expr column(int index) {
        return new Expr.Column(index, INPUT.getTypeAt(index));
    }

    private static Expr call(String function, LogicalType type, Expr... operands) {
        return new Expr.Call(function, List.of(operands), type);
    }

    @Test
    void a_projection_computes_one_column_per_expression() {
        Expr sum = call("+", INPUT.getTypeAt(0), column(0), column(0));
        Expr upper = call("UPPER", INPUT.getTypeAt(1), column(1));
        RowType output = RowType.of(sum.type(), upper.type(), INPUT.getTypeAt(1));
        ColumnBatch result =
                expressions.projection(List.of(sum, upper, column(1)), output).of(batch);
        RowReader reader = new RowReader(output);
        assertThat(List.of(reader.read(result, 0), reader.read(result, 1), reader.read(result, 2)))
                .containsExactly(
                        GenericRowData.of(2L, StringData.fromString("A"), StringData.fromString("a")),
                        GenericRowData.of(null, StringData.fromString("B"), StringData.fromString("b")),
                        GenericRowData.of(6L, null, null));
        assertThat(result.column(2)).isSameAs(batch.column(1));
    }

    @Test
    void a_filter_finds_the_rows_for_which_its_condition_is_true() {
        BatchFilter filter = expressions.filter(call(
                "<",
                new BooleanType(),
                column(0),
                new Expr.Literal(3L, INPUT.getTypeAt(0).copy(false))));
        int[] rows = new int[3];
        assertThat(filter.select(batch, rows)).isOne();
        assertThat(rows[0]).isZero();
    }
}
