package dev.millrace.table.connector.source;

import dev.millrace.api.io.InputFormat;
import dev.millrace.table.connector.ParallelismProvider;
import dev.millrace.table.data.RowData;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Provides an input format, which ends.
public interface InputFormatProvider extends ScanTableSource.ScanRuntimeProvider, ParallelismProvider {

    /// Returns a provider of an input format.
    static InputFormatProvider of(InputFormat<RowData, ?> inputFormat) {
        return of(inputFormat, null);
    }

    /// Returns a provider of an input format.
    ///
    /// @param sourceParallelism the number of subtasks; null for that of the query
    static InputFormatProvider of(InputFormat<RowData, ?> inputFormat, @Nullable Integer sourceParallelism) {
        return new InputFormatProvider() {
            @Override
            public InputFormat<RowData, ?> createInputFormat() {
                return inputFormat;
            }

            @Override
            public boolean isBounded() {
                return true;
            }

            @Override
            public Optional<Integer> getParallelism() {
                return Optional.ofNullable(sourceParallelism);
            }
        };
    }

    /// Returns the input format.
    InputFormat<RowData, ?> createInputFormat();
}
