package dev.millrace.sql.catalog.external;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.catalog.CatalogFaults;
import dev.millrace.sql.catalog.MemoryCatalog;
import dev.millrace.sql.catalog.StoredCatalogs;
import dev.millrace.table.catalog.CatalogDescriptor;
import dev.millrace.table.catalog.CommonCatalogOptions;
import dev.millrace.table.catalog.store.CatalogStore;
import dev.millrace.table.catalog.store.FileCatalogStore;
import dev.millrace.table.factories.CatalogStoreFactory;
import dev.millrace.table.factories.FactoryUtil;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Opens catalogs by their options, and keeps their definitions in the store that the session selects. Not thread-safe.
public final class CatalogDefinitions implements StoredCatalogs, AutoCloseable {
    private static final String MEMORY = "generic_in_memory";
    private static final String FILE = "file";
    private static final String PATH = "path";

    private final ProgramCatalogs programs;
    private final Supplier<Configuration> options;
    private final Supplier<ClassLoader> loader;
    private final @Nullable CatalogStoreFactory factory;
    private final @Nullable CatalogStore store;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    /// Opens the store.
    ///
    /// @param programs opens catalogs of programs
    /// @param options returns the present options of the session
    /// @param loader returns the present class loader of the session
    /// @param given the store of the program; null if the options of the session select the store
    public CatalogDefinitions(
            ProgramCatalogs programs,
            Supplier<Configuration> options,
            Supplier<ClassLoader> loader,
            @Nullable CatalogStore given) {
        this.programs = programs;
        this.options = options;
        this.loader = loader;
        Configuration first = options.get();
        String kind = first.get(CommonCatalogOptions.TABLE_CATALOG_STORE_KIND);
        boolean isOfProgram = given == null && !kind.equals(MEMORY) && !kind.equals(FILE);
        this.factory = isOfProgram ? factory(kind, first) : null;
        this.store = given != null ? given : factory != null ? factory.createCatalogStore() : ofKind(kind, first);
        if (store != null) {
            told(() -> {
                store.open();
                return true;
            });
        }
    }

    private static @Nullable CatalogStore ofKind(String kind, Configuration options) {
        if (!kind.equals(FILE)) return null;
        String path = storeOptions(kind, options).get(PATH);
        if (path != null) return new FileCatalogStore(path);
        throw CatalogFaults.CATALOG
                .what("The option 'table.catalog-store.file.path' is missing.")
                .why("The option 'table.catalog-store.kind' is 'file'.")
                .fix("Name the directory that keeps the definitions of catalogs.");
    }

    private CatalogStoreFactory factory(String kind, Configuration options) {
        CatalogStoreFactory found = FactoryUtil.discoverFactory(loader.get(), CatalogStoreFactory.class, kind);
        told(() -> {
            found.open(new StoreContext(storeOptions(kind, options), options, loader.get()));
            return true;
        });
        return found;
    }

    private static Map<String, String> storeOptions(String kind, Configuration options) {
        String prefix = CommonCatalogOptions.TABLE_CATALOG_STORE_OPTION_PREFIX + kind + ".";
        return options.toMap().entrySet().stream()
                .filter(each -> each.getKey().startsWith(prefix))
                .collect(Collectors.toMap(each -> each.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    private record StoreContext(
            Map<String, String> getOptions, Configuration getConfiguration, ClassLoader getClassLoader)
            implements CatalogStoreFactory.Context {}

    private static <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (MillraceException known) {
            throw known;
        } catch (RuntimeException failed) {
            throw CatalogFaults.CATALOG
                    .what("The store of catalogs has failed: %s", failed)
                    .cause(failed)
                    .fix("Correct the options table.catalog-store.*, or repair the store.");
        }
    }

    /// Opens a catalog.
    ///
    /// @param options the options, among them `type`
    public MemoryCatalog open(String name, Map<String, String> options, @Nullable String comment) {
        if (options.getOrDefault("type", "").equals(MEMORY)) {
            String database = options.getOrDefault(CommonCatalogOptions.DEFAULT_DATABASE_KEY, "default");
            return new MemoryCatalog(database, comment, options);
        }
        MemoryCatalog opened = programs.opened(
                name, FactoryUtil.createCatalog(name, options, this.options.get(), loader.get()), options);
        if (comment != null) opened.comment(comment);
        return opened;
    }

    @Override
    public Set<String> names() {
        return store == null ? Set.of() : told(store::listCatalogs);
    }

    @Override
    public @Nullable MemoryCatalog open(String name) {
        if (store == null) return null;
        CatalogDescriptor found = told(() -> store.getCatalog(name)).orElse(null);
        if (found == null) return null;
        return open(name, found.getConfiguration().toMap(), found.getComment().orElse(null));
    }

    @Override
    public void store(String name, Map<String, String> options, @Nullable String comment) {
        if (store == null) return;
        told(() -> {
            store.removeCatalog(name, true);
            store.storeCatalog(name, CatalogDescriptor.of(name, Configuration.fromMap(options), comment));
            return true;
        });
    }

    @Override
    public void remove(String name) {
        if (store == null) return;
        told(() -> {
            store.removeCatalog(name, true);
            return true;
        });
    }

    @Override
    public void close() {
        if (!isClosed.compareAndSet(false, true)) return;
        if (store != null) {
            told(() -> {
                store.close();
                return true;
            });
        }
        if (factory != null) {
            told(() -> {
                factory.close();
                return true;
            });
        }
    }
}
