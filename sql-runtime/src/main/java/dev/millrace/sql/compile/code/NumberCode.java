package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.compile.support.Digits;
import dev.millrace.sql.compile.support.Values;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.lang.classfile.CodeBuilder;

/// Generates conversions between numbers on the stack.
final class NumberCode {
    private final GeneratedMethod method;
    private final CodeBuilder code;

    NumberCode(GeneratedMethod method) {
        this.method = method;
        this.code = method.code();
    }

    /// Pushes an integer, the digits of a decimal, or a truth value as a long.
    void loadLong(Operand operand) {
        if (operand.kind() == ColumnLayout.LONG) code.lload(operand.slot());
        else code.iload(operand.slot()).i2l();
    }

    /// Pushes a number as a double.
    void loadDouble(Operand operand, LogicalType type) {
        switch (operand.kind()) {
            case DOUBLE -> code.dload(operand.slot());
            case FLOAT -> code.fload(operand.slot()).f2d();
            case INT -> code.iload(operand.slot()).i2d();
            case LONG -> {
                code.lload(operand.slot());
                if (!type.is(LogicalTypeRoot.DECIMAL)) code.l2d();
                else {
                    code.loadConstant(Types.scale(type));
                    method.call(Digits.class, "toDouble", double.class, long.class, int.class);
                }
            }
            default -> {
                code.aload(operand.slot());
                method.call(Values.class, "decimalDouble", double.class, Object.class);
            }
        }
    }

    /// Pops an int and pushes it as a value of an integer type of up to 32 bits.
    void narrowInt(LogicalType type) {
        if (type.is(LogicalTypeRoot.TINYINT)) code.i2b();
        else if (type.is(LogicalTypeRoot.SMALLINT)) code.i2s();
    }

    /// Pops a long and pushes it as a value of an integer type or an interval.
    void narrowLong(LogicalType type) {
        if (ColumnLayout.of(type) == ColumnLayout.LONG) return;
        code.l2i();
        narrowInt(type);
    }
}
