package dev.millrace.sql.compile;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.sql.function.ScalarFunctionMethod;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes expressions over the columns of [RandomRows] from a seed.
final class RandomExpressions {
    private static final Set<String> UNSTABLE = Set.of("RAND", "RAND_INTEGER", "UUID", "REPEAT", "LPAD", "RPAD");
    private static final Map<Class<?>, String> RESULTS = Map.ofEntries(
            Map.entry(String.class, "STRING"),
            Map.entry(boolean.class, "BOOLEAN"),
            Map.entry(Boolean.class, "BOOLEAN"),
            Map.entry(int.class, "INT"),
            Map.entry(Integer.class, "INT"),
            Map.entry(long.class, "BIGINT"),
            Map.entry(Long.class, "BIGINT"),
            Map.entry(double.class, "DOUBLE"),
            Map.entry(Double.class, "DOUBLE"),
            Map.entry(BigDecimal.class, "DECIMAL(38, 6)"),
            Map.entry(byte[].class, "BYTES"),
            Map.entry(LocalDate.class, "DATE"),
            Map.entry(LocalTime.class, "TIME(3)"),
            Map.entry(LocalDateTime.class, "TIMESTAMP(3)"),
            Map.entry(Period.class, "INTERVAL YEAR TO MONTH"),
            Map.entry(Duration.class, "INTERVAL DAY TO SECOND(3)"));
    private static final List<String> CASTS = List.of(
            "BOOLEAN",
            "TINYINT",
            "SMALLINT",
            "INT",
            "BIGINT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL(10, 2)",
            "DECIMAL(18, 6)",
            "DECIMAL(38, 3)",
            "STRING",
            "VARCHAR(3)",
            "CHAR(5)",
            "BYTES",
            "DATE",
            "TIME(0)",
            "TIMESTAMP(0)",
            "TIMESTAMP(3)",
            "TIMESTAMP(6)",
            "TIMESTAMP_LTZ(3)");

    private final Random random;
    private final RandomRows rows;
    private final FunctionRegistry functions = new FunctionRegistry();
    private final List<String> names = new ArrayList<>(functions.names());

    RandomExpressions(Random random) {
        this.random = random;
        this.rows = new RandomRows(random);
        names.removeAll(UNSTABLE);
    }

    static LogicalType type(String text) {
        return LogicalTypeParser.parse(text);
    }

    Expr expression(int depth) {
        if (depth <= 0) return leaf();
        return switch (random.nextInt(12)) {
            case 0 -> leaf();
            case 1, 2 -> arithmetic(depth - 1);
            case 3, 4 -> condition(depth);
            case 5 -> new Expr.Cast(expression(depth - 1), type(rows.pick(CASTS)), random.nextInt(3) > 0);
            case 6 -> choice(depth - 1);
            case 7 -> selection(depth - 1);
            default -> function(depth - 1);
        };
    }

    private Expr leaf() {
        int index = random.nextInt(RandomRows.TYPE.getFieldCount());
        return leaf(RandomRows.TYPE.getTypeAt(index));
    }

    /// Returns a column of the type, or a cast literal.
    private Expr leaf(LogicalType type) {
        List<Expr> columns = new ArrayList<>();
        for (int i = 0; i < RandomRows.TYPE.getFieldCount(); i++) {
            LogicalType each = RandomRows.TYPE.getTypeAt(i);
            if (each.equals(type)) columns.add(new Expr.Column(i, each));
        }
        if (random.nextInt(20) == 0) return new Expr.Literal(null, type);
        boolean isLiteral = random.nextInt(3) == 0 && !type.getTypeRoot().name().matches("ROW|MAP|ARRAY");
        return isLiteral || columns.isEmpty()
                ? new Expr.Literal(rows.present(type), type.copy(false))
                : rows.pick(columns);
    }

    Expr condition(int depth) {
        Expr left = depth <= 1 ? leaf() : expression(depth - 1);
        LogicalType type = type("BOOLEAN");
        return switch (random.nextInt(9)) {
            case 0 -> call(rows.pick(List.of("AND", "OR")), type, truth(depth), truth(depth), truth(depth));
            case 1 -> call("NOT", type, truth(depth));
            case 2 -> call(rows.pick(List.of("IS NULL", "IS NOT NULL")), type, left);
            case 3 ->
                call(rows.pick(List.of("IS TRUE", "IS NOT TRUE", "IS FALSE", "IS NOT FALSE")), type, truth(depth));
            case 4 ->
                call(
                        rows.pick(List.of("IN", "NOT IN")),
                        type,
                        left,
                        leaf(left.type()),
                        literal(left.type()),
                        literal(left.type()),
                        literal(left.type()),
                        literal(left.type()));
            case 5 -> call(rows.pick(List.of("LIKE", "NOT LIKE")), type, leaf(type("STRING")), pattern());
            case 6 -> call(rows.pick(List.of("IS DISTINCT FROM", "IS NOT DISTINCT FROM")), type, left, alike(left));
            default -> call(rows.pick(List.of("=", "<>", "<", "<=", ">", ">=")), type, left, alike(left));
        };
    }

    private Expr truth(int depth) {
        return depth <= 1 ? leaf(type("BOOLEAN")) : condition(depth - 1);
    }

