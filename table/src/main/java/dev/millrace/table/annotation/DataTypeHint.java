package dev.millrace.table.annotation;

import dev.millrace.api.serializer.TypeSerializer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Gives the SQL type of a Java class, method, parameter or field, or helps to find it by reflection.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
public @interface DataTypeHint {

    /// Returns the text of the type, such as `DECIMAL(10, 2)` or `RAW`; empty to find the type by reflection.
    String value() default "";

    /// Returns the class of the values; `void` for the usual one.
    Class<?> bridgedTo() default void.class;

    /// Returns the serializer of a RAW type.
    Class<? extends TypeSerializer<?>> rawSerializer() default UnknownSerializer.class;

    /// Returns the group of types that an argument accepts.
    InputGroup inputGroup() default InputGroup.UNKNOWN;

    /// Returns the version of the rules of reflection.
    ExtractionVersion version() default ExtractionVersion.UNKNOWN;

    /// Returns whether classes without an SQL type become RAW types.
    HintFlag allowRawGlobally() default HintFlag.UNKNOWN;

    /// Returns the beginnings of the names of classes that may become RAW types.
    String[] allowRawPattern() default {""};

    /// Returns the beginnings of the names of classes that always become RAW types.
    String[] forceRawPattern() default {""};

    /// Returns the number of digits of decimals without own type; -1 if there is none.
    int defaultDecimalPrecision() default -1;

    /// Returns the number of digits after the point of decimals without own type; -1 if there is none.
    int defaultDecimalScale() default -1;

    /// Returns the number of digits of years of intervals; -1 for the usual number.
    int defaultYearPrecision() default -1;

    /// Returns the number of digits of fractions of seconds; -1 for the usual number.
    int defaultSecondPrecision() default -1;
}
