package dev.millrace.sql.statement;

import org.apache.calcite.sql.SqlNode;

/// Describes how a table computes watermarks.
///
/// @param column the column with the event time, possibly inside of rows
/// @param expression the watermark for a row
public record WatermarkDefinition(ObjectName column, SqlNode expression) {}
