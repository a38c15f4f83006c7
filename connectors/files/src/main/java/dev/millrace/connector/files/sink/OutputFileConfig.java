package dev.millrace.connector.files.sink;

import java.io.Serializable;

/// Holds prefix and suffix of file names.
public class OutputFileConfig implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String partPrefix;
    private final String partSuffix;

    public OutputFileConfig(String partPrefix, String partSuffix) {
        this.partPrefix = partPrefix;
        this.partSuffix = partSuffix;
    }

    public String getPartPrefix() {
        return partPrefix;
    }

    public String getPartSuffix() {
        return partSuffix;
    }

    /// Creates a builder with the prefix `part` and no suffix.
    public static OutputFileConfigBuilder builder() {
        return new OutputFileConfigBuilder();
    }

    /// Collects prefix and suffix.
    public static class OutputFileConfigBuilder {
        private String partPrefix = "part";
        private String partSuffix = "";

        OutputFileConfigBuilder() {}

        public OutputFileConfigBuilder withPartPrefix(String prefix) {
            partPrefix = prefix;
            return this;
        }

        /// @param suffix with its dot, such as `.csv`
        public OutputFileConfigBuilder withPartSuffix(String suffix) {
            partSuffix = suffix;
            return this;
        }

        public OutputFileConfig build() {
            return new OutputFileConfig(partPrefix, partSuffix);
        }
    }
}
