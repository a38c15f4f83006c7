package dev.millrace.table.functions;

import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/// Finds the rows of a table by key later.
public abstract class AsyncLookupFunction extends AsyncTableFunction<RowData> {
    private static final long serialVersionUID = 1L;

    /// Creates the function.
    public AsyncLookupFunction() {}

    /// Returns the rows with a key.
    public abstract CompletableFuture<Collection<RowData>> asyncLookup(RowData keyRow);

    /// Completes a future with the rows with a key.
    ///
    /// @param keys the values of the key in internal form
    public final void eval(CompletableFuture<Collection<RowData>> future, Object... keys) {
        asyncLookup(GenericRowData.of(keys)).whenComplete((rows, failed) -> {
            if (failed == null) future.complete(rows);
            else future.completeExceptionally(failed);
        });
    }
}
