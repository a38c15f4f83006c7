package dev.millrace.flink1;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Defines annotations by which a function says how it uses fields. They have no effect, because Millrace does not
/// optimize plans.
public final class FunctionAnnotation {
    private FunctionAnnotation() {}

    /// Names the fields that a function with one input forwards unchanged.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ForwardedFields {
        String[] value();
    }

    /// Names the fields of the first input that a function forwards unchanged.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ForwardedFieldsFirst {
        String[] value();
    }

    /// Names the fields of the second input that a function forwards unchanged.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ForwardedFieldsSecond {
        String[] value();
    }

    /// Names the fields that a function with one input does not forward unchanged.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface NonForwardedFields {
        String[] value();
    }

    /// Names the fields of the first input that a function does not forward unchanged.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface NonForwardedFieldsFirst {
        String[] value();
    }

    /// Names the fields of the second input that a function does not forward unchanged.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface NonForwardedFieldsSecond {
        String[] value();
    }

    /// Names the fields that a function with one input reads.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ReadFields {
        String[] value();
    }

    /// Names the fields of the first input that a function reads.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ReadFieldsFirst {
        String[] value();
    }

    /// Names the fields of the second input that a function reads.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ReadFieldsSecond {
        String[] value();
    }
}
