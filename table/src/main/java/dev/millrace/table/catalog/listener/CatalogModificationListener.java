package dev.millrace.table.catalog.listener;

/// Is told about each change of a catalog, after the change and in the thread of the statement.
public interface CatalogModificationListener {

    /// Takes an event. An exception fails the statement, although the catalog has changed.
    void onEvent(CatalogModificationEvent event);
}
