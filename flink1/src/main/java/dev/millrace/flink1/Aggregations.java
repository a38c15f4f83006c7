package dev.millrace.flink1;

/// Names the aggregations of a field.
public enum Aggregations {
    SUM,
    MIN,
    MAX
}
