package dev.millrace.format.text;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a CSV file looks. Schemas do not change: each `with…` gives another one.
///
/// @param columns names of the columns, in their order; if there is a header, it decides the order instead
/// @param header whether the first line names the columns
/// @param separator between columns
/// @param quote around values that hold separators, quotes or line ends; null if values are never quoted
/// @param escape before a character that is meant literally inside quotes; null if quotes are doubled instead
/// @param nullLiteral the text that stands for null; null if nothing does
/// @param comments whether lines that begin with `#` are passed over
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
                    .what("separator and quote are both '%s'", separator)
                    .fix("choose another quote, or withoutQuote()");
        }
    }

    /// Columns of these names, separated by commas, quoted by `"`, without header or comments.
    public static CsvSchema of(String... columns) {
        return new CsvSchema(List.of(columns), false, ',', '"', null, null, false, ";");
    }

    /// The columns of a record are its components, those of a POJO its fields, in the order they are declared.
    public static CsvSchema forType(Class<?> type) {
        String[] names = TypeColumns.of(type).keySet().toArray(String[]::new);
        if (names.length > 0) return of(names);
        throw FormatFaults.NO_COLUMNS
                .what("%s has no components and no fields to take columns from", type.getName())
                .fix("use a record or a POJO, or name the columns with CsvSchema.of(…)");
    }

    /// Gives the columns that Flink's CSV has for a class, without quotes: properties as Jackson's annotations name and
    /// order them, and without an annotation by the alphabet.
    public static CsvSchema forProperties(Class<?> type) {
        String[] names = JsonMapping.properties(type).keySet().toArray(String[]::new);
        if (names.length > 0) return of(names).withoutQuote();
        throw FormatFaults.NO_COLUMNS
                .what("%s has no properties to take columns from", type.getName())
                .fix("give it public fields or getters, or name the columns with CsvSchema.of(…)");
    }

    /// The first line names the columns; a name the type does not know is an error.
    public CsvSchema withHeader() {
        return new CsvSchema(columns, true, separator, quote, escape, nullLiteral, comments, arraySeparator);
    }

    public CsvSchema withSeparator(char newSeparator) {
        return new CsvSchema(columns, header, newSeparator, quote, escape, nullLiteral, comments, arraySeparator);
    }

    public CsvSchema withQuote(char newQuote) {
        return new CsvSchema(columns, header, separator, newQuote, escape, nullLiteral, comments, arraySeparator);
    }

    /// Quotes are characters like any other.
    public CsvSchema withoutQuote() {
        return new CsvSchema(columns, header, separator, null, escape, nullLiteral, comments, arraySeparator);
    }

    public CsvSchema withEscape(char newEscape) {
        return new CsvSchema(columns, header, separator, quote, newEscape, nullLiteral, comments, arraySeparator);
    }

    public CsvSchema withNullLiteral(String literal) {
        return new CsvSchema(columns, header, separator, quote, escape, literal, comments, arraySeparator);
    }

    /// Lines that begin with `#` are passed over.
    public CsvSchema withComments() {
        return new CsvSchema(columns, header, separator, quote, escape, nullLiteral, true, arraySeparator);
    }

    public CsvSchema withArraySeparator(String newSeparator) {
        return new CsvSchema(columns, header, separator, quote, escape, nullLiteral, comments, newSeparator);
    }

    /// The elements of a column that is a list.
    List<String> elements(String value) {
        return List.of(value.split(Pattern.quote(arraySeparator), -1));
    }
}