    private Expr literal(LogicalType type) {
        boolean isNested = type.getTypeRoot().name().matches("ROW|MAP|ARRAY|NULL|MULTISET");
        return isNested ? leaf(type) : new Expr.Literal(rows.present(type), type.copy(false));
    }

    private Expr pattern() {
        String text = rows.pick(List.of("a%", "%a", "%a%", "abc", "%", "", "a_c", "%b%c", "a%c", "é%"));
        return new Expr.Literal(text, type("STRING"));
    }

    /// Returns an expression whose values compare with those of another one.
    private Expr alike(Expr other) {
        if (!isNumber(other.type())) return leaf(other.type());
        return leaf(number());
    }

    private static boolean isNumber(LogicalType type) {
        return type.getTypeRoot().name().matches("TINYINT|SMALLINT|INTEGER|BIGINT|FLOAT|DOUBLE|DECIMAL");
    }

    private LogicalType number() {
        return type(rows.pick(List.of(
                "TINYINT",
                "SMALLINT",
                "INT",
                "BIGINT",
                "FLOAT",
                "DOUBLE",
                "DECIMAL(12, 3)",
                "DECIMAL(30, 5)",
                "DECIMAL(5, 2)")));
    }

    private Expr arithmetic(int depth) {
        if (random.nextInt(5) == 0) return time();
        Expr left = numeric(depth);
        if (random.nextInt(6) == 0) return call("-", left.type(), left);
        Expr right = numeric(depth);
        String operator = rows.pick(List.of("+", "-", "*", "*", "/", "%"));
        return call(operator, result(left.type(), right.type()), left, right);
    }

    private Expr numeric(int depth) {
        Expr made = depth <= 0 ? leaf(number()) : expression(depth);
        return isNumber(made.type()) ? made : leaf(number());
    }

    private LogicalType result(LogicalType left, LogicalType right) {
        String both = left.getTypeRoot() + " " + right.getTypeRoot();
        if (both.contains("DOUBLE") || both.contains("FLOAT") && both.contains("DECIMAL")) return type("DOUBLE");
        if (both.contains("FLOAT")) return type("FLOAT");
        if (both.contains("DECIMAL")) {
            return type(rows.pick(List.of("DECIMAL(38, 6)", "DECIMAL(16, 4)", "DECIMAL(13, 3)", "DECIMAL(7, 1)")));
        }
        if (both.contains("BIGINT")) return type("BIGINT");
        return left;
    }

    private Expr time() {
        Expr days = leaf(type("INTERVAL DAY TO SECOND(3)"));
        Expr interval = random.nextBoolean() ? days : leaf(type("INTERVAL YEAR TO MONTH"));
        LogicalType type = type(rows.pick(List.of("DATE", "TIMESTAMP(3)", "TIMESTAMP(9)", "TIMESTAMP(0)", "TIME(0)")));
        return random.nextInt(4) == 0
                ? call("-", days.type(), leaf(type("TIMESTAMP(3)")), leaf(type("TIMESTAMP(3)")))
                : call(rows.pick(List.of("+", "-")), type, leaf(type), interval);
    }

    private Expr choice(int depth) {
        Expr value = expression(depth);
        List<Expr.Branch> branches = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            branches.add(new Expr.Branch(condition(depth), leaf(value.type())));
        }
        return new Expr.Case(branches, value, value.type().copy(true));
    }

    private Expr selection(int depth) {
        Expr value = expression(depth);
        String name = rows.pick(List.of("COALESCE", "IFNULL", "NULLIF", "GREATEST", "LEAST", "IF"));
        boolean isOrdered = !value.type().getTypeRoot().name().matches("ROW|MAP|ARRAY|MULTISET");
        if (!isOrdered && !name.matches("COALESCE|IF")) name = "COALESCE";
        return name.equals("IF")
                ? call("IF", value.type().copy(true), condition(depth), value, leaf(value.type()))
                : call(name, value.type().copy(true), value, leaf(value.type()));
    }

    /// Returns the call of a function of the library for which arguments are found.
    private Expr function(int depth) {
        for (int i = 0; i < 40; i++) {
            String name = rows.pick(names);
            List<Expr> operands = new ArrayList<>();
            for (int k = random.nextInt(4); k > 0; k--) operands.add(argument(depth));
            Expr found = function(name, operands);
            if (found != null) return found;
        }
        return leaf();
    }

    private Expr argument(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> expression(depth);
            case 1 -> leaf(type("STRING"));
            case 2 -> new Expr.Literal(random.nextInt(6) - 1, type("INT NOT NULL"));
            default -> leaf();
        };
    }

    private @Nullable Expr function(String name, List<Expr> operands) {
        List<LogicalType> types = operands.stream().map(Expr::type).toList();
        ScalarFunctionMethod method = functions.find(name, types).orElse(null);
        if (method == null) return null;
        Class<?> result = method.method().getReturnType();
        boolean isNested = ArrayData.class.isAssignableFrom(result) || MapData.class.isAssignableFrom(result);
        String type = RESULTS.get(result);
        return isNested || type == null ? null : new Expr.Call(name, operands, type(type));
    }

    private static Expr call(String name, LogicalType type, Expr... operands) {
        return new Expr.Call(name, List.of(operands), type);
    }

    static RowType output(List<Expr> expressions) {
        return RowType.of(
                expressions.stream().map(each -> each.type().copy(true)).toArray(LogicalType[]::new));
    }
}
