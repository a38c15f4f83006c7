package dev.millrace.api.type;

import java.lang.reflect.Type;
import java.util.Map;

/// Makes the type of a class that the engine cannot take apart itself; has a public constructor without parameters.
public abstract class TypeInfoFactory<T> {

    /// For subclasses.
    public TypeInfoFactory() {}

    /// The type, given the reflected type and what stands for its parameters.
    public abstract TypeInformation<T> createTypeInfo(Type t, Map<String, TypeInformation<?>> genericParameters);
}
