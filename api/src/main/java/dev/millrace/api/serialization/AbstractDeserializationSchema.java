package dev.millrace.api.serialization;

import dev.millrace.api.function.InvalidTypesException;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeHint;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;

/// Provides a base for deserialization schemas that knows the type of its records.
public abstract class AbstractDeserializationSchema<T> implements DeserializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final TypeInformation<T> type;

    /// Takes the type from the type argument that the subclass declares.
    ///
    /// @throws dev.millrace.api.function.InvalidTypesException if the subclass does not name a type
    @SuppressWarnings("unchecked")
    protected AbstractDeserializationSchema() {
        this.type = (TypeInformation<T>) TypeExtractor.createTypeInfo(argument(getClass()));
    }

    /// @param type a class without type parameters
    protected AbstractDeserializationSchema(Class<T> type) {
        this.type = TypeInformation.of(type);
    }

    protected AbstractDeserializationSchema(TypeHint<T> typeHint) {
        this.type = TypeInformation.of(typeHint);
    }

    protected AbstractDeserializationSchema(TypeInformation<T> typeInfo) {
        this.type = Preconditions.checkNotNull(typeInfo);
    }

    private static Type argument(Class<?> schema) {
        Type argument = TypeExtractor.getParameterType(AbstractDeserializationSchema.class, schema, 0);
        if (argument instanceof TypeVariable<?>) {
            throw new InvalidTypesException("the type that " + schema.getName()
                    + " deserializes cannot be found out: pass a TypeHint or a TypeInformation to the constructor");
        }
        return argument;
    }

    /// Returns false: no record ends the stream.
    @Override
    public boolean isEndOfStream(T nextElement) {
        return false;
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }
}
