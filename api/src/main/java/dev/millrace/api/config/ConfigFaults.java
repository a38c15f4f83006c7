package dev.millrace.api.config;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// Defines the faults of configuration.
public final class ConfigFaults {
    /// Millrace cannot read a value as the type of the option.
    public static final Fault VALUE = new Fault(2400, Category.USER, "the value of an option cannot be read");

    /// A program tries to change a configuration that is unmodifiable.
    public static final Fault UNMODIFIABLE = new Fault(2402, Category.USER, "the configuration cannot be changed");

    private ConfigFaults() {}
}
