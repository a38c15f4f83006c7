package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;

/// Says in which local variables the value of an expression is.
///
/// @param slot the variable of the value; of the array for texts and bytes
/// @param start the variable of the start of a text
/// @param end the variable of the end of a text
/// @param nullSlot the variable that is 1 if the value is NULL; [#NEVER] if it never is, and for objects, which
/// are null
record Operand(ColumnLayout kind, int slot, int start, int end, int nullSlot) {
    static final int NEVER = -1;

    boolean isObject() {
        return kind == ColumnLayout.OBJECT;
    }

    /// Returns whether the value may be NULL.
    boolean canBeNull() {
        return isObject() || nullSlot != NEVER;
    }

    /// Returns the same value with another variable for NULL.
    Operand withNull(int newNullSlot) {
        return new Operand(kind, slot, start, end, newNullSlot);
    }
}
