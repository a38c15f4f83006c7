package dev.millrace.flink1;

/// How the contents of a field become one.
public enum Aggregations {
    SUM,
    MIN,
    MAX
}
