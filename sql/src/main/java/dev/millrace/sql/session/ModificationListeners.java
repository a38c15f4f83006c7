package dev.millrace.sql.session;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.sql.catalog.CatalogDatabase;
import dev.millrace.sql.catalog.CatalogObject;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.CatalogView;
import dev.millrace.sql.catalog.CatalogWatcher;
import dev.millrace.sql.catalog.MemoryCatalog;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.catalog.external.ResolvedTables;
import dev.millrace.table.api.config.TableConfigOptions;
import dev.millrace.table.catalog.ObjectIdentifier;
import dev.millrace.table.catalog.listener.AlterTableEvent;
import dev.millrace.table.catalog.listener.CatalogContext;
import dev.millrace.table.catalog.listener.CatalogModificationEvent;
import dev.millrace.table.catalog.listener.CatalogModificationListener;
import dev.millrace.table.catalog.listener.CatalogModificationListenerFactory;
import dev.millrace.table.catalog.listener.CreateDatabaseEvent;
import dev.millrace.table.catalog.listener.CreateTableEvent;
import dev.millrace.table.catalog.listener.DropDatabaseEvent;
import dev.millrace.table.catalog.listener.DropTableEvent;
import dev.millrace.table.catalog.object.Catalog;
import dev.millrace.table.catalog.object.CatalogBaseTable;
import dev.millrace.table.catalog.object.CatalogDatabaseImpl;
import dev.millrace.table.factories.FactoryUtil;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells the listeners of the option `table.catalog-modification.listeners` about changes of
/// catalogs. Not thread-safe.
final class ModificationListeners implements CatalogWatcher {
    private static final String MEMORY = "generic_in_memory";

    private final SessionState state;
    private final List<CatalogModificationListener> listeners = new ArrayList<>();

    ModificationListeners(SessionState state) {
        this.state = state;
        Configuration configuration = state.options().configuration();
        ClassLoader loader = state.programConnectors().loader();
        List<String> names = configuration
                .getOptional(TableConfigOptions.TABLE_CATALOG_MODIFICATION_LISTENERS)
                .orElseGet(List::of);
        for (String each : names) {
            listeners.add(FactoryUtil.discoverFactory(loader, CatalogModificationListenerFactory.class, each)
                    .createListener(new ListenerContext(configuration, loader)));
        }
    }

    private record ListenerContext(ReadableConfig getConfiguration, ClassLoader getUserClassLoader)
            implements CatalogModificationListenerFactory.Context {}

    private CatalogContext context(String name) {
        MemoryCatalog catalog = state.catalogs().catalog(name);
        Catalog program = catalog.program();
        return program == null
                ? CatalogContext.of(name, MEMORY, Catalog.class, Configuration.fromMap(catalog.options()))
                : CatalogContext.createContext(name, program);
    }

    private static ObjectIdentifier identifier(TablePath path) {
        return ObjectIdentifier.of(path.catalog(), path.database(), path.name());
    }

    private static CatalogBaseTable table(CatalogObject object) {
        return switch (object) {
            case CatalogTable table -> ResolvedTables.of(table);
            case CatalogView view -> ResolvedTables.of(view);
        };
    }

    private void tell(CatalogModificationEvent event) {
        for (CatalogModificationListener each : listeners) each.onEvent(event);
    }

    @Override
    public void changed(TablePath path, @Nullable CatalogObject before, CatalogObject after, boolean isTemporary) {
        if (listeners.isEmpty()) return;
        CatalogContext context = context(path.catalog());
        tell(
                before == null
                        ? CreateTableEvent.createEvent(context, identifier(path), table(after), false, isTemporary)
                        : AlterTableEvent.createEvent(context, identifier(path), table(after), false));
    }

    @Override
    public void dropped(TablePath path, CatalogObject object, boolean isTemporary) {
        if (listeners.isEmpty()) return;
        tell(DropTableEvent.createEvent(context(path.catalog()), identifier(path), table(object), false, isTemporary));
    }

    @Override
    public void databaseCreated(String catalog, String name, CatalogDatabase database) {
        if (listeners.isEmpty()) return;
        String comment = database.comment() == null ? "" : database.comment();
        tell(CreateDatabaseEvent.createEvent(
                context(catalog), name, new CatalogDatabaseImpl(database.options(), comment), false));
    }

    @Override
    public void databaseDropped(String catalog, String name, boolean cascade) {
        if (!listeners.isEmpty()) tell(DropDatabaseEvent.createEvent(context(catalog), name, false, cascade));
    }
}
