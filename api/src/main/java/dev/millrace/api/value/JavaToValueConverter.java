package dev.millrace.api.value;

import org.jspecify.annotations.Nullable;

/// Converts values of the JDK to mutable values and back.
public class JavaToValueConverter {

    /// Creates an instance without state; all methods are static.
    public JavaToValueConverter() {}

    /// Returns a mutable value with the content of a boxed value; null for null.
    ///
    /// @throws IllegalArgumentException if no mutable value has this type
    public static @Nullable Value convertBoxedJavaType(@Nullable Object boxed) {
        return switch (boxed) {
            case null -> null;
            case String text -> new StringValue(text);
            case Integer number -> new IntValue(number);
            case Long number -> new LongValue(number);
            case Double number -> new DoubleValue(number);
            case Float number -> new FloatValue(number);
            case Boolean flag -> new BooleanValue(flag);
            case Byte number -> new ByteValue(number);
            case Short number -> new ShortValue(number);
            case Character letter -> new CharValue(letter);
            default -> throw new IllegalArgumentException(boxed.getClass().getName() + " has no mutable value.");
        };
    }

    /// Returns the content of a mutable value as a boxed value; null for null.
    ///
    /// @throws IllegalArgumentException if the value is neither a primitive nor a text
    public static @Nullable Object convertValueType(@Nullable Value value) {
        return switch (value) {
            case null -> null;
            case StringValue text -> text.getValue();
            case IntValue number -> number.getValue();
            case LongValue number -> number.getValue();
            case DoubleValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case BooleanValue flag -> flag.getValue();
            case ByteValue number -> number.getValue();
            case ShortValue number -> number.getValue();
            case CharValue letter -> letter.getValue();
            default -> throw new IllegalArgumentException(value.getClass().getName() + " has no boxed value.");
        };
    }
}
