package dev.millrace.sql.environment;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.type.RowTypeInfo;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.serializer.ColumnBatchType;
import dev.millrace.sql.connector.ScanRequest;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.external.RecordBatches;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import java.util.Set;

/// Reads the records of a stream of the program as rows.
///
/// @param stream the stream, which belongs to the environment of the session
/// @param isSingle whether a record is the only column
/// @param changes the kinds of changes of the rows
/// @param times the columns that contain the timestamps of records
record StreamSource<T>(DataStream<T> stream, boolean isSingle, ChangeKinds changes, Set<String> times)
        implements TableSource {
    @Override
    public boolean hasWatermarks() {
        return true;
    }

    @Override
    public DataStream<ColumnBatch> read(StreamExecutionEnvironment environment, ScanRequest request) {
        Class<T> type = stream.getType().getTypeClass();
        RowType wanted = request.rowType();
        return stream.transform(
                        "Rows",
                        new ColumnBatchType(wanted),
                        new RecordBatches<>(type, wanted, isSingle, places(request), times))
                .setParallelism(stream.getParallelism());
    }

    /// Returns the positions of the wanted columns in a record. The columns of the table may have another order.
    private List<Integer> places(ScanRequest request) {
        if (!(stream.getType() instanceof RowTypeInfo records)) return request.columns();
        return request.rowType().getFieldNames().stream()
                .map(name -> times.contains(name) ? -1 : records.getFieldIndex(name))
                .toList();
    }
}
