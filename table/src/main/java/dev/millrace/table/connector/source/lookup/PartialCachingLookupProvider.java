package dev.millrace.table.connector.source.lookup;

import dev.millrace.table.connector.source.lookup.cache.LookupCache;
import dev.millrace.table.functions.LookupFunction;

/// Provides a function that looks up rows, and a cache of found rows.
public interface PartialCachingLookupProvider extends LookupFunctionProvider {

    /// Returns a provider of a function and a cache.
    static PartialCachingLookupProvider of(LookupFunction lookupFunction, LookupCache cache) {
        return new PartialCachingLookupProvider() {
            @Override
            public LookupCache getCache() {
                return cache;
            }

            @Override
            public LookupFunction createLookupFunction() {
                return lookupFunction;
            }
        };
    }

    /// Returns a new cache.
    LookupCache getCache();
}
