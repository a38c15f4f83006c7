package dev.millrace.runtime.report;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.MetricOptions;
import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.reporter.MetricReporter;
import dev.millrace.api.metric.reporter.MetricReporterFactory;
import dev.millrace.runtime.metric.MetricFaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/// What a configuration says of one reporter.
///
/// @param factory the class that makes it, or the short name of one of ours
/// @param settings all of its keys, for itself
record ReporterSetup(String name, String factory, Map<String, String> settings) {
    private static final String PREFIX = "metrics.reporter.";
    private static final String FACTORY = MetricOptions.REPORTER_FACTORY_CLASS.key();
    private static final String OF_FLINK = "org.apache.flink.metrics.";

    /// Names under which ours need no factory class.
    private static final Map<String, String> SHORT_NAMES = Map.of(
            "prometheus", "PrometheusReporterFactory",
            "prom", "PrometheusReporterFactory",
            "slf4j", "Slf4jReporterFactory",
            "jmx", "JMXReporterFactory",
            "otel", "OpenTelemetryMetricReporterFactory");

    ReporterSetup {
        settings = Map.copyOf(settings);
    }

    /// All reporters that a configuration wants, by name.
    static List<ReporterSetup> of(Configuration configuration) {
        Map<String, Map<String, String>> byName = new HashMap<>();
        configuration.toMap().forEach((key, value) -> {
            int end = key.startsWith(PREFIX) ? key.indexOf('.', PREFIX.length()) : -1;
            if (end < 0) return;
            byName.computeIfAbsent(key.substring(PREFIX.length(), end), _ -> new HashMap<>())
                    .put(key.substring(end + 1), value);
        });
        List<ReporterSetup> setups = new ArrayList<>();
        for (String name : names(configuration, byName)) {
            Map<String, String> settings = byName.getOrDefault(name, Map.of());
            setups.add(new ReporterSetup(name, settings.getOrDefault(FACTORY, name), settings));
        }
        return setups;
    }

    private static Set<String> names(Configuration configuration, Map<String, Map<String, String>> byName) {
        Set<String> names = new TreeSet<>();
        String listed = configuration.getOptional(MetricOptions.REPORTERS_LIST).orElse("");
        for (String name : listed.split(",")) if (!name.isBlank()) names.add(name.trim());
        if (!names.isEmpty()) return names;
        byName.forEach((name, settings) -> {
            if (settings.containsKey(FACTORY)) names.add(name);
        });
        return names;
    }

    /// Makes the reporter, which is not open yet.
    ///
    /// @param loader finds classes of the program too
    MetricReporter make(ClassLoader loader) {
        return factory(loader).createMetricReporter(config());
    }

    MetricConfig config() {
        MetricConfig config = new MetricConfig();
        config.putAll(settings);
        return config;
    }

    private MetricReporterFactory factory(ClassLoader loader) {
        String simple = SHORT_NAMES.getOrDefault(
                factory, factory.startsWith(OF_FLINK) ? factory.substring(factory.lastIndexOf('.') + 1) : "");
        try {
            for (ClassLoader each : List.of(loader, ReporterSetup.class.getClassLoader())) {
                for (MetricReporterFactory found : ServiceLoader.load(MetricReporterFactory.class, each)) {
                    Class<?> type = found.getClass();
                    if (type.getName().equals(factory) || type.getSimpleName().equals(simple)) return found;
                }
            }
            return (MetricReporterFactory)
                    Class.forName(factory, true, loader).getConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError | ServiceConfigurationError unknown) {
            throw MetricFaults.NO_REPORTER
                    .what("reporter '%s' has the factory '%s', which cannot be used", name, factory)
                    .cause(unknown)
                    .fix(
                            "name a public MetricReporterFactory in %s%s.%s, or prometheus, slf4j, jmx or otel, and"
                                    + " have millrace-metrics or the jar with it on the class path",
                            PREFIX, name, FACTORY);
        }
    }

    Duration interval() {
        return read().get(MetricOptions.REPORTER_INTERVAL);
    }

    String delimiter() {
        return read().get(MetricOptions.REPORTER_SCOPE_DELIMITER);
    }

    MetricFilter filter() {
        Configuration read = read();
        return MetricFilter.of(read.get(MetricOptions.REPORTER_INCLUDES), read.get(MetricOptions.REPORTER_EXCLUDES));
    }

    /// A scope's variables as this reporter shows them.
    Map<String, String> variables(Map<String, String> all) {
        Configuration read = read();
        Map<String, String> shown = new HashMap<>(all);
        for (String each : read.get(MetricOptions.REPORTER_EXCLUDED_VARIABLES).split(";"))
            shown.remove(bracketed(each));
        read.get(MetricOptions.REPORTER_ADDITIONAL_VARIABLES)
                .forEach((name, value) -> shown.put(bracketed(name), value));
        return shown;
    }

    private static String bracketed(String name) {
        String trimmed = name.trim();
        return trimmed.startsWith("<") ? trimmed : "<" + trimmed + ">";
    }

    private Configuration read() {
        return Configuration.fromMap(settings);
    }
}
