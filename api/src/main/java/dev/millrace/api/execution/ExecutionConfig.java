package dev.millrace.api.execution;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.CoreOptions;
import dev.millrace.api.config.ExecutionOptions;
import dev.millrace.api.config.ExecutionVocabulary;
import dev.millrace.api.config.MetricOptions;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.config.TaskManagerOptions;
import dev.millrace.api.config.legacy.RestartStrategies;
import dev.millrace.api.config.legacy.RestartStrategies.RestartStrategyConfiguration;
import dev.millrace.api.type.SerializerConfig;
import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.util.Preconditions;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores the settings of a job's execution. Not thread-safe. Programs change the settings only before the job starts.
public class ExecutionConfig implements ExecutionVocabulary, Serializable {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionConfig.class);

    /// The value that selects the parallelism of the environment.
    public static final int PARALLELISM_DEFAULT = -1;

    /// The value of a parallelism that is not known yet.
    public static final int PARALLELISM_UNKNOWN = -2;

    /// The largest number of key groups.
    private static final int MAX_PARALLELISM_BOUND = 1 << 15;

    private final Configuration configuration;
    private final SerializerConfig serializerConfig;
    // The original object of the program, which the getter returns. The configuration contains the parameters as text.
    private @Nullable GlobalJobParameters globalJobParameters;

    public ExecutionConfig() {
        this(new Configuration());
    }

    /// Creates settings that read and write a configuration.
    ///
    /// @param configuration the configuration, which is not copied; setters change it
    public ExecutionConfig(Configuration configuration) {
        this.configuration = configuration;
        this.serializerConfig = new SerializerConfigImpl(configuration);
    }

    /// Returns the settings of serializers.
    public SerializerConfig getSerializerConfig() {
        return serializerConfig;
    }

    /// Turns the closure cleaner on for functions and all objects that they refer to.
    public ExecutionConfig enableClosureCleaner() {
        return setClosureCleanerLevel(ClosureCleanerLevel.RECURSIVE);
    }

    /// Turns the closure cleaner off.
    public ExecutionConfig disableClosureCleaner() {
        return setClosureCleanerLevel(ClosureCleanerLevel.NONE);
    }

    /// Returns whether the closure cleaner is on.
    public boolean isClosureCleanerEnabled() {
        return getClosureCleanerLevel() != ClosureCleanerLevel.NONE;
    }

    /// Sets how deep the closure cleaner removes references that functions do not need.
    public ExecutionConfig setClosureCleanerLevel(ClosureCleanerLevel level) {
        return with(PipelineOptions.CLOSURE_CLEANER_LEVEL, level);
    }

    /// Returns how deep the closure cleaner removes references that functions do not need.
    public ClosureCleanerLevel getClosureCleanerLevel() {
        return configuration.get(PipelineOptions.CLOSURE_CLEANER_LEVEL);
    }

    /// Sets the milliseconds between periodic watermarks. 0 turns periodic watermarks off.
    ///
    /// @throws IllegalArgumentException if the interval is negative
    public ExecutionConfig setAutoWatermarkInterval(long interval) {
        Preconditions.checkArgument(
                interval >= 0, "the watermark interval must not be negative, as %s ms is", interval);
        return with(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(interval));
    }

    /// Returns the milliseconds between periodic watermarks.
    public long getAutoWatermarkInterval() {
        return configuration.get(PipelineOptions.AUTO_WATERMARK_INTERVAL).toMillis();
    }

    /// Sets the milliseconds between latency markers. 0 or less turns latency markers off.
    public ExecutionConfig setLatencyTrackingInterval(long interval) {
        return with(MetricOptions.LATENCY_INTERVAL, Duration.ofMillis(interval));
    }

    /// Returns the milliseconds between latency markers.
    public long getLatencyTrackingInterval() {
        return configuration.get(MetricOptions.LATENCY_INTERVAL).toMillis();
    }

    /// Returns whether the program or its configuration sets the interval of latency markers.
    public boolean isLatencyTrackingConfigured() {
        return configuration.getOptional(MetricOptions.LATENCY_INTERVAL).isPresent();
    }

    /// Returns the parallelism of steps for which the program sets none, or [#PARALLELISM_DEFAULT].
    public int getParallelism() {
        return configuration.getOptional(CoreOptions.DEFAULT_PARALLELISM).orElse(PARALLELISM_DEFAULT);
    }

    /// Sets the parallelism of steps for which the program sets none. [#PARALLELISM_UNKNOWN] has no effect.
    ///
    /// @throws IllegalArgumentException if the parallelism is neither positive nor one of the constants
    public ExecutionConfig setParallelism(int parallelism) {
        if (parallelism == PARALLELISM_UNKNOWN) return this;
        if (parallelism < 1 && parallelism != PARALLELISM_DEFAULT) {
            throw ExecutionFaults.PARALLELISM
                    .argument("The parallelism has the value %d.", parallelism)
                    .why("The parallelism must be positive, or -1 for the default.")
                    .fix("Call setParallelism with 1 or more.");
        }
        return with(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    }

    /// Removes the parallelism, so that the parallelism of the installation applies.
    public void resetParallelism() {
        configuration.removeConfig(CoreOptions.DEFAULT_PARALLELISM);
    }

    /// Returns the maximum parallelism, which bounds every later change of parallelism, or -1.
    public int getMaxParallelism() {
        return configuration.get(PipelineOptions.MAX_PARALLELISM);
    }

    /// Sets the maximum parallelism, which bounds every later change of parallelism.
    ///
    /// @throws IllegalArgumentException if the value is not from 1 to 32768
    public void setMaxParallelism(int maxParallelism) {
        if (maxParallelism < 1 || maxParallelism > MAX_PARALLELISM_BOUND) {
            throw ExecutionFaults.PARALLELISM
                    .argument("The maximum parallelism has the value %d.", maxParallelism)
                    .why("The maximum parallelism must be from 1 to %d.", MAX_PARALLELISM_BOUND)
                    .fix("Call setMaxParallelism with the greatest parallelism that the job will ever need.");
        }
        with(PipelineOptions.MAX_PARALLELISM, maxParallelism);
    }

    /// Returns the milliseconds between interrupts of a task that does not end.
    public long getTaskCancellationInterval() {
        return configuration.get(TaskManagerOptions.TASK_CANCELLATION_INTERVAL).toMillis();
    }

    /// Sets the milliseconds between interrupts of a task that does not end.
    public ExecutionConfig setTaskCancellationInterval(long interval) {
        return with(TaskManagerOptions.TASK_CANCELLATION_INTERVAL, Duration.ofMillis(interval));
    }

    /// Returns the milliseconds after which a task that does not end stops its worker.
    public long getTaskCancellationTimeout() {
        return configuration.get(TaskManagerOptions.TASK_CANCELLATION_TIMEOUT).toMillis();
    }

    /// Sets the milliseconds after which a task that does not end stops its worker. 0 turns the timeout off.
    ///
    /// @throws IllegalArgumentException if the timeout is negative
    public ExecutionConfig setTaskCancellationTimeout(long timeout) {
        Preconditions.checkArgument(timeout >= 0, "the timeout must not be negative, as %s ms is", timeout);
        return with(TaskManagerOptions.TASK_CANCELLATION_TIMEOUT, Duration.ofMillis(timeout));
    }

    /// Gives each step without a uid a uid from its place in the pipeline.
    public void enableAutoGeneratedUIDs() {
        with(PipelineOptions.AUTO_GENERATE_UIDS, true);
    }

    /// Requires that the program gives each step a uid.
    public void disableAutoGeneratedUIDs() {
        with(PipelineOptions.AUTO_GENERATE_UIDS, false);
    }

    /// Returns whether a step without a uid gets a uid from its place in the pipeline.
    public boolean hasAutoGeneratedUIDsEnabled() {
        return configuration.get(PipelineOptions.AUTO_GENERATE_UIDS);
    }

    /// Passes records between chained steps without a copy. Functions must not keep or change records that
    /// they emit.
    public ExecutionConfig enableObjectReuse() {
        return with(PipelineOptions.OBJECT_REUSE, true);
    }

    /// Copies mutable records between chained steps.
    public ExecutionConfig disableObjectReuse() {
        return with(PipelineOptions.OBJECT_REUSE, false);
    }

    /// Returns whether records pass between chained steps without a copy.
    public boolean isObjectReuseEnabled() {
        return configuration.get(PipelineOptions.OBJECT_REUSE);
    }

    /// Returns the parameters that all functions can read; null if there are none.
    public @Nullable GlobalJobParameters getGlobalJobParameters() {
        if (globalJobParameters != null) return globalJobParameters;
        return configuration
                .getOptional(PipelineOptions.GLOBAL_JOB_PARAMETERS)
                .map(MapParameters::new)
                .orElse(null);
    }

    /// Sets the parameters that all functions can read.
    public void setGlobalJobParameters(GlobalJobParameters parameters) {
        this.globalJobParameters = parameters;
        with(PipelineOptions.GLOBAL_JOB_PARAMETERS, new HashMap<>(parameters.toMap()));
    }

    /// Returns whether checkpoints are compressed.
    public boolean isUseSnapshotCompression() {
        return configuration.get(ExecutionOptions.SNAPSHOT_COMPRESSION);
    }

    /// Sets whether checkpoints are compressed.
    public void setUseSnapshotCompression(boolean useSnapshotCompression) {
        with(ExecutionOptions.SNAPSHOT_COMPRESSION, useSnapshotCompression);
    }

    /// Copies the options of execution that are set in a configuration.
    public void configure(ReadableConfig from, ClassLoader classLoader) {
        List<ConfigOption<?>> options = List.of(
                PipelineOptions.AUTO_GENERATE_UIDS,
                PipelineOptions.AUTO_WATERMARK_INTERVAL,
                PipelineOptions.CLOSURE_CLEANER_LEVEL,
                PipelineOptions.GLOBAL_JOB_PARAMETERS,
                PipelineOptions.MAX_PARALLELISM,
                PipelineOptions.OBJECT_REUSE,
                MetricOptions.LATENCY_INTERVAL,
                CoreOptions.DEFAULT_PARALLELISM,
                TaskManagerOptions.TASK_CANCELLATION_INTERVAL,
                TaskManagerOptions.TASK_CANCELLATION_TIMEOUT,
                ExecutionOptions.SNAPSHOT_COMPRESSION);
        if (from.getOptional(PipelineOptions.GLOBAL_JOB_PARAMETERS).isPresent()) globalJobParameters = null;
        for (ConfigOption<?> option : options) copy(from, option);
        serializerConfig.configure(from, classLoader);
    }

    private <T> void copy(ReadableConfig from, ConfigOption<T> option) {
        from.getOptional(option).ifPresent(value -> configuration.set(option, value));
    }

    private <T> ExecutionConfig with(ConfigOption<T> option, T value) {
        configuration.set(option, value);
        return this;
    }

    /// Returns a copy of the settings as options.
    public Configuration toConfiguration() {
        return new Configuration(configuration);
    }

    // ---- for programs of Flink 1.x

    /// Sets the restart strategy.
    public void setRestartStrategy(RestartStrategyConfiguration restartStrategyConfiguration) {
        restartStrategyConfiguration.writeTo(configuration);
    }

    /// Returns the restart strategy.
    public RestartStrategyConfiguration getRestartStrategy() {
        return RestartStrategies.fromConfiguration(configuration).orElseGet(RestartStrategies::fallBackRestart);
    }

    /// Allows types that need the generic serializer.
    public void enableGenericTypes() {
        with(PipelineOptions.GENERIC_TYPES, true);
    }

    /// Rejects types that need the generic serializer.
    public void disableGenericTypes() {
        with(PipelineOptions.GENERIC_TYPES, false);
    }

    /// Returns whether Millrace rejects types that need the generic serializer.
    public boolean hasGenericTypesDisabled() {
        return !configuration.get(PipelineOptions.GENERIC_TYPES);
    }

    /// Does nothing. Millrace needs no registration of classes.
    public void registerKryoType(Class<?> type) {
        Preconditions.checkNotNull(type, "the type must be given");
    }

    /// Does nothing. Millrace needs no registration of classes.
    public void registerPojoType(Class<?> type) {
        Preconditions.checkNotNull(type, "the type must be given");
    }

    /// Logs a warning that the serializer is not used. Millrace has its own generic serializer.
    public void registerTypeWithKryoSerializer(Class<?> type, Class<?> serializerClass) {
        LOG.warn(
                "The serializer {} is not used, because Millrace has its own serializer for {}",
                serializerClass.getName(),
                type.getName());
    }

    /// Same as [#registerTypeWithKryoSerializer(Class, Class)].
    public void addDefaultKryoSerializer(Class<?> type, Class<?> serializerClass) {
        registerTypeWithKryoSerializer(type, serializerClass);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExecutionConfig that
                && that.configuration.equals(configuration)
                && that.serializerConfig.equals(serializerConfig);
    }

    @Override
    public int hashCode() {
        return Objects.hash(configuration, serializerConfig);
    }

    @Override
    public String toString() {
        return "ExecutionConfig " + configuration;
    }

    private static final class MapParameters extends GlobalJobParameters {
        private static final long serialVersionUID = 1L;

        private final HashMap<String, String> values;

        MapParameters(Map<String, String> values) {
            this.values = new HashMap<>(values);
        }

        @Override
        public Map<String, String> toMap() {
            return Collections.unmodifiableMap(values);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof MapParameters that && that.values.equals(values);
        }

        @Override
        public int hashCode() {
            return values.hashCode();
        }
    }
}
