package dev.millrace.table.connector.source.lookup;

import dev.millrace.table.connector.source.lookup.cache.LookupCache;
import dev.millrace.table.functions.AsyncLookupFunction;

/// Provides a function that looks up rows without waiting for them, and a cache of found rows.
public interface PartialCachingAsyncLookupProvider extends AsyncLookupFunctionProvider {

    /// Returns a provider of a function and a cache.
    static PartialCachingAsyncLookupProvider of(AsyncLookupFunction asyncLookupFunction, LookupCache cache) {
        return new PartialCachingAsyncLookupProvider() {
            @Override
            public LookupCache getCache() {
                return cache;
            }

            @Override
            public AsyncLookupFunction createAsyncLookupFunction() {
                return asyncLookupFunction;
            }
        };
    }

    /// Returns a new cache.
    LookupCache getCache();
}
