package dev.millrace.table.functions;

import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Finds the rows of a table by key.
public abstract class LookupFunction extends TableFunction<RowData> {
    private static final long serialVersionUID = 1L;

    /// Creates the function.
    public LookupFunction() {}

    /// Returns the rows with a key.
    public abstract @Nullable Collection<RowData> lookup(RowData keyRow) throws IOException;

    /// Emits the rows with a key.
    ///
    /// @param keys the values of the key in internal form
    public final void eval(Object... keys) {
        GenericRowData key = GenericRowData.of(keys);
        try {
            Collection<RowData> found = lookup(key);
            if (found != null) found.forEach(this::collect);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException("The lookup of " + key + " failed.", failed);
        }
    }
}
