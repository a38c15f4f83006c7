package dev.millrace.table.api;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.config.WritableConfig;
import dev.millrace.table.api.config.ExecutionConfigOptions;
import dev.millrace.table.api.config.TableConfigOptions;
import dev.millrace.table.fault.ValidationException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Contains the options of a table environment. Later statements see changes. Not thread-safe.
public final class TableConfig implements WritableConfig, ReadableConfig {
    private PlannerConfig plannerConfig = PlannerConfig.EMPTY_CONFIG;
    private static final String TIME_ZONE = "table.local-time-zone";
    private static final String STATE_TTL = "table.exec.state.ttl";

    private final Configuration configuration = new Configuration();

    /// Creates options without values.
    public TableConfig() {}

    /// Returns options without values.
    public static TableConfig getDefault() {
        return new TableConfig();
    }

    @Override
    public <T> TableConfig set(ConfigOption<T> option, T value) {
        configuration.set(option, value);
        return this;
    }

    /// Sets an option by its key.
    public TableConfig set(String key, String value) {
        configuration.setString(key, value);
        return this;
    }

    @Override
    public <T> T get(ConfigOption<T> option) {
        return configuration.get(option);
    }

    @Override
    public <T> Optional<T> getOptional(ConfigOption<T> option) {
        return configuration.getOptional(option);
    }

    @Override
    public Map<String, String> toMap() {
        return configuration.toMap();
    }

    /// Returns the options. Changes of the result are changes of this object.
    public Configuration getConfiguration() {
        return configuration;
    }

    /// Adds options.
    public void addConfiguration(Configuration options) {
        configuration.addAll(options);
    }

    /// Returns the dialect.
    public SqlDialect getSqlDialect() {
        return SqlDialect.DEFAULT;
    }

    /// Sets the dialect.
    ///
    /// @throws ValidationException if the dialect is not supported
    public void setSqlDialect(SqlDialect sqlDialect) {
        if (sqlDialect == SqlDialect.HIVE) throw new ValidationException("The dialect of Hive is not supported.");
    }

    /// Returns the time zone of the session.
    public ZoneId getLocalTimeZone() {
        String zone = configuration.toMap().getOrDefault(TIME_ZONE, "default");
        return zone.equals("default") ? ZoneId.systemDefault() : ZoneId.of(zone);
    }

    /// Sets the time zone of the session.
    public void setLocalTimeZone(ZoneId zoneId) {
        configuration.setString(TIME_ZONE, zoneId.toString());
    }

    /// Sets the time after which unused state of continuous queries may be dropped; zero keeps state.
    public void setIdleStateRetention(Duration duration) {
        configuration.setString(STATE_TTL, duration.toMillis() + " ms");
    }

    /// Returns the time after which unused state is dropped; zero to keep it.
    public Duration getIdleStateRetention() {
        return get(ExecutionConfigOptions.IDLE_STATE_RETENTION);
    }

    /// Returns the greatest length of a generated method. Millrace chooses the length itself.
    public Integer getMaxGeneratedCodeLength() {
        return get(TableConfigOptions.MAX_LENGTH_GENERATED_CODE);
    }

    /// Sets the greatest length of a generated method, without effect.
    public void setMaxGeneratedCodeLength(Integer maxGeneratedCodeLength) {
        set(TableConfigOptions.MAX_LENGTH_GENERATED_CODE, maxGeneratedCodeLength);
    }

    /// Adds a parameter that functions see.
    public void addJobParameter(String key, String value) {
        Map<String, String> parameters = new LinkedHashMap<>(
                getOptional(PipelineOptions.GLOBAL_JOB_PARAMETERS).orElseGet(Map::of));
        parameters.put(key, value);
        set(PipelineOptions.GLOBAL_JOB_PARAMETERS, parameters);
    }

    /// Returns the configuration of the planner, which is empty.
    public PlannerConfig getPlannerConfig() {
        return plannerConfig;
    }

    /// Sets the configuration of the planner, without effect.
    public void setPlannerConfig(PlannerConfig newPlannerConfig) {
        plannerConfig = newPlannerConfig;
    }
}
