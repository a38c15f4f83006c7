package dev.millrace.table.catalog.object;

import dev.millrace.table.catalog.FunctionLanguage;
import dev.millrace.table.resource.ResourceUri;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Is a function in a catalog.
public interface CatalogFunction {

    /// Returns the full name of the class.
    String getClassName();

    /// Returns a copy.
    CatalogFunction copy();

    /// Returns a short description.
    Optional<String> getDescription();

    /// Returns a long description.
    Optional<String> getDetailedDescription();

    /// Returns the language.
    FunctionLanguage getFunctionLanguage();

    /// Returns the jars and files that the function needs.
    List<ResourceUri> getFunctionResources();

    /// Returns the options.
    default Map<String, String> getOptions() {
        return Map.of();
    }
}
