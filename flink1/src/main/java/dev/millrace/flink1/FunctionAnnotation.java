package dev.millrace.flink1;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Annotations by which a function says what it does with fields. They have no effect: no plan is made with them.
public final class FunctionAnnotation {
    private FunctionAnnotation() {}

    /// The fields that a function with one input passes on unchanged.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ForwardedFields {
        String[] value();
    }

    /// The fields of the first input that a function passes on unchanged.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ForwardedFieldsFirst {
        String[] value();
    }

    /// The fields of the second input that a function passes on unchanged.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ForwardedFieldsSecond {
        String[] value();
    }

    /// The fields that a function with one input does not pass on unchanged.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface NonForwardedFields {
        String[] value();
    }

    /// The fields of the first input that a function does not pass on unchanged.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface NonForwardedFieldsFirst {
        String[] value();
    }

    /// The fields of the second input that a function does not pass on unchanged.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface NonForwardedFieldsSecond {
        String[] value();
    }

    /// The fields that a function with one input reads.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ReadFields {
        String[] value();
    }

    /// The fields of the first input that a function reads.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ReadFieldsFirst {
        String[] value();
    }

    /// The fields of the second input that a function reads.
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ReadFieldsSecond {
        String[] value();
    }
}
