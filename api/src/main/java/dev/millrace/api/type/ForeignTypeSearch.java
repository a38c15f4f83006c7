package dev.millrace.api.type;

import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// Asks all [ForeignTypes] that a class can see.
final class ForeignTypeSearch {
    /// Looked for once for each class, as that reads the class path.
    private static final ClassValue<List<ForeignTypes>> ASKED = new ClassValue<>() {
        @Override
        protected List<ForeignTypes> computeValue(Class<?> type) {
            return ServiceLoader.load(ForeignTypes.class, type.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        }
    };

    private ForeignTypeSearch() {}

    /// The first answer, or null if nobody knows the class.
    static @Nullable TypeInformation<?> find(Class<?> type) {
        // Classes of the platform and records are nobody's.
        if (type.getClassLoader() == null || type.isRecord() || type.isEnum()) return null;
        for (ForeignTypes each : ASKED.get(type)) {
            TypeInformation<?> known = each.of(type);
            if (known != null) return known;
        }
        return null;
    }
}
