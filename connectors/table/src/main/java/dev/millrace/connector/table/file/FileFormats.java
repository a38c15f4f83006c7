package dev.millrace.connector.table.file;

import dev.millrace.connector.table.TableOptions;
import dev.millrace.connector.table.format.CsvFileFormat;
import dev.millrace.connector.table.format.CsvSyntax;
import dev.millrace.connector.table.format.JsonFileFormat;
import dev.millrace.connector.table.format.JsonSyntax;
import dev.millrace.connector.table.format.TableFileFormat;
import dev.millrace.connector.table.format.FieldTexts;
import java.util.Locale;

/// Creates the format that the options of a table describe.
final class FileFormats {
    private static final int NONE = -1;

    private FileFormats() {}

    static TableFileFormat of(TableOptions options) {
        String format = options.value(FileOptions.FORMAT);
        return switch (format) {
            case "csv" -> new CsvFileFormat(csv(options));
            case "json" -> new JsonFileFormat(json(options));
            default -> throw options.wrong(FileOptions.FORMAT.key(), "The formats are csv and json.");
        };
    }

    private static CsvSyntax csv(TableOptions options) {
        FieldTexts values = new FieldTexts(
                true, options.value(FileOptions.CSV_SCIENTIFIC), options.value(FileOptions.CSV_ARRAY_DELIMITER));
        boolean hasQuotes = !options.value(FileOptions.CSV_NO_QUOTES);
        boolean hasEscape = options.optional(FileOptions.CSV_ESCAPE).isPresent();
        return new CsvSyntax(
                (byte) options.character(FileOptions.CSV_DELIMITER),
                hasQuotes ? options.character(FileOptions.CSV_QUOTE) : NONE,
                hasEscape ? options.character(FileOptions.CSV_ESCAPE) : NONE,
                options.value(FileOptions.CSV_COMMENTS),
                options.optional(FileOptions.CSV_NULL).orElse(null),
                options.value(FileOptions.CSV_IGNORE_ERRORS),
                values);
    }

    private static JsonSyntax json(TableOptions options) {
        String standard = options.value(FileOptions.JSON_TIMESTAMP).toUpperCase(Locale.ROOT);
        if (!standard.equals("SQL") && !standard.equals("ISO-8601")) {
            throw options.wrong(FileOptions.JSON_TIMESTAMP.key(), "The forms are SQL and ISO-8601.");
        }
        return new JsonSyntax(
                options.value(FileOptions.JSON_IGNORE_ERRORS),
                options.value(FileOptions.JSON_MISSING),
                options.value(FileOptions.JSON_OMIT_NULLS),
                new FieldTexts(standard.equals("SQL"), !options.value(FileOptions.JSON_PLAIN_DECIMAL), ";"));
    }
}
