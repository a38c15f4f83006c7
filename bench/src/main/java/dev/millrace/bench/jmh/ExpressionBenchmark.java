package dev.millrace.bench.jmh;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.BatchExpressions;
import dev.millrace.sql.compile.BatchFilter;
import dev.millrace.sql.compile.BatchProjection;
import dev.millrace.sql.compile.ExpressionMode;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Measures a filter and a projection over batches of 10 columns: nanoseconds per row of the input.
///
/// The query is `SELECT a + b, c * 3, d * e, f + 1, d - 0.5, a % 7 = 0 FROM t WHERE a > 200 AND g < 800 AND s <> 'no'`.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExpressionBenchmark {
    private static final int ROWS = ColumnBatch.ROWS_MAX;
    private static final RowType INPUT = (RowType) LogicalTypeParser.parse("ROW<a BIGINT, b BIGINT, c BIGINT, d DOUBLE,"
            + " e DOUBLE, f INT, g INT, s STRING, t STRING, u TIMESTAMP(3)>");
    private static final RowType OUTPUT =
            (RowType) LogicalTypeParser.parse("ROW<a BIGINT, b BIGINT, c DOUBLE, d INT, e DOUBLE, f BOOLEAN>");

    /// The share of NULLs in percent.
    @Param({"0", "10"})
    public int nulls;

    private ColumnBatch batch = ColumnBatch.of(0, List.of());
    private BatchFilter filter = (_, _) -> 0;
    private BatchProjection projection = input -> input;
    private BatchProjection fused = projection;
    private BatchFilter slowFilter = filter;
    private BatchProjection slowProjection = projection;
    private final int[] rows = new int[ROWS];

    /// Creates the batch and compiles the expressions.
    @Setup
    public void prepare() {
        Random random = new Random(1);
        BatchBuilder builder = new BatchBuilder(INPUT);
        for (int i = 0; i < ROWS; i++) builder.append(row(random));
        batch = builder.build();
        Interpreter interpreter =
                new Interpreter(new FunctionRegistry(), new SessionTime(ZoneOffset.UTC, Instant.EPOCH));
        BatchExpressions compiled = new BatchExpressions(interpreter, ExpressionMode.COMPILED);
        filter = compiled.filter(condition());
        projection = compiled.projection(results(), OUTPUT);
        fused = compiled.filteredProjection(condition(), results(), OUTPUT);
        BatchExpressions interpreted = new BatchExpressions(interpreter, ExpressionMode.INTERPRETED);
        slowFilter = interpreted.filter(condition());
        slowProjection = interpreted.projection(results(), OUTPUT);
    }

    private GenericRowData row(Random random) {
        GenericRowData row = new GenericRowData(INPUT.getFieldCount());
        for (int k = 0; k < 3; k++) row.setField(k, (long) random.nextInt(1000));
        for (int k = 3; k < 5; k++) row.setField(k, random.nextDouble());
        for (int k = 5; k < 7; k++) row.setField(k, random.nextInt(1000));
        for (int k = 7; k < 9; k++) row.setField(k, StringData.fromString(random.nextInt(10) == 0 ? "no" : "yes"));
        row.setField(9, TimestampData.fromEpochMillis(random.nextInt()));
        for (int k = 0; k < 9; k++) if (random.nextInt(100) < nulls) row.setField(k, null);
        return row;
    }

    private static Expr column(int index) {
        return new Expr.Column(index, INPUT.getTypeAt(index));
    }

    private static Expr literal(Object value, String type) {
        return new Expr.Literal(value, type(type).copy(false));
    }

    private static LogicalType type(String text) {
        return LogicalTypeParser.parse(text);
    }

    private static Expr call(String function, String type, Expr... operands) {
        return new Expr.Call(function, List.of(operands), type(type));
    }

    private static Expr condition() {
        return call(
                "AND",
                "BOOLEAN",
                call(">", "BOOLEAN", column(0), literal(200, "INT")),
                call("<", "BOOLEAN", column(6), literal(800, "INT")),
                call("<>", "BOOLEAN", column(7), literal("no", "STRING")));
    }

    private static List<Expr> results() {
        Expr remainder = call("%", "BIGINT", column(0), literal(7, "INT"));
        return List.of(
                call("+", "BIGINT", column(0), column(1)),
                call("*", "BIGINT", column(2), literal(3, "INT")),
                call("*", "DOUBLE", column(3), column(4)),
                call("+", "INT", column(5), literal(1, "INT")),
                call("-", "DOUBLE", column(3), literal(0.5, "DOUBLE")),
                call("=", "BOOLEAN", remainder, literal(0, "INT")));
    }

    /// Evaluates with generated code.
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public ColumnBatch compiled() {
        int count = filter.select(batch, rows);
        return projection.of(batch.select(rows, count));
    }

    /// Evaluates with generated code that copies no columns between the filter and the projection.
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public ColumnBatch fused() {
        return fused.of(batch);
    }

    /// Evaluates with the interpreter.
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public ColumnBatch interpreted() {
        int count = slowFilter.select(batch, rows);
        return slowProjection.of(batch.select(rows, count));
    }

    /// Evaluates with two loops that are written for this query.
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public ColumnBatch written() {
        int count = nulls == 0 ? WrittenLoops.select(batch, rows) : WrittenLoops.selectWithNulls(batch, rows);
        return nulls == 0
                ? WrittenLoops.project(batch, rows, count)
                : WrittenLoops.projectWithNulls(batch, rows, count);
    }
}
