package dev.millrace.api.type;

import dev.millrace.api.function.InvalidTypesException;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import org.jspecify.annotations.Nullable;

/// Captures a type with its type arguments: `new TypeHint<Tuple2<String, Long>>() {}`.
public abstract class TypeHint<T> {
    private final TypeInformation<T> typeInfo;

    /// Captures the type argument of the subclass.
    ///
    /// @throws InvalidTypesException if the type argument is missing or is a type variable
    @SuppressWarnings({"unchecked", "this-escape"})
    public TypeHint() {
        Type captured = TypeExtractor.getParameterType(TypeHint.class, getClass(), 0);
        if (captured instanceof TypeVariable<?>) {
            throw new InvalidTypesException(
                    "The hint " + getClass().getName() + " does not say which type it stands for;"
                            + " write new TypeHint<TheType>() {} with a type that is not a variable.");
        }
        this.typeInfo = (TypeInformation<T>) TypeExtractor.createTypeInfo(captured);
    }

    /// Returns the captured type.
    public TypeInformation<T> getTypeInfo() {
        return typeInfo;
    }

    @Override
    public int hashCode() {
        return typeInfo.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof TypeHint<?> that && typeInfo.equals(that.typeInfo);
    }

    @Override
    public String toString() {
        return "TypeHint: " + typeInfo;
    }
}
