package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.compile.support.Arguments;
import dev.millrace.sql.compile.support.TextBytes;
import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.Arrays;

/// Generates the conversion of scalars to arguments of Java methods.
final class ArgumentCode {
    private final GeneratedMethod method;
    private final Nodes nodes;
    private final Emitter emitter;
    private final CodeBuilder code;
    private final NumberCode numbers;

    ArgumentCode(GeneratedMethod method, Nodes nodes) {
        this.method = method;
        this.nodes = nodes;
        this.emitter = method.emitter();
        this.code = method.code();
        this.numbers = new NumberCode(method);
    }

    /// Returns whether values of a type can become arguments for a parameter.
    ///
    /// @param isNullable whether the method gets NULL as null
    boolean canLoad(LogicalType type, Class<?> parameter, boolean isNullable) {
        if (isNullable && parameter.isPrimitive()) return false;
        if (type.is(LogicalTypeRoot.SYMBOL)) return parameter == String.class;
        if (parameter == Object.class) return true;
        if (Types.isNumber(type)) return canLoadNumber(type, parameter);
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> parameter == String.class;
            case BINARY, VARBINARY -> parameter == byte[].class;
            case BOOLEAN -> parameter == boolean.class;
            case DATE -> parameter == LocalDate.class || parameter == LocalDateTime.class;
            case TIME_WITHOUT_TIME_ZONE -> parameter == LocalTime.class;
            case TIMESTAMP_WITHOUT_TIME_ZONE ->
                parameter == LocalDateTime.class && ColumnLayout.of(type) == ColumnLayout.LONG;
            case INTERVAL_YEAR_MONTH -> parameter == Period.class;
            case INTERVAL_DAY_TIME -> parameter == Duration.class;
            case ARRAY -> parameter == ArrayData.class;
            case MAP, MULTISET -> parameter == MapData.class;
            case BITMAP -> parameter == Bitmap.class;
            default -> false;
        };
    }

    private static boolean canLoadNumber(LogicalType type, Class<?> parameter) {
        if (ColumnLayout.of(type) == ColumnLayout.OBJECT) return false;
        if (parameter == BigDecimal.class || parameter == double.class) {
            return parameter == double.class || !Types.isApproximate(type);
        }
        return (parameter == int.class || parameter == long.class) && Types.isInteger(type);
    }

    /// Pushes a value as an argument. If it is NULL and the method does not accept NULL, the code does not run.
    void load(Operand operand, LogicalType type, Class<?> parameter, boolean isNullable) {
        boolean needsTest = isNullable && operand.canBeNull() && !operand.isObject();
        if (!needsTest) {
            loadPresent(operand, type, parameter);
            return;
        }
        Label isNull = code.newLabel();
        Label end = code.newLabel();
        code.iload(operand.nullSlot()).ifne(isNull);
        loadPresent(operand, type, parameter);
        code.goto_(end).labelBinding(isNull).aconst_null().labelBinding(end);
    }

    private void loadPresent(Operand operand, LogicalType type, Class<?> parameter) {
        if (parameter == Object.class) nodes.boxes().boxPresent(operand, type);
        else if (Types.isNumber(type)) loadNumber(operand, type, parameter);
        else loadOther(operand, type, parameter);
    }

    private void loadNumber(Operand operand, LogicalType type, Class<?> parameter) {
        if (parameter == double.class) {
            numbers.loadDouble(operand, type);
        } else if (parameter == long.class) {
            numbers.loadLong(operand);
        } else if (parameter == int.class) {
            emitter.load(operand);
            if (operand.kind() == ColumnLayout.LONG) code.l2i();
        } else {
            numbers.loadLong(operand);
            boolean isDecimal = Types.isShortDecimal(type);
            if (isDecimal) {
                code.loadConstant(Types.scale(type));
                method.call(Arguments.class, "decimal", BigDecimal.class, long.class, int.class);
            } else {
                method.call(Arguments.class, "decimal", BigDecimal.class, long.class);
            }
        }
    }

    private void loadOther(Operand operand, LogicalType type, Class<?> parameter) {
        emitter.load(operand);
        switch (type.getTypeRoot()) {
            case CHAR, VARCHAR, SYMBOL ->
                method.call(TextBytes.class, "string", String.class, byte[].class, int.class, int.class);
            case BINARY, VARBINARY ->
                method.call(Arrays.class, "copyOfRange", byte[].class, byte[].class, int.class, int.class);
            case DATE -> {
                boolean isDate = parameter == LocalDate.class;
                method.call(Arguments.class, isDate ? "date" : "startOfDay", parameter, int.class);
            }
            case TIME_WITHOUT_TIME_ZONE -> method.call(Arguments.class, "time", LocalTime.class, int.class);
            case TIMESTAMP_WITHOUT_TIME_ZONE ->
                method.call(Arguments.class, "dateTime", LocalDateTime.class, long.class);
            case INTERVAL_YEAR_MONTH -> method.call(Arguments.class, "months", Period.class, int.class);
            case INTERVAL_DAY_TIME -> method.call(Arguments.class, "duration", Duration.class, long.class);
            case ARRAY, MAP, MULTISET, BITMAP -> code.checkcast(Descs.of(parameter));
            default -> {}
        }
    }
}
