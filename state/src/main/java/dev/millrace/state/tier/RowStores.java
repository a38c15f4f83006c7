package dev.millrace.state.tier;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import java.util.ServiceLoader;

/// Finds the types of store on the class path.
public final class RowStores {
    private static final Fault UNKNOWN = new Fault(4041, Category.USER, "a state backend is unknown");

    private RowStores() {}

    /// Returns the type with a name.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if there is no such type
    public static RowStoreType of(String name) {
        for (RowStoreType type : ServiceLoader.load(RowStoreType.class, RowStores.class.getClassLoader())) {
            if (type.name().equals(name)) return type;
        }
        throw UNKNOWN.what("state.backend.type is '%s', but this state backend is not installed.", name)
                .why("State backends are found on the class path. The backend 'hashmap' is always installed.")
                .fix("Add millrace-state-%s to the class path, or choose another state backend.", name);
    }
}
