package dev.millrace.table.connector.source.lookup;

import dev.millrace.table.connector.source.LookupTableSource;
import dev.millrace.table.functions.AsyncLookupFunction;

/// Provides a function that looks up rows without waiting for them.
public interface AsyncLookupFunctionProvider extends LookupTableSource.LookupRuntimeProvider {

    /// Returns a provider of a function.
    static AsyncLookupFunctionProvider of(AsyncLookupFunction asyncLookupFunction) {
        return () -> asyncLookupFunction;
    }

    /// Returns the function.
    AsyncLookupFunction createAsyncLookupFunction();
}
