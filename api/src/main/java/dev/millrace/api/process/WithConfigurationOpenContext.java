package dev.millrace.api.process;

import dev.millrace.api.config.Configuration;

/// Holds an open context with a configuration.
public class WithConfigurationOpenContext implements OpenContext {
    private final Configuration configuration;

    /// Creates a context with a configuration.
    public WithConfigurationOpenContext(Configuration configuration) {
        this.configuration = configuration;
    }

    /// Returns the configuration.
    public Configuration getConfiguration() {
        return configuration;
    }

    /// Returns the configuration of a context, or an empty configuration if the context has none.
    static Configuration configurationOf(OpenContext context) {
        return context instanceof WithConfigurationOpenContext known ? known.configuration : new Configuration();
    }
}
