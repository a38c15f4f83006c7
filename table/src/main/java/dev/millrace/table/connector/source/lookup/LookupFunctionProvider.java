package dev.millrace.table.connector.source.lookup;

import dev.millrace.table.connector.source.LookupTableSource;
import dev.millrace.table.functions.LookupFunction;

/// Provides a function that looks up rows and waits for them.
public interface LookupFunctionProvider extends LookupTableSource.LookupRuntimeProvider {

    /// Returns a provider of a function.
    static LookupFunctionProvider of(LookupFunction lookupFunction) {
        return () -> lookupFunction;
    }

    /// Returns the function.
    LookupFunction createLookupFunction();
}
