package dev.millrace.api.type;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The first step of a field expression and what follows it, or null if nothing does.
record FieldPath(String first, @Nullable String rest) {

    static FieldPath of(String expression) {
        String text = expression.strip();
        if (text.isEmpty() || text.startsWith(".") || text.endsWith(".")) {
            throw new CompositeType.InvalidFieldReferenceException("Not a field expression: '" + expression + "'.");
        }
        int dot = text.indexOf('.');
        return dot < 0 ? new FieldPath(text, null) : new FieldPath(text.substring(0, dot), text.substring(dot + 1));
    }

    /// Whether all fields are meant.
    boolean isAll() {
        return rest == null && (first.equals("*") || first.equals("_"));
    }

    /// The position that a name, or a number for types with an order, stands for.
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
