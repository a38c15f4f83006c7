package dev.millrace.table.api;

/// Is a dialect of SQL.
public enum SqlDialect {
    /// The dialect of Flink, which is the only one that Millrace has.
    DEFAULT,
    /// The dialect of Hive, which is not supported.
    HIVE
}
