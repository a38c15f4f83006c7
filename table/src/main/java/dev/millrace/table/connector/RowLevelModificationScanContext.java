package dev.millrace.table.connector;

/// Is what a source tells the sink of the same table when rows are updated or deleted. Connectors implement it.
public interface RowLevelModificationScanContext {}
