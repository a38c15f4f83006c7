package dev.millrace.table.functions;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.process.ExternalResourceInfo;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.process.TaskInfo;
import java.io.File;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives a function access to its surroundings: parameters of the job, cached files and metrics.
public class FunctionContext {
    private final @Nullable RuntimeContext runtime;
    private final ClassLoader classLoader;
    private final Map<String, String> parameters;

    /// Creates the context of a subtask.
    public FunctionContext(
            @Nullable RuntimeContext context, @Nullable ClassLoader userClassLoader, @Nullable OpenContext open) {
        this(context, userClassLoader, context == null ? Map.of() : context.getGlobalJobParameters());
    }

    /// Creates the context of a subtask.
    public FunctionContext(RuntimeContext context) {
        this(context, context.getUserCodeClassLoader(), (OpenContext) null);
    }

    /// Creates the context of a call that runs outside of a subtask.
    public FunctionContext(ClassLoader classLoader, Map<String, String> parameters) {
        this(null, classLoader, parameters);
    }

    private FunctionContext(
            @Nullable RuntimeContext runtime, @Nullable ClassLoader classLoader, Map<String, String> parameters) {
        this.runtime = runtime;
        this.classLoader = classLoader == null ? Thread.currentThread().getContextClassLoader() : classLoader;
        this.parameters = parameters;
    }

    private RuntimeContext runtime() {
        if (runtime != null) return runtime;
        throw new UnsupportedOperationException("A constant call of a function runs outside of a subtask.");
    }

    /// Returns the description of the subtask.
    public TaskInfo getTaskInfo() {
        return runtime().getTaskInfo();
    }

    /// Returns the group of the metrics of the subtask.
    public MetricGroup getMetricGroup() {
        return runtime().getMetricGroup();
    }

    /// Returns a file that the job distributes.
    public File getCachedFile(String name) {
        return runtime().getDistributedCache().getFile(name);
    }

    /// Returns a parameter of the job, or a default if there is none.
    public @Nullable String getJobParameter(String key, @Nullable String defaultValue) {
        String value = parameters.get(key);
        return value == null ? defaultValue : value;
    }

    /// Returns the external resources with a name.
    public Set<ExternalResourceInfo> getExternalResourceInfos(String resourceName) {
        return runtime().getExternalResourceInfos(resourceName);
    }

    /// Returns the loader of the classes of the program.
    public ClassLoader getUserCodeClassLoader() {
        return classLoader;
    }
}
