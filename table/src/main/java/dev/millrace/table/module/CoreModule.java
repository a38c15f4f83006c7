package dev.millrace.table.module;

import dev.millrace.table.functions.BuiltInFunctionDefinition;
import dev.millrace.table.functions.BuiltInFunctionDefinitions;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.FunctionKind;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Contains the functions of SQL.
public class CoreModule implements Module {
    /// The only object.
    public static final CoreModule INSTANCE = new CoreModule();

    private CoreModule() {}

    @Override
    public Set<String> listFunctions() {
        return listFunctions(false);
    }

    @Override
    public Set<String> listFunctions(boolean includeHiddenFunctions) {
        Set<String> names = new TreeSet<>();
        for (BuiltInFunctionDefinition each : BuiltInFunctionDefinitions.all()) {
            if (includeHiddenFunctions || each.getKind() != FunctionKind.OTHER) names.add(each.getName());
        }
        return names;
    }

    @Override
    public Optional<FunctionDefinition> getFunctionDefinition(String name) {
        return BuiltInFunctionDefinitions.ofName(name).map(each -> each);
    }
}
