package dev.millrace.sql.session;

import dev.millrace.api.DataStream;
import dev.millrace.column.ColumnBatch;
import dev.millrace.table.types.logical.RowType;

/// Is a query in a job: a stream of the changes of its rows.
///
/// @param rowType the columns
/// @param batches the changes
/// @param rowtime the index of the column with the event time; -1 if there is none
public record QueryChanges(RowType rowType, DataStream<ColumnBatch> batches, int rowtime) {}
