package dev.millrace.table.connector.source;

import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.Source;
import dev.millrace.table.connector.ParallelismProvider;
import dev.millrace.table.data.RowData;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Provides a source of the DataStream API.
public interface SourceProvider extends ScanTableSource.ScanRuntimeProvider, ParallelismProvider {

    /// Returns a provider of a source.
    static SourceProvider of(Source<RowData, ?, ?> source) {
        return of(source, null);
    }

    /// Returns a provider of a source.
    ///
    /// @param sourceParallelism the number of subtasks; null for that of the query
    static SourceProvider of(Source<RowData, ?, ?> source, @Nullable Integer sourceParallelism) {
        return new SourceProvider() {
            @Override
            public Source<RowData, ?, ?> createSource() {
                return source;
            }

            @Override
            public boolean isBounded() {
                return source.getBoundedness() == Boundedness.BOUNDED;
            }

            @Override
            public Optional<Integer> getParallelism() {
                return Optional.ofNullable(sourceParallelism);
            }
        };
    }

    /// Returns the source.
    Source<RowData, ?, ?> createSource();
}
