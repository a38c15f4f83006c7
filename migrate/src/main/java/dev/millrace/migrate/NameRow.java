package dev.millrace.migrate;

import org.jspecify.annotations.Nullable;

/// One row of the table of names. Names are binary: a nested class is `Outer$Nested`.
///
/// @param flink the full name of Flink's class
/// @param ours the full name of the class that stands for it, or null where there is none
/// @param area the part of the API that it belongs to
/// @param remark why it is missing or odd, or empty
public record NameRow(String flink, @Nullable String ours, String area, String remark) {

    /// Whether a class stands for it here.
    public boolean isHere() {
        return ours != null;
    }

    /// Whether Flink 1.x had the class and 2.3 has not.
    public boolean isFormer() {
        return remark.startsWith("1.x");
    }

    /// Whether Flink keeps the class to itself: programs use it all the same, but nothing is promised about
    /// its members.
    public boolean isInternal() {
        return remark.startsWith("internal");
    }
}
