package dev.millrace.api.type;

import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// Knows the types of classes that a library of another's makes, such as those generated from schemas. Found by
/// `ServiceLoader`, through the loader of such a class or of the engine; used from any thread.
public interface ForeignTypes {

    /// The type of a class, or null if it is none of the library's.
    @Nullable
    TypeInformation<?> of(Class<?> type);

    /// The first answer, or null if nobody knows the class.
    static @Nullable TypeInformation<?> find(Class<?> type) {
        // Classes of the platform are nobody's.
        if (type.getClassLoader() == null) return null;
        return KNOWN.FOR.get(type).stream()
                .map(each -> each.of(type))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// Who is asked about a class.
    final class KNOWN {
        private static final ClassValue<List<ForeignTypes>> FOR = new ClassValue<>() {
            @Override
            protected List<ForeignTypes> computeValue(Class<?> type) {
                return ServiceLoader.load(ForeignTypes.class, type.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
            }
        };

        private KNOWN() {}
    }
}
