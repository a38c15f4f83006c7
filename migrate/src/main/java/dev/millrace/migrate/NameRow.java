package dev.millrace.migrate;

import org.jspecify.annotations.Nullable;

/// Represents a row of the table of names. Names are binary: a nested class is `Outer$Nested`.
///
/// @param flink the full name of Flink's class
/// @param ours the full name of Millrace's class, or null if there is none
/// @param area the part of the API to which the class belongs
/// @param remark why the class is missing or different, or empty
public record NameRow(String flink, @Nullable String ours, String area, String remark) {

    /// Returns whether Millrace has a counterpart.
    public boolean isHere() {
        return ours != null;
    }

    /// Returns whether Flink 1.x has the class and Flink 2.3 does not.
    public boolean isFormer() {
        return remark.startsWith("1.x");
    }

    /// Returns whether the class is internal in Flink. Programs may use such classes, but Millrace does not
    /// guarantee their members.
    public boolean isInternal() {
        return remark.startsWith("internal");
    }
}
