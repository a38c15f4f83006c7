package dev.millrace.api.process;

import java.util.Collection;
import java.util.Optional;

/// A device, such as a GPU, that a subtask may use.
public interface ExternalResourceInfo {

    /// A property of the device, if it has it.
    Optional<String> getProperty(String key);

    /// The names of its properties.
    Collection<String> getKeys();
}
