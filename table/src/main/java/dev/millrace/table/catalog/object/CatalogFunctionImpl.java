package dev.millrace.table.catalog.object;

import dev.millrace.table.catalog.FunctionLanguage;
import dev.millrace.table.resource.ResourceUri;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a function with a class. Immutable.
public class CatalogFunctionImpl implements CatalogFunction {
    private final String className;
    private final FunctionLanguage functionLanguage;
    private final List<ResourceUri> resources;

    /// Creates a function of Java.
    public CatalogFunctionImpl(String className) {
        this(className, FunctionLanguage.JAVA);
    }

    /// Creates a function.
    public CatalogFunctionImpl(String className, FunctionLanguage functionLanguage) {
        this(className, functionLanguage, List.of());
    }

    /// Creates a function with the jars and files that the function needs.
    public CatalogFunctionImpl(
            String className, FunctionLanguage functionLanguage, List<ResourceUri> functionResourceUris) {
        this.className = className;
        this.functionLanguage = functionLanguage;
        this.resources = List.copyOf(functionResourceUris);
    }

    @Override
    public List<ResourceUri> getFunctionResources() {
        return resources;
    }

    @Override
    public String getClassName() {
        return className;
    }

    @Override
    public CatalogFunction copy() {
        return new CatalogFunctionImpl(className, functionLanguage, resources);
    }

    @Override
    public Optional<String> getDescription() {
        return Optional.empty();
    }

    @Override
    public Optional<String> getDetailedDescription() {
        return Optional.empty();
    }

    @Override
    public FunctionLanguage getFunctionLanguage() {
        return functionLanguage;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CatalogFunctionImpl function
                && className.equals(function.className)
                && functionLanguage == function.functionLanguage
                && resources.equals(function.resources);
    }

    @Override
    public int hashCode() {
        return Objects.hash(className, functionLanguage, resources);
    }

    @Override
    public String toString() {
        return functionLanguage + " " + className;
    }
}
