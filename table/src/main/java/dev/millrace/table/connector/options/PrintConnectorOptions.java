package dev.millrace.table.connector.options;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;

/// Defines the options of the connector `print`.
public final class PrintConnectorOptions {
    /// Defines `print-identifier`.
    public static final ConfigOption<String> PRINT_IDENTIFIER =
            ConfigOptions.key("print-identifier").stringType().noDefaultValue();

    /// Defines `standard-error`.
    public static final ConfigOption<Boolean> STANDARD_ERROR =
            ConfigOptions.key("standard-error").booleanType().defaultValue(false);

    private PrintConnectorOptions() {}
}
