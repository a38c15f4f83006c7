package dev.millrace.api.value;

import org.jspecify.annotations.Nullable;

/// From the JDK's values to mutable ones and back.
public class JavaToValueConverter {

    /// Has nothing to hold; the methods are static.
    public JavaToValueConverter() {}

    /// A mutable value with the content of a boxed one, or null for null.
    ///
    /// @throws IllegalArgumentException if no mutable value can hold it
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

    /// The boxed content of a mutable value, or null for null.
    ///
    /// @throws IllegalArgumentException if it is no value of a primitive or a text
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
