package dev.millrace.sql.catalog;

import dev.millrace.sql.statement.FunctionResource;
import dev.millrace.sql.user.UserFaults;
import dev.millrace.table.functions.UserDefinedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the functions of programs: temporary ones of the system, and those of catalogs. Names ignore case.
///
/// Not thread-safe.
public final class FunctionCatalog {
    private final Map<String, UserDefinedFunction> system = new TreeMap<>();
    private final Map<TablePath, UserDefinedFunction> temporary = new TreeMap<>();
    private final Map<TablePath, UserDefinedFunction> permanent = new TreeMap<>();
    private StoredFunctions stored = StoredFunctions.NONE;
    private int unnamed;
    private Function<String, @Nullable UserDefinedFunction> modules = _ -> null;
    private Supplier<Set<String>> moduleNames = Set::of;

    /// Adds the functions of modules, which functions of the system hide.
    ///
    /// @param found returns the function with a name; null if there is none
    public void of(Function<String, @Nullable UserDefinedFunction> found, Supplier<Set<String>> names) {
        modules = found;
        moduleNames = names;
    }

    /// Adds the functions of catalogs that keep functions themselves.
    public void of(StoredFunctions ofCatalogs) {
        stored = ofCatalogs;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static TablePath key(TablePath path) {
        return new TablePath(path.catalog(), path.database(), key(path.name()));
    }

    /// Adds or replaces a function of the system.
    public void putSystem(String name, UserDefinedFunction function) {
        system.put(key(name), function);
    }

    /// Adds or replaces a function of a catalog, which keeps the class and its jars if it keeps functions itself.
    public void put(TablePath path, UserDefinedFunction function, List<FunctionResource> resources) {
        if (stored.isKeeper(path.catalog()))
            stored.put(key(path), function.getClass().getName(), resources);
        else permanent.put(key(path), function);
    }

    /// Adds or replaces a function that hides the function of a catalog.
    public void putTemporary(TablePath path, UserDefinedFunction function) {
        temporary.put(key(path), function);
    }

    /// Adds a function without a name of the program, and returns its new name.
    public String putUnnamed(UserDefinedFunction function) {
        for (Map.Entry<String, UserDefinedFunction> each : system.entrySet()) {
            if (each.getValue() == function && each.getKey().startsWith("*")) return each.getKey();
        }
        String name = key("*" + function.getClass().getSimpleName() + "$" + ++unnamed + "*");
        system.put(name, function);
        return name;
    }

    /// Returns a function of the system; null if there is none.
    public @Nullable UserDefinedFunction system(String name) {
        UserDefinedFunction known = system.get(key(name));
        return known == null ? modules.apply(name) : known;
    }

    /// Returns a function of a catalog; null if there is none. Temporary functions hide permanent ones.
    public @Nullable UserDefinedFunction find(TablePath path) {
        UserDefinedFunction found = temporary.get(key(path));
        if (found != null) return found;
        return stored.isKeeper(path.catalog()) ? stored.find(key(path)) : permanent.get(key(path));
    }

    /// Returns whether a catalog has a function.
    public boolean has(TablePath path, boolean isTemporary) {
        if (isTemporary) return temporary.containsKey(key(path));
        return stored.isKeeper(path.catalog())
                ? stored.names(path.catalog(), path.database()).contains(key(path.name()))
                : permanent.containsKey(key(path));
    }

    /// Removes a function of the system, and returns whether there was one.
    public boolean removeSystem(String name) {
        return system.remove(key(name)) != null;
    }

    /// Removes a function of a catalog, and returns whether there was one.
    public boolean remove(TablePath path, boolean isTemporary) {
        if (isTemporary) return temporary.remove(key(path)) != null;
        return stored.isKeeper(path.catalog()) ? stored.remove(key(path)) : permanent.remove(key(path)) != null;
    }

    /// Returns the names of the functions that a simple name in a database may mean.
    public List<String> names(String catalog, String database) {
        List<String> names = new ArrayList<>();
        for (String each : system.keySet()) if (!each.startsWith("*")) names.add(each);
        for (Map<TablePath, UserDefinedFunction> each : List.of(temporary, permanent)) {
            for (TablePath path : each.keySet()) {
                boolean isHere =
                        path.catalog().equals(catalog) && path.database().equals(database);
                if (isHere && !names.contains(path.name())) names.add(path.name());
            }
        }
        for (String each : stored.names(catalog, database)) if (!names.contains(each)) names.add(each);
        for (String each : moduleNames.get()) if (!names.contains(each)) names.add(each);
        names.sort(null);
        return names;
    }

    /// Returns the fault of a function that exists already.
    public static RuntimeException exists(String name) {
        return UserFaults.NAME
                .what("The function %s exists already.", name)
                .fix("Drop it before, or write IF NOT EXISTS.");
    }

    /// Returns the fault of a function that does not exist.
    public static RuntimeException missing(String name) {
        return UserFaults.NAME.what("The function %s does not exist.", name).fix("SHOW USER FUNCTIONS lists all.");
    }
}
