package dev.millrace.connector.table.format;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Describes a form of CSV.
///
/// @param separator the byte between columns
/// @param quote the byte around values with separators; -1 for none
/// @param escape the byte before a literal byte inside quotes; -1 for none
/// @param hasComments whether lines that begin with # are comments
/// @param nullLiteral the text for NULL; null for none
/// @param ignoresErrors whether a wrong value is read as NULL
/// @param values converts values
public record CsvSyntax(
        byte separator,
        int quote,
        int escape,
        boolean hasComments,
        @Nullable String nullLiteral,
        boolean ignoresErrors,
        FieldTexts values)
        implements Serializable {
    /// Is the option that makes wrong values NULL.
    public static final String IGNORE_ERRORS = "csv.ignore-parse-errors";
}
