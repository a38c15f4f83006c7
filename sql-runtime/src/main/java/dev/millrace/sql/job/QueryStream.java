package dev.millrace.sql.job;

import dev.millrace.api.DataStream;
import dev.millrace.column.ColumnBatch;
import dev.millrace.table.types.logical.RowType;

/// Is the stream of rows of a part of a plan.
///
/// @param isSingle whether one subtask has all rows, perhaps in an order that matters
record QueryStream(DataStream<ColumnBatch> stream, RowType rowType, boolean isSingle) {}
