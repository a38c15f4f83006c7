package dev.millrace.format.text;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Describes the format of a CSV file. Immutable; each `with…` method returns a new schema.
///
/// @param columns names of the columns, in order; a header overrides the order
/// @param header whether the first line names the columns
/// @param separator between columns
/// @param quote around values that contain separators, quotes or line ends; null if values are never quoted
/// @param escape before a literal character inside quotes; null if quotes are doubled instead
/// @param nullLiteral the text for null; null if there is none
/// @param comments whether lines that begin with `#` are skipped
/// @param arraySeparator between the elements of a column that is a list or an array
public record CsvSchema(
        List<String> columns,
        boolean header,
        char separator,
        @Nullable Character quote,
        @Nullable Character escape,
        @Nullable String nullLiteral,
        boolean comments,
        String arraySeparator)
        implements Serializable {

    public CsvSchema {
        columns = List.copyOf(columns);
        if (quote != null && quote == separator) {
            throw FormatFaults.BAD_SCHEMA
                    .what("The separator and the quote are both '%s'.", separator)
                    .fix("Choose another quote, or call withoutQuote().");
        }
    }

    /// Creates a schema with the given columns, separated by commas, quoted by `"`, without header or comments.
    public static CsvSchema of(String... columns) {
        return new CsvSchema(List.of(columns), false, ',', '"', null, null, false, ";");
    }

    /// Creates a schema whose columns are the components of a record or the fields of a POJO, in declaration order.
    public static CsvSchema forType(Class<?> type) {
        String[] names = TypeColumns.of(type).keySet().toArray(String[]::new);
        if (names.length > 0) return of(names);
        throw FormatFaults.NO_COLUMNS
                .what("%s has no components and no fields for columns.", type.getName())
                .fix("Use a record or a POJO, or name the columns with CsvSchema.of(…).");
    }

    /// Creates a schema with the columns of Flink's CSV format for a class, without quotes. Jackson's annotations
    /// determine names and order; without an annotation the order is alphabetical.
    public static CsvSchema forProperties(Class<?> type) {
        String[] names = JsonMapping.properties(type).keySet().toArray(String[]::new);
        if (names.length > 0) return of(names).withoutQuote();
        throw FormatFaults.NO_COLUMNS
                .what("%s has no properties for columns.", type.getName())
                .fix("Add public fields or getters, or name the columns with CsvSchema.of(…).");
    }

    /// Returns a schema whose first line names the columns. If the type does not have a named column, reading fails.
    public CsvSchema withHeader() {
        return new CsvSchema(columns, true, separator, quote, escape, nullLiteral, comments, arraySeparator);
    }

    public CsvSchema withSeparator(char newSeparator) {
        return new CsvSchema(columns, header, newSeparator, quote, escape, nullLiteral, comments, arraySeparator);
    }

    public CsvSchema withQuote(char newQuote) {
        return new CsvSchema(columns, header, separator, newQuote, escape, nullLiteral, comments, arraySeparator);
    }

    /// Returns a schema in which quotes are ordinary characters.
    public CsvSchema withoutQuote() {
        return new CsvSchema(columns, header, separator, null, escape, nullLiteral, comments, arraySeparator);
    }

    public CsvSchema withEscape(char newEscape) {
        return new CsvSchema(columns, header, separator, quote, newEscape, nullLiteral, comments, arraySeparator);
    }

    public CsvSchema withNullLiteral(String literal) {
        return new CsvSchema(columns, header, separator, quote, escape, literal, comments, arraySeparator);
    }

    /// Returns a schema that skips lines beginning with `#`.
    public CsvSchema withComments() {
        return new CsvSchema(columns, header, separator, quote, escape, nullLiteral, true, arraySeparator);
    }

    public CsvSchema withArraySeparator(String newSeparator) {
        return new CsvSchema(columns, header, separator, quote, escape, nullLiteral, comments, newSeparator);
    }

    /// Splits the elements of a column that is a list.
    List<String> elements(String value) {
        return List.of(value.split(Pattern.quote(arraySeparator), -1));
    }
}
