package dev.millrace.api.type;

import java.lang.reflect.Type;
import java.util.Map;

/// Creates the type of a class that the engine cannot analyse. Implementations need a public constructor
/// without parameters.
public abstract class TypeInfoFactory<T> {

    /// Creates an instance for a subclass.
    public TypeInfoFactory() {}

    /// Creates the type.
    ///
    /// @param t the reflected type
    /// @param genericParameters the type arguments by the names of the type parameters
    public abstract TypeInformation<T> createTypeInfo(Type t, Map<String, TypeInformation<?>> genericParameters);
}
