package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.compile.support.Values;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.DistinctType;
import dev.millrace.table.types.logical.LogicalType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/// Generates conversions between scalars and objects in internal form.
final class Boxes {
    private final GeneratedMethod method;
    private final Emitter emitter;
    private final CodeBuilder code;

    Boxes(GeneratedMethod method) {
        this.method = method;
        this.emitter = method.emitter();
        this.code = method.code();
    }

    /// Pushes a constant in internal form as a scalar, or as an object.
    void loadConstant(Object internal, LogicalType type) {
        switch (ColumnLayout.of(type)) {
            case LONG -> code.loadConstant(longValue(internal));
            case INT -> code.loadConstant(((Number) internal).intValue());
            case DOUBLE -> code.loadConstant((double) internal);
            case FLOAT -> code.loadConstant((float) internal);
            case BOOLEAN -> code.loadConstant((boolean) internal ? 1 : 0);
            default -> method.owner().load(code, internal, Object.class);
        }
    }

    static long longValue(Object internal) {
        return switch (internal) {
            case DecimalData decimal -> decimal.toUnscaledLong();
            case TimestampData time -> time.getMillisecond();
            default -> (long) internal;
        };
    }

    /// Pushes an object for a value, or null for NULL.
    void box(Operand operand, LogicalType type) {
        if (operand.isObject() || !operand.canBeNull()) {
            boxPresent(operand, type);
            return;
        }
        Label isNull = code.newLabel();
        Label end = code.newLabel();
        code.iload(operand.nullSlot()).ifne(isNull);
        boxPresent(operand, type);
        code.goto_(end).labelBinding(isNull).aconst_null().labelBinding(end);
    }

    /// Pushes an object for a value that is not NULL.
    void boxPresent(Operand operand, LogicalType type) {
        emitter.load(operand);
        switch (type.getTypeRoot()) {
            case BOOLEAN -> method.call(Values.class, "bool", Object.class, int.class);
            case TINYINT -> method.call(Values.class, "tinyInt", Object.class, int.class);
            case SMALLINT -> method.call(Values.class, "smallInt", Object.class, int.class);
            case INTEGER, DATE, TIME_WITHOUT_TIME_ZONE, INTERVAL_YEAR_MONTH ->
                method.call(Integer.class, "valueOf", Integer.class, int.class);
            case BIGINT, INTERVAL_DAY_TIME -> method.call(Long.class, "valueOf", Long.class, long.class);
            case FLOAT -> method.call(Float.class, "valueOf", Float.class, float.class);
            case DOUBLE -> method.call(Double.class, "valueOf", Double.class, double.class);
            case CHAR, VARCHAR -> method.call(Values.class, "text", Object.class, byte[].class, int.class, int.class);
            case BINARY, VARBINARY ->
                method.call(Values.class, "binary", Object.class, byte[].class, int.class, int.class);
            default -> boxSpecial(operand, type);
        }
    }

    private void boxSpecial(Operand operand, LogicalType type) {
        if (operand.isObject()) return;
        if (type instanceof DistinctType) throw new UnsupportedOperationException("no distinct types");
        if (Types.isTimestamp(type)) {
            method.call(TimestampData.class, "fromEpochMillis", TimestampData.class, long.class);
            return;
        }
        code.loadConstant(Types.precision(type)).loadConstant(Types.scale(type));
        method.call(DecimalData.class, "fromUnscaledLong", DecimalData.class, long.class, int.class, int.class);
    }

    /// Pops an object in internal form, and returns the variables of its scalar.
    Operand unboxed(LogicalType type) {
        ColumnLayout kind = ColumnLayout.of(type);
        Operand object = emitter.create(ColumnLayout.OBJECT, true);
        emitter.store(object);
        if (kind == ColumnLayout.OBJECT) return object;
        Operand value = emitter.create(kind, true);
        Label end = code.newLabel();
        method.storeNull(value);
        emitter.jumpIfNull(object, end);
        emitter.load(object);
        unboxPresent(value, type);
        emitter.markPresent(value);
        code.labelBinding(end);
        return value;
    }

    /// Pops an object that is not null, and stores its scalar.
    private void unboxPresent(Operand value, LogicalType type) {
        switch (value.kind()) {
            case INT -> method.call(Values.class, "integer", int.class, Object.class);
            case DOUBLE -> method.call(Values.class, "number", double.class, Object.class);
            case FLOAT -> method.call(Values.class, "single", float.class, Object.class);
            case BOOLEAN -> method.call(Values.class, "truth", int.class, Object.class);
            case BYTES -> {
                method.call(Values.class, "bytes", byte[].class, Object.class);
                emitter.storeArray(value);
                return;
            }
            case LONG -> unboxLong(type);
            case OBJECT -> {}
        }
        emitter.store(value);
    }

    private void unboxLong(LogicalType type) {
        if (Types.isTimestamp(type)) {
            method.call(Values.class, "millis", long.class, Object.class);
        } else if (Types.isShortDecimal(type)) {
            code.loadConstant(Types.scale(type)).loadConstant(Types.precision(type));
            method.call(Values.class, "digits", long.class, Object.class, int.class, int.class);
        } else {
            method.call(Values.class, "longInteger", long.class, Object.class);
        }
    }
}
