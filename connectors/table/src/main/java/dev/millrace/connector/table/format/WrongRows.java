package dev.millrace.connector.table.format;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import org.jspecify.annotations.Nullable;

/// Makes the faults of wrong rows in files.
final class WrongRows {
    private static final Fault WRONG_ROW = new Fault(2930, Category.USER, "a row of a file is wrong");
    private static final int TEXT_MAX = 200;

    private WrongRows() {}

    /// Reports a value that does not have the type of its column.
    ///
    /// @param option the option that turns such values into NULL
    static MillraceException value(
            String path, long line, String column, String type, String text, @Nullable String reason, String option) {
        return WRONG_ROW
                .what(
                        "The value '%s' in line %d of %s cannot be read as %s, the type of the column %s.",
                        shortened(text), line, path, type, column)
                .why("%s", reason == null ? "The text has another form." : reason)
                .fix("Correct the file or the type of the column, or set '%s' = 'true' to read NULL instead.", option);
    }

    /// Reports a row that has another form.
    static MillraceException row(String path, long line, String text, String reason, String option) {
        return WRONG_ROW
                .what("Line %d of %s is not a row of the table: %s", line, path, shortened(text))
                .why("%s", reason)
                .fix("Correct the file, or set '%s' = 'true' to read on.", option);
    }

    private static String shortened(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "...";
    }
}
