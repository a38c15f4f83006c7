package dev.millrace.table.api;

import dev.millrace.table.catalog.FunctionLanguage;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.resource.ResourceUri;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Describes a function of a catalog by its class. Immutable.
public class FunctionDescriptor {
    private final String className;
    private final FunctionLanguage language;
    private final List<ResourceUri> resourceUris;
    private final Map<String, String> options;

    private FunctionDescriptor(Builder builder) {
        this.className = builder.className;
        this.language = builder.language;
        this.resourceUris = List.copyOf(builder.resourceUris);
        this.options = Map.copyOf(builder.options);
    }

    /// Starts the description of a function whose class may be in a jar that is not loaded yet.
    public static Builder forClassName(String className) {
        return new Builder(className);
    }

    /// Starts the description of a function.
    public static Builder forFunctionClass(Class<? extends UserDefinedFunction> functionClass) {
        return new Builder(functionClass.getName());
    }

    /// Returns the name of the class.
    public String getClassName() {
        return className;
    }

    /// Returns the language of the class.
    public FunctionLanguage getLanguage() {
        return language;
    }

    /// Returns the files that the function needs.
    public List<ResourceUri> getResourceUris() {
        return resourceUris;
    }

    /// Returns further options of the catalog.
    public Map<String, String> getOptions() {
        return options;
    }

    /// Builds a description. Not thread-safe.
    public static final class Builder {
        private final String className;
        private FunctionLanguage language = FunctionLanguage.JAVA;
        private final List<ResourceUri> resourceUris = new ArrayList<>();
        private final Map<String, String> options = new LinkedHashMap<>();

        private Builder(String className) {
            this.className = className;
        }

        /// Sets the language of the class.
        public Builder language(FunctionLanguage newLanguage) {
            language = newLanguage;
            return this;
        }

        /// Adds files that the function needs.
        public Builder resourceUris(List<ResourceUri> uris) {
            resourceUris.addAll(uris);
            return this;
        }

        /// Adds a file that the function needs.
        public Builder resourceUri(ResourceUri uri) {
            resourceUris.add(uri);
            return this;
        }

        /// Sets an option of the catalog.
        public Builder option(String key, String value) {
            options.put(key, value);
            return this;
        }

        /// Sets options of the catalog.
        public Builder options(Map<String, String> newOptions) {
            options.putAll(newOptions);
            return this;
        }

        /// Returns the description.
        public FunctionDescriptor build() {
            return new FunctionDescriptor(this);
        }
    }
}
