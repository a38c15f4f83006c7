package dev.millrace.sql.catalog;

import dev.millrace.table.types.logical.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is a view: a query with a name.
///
/// @param rowType the columns
/// @param comments the comments of the columns; null where a column has none
/// @param query the text of the query
/// @param catalog the catalog in which the query resolves names
/// @param database the database in which the query resolves names
/// @param comment the comment; null if there is none
public record CatalogView(
        RowType rowType,
        List<@Nullable String> comments,
        String query,
        String catalog,
        String database,
        @Nullable String comment)
        implements CatalogObject {

    @Override
    public String kind() {
        return "VIEW";
    }
}
