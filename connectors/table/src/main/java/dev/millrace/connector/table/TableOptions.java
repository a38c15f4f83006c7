package dev.millrace.connector.table;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.Configuration;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.connector.TableDescription;
import java.util.Optional;

/// Reads the options of a table. Thread-safe.
public final class TableOptions {
    private static final Fault WRONG = new Fault(2931, Category.USER, "an option of a table has a wrong value");

    private final TableDescription table;
    private final Configuration configuration;

    /// Creates a reader of the options.
    public TableOptions(TableDescription table) {
        this.table = table;
        this.configuration = Configuration.fromMap(table.options());
    }

    /// Returns the value of an option, or its default.
    ///
    /// @throws MillraceException if the text of the option is not a value of its type
    public <T> T value(ConfigOption<T> option) {
        try {
            return configuration.get(option);
        } catch (IllegalArgumentException wrong) {
            throw wrong(option.key(), String.valueOf(wrong.getMessage()));
        }
    }

    /// Returns the value of an option; empty if the table does not set it.
    public <T> Optional<T> optional(ConfigOption<T> option) {
        try {
            return configuration.getOptional(option);
        } catch (IllegalArgumentException wrong) {
            throw wrong(option.key(), String.valueOf(wrong.getMessage()));
        }
    }

    /// Returns the only character of a value. The text `\t` stands for a tabulator.
    public char character(ConfigOption<String> option) {
        String value = value(option);
        if (value.equals("\\t")) return '\t';
        if (value.length() == 1 && value.charAt(0) < 128) return value.charAt(0);
        throw wrong(option.key(), "One ASCII character is expected.");
    }

    /// Reports an option with a wrong value.
    public MillraceException wrong(String key, String reason) {
        return WRONG.what(
                        "The option '%s' of the table %s is '%s'.",
                        key, table.name(), table.options().get(key))
                .why("%s", reason)
                .fix("Correct the option: ALTER TABLE ... SET ('%s' = '...').", key);
    }
}
