package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.compile.support.ExtractedTexts;
import dev.millrace.sql.compile.support.FormattedTimes;
import dev.millrace.sql.compile.support.TextBytes;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
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
        if (call.function().equals("DATE_FORMAT")) return formatted(call);
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
            case "SPLIT_INDEX" -> part(call);
            case "REGEXP_EXTRACT" -> extracted(call);
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

    /// Compiles SPLIT_INDEX with a text as the separator.
    private @Nullable Operand part(Expr.Call call) {
        List<Expr> operands = call.operands();
        boolean isPlain = operands.size() == 3
                && Types.isText(operands.get(1).type())
                && operands.get(2).type().is(LogicalTypeRoot.INTEGER);
        if (!isPlain) return null;
        List<Operand> values = operands.stream().map(nodes::value).toList();
        Operand text = values.getFirst();
        return nullable(values, result -> {
            for (Operand each : values) emitter.load(each);
            method.call(
                    TextBytes.class,
                    "part",
                    long.class,
                    byte[].class,
                    int.class,
                    int.class,
                    byte[].class,
                    int.class,
                    int.class,
                    int.class);
            Label isPresent = code.newLabel();
            Label end = code.newLabel();
            code.dup2().loadConstant(TextBytes.NO_RANGE).lcmp().ifne(isPresent);
            code.pop2().goto_(end);
            code.labelBinding(isPresent);
            emitter.storeRange(result, text);
            emitter.markPresent(result);
            code.labelBinding(end);
        });
    }

    /// Compiles REGEXP_EXTRACT if the regular expression and the group are constants.
    private @Nullable Operand extracted(Expr.Call call) {
        List<Expr> operands = call.operands();
        boolean isConstant = operands.size() >= 2
                && operands.get(1) instanceof Expr.Literal expression
                && expression.value() instanceof String;
        Integer group = operands.size() == 2 ? (Integer) 0 : constantCount(operands);
        if (!isConstant || group == null) return null;
        Pattern pattern;
        try {
            pattern = Pattern.compile(String.valueOf(((Expr.Literal) operands.get(1)).value()));
        } catch (PatternSyntaxException wrong) {
            return null;
        }
        Operand text = nodes.value(operands.getFirst());
        return nullable(List.of(text), result -> {
            method.owner().load(code, new ExtractedTexts(pattern, group), ExtractedTexts.class);
            emitter.load(text);
            code.invokevirtual(Descs.of(ExtractedTexts.class), "of", Descs.method(byte[].class, TEXT));
            Label isPresent = code.newLabel();
            Label end = code.newLabel();
            code.dup().ifnonnull(isPresent);
            code.pop().goto_(end);
            code.labelBinding(isPresent);
            emitter.storeArray(result);
            emitter.markPresent(result);
            code.labelBinding(end);
        });
    }

    /// Compiles DATE_FORMAT of a timestamp if the pattern is a constant, and many times have the same text.
    private @Nullable Operand formatted(Expr.Call call) {
        List<Expr> operands = call.operands();
        boolean isPlain = operands.size() == 2
                && operands.getFirst().type().is(LogicalTypeRoot.TIMESTAMP_WITHOUT_TIME_ZONE)
                && ColumnLayout.of(operands.getFirst().type()) == ColumnLayout.LONG
                && operands.get(1) instanceof Expr.Literal pattern
                && pattern.value() instanceof String;
        if (!isPlain) return null;
        FormattedTimes times = FormattedTimes.of(String.valueOf(((Expr.Literal) operands.get(1)).value()));
        if (times == null) return null;
        Operand time = nodes.value(operands.getFirst());
        Operand result = nodes.result(ColumnLayout.BYTES, List.of(time));
        return nodes.strict(List.of(time), result, () -> {
            method.owner().load(code, times, FormattedTimes.class);
            emitter.load(time);
            code.invokevirtual(Descs.of(FormattedTimes.class), "of", Descs.method(byte[].class, long.class));
            emitter.storeArray(result);
            emitter.markPresent(result);
        });
    }

    /// Returns a text that may be NULL although no operand is.
    private Operand nullable(List<Operand> operands, Consumer<Operand> computation) {
        Operand result = emitter.create(ColumnLayout.BYTES, true);
        boolean isStored = operands.stream().anyMatch(Operand::canBeNull);
        return nodes.strict(operands, result, () -> {
            if (!isStored) method.storeNull(result);
            computation.accept(result);
        });
    }
}
