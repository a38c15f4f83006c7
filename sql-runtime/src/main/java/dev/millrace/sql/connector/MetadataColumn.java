package dev.millrace.sql.connector;

import java.io.Serializable;

/// Is a column whose values the connector takes from the metadata of a record.
///
/// @param name the name of the column
/// @param key the key of the metadata
public record MetadataColumn(String name, String key) implements Serializable {}
