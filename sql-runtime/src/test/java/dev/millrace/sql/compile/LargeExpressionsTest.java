package dev.millrace.sql.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.RowReader;
import dev.millrace.sql.compile.code.ExpressionCompiler;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Compiles expressions that are too large for one method, and drops compiled classes.
final class LargeExpressionsTest {
    /// The JIT compiler refuses methods of more bytes.
    private static final int JIT_MAX = 8000;

    private static final LogicalType LONG = LogicalTypeParser.parse("BIGINT");
    private static final LogicalType TRUTH = LogicalTypeParser.parse("BOOLEAN");
    private static final LogicalType TEXT = LogicalTypeParser.parse("STRING");

    private final Interpreter interpreter =
            new Interpreter(new FunctionRegistry(), new SessionTime(ZoneOffset.UTC, Instant.EPOCH));
    private final ExpressionCompiler compiler = new ExpressionCompiler(interpreter);

    private static Expr column(int index) {
        return new Expr.Column(index, RandomRows.TYPE.getTypeAt(index));
    }

    private static Expr literal(Object value, LogicalType type) {
        return new Expr.Literal(value, type.copy(false));
    }

    private static Expr call(String function, LogicalType type, Expr... operands) {
        return new Expr.Call(function, List.of(operands), type);
    }

    /// Returns a CASE of many branches with texts and numbers.
    private static Expr choice(int branches) {
        List<Expr.Branch> all = new ArrayList<>();
        for (int i = 0; i < branches; i++) {
            Expr isSmall = call("<", TRUTH, column(4), literal((long) i * i, LONG));
            Expr isText = call("=", TRUTH, call("UPPER", TEXT, column(9)), literal("B" + i, TEXT));
            Expr value = call("||", TEXT, column(9), literal("-" + i, TEXT));
            all.add(new Expr.Branch(call("AND", TRUTH, isSmall, call("OR", TRUTH, isText, isSmall)), value));
        }
        return new Expr.Case(all, column(25), TEXT);
    }

    /// Returns nested sums.
    private static Expr sum(int depth) {
        if (depth == 0) return column(4);
        return call("+", LONG, call("*", LONG, sum(depth - 1), literal((long) depth, LONG)), column(24));
    }

    private static Expr conjunction(int length) {
        List<Expr> tests = new ArrayList<>();
        for (int i = 0; i < length; i++) tests.add(call("<>", TRUTH, column(9), literal("text" + i, TEXT)));
        return new Expr.Call("AND", tests, TRUTH);
    }

    @Test
    void expressions_of_any_size_are_compiled_to_methods_that_the_jit_accepts() {
        List<Expr> expressions = new ArrayList<>(List.of(choice(300), sum(100), conjunction(500)));
        for (int i = 0; i < 200; i++) expressions.add(call("+", LONG, column(4), literal((long) i, LONG)));
        RowType output = RandomExpressions.output(expressions);
        ColumnBatch batch = new RandomRows(new Random(1)).batch(50, true);
        Column[] columns = new Column[expressions.size()];
        compiler.projection(expressions, output, true, false).project(batch, new int[0], 50, columns);
        ColumnBatch expected = new InterpretedProjection(interpreter, expressions, output).of(batch);
        RowReader reader = new RowReader(output);
        ColumnBatch found = batch.with(Arrays.asList(columns));
        for (int i = 0; i < 50; i++) assertThat(reader.read(found, i)).isEqualTo(reader.read(expected, i));
        byte[] bytes = compiler.classFile(expressions, output);
        for (MethodModel method : ClassFile.of().parse(bytes).methods()) {
            boolean runsOnce = method.methodName().equalsString("<init>");
            int length = method.findAttribute(Attributes.code()).orElseThrow().codeLength();
            if (!runsOnce) assertThat(length).as(method.toString()).isLessThan(JIT_MAX);
        }
    }

    @Test
    void a_class_is_freed_with_its_code() {
        List<Expr> expressions = List.of(call("+", LONG, column(4), column(4)));
        WeakReference<Class<?>> made =
                new WeakReference<>(compiler.projection(expressions, RandomExpressions.output(expressions), true, false)
                        .getClass());
        for (int i = 0; i < 50 && made.get() != null; i++) System.gc();
        assertThat(made.get()).isNull();
    }
}
