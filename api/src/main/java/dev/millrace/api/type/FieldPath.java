package dev.millrace.api.type;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Splits a field expression into its first name and the rest, which is null if nothing follows.
record FieldPath(String first, @Nullable String rest) {

    static FieldPath of(String expression) {
        String text = expression.strip();
        if (text.isEmpty() || text.startsWith(".") || text.endsWith(".")) {
            throw new CompositeType.InvalidFieldReferenceException("Not a field expression: '" + expression + "'.");
        }
        int dot = text.indexOf('.');
        return dot < 0 ? new FieldPath(text, null) : new FieldPath(text.substring(0, dot), text.substring(dot + 1));
    }

    /// Returns whether the expression selects all fields.
    boolean isAll() {
        return rest == null && (first.equals("*") || first.equals("_"));
    }

    /// Returns the position of a field by name. If the fields are ordered, the name may be a position.
    static int position(CompositeType<?> type, String name) {
        int index = type.getFieldIndex(name);
        if (index >= 0) return index;
        if (type.hasDeterministicFieldOrder() && name.chars().allMatch(Character::isDigit)) {
            int number = Integer.parseInt(name);
            if (number < type.getArity()) return number;
        }
        throw unknown(type, name);
    }

    static CompositeType.InvalidFieldReferenceException unknown(TypeInformation<?> type, String name) {
        String fields = type instanceof CompositeType<?> composite
                ? "its fields are " + Arrays.toString(composite.getFieldNames())
                : "it has no fields";
        return new CompositeType.InvalidFieldReferenceException(
                "The type " + type + " has no field '" + name + "'; " + fields + ".");
    }
}
