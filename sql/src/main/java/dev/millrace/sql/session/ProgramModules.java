package dev.millrace.sql.session;

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

/// Keeps the modules of a session. The functions of SQL belong to the module `core`, which is always used. Not
/// thread-safe.
final class ProgramModules {
    private static final String CORE = "core";

    private final Map<String, Module> loaded = new LinkedHashMap<>(Map.of(CORE, CoreModule.INSTANCE));
    private List<String> used = List.of(CORE);

    /// Adds a module behind the others.
    void load(String name, Module module) {
        if (loaded.putIfAbsent(name, module) != null) throw CatalogFaults.exists("module", name);
        List<String> all = new ArrayList<>(used);
        all.add(name);
        used = List.copyOf(all);
    }

    /// Removes a module.
    void unload(String name) {
        if (name.equals(CORE)) throw withoutCore();
        if (loaded.remove(name) == null) throw CatalogFaults.missing("module", name, loaded.keySet());
        used = used.stream().filter(each -> !each.equals(name)).toList();
    }

    /// Sets the modules that are asked for functions, in order.
    void use(List<String> names) {
        for (String each : names) {
            if (!loaded.containsKey(each)) throw CatalogFaults.missing("module", each, loaded.keySet());
        }
        if (!names.contains(CORE)) throw withoutCore();
        used = List.copyOf(names);
    }

    private static RuntimeException withoutCore() {
        return SessionFaults.NOT_YET
                .what("A session needs the module core.")
                .why("The planner uses its functions.")
                .fix("Keep it, and put other modules before it to hide functions.");
    }

    /// Returns the names of the modules that are used.
    List<String> used() {
        return used;
    }

    /// Returns all modules: those that are used, and then the others.
    List<ModuleEntry> all() {
        List<ModuleEntry> entries = new ArrayList<>();
        for (String each : used) entries.add(new ModuleEntry(each, true));
        for (String each : loaded.keySet()) if (!used.contains(each)) entries.add(new ModuleEntry(each, false));
        return entries;
    }

    /// Returns the function of a module; null if no module has it, or if the function of SQL comes first.
    @Nullable
    UserDefinedFunction function(String name) {
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
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (String each : used) {
            Module module = loaded.get(each);
            if (module != null && module != CoreModule.INSTANCE) names.addAll(module.listFunctions());
        }
        return names;
    }
}
