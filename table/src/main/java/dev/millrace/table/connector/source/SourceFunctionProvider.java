package dev.millrace.table.connector.source;

import dev.millrace.api.source.legacy.SourceFunction;
import dev.millrace.table.connector.ParallelismProvider;
import dev.millrace.table.data.RowData;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Provides a source of the interface before [Source].
public interface SourceFunctionProvider extends ScanTableSource.ScanRuntimeProvider, ParallelismProvider {

    /// Returns a provider of a source.
    static SourceFunctionProvider of(SourceFunction<RowData> sourceFunction, boolean isBounded) {
        return of(sourceFunction, isBounded, null);
    }

    /// Returns a provider of a source.
    ///
    /// @param sourceParallelism the number of subtasks; null for that of the query
    static SourceFunctionProvider of(
            SourceFunction<RowData> sourceFunction, boolean isBounded, @Nullable Integer sourceParallelism) {
        return new SourceFunctionProvider() {
            @Override
            public SourceFunction<RowData> createSourceFunction() {
                return sourceFunction;
            }

            @Override
            public boolean isBounded() {
                return isBounded;
            }

            @Override
            public Optional<Integer> getParallelism() {
                return Optional.ofNullable(sourceParallelism);
            }
        };
    }

    /// Returns the source.
    SourceFunction<RowData> createSourceFunction();
}
