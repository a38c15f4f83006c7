package dev.millrace.sql.catalog.external;

import dev.millrace.sql.catalog.CatalogFaults;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.module.CoreModule;
import dev.millrace.table.module.Module;
import dev.millrace.table.module.ModuleEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Keeps the modules of a session. The functions of SQL belong to the module `core`, which is always
/// used. Not thread-safe.
public final class ProgramModules {
    private static final String CORE = "core";

    private final Map<String, Module> loaded = new LinkedHashMap<>(Map.of(CORE, CoreModule.INSTANCE));
    private List<String> used = List.of(CORE);

    /// Starts with the module `core`.
    public ProgramModules() {}

    /// Adds a module behind the others.
    public void load(String name, Module module) {
        if (loaded.putIfAbsent(name, module) != null) throw CatalogFaults.exists("module", name);
        List<String> all = new ArrayList<>(used);
        all.add(name);
        used = List.copyOf(all);
    }

    /// Removes a module.
    public void unload(String name) {
        if (name.equals(CORE)) throw withoutCore();
        if (loaded.remove(name) == null) throw CatalogFaults.missing("module", name, loaded.keySet());
        used = used.stream().filter(each -> !each.equals(name)).toList();
    }

    /// Sets the modules that are asked for functions, in order.
    public void use(List<String> names) {
        for (String each : names) {
            if (!loaded.containsKey(each)) throw CatalogFaults.missing("module", each, loaded.keySet());
        }
        if (!names.contains(CORE)) throw withoutCore();
        used = List.copyOf(names);
    }

    private static RuntimeException withoutCore() {
        return CatalogFaults.inUse(
                "module core",
                "The planner uses its functions.",
                "Keep it, and put other modules before it to hide functions.");
    }

    /// Returns the names of the modules that are used.
    public List<String> used() {
        return used;
    }

    /// Returns all modules: those that are used, and then the others.
    public List<ModuleEntry> all() {
        List<ModuleEntry> entries = new ArrayList<>();
        for (String each : used) entries.add(new ModuleEntry(each, true));
        for (String each : loaded.keySet()) if (!used.contains(each)) entries.add(new ModuleEntry(each, false));
        return entries;
    }

    /// Returns the function of a module; null if no module has it, or if the function of SQL comes first.
    public @Nullable UserDefinedFunction function(String name) {
        for (String each : used) {
            Module module = loaded.get(each);
            if (module == CoreModule.INSTANCE) {
                if (module.getFunctionDefinition(name).isPresent()) return null;
            } else if (module != null
                    && module.getFunctionDefinition(name).orElse(null) instanceof UserDefinedFunction function) {
                return function;
            }
        }
        return null;
    }

    /// Returns the names of the functions of all modules but `core`.
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (String each : used) {
            Module module = loaded.get(each);
            if (module != null && module != CoreModule.INSTANCE) names.addAll(module.listFunctions());
        }
        return names;
    }
}
