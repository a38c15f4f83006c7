package dev.millrace.api.config;

import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Types that options need and that programs know as members of `ExecutionConfig`, which inherits them from here.
public interface ExecutionVocabulary {

    /// Parameters that every function of a job can see. Programs extend it, or use a `ParameterTool`.
    class GlobalJobParameters implements Serializable {
        private static final long serialVersionUID = 1L;

        /// The parameters as text.
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

    /// How far functions are freed of references they do not need.
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
