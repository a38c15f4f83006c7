package dev.millrace.sql.session;

import dev.millrace.table.catalog.memory.GenericInMemoryCatalog;

/// Is a catalog of a program that knows whether it is open.
class CatalogOfProgram extends GenericInMemoryCatalog {
    boolean isOpen;

    CatalogOfProgram(String name) {
        super(name, "first");
    }

    @Override
    public void open() {
        isOpen = true;
    }

    @Override
    public void close() {
        isOpen = false;
    }
}
