package dev.millrace.sql.job;

import dev.millrace.api.DataStream;
import dev.millrace.column.ColumnBatch;
import dev.millrace.table.types.logical.RowType;

/// Is the stream of changes of a part of a continuous query.
///
/// @param isSingle whether one subtask emits all changes
record ContinuousStream(DataStream<ColumnBatch> stream, RowType rowType, boolean isSingle) {}
