package dev.millrace.table.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes the arguments and the result of a procedure.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(ProcedureHints.class)
public @interface ProcedureHint {

    /// Returns the types of the arguments.
    DataTypeHint[] input() default {@DataTypeHint()};

    /// Returns whether the last argument may stand any number of times.
    boolean isVarArgs() default false;

    /// Returns the arguments.
    ArgumentHint[] arguments() default {};

    /// Returns the type of the result.
    DataTypeHint output() default @DataTypeHint();

    /// Returns the names of the arguments.
    String[] argumentNames() default {""};

    /// Returns the arguments. Replaced by `arguments`.
    ArgumentHint[] argument() default {};
}
