package dev.millrace.sql.external.connector;

import dev.millrace.sql.connector.LookupAccess;
import dev.millrace.sql.connector.LookupRequest;
import dev.millrace.sql.connector.TableLookup;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.connector.source.LookupTableSource;
import dev.millrace.table.connector.source.lookup.AsyncLookupFunctionProvider;
import dev.millrace.table.connector.source.lookup.LookupFunctionProvider;
import dev.millrace.table.connector.source.lookup.PartialCachingAsyncLookupProvider;
import dev.millrace.table.connector.source.lookup.PartialCachingLookupProvider;
import dev.millrace.table.connector.source.lookup.cache.LookupCache;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.types.TypeConversions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Prepares the lookups of a table by a connector of a program.
record ExternalLookup(ExternalTable table, LookupTableSource source) implements TableLookup {
    @Override
    public LookupAccess of(LookupRequest request) {
        PreparedSource prepared = PreparedSource.of(table, source, request.columns(), List.of());
        int[] fields = prepared.indexes();
        // The key has the order of the rows of the source.
        List<Integer> order = IntStream.range(0, request.keys().size())
                .boxed()
                .sorted(Comparator.comparing(each -> fields[request.keys().get(each)]))
                .toList();
        int[] keys = order.stream()
                .mapToInt(each -> fields[request.keys().get(each)])
                .toArray();
        try {
            LookupTableSource.LookupRuntimeProvider provider =
                    ((LookupTableSource) prepared.source()).getLookupRuntimeProvider(new LookupContext(keys));
            boolean isAsynchronous = provider instanceof AsyncLookupFunctionProvider
                    && (request.isAsynchronous() || !(provider instanceof LookupFunctionProvider));
            UserFunction function = new UserFunction(
                    "of the lookup in " + table.name(),
                    function(provider, isAsynchronous),
                    List.of(),
                    null,
                    TypeConversions.fromLogicalToDataType(prepared.produced()));
            return new LookupAccess(
                    table.name(),
                    function,
                    cache(provider, isAsynchronous),
                    order,
                    Arrays.stream(fields).boxed().toList());
        } catch (RuntimeException thrown) {
            throw ConnectorFaults.refused(table.name(), thrown);
        } catch (LinkageError missing) {
            throw ConnectorFaults.incomplete(table.name(), missing);
        }
    }

    private UserDefinedFunction function(LookupTableSource.LookupRuntimeProvider provider, boolean isAsynchronous) {
        if (isAsynchronous) return ((AsyncLookupFunctionProvider) provider).createAsyncLookupFunction();
        if (provider instanceof LookupFunctionProvider waiting) return waiting.createLookupFunction();
        throw ConnectorFaults.PROVIDER
                .what(
                        "The connector of the table %s looks up rows by the class %s.",
                        table.name(), provider.getClass().getName())
                .why("Millrace supports the providers for lookup functions, asynchronous ones and partial caches.")
                .fix("Use a newer version of the connector.");
    }

    private static @Nullable LookupCache cache(
            LookupTableSource.LookupRuntimeProvider provider, boolean isAsynchronous) {
        if (isAsynchronous) {
            return provider instanceof PartialCachingAsyncLookupProvider caching ? caching.getCache() : null;
        }
        return provider instanceof PartialCachingLookupProvider caching ? caching.getCache() : null;
    }
}
