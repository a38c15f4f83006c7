package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.compile.support.TextBytes;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.lang.classfile.CodeBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Generates functions on texts that work on bytes.
final class TextCode {
    private static final Class<?>[] TEXT = {byte[].class, int.class, int.class};
    private static final Class<?>[] TEXT_AND_BYTES = {byte[].class, int.class, int.class, byte[].class};

    private final GeneratedMethod method;
    private final Nodes nodes;
    private final Emitter emitter;
    private final CodeBuilder code;

    TextCode(GeneratedMethod method, Nodes nodes) {
        this.method = method;
        this.nodes = nodes;
        this.emitter = method.emitter();
        this.code = method.code();
    }

    @Nullable
    Operand value(Expr.Call call) {
        boolean isText = !call.operands().isEmpty()
                && Types.isText(call.operands().getFirst().type());
        if (!isText) return null;
        int count = call.operands().size();
        return switch (call.function()) {
            case "CHAR_LENGTH", "CHARACTER_LENGTH" -> count == 1 ? length(call) : null;
            case "UPPER" -> count == 1 ? changed(call, "upper") : null;
            case "LOWER" -> count == 1 ? changed(call, "lower") : null;
            case "||" -> count == 2 ? concat(call) : null;
            case "SUBSTRING", "SUBSTR" -> substring(call);
            case "LIKE" -> like(call, false);
            case "NOT LIKE" -> like(call, true);
            default -> null;
        };
    }

    private @Nullable Operand length(Expr.Call call) {
        if (!call.type().is(LogicalTypeRoot.INTEGER)) return null;
        Operand text = nodes.value(call.operands().getFirst());
        Operand result = nodes.result(ColumnLayout.INT, List.of(text));
        return nodes.strict(List.of(text), result, () -> {
            emitter.load(text);
            method.call(TextBytes.class, "length", int.class, TEXT);
            emitter.store(result);
            emitter.markPresent(result);
        });
    }

    private @Nullable Operand changed(Expr.Call call, String name) {
        if (!Types.isText(call.type())) return null;
        Operand text = nodes.value(call.operands().getFirst());
        Operand result = nodes.result(ColumnLayout.BYTES, List.of(text));
        return nodes.strict(List.of(text), result, () -> {
            emitter.load(text);
            method.call(TextBytes.class, name, byte[].class, TEXT);
            emitter.storeArray(result);
            emitter.markPresent(result);
        });
    }

    private @Nullable Operand concat(Expr.Call call) {
        Expr second = call.operands().get(1);
        if (!Types.isText(second.type()) || !Types.isText(call.type())) return null;
        Operand left = nodes.value(call.operands().getFirst());
        Operand right = nodes.value(second);
        Operand result = nodes.result(ColumnLayout.BYTES, List.of(left, right));
        return nodes.strict(List.of(left, right), result, () -> {
            emitter.load(left);
            emitter.load(right);
            method.call(
                    TextBytes.class,
                    "concat",
                    byte[].class,
                    byte[].class,
                    int.class,
                    int.class,
                    byte[].class,
                    int.class,
                    int.class);
            emitter.storeArray(result);
            emitter.markPresent(result);
        });
    }

    /// Compiles SUBSTRING if the number of characters is missing or a constant that is not negative.
    private @Nullable Operand substring(Expr.Call call) {
        List<Expr> operands = call.operands();
        boolean isPlain = Types.isText(call.type())
                && operands.size() >= 2
                && ColumnLayout.of(operands.get(1).type()) == ColumnLayout.INT
                && Types.isInteger(operands.get(1).type());
        Integer count = operands.size() == 2 ? (Integer) Integer.MAX_VALUE : constantCount(operands);
        if (!isPlain || count == null) return null;
        Operand text = nodes.value(operands.getFirst());
        Operand position = nodes.value(operands.get(1));
        Operand result = nodes.result(ColumnLayout.BYTES, List.of(text, position));
        return nodes.strict(List.of(text, position), result, () -> {
            emitter.load(text);
            emitter.load(position);
            code.loadConstant(count.intValue());
            method.call(
                    TextBytes.class, "substring", long.class, byte[].class, int.class, int.class, int.class, int.class);
            emitter.storeRange(result, text);
            emitter.markPresent(result);
        });
    }

    private static @Nullable Integer constantCount(List<Expr> operands) {
        boolean isCount = operands.size() == 3
                && operands.get(2) instanceof Expr.Literal literal
                && literal.value() instanceof Integer number
                && number >= 0;
        return isCount ? (Integer) ((Expr.Literal) operands.get(2)).value() : null;
    }

    /// Compiles LIKE if the pattern is a constant with `%` at its ends only.
    private @Nullable Operand like(Expr.Call call, boolean isNegated) {
        boolean isConstant = call.operands().size() == 2
                && call.operands().get(1) instanceof Expr.Literal literal
                && literal.value() instanceof String;
        if (!isConstant) return null;
        String pattern = String.valueOf(((Expr.Literal) call.operands().get(1)).value());
        String inner = pattern.replaceAll("^%+|%+$", "");
        if (inner.contains("%") || inner.contains("_") || inner.contains("\\")) return null;
        boolean isOpenStart = pattern.startsWith("%");
        boolean isOpenEnd = pattern.endsWith("%");
        String name = isOpenStart && isOpenEnd ? "contains" : isOpenStart ? "endsWith" : "startsWith";
        Operand text = nodes.value(call.operands().getFirst());
        Operand result = nodes.result(ColumnLayout.BOOLEAN, List.of(text));
        byte[] bytes = inner.getBytes(StandardCharsets.UTF_8);
        return nodes.strict(List.of(text), result, () -> {
            emitter.load(text);
            method.owner().load(code, bytes, byte[].class);
            method.call(TextBytes.class, isOpenStart || isOpenEnd ? name : "equals", int.class, TEXT_AND_BYTES);
            if (isNegated) code.iconst_1().ixor();
            emitter.store(result);
            emitter.markPresent(result);
        });
    }
}
