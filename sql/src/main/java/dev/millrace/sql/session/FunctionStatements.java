package dev.millrace.sql.session;

import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.FunctionCatalog;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.catalog.external.ProgramFunctions;
import dev.millrace.sql.statement.AlterStatement;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.DropStatement;
import dev.millrace.sql.statement.FunctionResource;
import dev.millrace.sql.statement.Modifiers;
import dev.millrace.sql.statement.ObjectName;
import dev.millrace.sql.user.UserFaults;
import dev.millrace.table.api.FunctionDescriptor;
import dev.millrace.table.api.FunctionScope;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.functions.UserDefinedFunctionHelper;
import java.util.List;
import java.util.Locale;

/// Executes CREATE FUNCTION, ALTER FUNCTION and DROP FUNCTION. Not thread-safe.
final class FunctionStatements implements ProgramFunctions.Loader {
    private static final StatementResult DONE = new StatementResult.Done();

    private final SessionState state;
    private final Catalogs catalogs;

    FunctionStatements(SessionState state) {
        this.state = state;
        this.catalogs = state.catalogs();
    }

    private static FunctionScope scope(Modifiers modifiers) {
        if (modifiers.system()) return FunctionScope.SYSTEM;
        return modifiers.temporary() ? FunctionScope.TEMPORARY : FunctionScope.PERMANENT;
    }

    StatementResult create(CreateStatement.Function create) {
        requireJava(create.language());
        UserDefinedFunction function = load(create.className(), create.resources());
        add(
                scope(create.modifiers()),
                create.name(),
                function,
                create.resources(),
                create.modifiers().tolerant());
        return DONE;
    }

    private static void requireJava(String language) {
        if (!language.equalsIgnoreCase("PYTHON")) return;
        throw SessionFaults.NOT_YET
                .what("Functions in the language %s do not work yet.", language)
                .fix("Write the function in Java.");
    }

    @Override
    public ClassLoader classes(List<FunctionResource> resources) {
        state.jars().add(resources);
        return state.jars().loader();
    }

    @Override
    public UserDefinedFunction load(String className, List<FunctionResource> resources) {
        ClassLoader loader = classes(resources);
        try {
            return UserDefinedFunctionHelper.instantiateFunction(Class.forName(className, true, loader));
        } catch (ClassNotFoundException | LinkageError missing) {
            throw UserFaults.NAME
                    .what("The class %s of a function does not exist.", className)
                    .why("%s", missing)
                    .fix("Add its jar with ADD JAR or USING JAR, and write the full name of the class.");
        }
    }

    /// Adds a function.
    void add(FunctionScope scope, ObjectName name, UserDefinedFunction function, boolean isTolerant) {
        add(scope, name, function, List.of(), isTolerant);
    }

    private void add(
            FunctionScope scope,
            ObjectName name,
            UserDefinedFunction function,
            List<FunctionResource> resources,
            boolean isTolerant) {
        FunctionCatalog functions = catalogs.functions();
        boolean exists = exists(scope, name);
        if (exists && isTolerant) return;
        if (exists) throw FunctionCatalog.exists(name.toString());
        put(scope, name, function, resources);
    }

    /// Adds a described function.
    void add(FunctionScope scope, ObjectName name, FunctionDescriptor function, boolean isTolerant) {
        requireJava(function.getLanguage().name());
        List<FunctionResource> resources = function.getResourceUris().stream()
                .map(each -> new FunctionResource(each.getResourceType().name(), each.getUri()))
                .toList();
        add(scope, name, load(function.getClassName(), resources), resources, isTolerant);
    }

    private void put(
            FunctionScope scope, ObjectName name, UserDefinedFunction function, List<FunctionResource> resources) {
        FunctionCatalog functions = catalogs.functions();
        switch (scope) {
            case SYSTEM -> functions.putSystem(name.last(), function);
            case TEMPORARY -> functions.putTemporary(catalogs.path(name), function);
            case PERMANENT -> functions.put(catalogs.path(name), function, resources);
        }
    }

    private boolean exists(FunctionScope scope, ObjectName name) {
        FunctionCatalog functions = catalogs.functions();
        return scope == FunctionScope.SYSTEM
                ? functions.system(name.last()) != null
                : functions.has(catalogs.path(name), scope == FunctionScope.TEMPORARY);
    }

    /// Removes a function, and returns whether there was one.
    boolean remove(FunctionScope scope, ObjectName name) {
        FunctionCatalog functions = catalogs.functions();
        return scope == FunctionScope.SYSTEM
                ? functions.removeSystem(name.last())
                : functions.remove(catalogs.path(name), scope == FunctionScope.TEMPORARY);
    }

    StatementResult drop(DropStatement drop) {
        boolean wasThere = remove(scope(drop.modifiers()), drop.name());
        if (wasThere || drop.modifiers().tolerant()) return DONE;
        throw FunctionCatalog.missing(drop.name().toString());
    }

    StatementResult alter(AlterStatement.Function alter) {
        requireJava(alter.language());
        FunctionScope scope = scope(alter.modifiers());
        if (!exists(scope, alter.name())) {
            if (alter.modifiers().tolerant()) return DONE;
            throw FunctionCatalog.missing(alter.name().toString());
        }
        put(scope, alter.name(), load(alter.className(), List.of()), List.of());
        return DONE;
    }

    /// Describes a function of a program; null if there is none.
    static @org.jspecify.annotations.Nullable StatementResult described(Catalogs catalogs, ObjectName name) {
        FunctionCatalog functions = catalogs.functions();
        UserDefinedFunction system = name.parts().size() == 1 ? functions.system(name.last()) : null;
        TablePath path = catalogs.path(name);
        UserDefinedFunction found = system == null ? functions.find(path) : system;
        if (found == null) return null;
        boolean isTemporary = system != null || functions.has(path, true);
        return new ListedRows("info name", "info value")
                .add("is system function", String.valueOf(system != null))
                .add("is temporary", String.valueOf(isTemporary))
                .add("class name", found.getClass().getName())
                .add("function language", "JAVA")
                .add("kind", found.getKind().name().toLowerCase(Locale.ROOT))
                .add("is deterministic", String.valueOf(found.isDeterministic()))
                .result();
    }
}
