package dev.millrace.api.type;

import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// Asks all [ForeignTypes] that are visible from a class.
final class ForeignTypeSearch {
    private static final String API = "dev.millrace.api.";

    /// Providers are cached for each class, because the search reads the class path.
    private static final ClassValue<List<ForeignTypes>> ASKED = new ClassValue<>() {
        @Override
        protected List<ForeignTypes> computeValue(Class<?> type) {
            return ServiceLoader.load(ForeignTypes.class, type.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        }
    };

    private ForeignTypeSearch() {}

    /// Returns the first type that a provider returns; null if no provider knows the class.
    static @Nullable TypeInformation<?> find(Class<?> type) {
        // No provider describes classes of the platform or of this API, records or enums.
        if (type.getClassLoader() == null || type.isRecord() || type.isEnum() || isOfApi(type)) return null;
        for (ForeignTypes each : ASKED.get(type)) {
            TypeInformation<?> known = each.of(type);
            if (known != null) return known;
        }
        return null;
    }

    /// Returns whether a class such as a tuple belongs to the API, so that small programs need no search.
    private static boolean isOfApi(Class<?> type) {
        return type.getPackageName().startsWith(API);
    }
}
