package dev.millrace.api.type;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Assigns a type factory to the annotated class or field.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface TypeInfo {

    /// Returns the type factory, which needs a public constructor without parameters. The class is raw as in Flink, so
    /// that factories may be raw too.
    @SuppressWarnings("rawtypes")
    Class<? extends TypeInfoFactory> value();
}
