package dev.millrace.state.tier;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import java.util.ServiceLoader;

/// Finds the types of store on the class path.
public final class RowStores {
    private static final Fault UNKNOWN = new Fault(4041, Category.USER, "no such kind of state store");

    private RowStores() {}

    /// Returns the type with a name.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if there is no such type
    public static RowStoreType of(String name) {
        for (RowStoreType type : ServiceLoader.load(RowStoreType.class, RowStores.class.getClassLoader())) {
            if (type.name().equals(name)) return type;
        }
        throw UNKNOWN.what("state.backend.type is '%s', and there is no store of that name", name)
                .why("stores are found on the class path; 'hashmap' is always there")
                .fix("add millrace-state-%s to the class path if that is what was meant, or take another", name);
    }
}
