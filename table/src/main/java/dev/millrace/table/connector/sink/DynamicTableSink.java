package dev.millrace.table.connector.sink;

import dev.millrace.api.type.TypeInformation;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.connector.RuntimeConverter;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes a table. Planners change a copy by the interfaces of abilities.
public interface DynamicTableSink {

    /// Returns the kinds of changes that the sink accepts.
    ///
    /// @param requestedMode the kinds of changes that a query has
    ChangelogMode getChangelogMode(ChangelogMode requestedMode);

    /// Returns what writes the rows in subtasks.
    SinkRuntimeProvider getSinkRuntimeProvider(Context context);

    /// Returns a copy that can be changed without effect on this sink.
    DynamicTableSink copy();

    /// Returns a text that names the sink for readers.
    String asSummaryString();

    /// Helps a sink to create what runs in subtasks.
    interface Context {

        /// Returns whether the rows end.
        boolean isBounded();

        /// Returns the type of values in internal form.
        <T> TypeInformation<T> createTypeInformation(DataType consumedDataType);

        /// Returns the type of values in internal form.
        <T> TypeInformation<T> createTypeInformation(LogicalType consumedLogicalType);

        /// Returns a converter of values in internal form into values of Java classes.
        DataStructureConverter createDataStructureConverter(DataType consumedDataType);

        /// Returns the paths of the columns that the statement names; empty for all columns.
        Optional<int[][]> getTargetColumns();
    }

    /// Converts values in internal form into values of Java classes.
    interface DataStructureConverter extends RuntimeConverter {

        /// Returns the value of a Java class; null for null.
        @Nullable
        Object toExternal(@Nullable Object internalStructure);
    }

    /// Provides what writes the rows. Planners know the interfaces of this package that extend this one.
    interface SinkRuntimeProvider {}
}
