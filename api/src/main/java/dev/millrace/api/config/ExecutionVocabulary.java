package dev.millrace.api.config;

import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Declares types that options need. `ExecutionConfig` inherits them, so that programs use them as its members.
public interface ExecutionVocabulary {

    /// Holds parameters that every function of a job can read. Programs extend this class or use a `ParameterTool`.
    class GlobalJobParameters implements Serializable {
        private static final long serialVersionUID = 1L;

        /// Returns the parameters as text. This class returns an empty map.
        public Map<String, String> toMap() {
            return Map.of();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other != null && other.getClass() == getClass();
        }

        @Override
        public int hashCode() {
            return getClass().hashCode();
        }
    }

    /// Defines how deep the closure cleaner removes references that a function does not need.
    enum ClosureCleanerLevel implements DescribedEnum {
        NONE("Functions are shipped as they are."),
        TOP_LEVEL("Only the function itself is looked at."),
        RECURSIVE("The function and all that it refers to are looked at.");

        private final String meaning;

        ClosureCleanerLevel(String meaning) {
            this.meaning = meaning;
        }

        @Override
        public InlineElement getDescription() {
            return TextElement.text(meaning);
        }
    }
}
