package dev.millrace.api.type;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Locates a part of a type that is serialized generically.
///
/// @param path the path from the type to the part, such as `f1.items[]`; empty for the type itself
/// @param type the class of the part
/// @param reason why no other serializer supports the class
public record GenericPart(String path, Class<?> type, String reason) {

    /// Returns the first generic part of a type; null if there is none. Late types are not searched.
    public static @Nullable GenericPart of(TypeInformation<?> type) {
        return find(type, "", Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static @Nullable GenericPart find(TypeInformation<?> type, String path, Set<TypeInformation<?>> seen) {
        if (!seen.add(type)) return null;
        return switch (type) {
            case GenericTypeInfo<?> generic ->
                new GenericPart(path, generic.getTypeClass(), PojoAnalysis.reason(generic.getTypeClass()));
            case CompositeType<?> composite -> inFields(composite, path, seen);
            case UnstructuredTypeInfo<?> unstructured -> inParts(unstructured, path, seen);
            default -> null;
        };
    }

    private static @Nullable GenericPart inFields(CompositeType<?> type, String path, Set<TypeInformation<?>> seen) {
        String[] names = type.getFieldNames();
        for (int at = 0; at < type.getArity(); at++) {
            String to = path.isEmpty() ? names[at] : path + "." + names[at];
            GenericPart found = find(type.getTypeAt(at), to, seen);
            if (found != null) return found;
        }
        return null;
    }

    private static @Nullable GenericPart inParts(
            UnstructuredTypeInfo<?> type, String path, Set<TypeInformation<?>> seen) {
        List<TypeInformation<?>> parts = type.parts();
        for (int at = 0; at < parts.size(); at++) {
            GenericPart found = find(parts.get(at), path + label(type, parts.get(at), at), seen);
            if (found != null) return found;
        }
        return null;
    }

    private static String label(UnstructuredTypeInfo<?> type, TypeInformation<?> part, int at) {
        return switch (type) {
            case MapTypeInfo<?, ?> _ -> at == 0 ? "{key}" : "{value}";
            case EitherTypeInfo<?, ?> _ -> at == 0 ? "{left}" : "{right}";
            case SealedTypeInfo<?> _ -> "{" + part.getTypeClass().getSimpleName() + "}";
            default -> "[]";
        };
    }
}
