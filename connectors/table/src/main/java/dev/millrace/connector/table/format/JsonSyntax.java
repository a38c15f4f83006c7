package dev.millrace.connector.table.format;

import java.io.Serializable;

/// Describes a form of JSON.
///
/// @param ignoresErrors whether a wrong value is read as NULL, and a line that is no JSON is left out
/// @param failsOnMissing whether an object without a column is wrong
/// @param omitsNulls whether NULL is written by leaving the field out
/// @param values converts texts
public record JsonSyntax(boolean ignoresErrors, boolean failsOnMissing, boolean omitsNulls, FieldTexts values)
        implements Serializable {
    /// Is the option that makes wrong values NULL.
    public static final String IGNORE_ERRORS = "json.ignore-parse-errors";
}
