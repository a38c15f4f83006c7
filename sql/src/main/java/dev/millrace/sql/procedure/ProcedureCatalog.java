package dev.millrace.sql.procedure;

import dev.millrace.sql.catalog.CatalogFaults;
import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.table.catalog.ObjectPath;
import dev.millrace.table.catalog.exceptions.ProcedureNotExistException;
import dev.millrace.table.catalog.object.Catalog;
import dev.millrace.table.procedure.Procedure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the procedures of the catalogs of a session. Not thread-safe.
///
/// @param catalogs the catalogs of the session
public record ProcedureCatalog(Catalogs catalogs) {

    /// Returns the names of the procedures of a database in order. A catalog without procedures has none.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the database does not exist
    public List<String> names(String catalogName, String database) {
        catalogs.database(catalogName, database);
        Catalog catalog = catalogs.catalog(catalogName).program();
        if (catalog == null) return List.of();
        try {
            return catalog.listProcedures(database).stream().sorted().toList();
        } catch (UnsupportedOperationException none) {
            return List.of();
        } catch (Exception thrown) {
            throw CatalogFaults.thrown(thrown);
        }
    }

    /// Returns a procedure.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the procedure does not exist
    public Procedure procedure(TablePath path) {
        Procedure found = find(path);
        if (found != null) return found;
        List<String> known = names(path.catalog(), path.database());
        throw CatalogFaults.missing("procedure", path.toString(), known);
    }

    private @Nullable Procedure find(TablePath path) {
        catalogs.database(path.catalog(), path.database());
        Catalog catalog = catalogs.catalog(path.catalog()).program();
        if (catalog == null) return null;
        try {
            return catalog.getProcedure(new ObjectPath(path.database(), path.name()));
        } catch (UnsupportedOperationException | ProcedureNotExistException none) {
            return null;
        } catch (Exception thrown) {
            throw CatalogFaults.thrown(thrown);
        }
    }
}
