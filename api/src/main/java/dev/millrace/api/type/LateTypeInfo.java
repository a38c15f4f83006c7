package dev.millrace.api.type;

import dev.millrace.api.serializer.TypeSerializer;
import java.util.ArrayList;
import java.util.List;

/// Describes a type that is unknown until run time because of erasure. Each value is written with its class.
///
/// To declare the type and improve performance, call `.returns(...)` on the operator.
public final class LateTypeInfo<T> extends UnstructuredTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    /// Any type.
    public static final LateTypeInfo<Object> ANY = new LateTypeInfo<>(Object.class);

    /// Creates a type for all subtypes of a class.
    public LateTypeInfo(Class<T> bound) {
        super(bound);
    }

    /// Returns whether a type or one of its parts is late.
    public static boolean isIn(TypeInformation<?> type) {
        return type instanceof LateTypeInfo || parts(type).stream().anyMatch(LateTypeInfo::isIn);
    }

    /// Returns whether two types are equal, or may be equal at run time.
    public static boolean mayBeSame(TypeInformation<?> one, TypeInformation<?> two) {
        if (one.equals(two) || one instanceof LateTypeInfo || two instanceof LateTypeInfo) return true;
        if (one.getClass() != two.getClass() || one.getTypeClass() != two.getTypeClass()) return false;
        if (!isIn(one) && !isIn(two)) return false;
        List<TypeInformation<?>> ofOne = parts(one);
        List<TypeInformation<?>> ofTwo = parts(two);
        if (ofOne.size() != ofTwo.size()) return false;
        for (int i = 0; i < ofOne.size(); i++) if (!mayBeSame(ofOne.get(i), ofTwo.get(i))) return false;
        return true;
    }

    private static List<TypeInformation<?>> parts(TypeInformation<?> type) {
        return switch (type) {
            case UnstructuredTypeInfo<?> unstructured -> unstructured.parts();
            case CompositeType<?> composite -> {
                List<TypeInformation<?>> fields = new ArrayList<>();
                for (int i = 0; i < composite.getArity(); i++) fields.add(composite.getTypeAt(i));
                yield fields;
            }
            default -> List.of();
        };
    }

    /// Returns true. A value that cannot be a key causes an error at run time.
    @Override
    public boolean isKeyType() {
        return true;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new LateSerializer<>(!config.hasGenericTypesDisabled());
    }

    @Override
    public String toString() {
        return "Late<" + getTypeClass().getSimpleName() + ", known at run time; .returns(...) would tell it early>";
    }
}
