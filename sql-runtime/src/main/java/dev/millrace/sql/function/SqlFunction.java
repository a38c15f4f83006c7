package dev.millrace.sql.function;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a static method as a function of SQL. Several methods may have the same name and other parameters.
///
/// A parameter has one of these classes: `boolean`, `int`, `long`, `double`, `BigDecimal`, `String`, `byte[]`,
/// `LocalDate`, `LocalTime`, `LocalDateTime`, `Instant`, `Period`, `Duration`, `ArrayData`, `MapData`, `Bitmap`,
/// or `Object` for any value in internal form. The last parameter may be variable.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SqlFunction {
    /// Returns the names in upper case.
    String[] value();

    /// Returns whether the method gets NULL as null. Otherwise the result is NULL if an argument is NULL.
    boolean acceptsNull() default false;
}
