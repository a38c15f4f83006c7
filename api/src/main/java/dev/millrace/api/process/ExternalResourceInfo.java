package dev.millrace.api.process;

import java.util.Collection;
import java.util.Optional;

/// Describes a device, for example a GPU, that a subtask may use.
public interface ExternalResourceInfo {

    /// Returns a property of the device, or an empty value if the device does not have the property.
    Optional<String> getProperty(String key);

    /// Returns the names of the properties.
    Collection<String> getKeys();
}
