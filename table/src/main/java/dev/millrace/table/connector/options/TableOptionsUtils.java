package dev.millrace.table.connector.options;

import java.util.List;
import java.util.Map;

/// Finds the options of a table that belong to the client of a service.
public interface TableOptionsUtils {

    /// Returns the options under the names of the client.
    Map<String, String> getProcessedResolvedOptions();

    /// Returns the beginnings of keys that nobody checks.
    List<String> getNonValidatedPrefixes();
}
