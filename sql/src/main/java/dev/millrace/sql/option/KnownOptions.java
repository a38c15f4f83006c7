package dev.millrace.sql.option;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.CoreOptions;
import dev.millrace.api.config.DeploymentOptions;
import dev.millrace.api.config.ExecutionOptions;
import dev.millrace.api.config.JobManagerOptions;
import dev.millrace.api.config.MetricOptions;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.RestOptions;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.StateBackendOptions;
import dev.millrace.api.config.StateChangelogOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.config.TaskManagerOptions;
import dev.millrace.base.fault.Check;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Lists the options that a session knows: those of SQL, and those of jobs. Thread-safe.
public final class KnownOptions {
    private static final List<Class<?>> OF_JOBS = List.of(
            CheckpointingOptions.class,
            CoreOptions.class,
            DeploymentOptions.class,
            ExecutionOptions.class,
            JobManagerOptions.class,
            MetricOptions.class,
            PipelineOptions.class,
            RestOptions.class,
            RestartStrategyOptions.class,
            StateBackendOptions.class,
            StateChangelogOptions.class,
            StateRecoveryOptions.class,
            TaskManagerOptions.class);
    /// Other keys of these groups belong to deployments and plug-ins, which check them.
    private static final List<String> OPEN_GROUPS = List.of(
            "$internal.",
            "akka.",
            "blob.",
            "cluster.",
            "env.",
            "fs.",
            "hadoop.",
            "heartbeat.",
            "high-availability.",
            "historyserver.",
            "io.",
            "java.",
            "jobmanager.",
            "jobstore.",
            "kubernetes.",
            "metrics.",
            "millrace.",
            "pekko.",
            "pipeline.global-job-parameters.",
            "plugin.",
            "python.",
            "queryable-state.",
            "rest.",
            "s3.",
            "security.",
            "slot.",
            "slotmanager.",
            "sql-gateway.",
            "state.backend.rocksdb.",
            "table.catalog-store.",
            "taskmanager.",
            "web.",
            "yarn.",
            "zookeeper.");
    private static final int FIELDS = 3;

    /// Contains the options by key.
    public static final Map<String, KnownOption> ALL = all();

    private KnownOptions() {}

    private static Map<String, KnownOption> all() {
        Map<String, KnownOption> options = new TreeMap<>();
        for (Class<?> each : OF_JOBS) for (Field field : each.getFields()) addJobOption(field, options);
        addSqlOptions(options);
        return options;
    }

    private static void addJobOption(Field field, Map<String, KnownOption> options) {
        if (!Modifier.isStatic(field.getModifiers()) || field.getType() != ConfigOption.class) return;
        try {
            ConfigOption<?> option = (ConfigOption<?>) field.get(null);
            options.put(option.key(), new KnownOption(option.key(), KnownOption.Kind.OF_JOB, "", option));
        } catch (IllegalAccessException hidden) {
            throw Check.broken("the option %s cannot be read: %s", field.getName(), hidden);
        }
    }

    private static void addSqlOptions(Map<String, KnownOption> options) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Check.present(KnownOptions.class.getResourceAsStream("options.tsv"), "options.tsv"),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] fields = line.split("\t", FIELDS);
                options.put(fields[0], KnownOption.ofSql(fields[0], fields[1], fields[2]));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Returns whether anybody may have defined the key.
    public static boolean isOpen(String key) {
        return OPEN_GROUPS.stream().anyMatch(key::startsWith);
    }
}
