package dev.millrace.table.catalog.store;

import dev.millrace.table.catalog.CatalogDescriptor;
import dev.millrace.table.catalog.exceptions.CatalogException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Keeps definitions as long as the object lives. Not thread-safe.
public class GenericInMemoryCatalogStore extends AbstractCatalogStore {
    private final Map<String, CatalogDescriptor> catalogs = new TreeMap<>();

    /// Creates an empty store.
    public GenericInMemoryCatalogStore() {}

    @Override
    public void storeCatalog(String catalogName, CatalogDescriptor catalog) throws CatalogException {
        checkOpenState();
        if (catalogs.putIfAbsent(catalogName, catalog) != null) {
            throw new CatalogException("The store has a catalog " + catalogName + " already.");
        }
    }

    @Override
    public void removeCatalog(String catalogName, boolean ignoreIfNotExists) throws CatalogException {
        checkOpenState();
        if (catalogs.remove(catalogName) == null && !ignoreIfNotExists) {
            throw new CatalogException("The store has no catalog " + catalogName + ".");
        }
    }

    @Override
    public Optional<CatalogDescriptor> getCatalog(String catalogName) {
        checkOpenState();
        return Optional.ofNullable(catalogs.get(catalogName));
    }

    @Override
    public Set<String> listCatalogs() {
        checkOpenState();
        return Set.copyOf(catalogs.keySet());
    }

    @Override
    public boolean contains(String catalogName) {
        checkOpenState();
        return catalogs.containsKey(catalogName);
    }
}
