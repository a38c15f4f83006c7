package dev.millrace.table.connector.options;

import java.util.Properties;

/// Checks options of a table for the client of a service.
public interface ConfigurationValidator {

    /// Returns the checked options.
    ///
    /// @throws IllegalArgumentException if an option is wrong
    Properties getValidatedConfigurations();
}
