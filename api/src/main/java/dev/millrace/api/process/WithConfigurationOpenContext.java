package dev.millrace.api.process;

import dev.millrace.api.config.Configuration;

/// A context that also carries a configuration.
public class WithConfigurationOpenContext implements OpenContext {
    private final Configuration configuration;

    /// A context with this configuration.
    public WithConfigurationOpenContext(Configuration configuration) {
        this.configuration = configuration;
    }

    /// The configuration.
    public Configuration getConfiguration() {
        return configuration;
    }

    /// The configuration that a context carries; an empty one if it carries none.
    static Configuration configurationOf(OpenContext context) {
        return context instanceof WithConfigurationOpenContext known ? known.configuration : new Configuration();
    }
}
