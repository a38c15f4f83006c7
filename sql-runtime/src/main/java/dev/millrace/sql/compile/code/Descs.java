package dev.millrace.sql.compile.code;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

/// Describes classes and methods for generated code.
final class Descs {
    private Descs() {}

    static ClassDesc of(Class<?> type) {
        return ClassDesc.ofDescriptor(type.descriptorString());
    }

    static MethodTypeDesc method(Class<?> result, Class<?>... parameters) {
        return MethodTypeDesc.of(
                of(result), Arrays.stream(parameters).map(Descs::of).toList());
    }
}
