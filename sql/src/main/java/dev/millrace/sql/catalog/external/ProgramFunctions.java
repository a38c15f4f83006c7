package dev.millrace.sql.catalog.external;

import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.StoredFunctions;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.statement.FunctionResource;
import dev.millrace.sql.user.UserFaults;
import dev.millrace.table.catalog.FunctionLanguage;
import dev.millrace.table.catalog.ObjectPath;
import dev.millrace.table.catalog.object.Catalog;
import dev.millrace.table.catalog.object.CatalogFunction;
import dev.millrace.table.catalog.object.CatalogFunctionImpl;
import dev.millrace.table.functions.FunctionDefinitionFactory;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.resource.ResourceType;
import dev.millrace.table.resource.ResourceUri;
import dev.millrace.table.types.inference.FunctionDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lets statements use and change the functions in catalogs of programs. Not thread-safe.
public final class ProgramFunctions implements StoredFunctions {
    private final Catalogs catalogs;
    private final Loader loader;
    private final Map<TablePath, Loaded> loaded = new HashMap<>();

    /// Loads functions by the names of their classes.
    public interface Loader {
        /// Returns a new function.
        ///
        /// @throws dev.millrace.base.fault.MillraceException if the class cannot be loaded
        UserDefinedFunction load(String className, List<FunctionResource> resources);

        /// Adds jars to the session, and returns the class loader of the session.
        ///
        /// @throws dev.millrace.base.fault.MillraceException if a jar cannot be used
        ClassLoader classes(List<FunctionResource> resources);
    }

    /// Is the instance of a function. The instance stays the same as long as the catalog returns the same class.
    private record Loaded(String className, List<ResourceUri> resources, UserDefinedFunction function) {}

    /// Finds the functions in the catalogs of a session.
    public ProgramFunctions(Catalogs catalogs, Loader loader) {
        this.catalogs = catalogs;
        this.loader = loader;
    }

    private @Nullable Catalog program(String catalog) {
        return catalogs.hasCatalog(catalog) ? catalogs.catalog(catalog).program() : null;
    }

    private Catalog keeper(TablePath path) {
        return Objects.requireNonNull(program(path.catalog()), path.catalog());
    }

    private static ObjectPath name(TablePath path) {
        return new ObjectPath(path.database(), path.name());
    }

    @Override
    public boolean isKeeper(String catalog) {
        return program(catalog) != null;
    }

    @Override
    public @Nullable UserDefinedFunction find(TablePath path) {
        Catalog catalog = keeper(path);
        if (!ProgramCatalogs.called(() -> catalog.functionExists(name(path)))) return null;
        CatalogFunction found = ProgramCatalogs.called(() -> catalog.getFunction(name(path)));
        if (found.getFunctionLanguage() == FunctionLanguage.PYTHON) {
            throw UserFaults.NAME
                    .what("The function %s is written in Python.", path)
                    .why("Millrace runs functions of Java.")
                    .fix("Write the function in Java, or leave it out.");
        }
        Loaded known = loaded.get(path);
        boolean isSame = known != null
                && known.className.equals(found.getClassName())
                && known.resources.equals(found.getFunctionResources());
        if (known != null && isSame) return known.function;
        UserDefinedFunction function = created(path, found);
        loaded.put(path, new Loaded(found.getClassName(), List.copyOf(found.getFunctionResources()), function));
        return function;
    }

    private UserDefinedFunction created(TablePath path, CatalogFunction found) {
        List<FunctionResource> resources = found.getFunctionResources().stream()
                .map(each -> new FunctionResource(each.getResourceType().name(), each.getUri()))
                .toList();
        FunctionDefinitionFactory factory =
                keeper(path).getFunctionDefinitionFactory().orElse(null);
        if (factory == null) return loader.load(found.getClassName(), resources);
        ClassLoader classes = loader.classes(resources);
        FunctionDefinition created = factory.createFunctionDefinition(path.name(), found, () -> classes);
        if (created instanceof UserDefinedFunction function) return function;
        throw UserFaults.NAME
                .what("The function %s cannot be used.", path)
                .why("The catalog creates the class %s, which is not a UserDefinedFunction.", created.getClass())
                .fix("Let the factory of the catalog create a UserDefinedFunction.");
    }

    @Override
    public List<String> names(String catalog, String database) {
        Catalog program = program(catalog);
        if (program == null || !program.databaseExists(database)) return List.of();
        return ProgramCatalogs.called(() -> program.listFunctions(database)).stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public void put(TablePath path, String className, List<FunctionResource> resources) {
        Catalog catalog = keeper(path);
        List<ResourceUri> uris = resources.stream()
                .map(each -> new ResourceUri(ResourceType.valueOf(each.kind().toUpperCase(Locale.ROOT)), each.uri()))
                .toList();
        CatalogFunction function = new CatalogFunctionImpl(className, FunctionLanguage.JAVA, uris);
        ProgramCatalogs.called(() -> {
            if (catalog.functionExists(name(path))) catalog.alterFunction(name(path), function, false);
            else catalog.createFunction(name(path), function, false);
            return true;
        });
    }

    @Override
    public boolean remove(TablePath path) {
        Catalog catalog = keeper(path);
        return ProgramCatalogs.called(() -> {
            if (!catalog.functionExists(name(path))) return false;
            catalog.dropFunction(name(path), false);
            return true;
        });
    }
}
