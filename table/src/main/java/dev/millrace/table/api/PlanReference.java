package dev.millrace.table.api;

import java.io.File;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says where the JSON of a compiled plan is.
public abstract class PlanReference {
    private PlanReference() {}

    /// Refers to a file.
    public static PlanReference fromFile(String path) {
        return fromFile(new File(path));
    }

    /// Refers to a file.
    public static PlanReference fromFile(Path path) {
        return fromFile(path.toFile());
    }

    /// Refers to a file.
    public static PlanReference fromFile(File file) {
        return new FilePlanReference(file);
    }

    /// Refers to a text.
    public static PlanReference fromJsonString(String jsonString) {
        return new JsonContentPlanReference(jsonString);
    }

    /// Refers to a resource that the class loader of the thread finds.
    public static PlanReference fromResource(String resourcePath) {
        return fromResource(Thread.currentThread().getContextClassLoader(), resourcePath);
    }

    /// Refers to a resource that a class loader finds.
    public static PlanReference fromResource(ClassLoader classLoader, String resourcePath) {
        return new ResourcePlanReference(classLoader, resourcePath);
    }

    /// Refers to a file.
    public static class FilePlanReference extends PlanReference {
        private final File file;

        private FilePlanReference(File file) {
            this.file = file;
        }

        /// Returns the file.
        public File getFile() {
            return file;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof FilePlanReference reference && file.equals(reference.file);
        }

        @Override
        public int hashCode() {
            return file.hashCode();
        }

        @Override
        public String toString() {
            return "Plan in the file " + file;
        }
    }

    /// Refers to a text.
    public static class JsonContentPlanReference extends PlanReference {
        private final String content;

        private JsonContentPlanReference(String content) {
            this.content = content;
        }

        /// Returns the JSON.
        public String getContent() {
            return content;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof JsonContentPlanReference reference && content.equals(reference.content);
        }

        @Override
        public int hashCode() {
            return content.hashCode();
        }

        @Override
        public String toString() {
            return "Plan:\n" + content;
        }
    }

    /// Refers to a resource.
    public static class ResourcePlanReference extends PlanReference {
        private final ClassLoader classLoader;
        private final String resourcePath;

        private ResourcePlanReference(ClassLoader classLoader, String resourcePath) {
            this.classLoader = classLoader;
            this.resourcePath = resourcePath;
        }

        /// Returns what finds the resource.
        public ClassLoader getClassLoader() {
            return classLoader;
        }

        /// Returns the path of the resource.
        public String getResourcePath() {
            return resourcePath;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ResourcePlanReference reference
                    && classLoader.equals(reference.classLoader)
                    && resourcePath.equals(reference.resourcePath);
        }

        @Override
        public int hashCode() {
            return Objects.hash(classLoader, resourcePath);
        }

        @Override
        public String toString() {
            return "Plan in the resource " + resourcePath;
        }
    }
}
