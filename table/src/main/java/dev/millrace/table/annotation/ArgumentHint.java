package dev.millrace.table.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes an argument of a function.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
public @interface ArgumentHint {

    /// Returns the kind of the argument and its other properties.
    ArgumentTrait[] value() default {ArgumentTrait.SCALAR};

    /// Returns the name; empty for the name of the parameter.
    String name() default "";

    /// Returns whether a call may leave the argument out.
    boolean isOptional() default false;

    /// Returns the type.
    DataTypeHint type() default @DataTypeHint;
}
