package dev.millrace.api.config;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;

/// The faults of configuration.
public final class ConfigFaults {
    /// A value cannot be read as what its option needs.
    public static final Fault VALUE = new Fault(2400, Category.USER, "the value of an option cannot be read");

    /// A configuration that must not change was to be changed.
    public static final Fault UNMODIFIABLE = new Fault(2402, Category.USER, "the configuration cannot be changed");

    private ConfigFaults() {}
}
