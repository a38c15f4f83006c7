package dev.millrace.api.type;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the factory that makes the type of the annotated class, or of the annotated field.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface TypeInfo {

    /// Names the factory, which has a public constructor without parameters. Its type is raw as in Flink, so that
    /// factories may be raw, too.
    @SuppressWarnings("rawtypes")
    Class<? extends TypeInfoFactory> value();
}
