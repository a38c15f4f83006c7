package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.compile.support.TextBytes;
import dev.millrace.sql.compile.support.Values;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.Map;
import java.util.Objects;

/// Generates the conversion of results of Java methods to scalars.
final class ResultCode {
    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            boolean.class, Boolean.class,
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            float.class, Float.class,
            byte.class, Byte.class,
            short.class, Short.class,
            char.class, Character.class);

    private final GeneratedMethod method;
    private final Nodes nodes;
    private final Emitter emitter;
    private final CodeBuilder code;
    private final NumberCode numbers;

    ResultCode(GeneratedMethod method, Nodes nodes) {
        this.method = method;
        this.nodes = nodes;
        this.emitter = method.emitter();
        this.code = method.code();
        this.numbers = new NumberCode(method);
    }

    /// Returns whether results of a class can be stored.
    boolean canStore(Class<?> result) {
        return result != void.class;
    }

    /// Returns whether a result can be NULL.
    boolean canBeNull(Class<?> result, LogicalType type) {
        return !isScalar(result, type);
    }

    /// Returns whether a primitive result needs no object.
    private static boolean isScalar(Class<?> result, LogicalType type) {
        if (result == boolean.class) return type.is(LogicalTypeRoot.BOOLEAN);
        if (result == int.class || result == long.class) return Types.isInteger(type);
        return result == double.class && type.is(LogicalTypeRoot.DOUBLE);
    }

    /// Pops a result of a Java method, and stores it. The variables say NULL before, if the result can be NULL.
    void store(Class<?> result, LogicalType type, Operand operand) {
        if (isScalar(result, type)) storeScalar(result, type, operand);
        else if (result == String.class && operand.kind() == ColumnLayout.BYTES && Types.isText(type))
            storeText(operand);
        else storeObject(result, type, operand);
    }

    private void storeScalar(Class<?> result, LogicalType type, Operand operand) {
        if (result == int.class) {
            if (operand.kind() == ColumnLayout.LONG) code.i2l();
            else numbers.narrowInt(type);
        } else if (result == long.class) {
            numbers.narrowLong(type);
        }
        emitter.store(operand);
        emitter.markPresent(operand);
    }

    private void storeText(Operand operand) {
        Label isNull = code.newLabel();
        Label end = code.newLabel();
        code.dup().ifnull(isNull);
        method.call(TextBytes.class, "bytes", byte[].class, String.class);
        emitter.storeArray(operand);
        emitter.markPresent(operand);
        code.goto_(end).labelBinding(isNull).pop().labelBinding(end);
    }

    private void storeObject(Class<?> result, LogicalType type, Operand operand) {
        if (result.isPrimitive()) {
            Class<?> box = Objects.requireNonNull(BOXES.get(result));
            method.call(box, "valueOf", box, result);
        }
        method.owner().load(code, type);
        method.call(Values.class, "internal", Object.class, Object.class, LogicalType.class);
        emitter.copy(nodes.boxes().unboxed(type), operand);
    }
}
