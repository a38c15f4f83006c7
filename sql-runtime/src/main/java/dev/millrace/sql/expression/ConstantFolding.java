package dev.millrace.sql.expression;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.sql.function.JavaValues;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Replaces parts of expressions that read no columns by their values. The interpreter computes them, so that
/// a constant has the value that it would have in a row.
///
/// A part stays as it is if its value depends on the time, on chance or on the time zone of the session, or
/// if it fails: then it fails in the rows that need it. As in Flink, a constant that
/// is divided by zero fails at once.
///
/// Thread-safe.
public final class ConstantFolding {
    private static final Fault NO_VALUE = new Fault(2976, Category.USER, "a constant has no value");
    private static final Set<String> CHANGING = Set.of(
            Expr.OUTER_COLUMN,
            "RAND",
            "RAND_INTEGER",
            "UUID",
            "PROCTIME",
            "NOW",
            "CURRENT_ROW_TIMESTAMP",
            "CURRENT_TIMESTAMP",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "UNIX_TIMESTAMP",
            "FROM_UNIXTIME",
            "TO_TIMESTAMP_LTZ",
            "CURRENT_WATERMARK",
            "SOURCE_WATERMARK");

    // The results of these functions change with the time zone of the session only.
    private static final Set<String> OF_ZONE = Set.of("FROM_UNIXTIME", "TO_TIMESTAMP_LTZ");

    // Functions of JSON put the results of these functions into documents as they are, and other texts as strings.
    private static final Set<String> DOCUMENTS = Set.of("JSON", "JSON_OBJECT", "JSON_ARRAY");

    private final Interpreter interpreter =
            new Interpreter(new FunctionRegistry(), new SessionTime(ZoneOffset.UTC, Instant.EPOCH));

    /// Returns an expression with the same values.
    ///
    /// @throws MillraceException if a constant is divided by zero, or the position in an array is below 1
    public Expr of(Expr expression) {
        Expr folded = withFoldedOperands(expression);
        requireValue(folded);
        boolean isKept = folded instanceof Expr.Literal
                || folded instanceof Expr.Symbol
                || folded instanceof Expr.Call call && DOCUMENTS.contains(call.function());
        return isKept || !isSimple(folded.type()) || !isConstant(folded) ? folded : evaluated(folded);
    }

    private Expr withFoldedOperands(Expr expression) {
        return switch (expression) {
            case Expr.Literal _, Expr.Symbol _, Expr.Column _ -> expression;
            case Expr.Field field -> new Expr.Field(of(field.row()), field.index(), field.type());
            case Expr.Cast cast -> new Expr.Cast(of(cast.operand()), cast.type(), cast.isTry());
            case Expr.Call call -> new Expr.Call(call.function(), all(call.operands()), call.type());
            case Expr.UserCall call -> new Expr.UserCall(call.function(), all(call.operands()), call.type());
            case Expr.Case choice -> {
                List<Expr.Branch> branches = new ArrayList<>();
                for (Expr.Branch each : choice.branches()) {
                    branches.add(new Expr.Branch(of(each.condition()), of(each.value())));
                }
                yield new Expr.Case(branches, of(choice.otherwise()), choice.type());
            }
        };
    }

    private List<Expr> all(List<Expr> expressions) {
        return expressions.stream().map(this::of).toList();
    }

    private Expr evaluated(Expr constant) {
        try {
            return new Expr.Literal(
                    JavaValues.toExternal(interpreter.constant(constant), constant.type()), constant.type());
        } catch (RuntimeException failed) {
            return constant;
        }
    }

    /// Returns whether literals may have the type: no part of a value depends on a time zone or has other values.
    private static boolean isSimple(LogicalType type) {
        return type.is(LogicalTypeFamily.PREDEFINED)
                && !type.isAnyOf(
                        LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE,
                        LogicalTypeRoot.VARIANT,
                        LogicalTypeRoot.BITMAP);
    }

    /// Returns whether an expression calls neither functions of the program nor functions of chance and time,
    /// so that it may be computed anywhere.
    public static boolean isPlain(Expr expression) {
        return switch (expression) {
            case Expr.Literal _, Expr.Symbol _, Expr.Column _ -> true;
            case Expr.UserCall _ -> false;
            case Expr.Field field -> isPlain(field.row());
            case Expr.Cast cast -> isPlain(cast.operand());
            case Expr.Call call ->
                (!CHANGING.contains(call.function()) || OF_ZONE.contains(call.function()))
                        && call.operands().stream().allMatch(ConstantFolding::isPlain);
            case Expr.Case choice ->
                isPlain(choice.otherwise())
                        && choice.branches().stream()
                                .allMatch(each -> isPlain(each.condition()) && isPlain(each.value()));
        };
    }

    /// Returns whether the value depends neither on columns nor on time, chance and the session.
    public static boolean isConstant(Expr expression) {
        return switch (expression) {
            case Expr.Literal literal -> !isZoned(literal.type());
            case Expr.Symbol _ -> true;
            case Expr.Column _ -> false;
            case Expr.UserCall _ -> false;
            case Expr.Field field -> isConstant(field.row());
            case Expr.Cast cast -> !isZoned(cast.type()) && isConstant(cast.operand());
            case Expr.Call call ->
                !CHANGING.contains(call.function())
                        && !isZoned(call.type())
                        && call.operands().stream().allMatch(ConstantFolding::isConstant);
            case Expr.Case choice ->
                isConstant(choice.otherwise())
                        && choice.branches().stream()
                                .allMatch(each -> isConstant(each.condition()) && isConstant(each.value()));
        };
    }

    private static boolean isZoned(LogicalType type) {
        return type.is(LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE)
                || type.getChildren().stream().anyMatch(ConstantFolding::isZoned);
    }

    private static void requireValue(Expr expression) {
        if (!(expression instanceof Expr.Call call) || call.operands().size() != 2) return;
        Object left = value(call.operands().getFirst());
        Number right = value(call.operands().getLast()) instanceof Number number ? number : null;
        if (right == null) return;
        if (call.function().equals("/") && left instanceof Number && isZero(right)) {
            throw NO_VALUE.what("The constant %s is divided by zero.", left)
                    .fix("Divide by NULLIF(divisor, 0) to get NULL.");
        }
        boolean isPosition = call.function().equals("ITEM")
                && call.operands().getFirst().type().is(LogicalTypeRoot.ARRAY);
        if (isPosition && right.longValue() < 1) {
            throw NO_VALUE.what("The position %s in an array is wrong.", right)
                    .why("positions begin with 1")
                    .fix("Write 1 for the first element.");
        }
    }

    private static @Nullable Object value(Expr operand) {
        return operand instanceof Expr.Literal literal ? literal.value() : null;
    }

    private static boolean isZero(Number number) {
        return number instanceof BigDecimal decimal ? decimal.signum() == 0 : number.doubleValue() == 0;
    }
}
