package dev.millrace.table.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes a state of a function.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
public @interface StateHint {

    /// Returns the name; empty for the name of the parameter.
    String name() default "";

    /// Returns the type.
    DataTypeHint type() default @DataTypeHint;

    /// Returns the time after which unused state is dropped, such as `1 day`; empty for the one of the query.
    String ttl() default "";
}
