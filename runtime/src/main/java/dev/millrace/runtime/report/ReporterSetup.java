package dev.millrace.runtime.report;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.MetricOptions;
import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.Reporter;
import dev.millrace.base.collection.OrderedCopy;
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

/// Holds the configuration of one reporter.
///
/// @param factory the factory class, or the short name of a built-in reporter
/// @param settings all options of the reporter, without the prefix
record ReporterSetup(ReporterKind kind, String name, String factory, Map<String, String> settings) {
    private static final String FACTORY = MetricOptions.REPORTER_FACTORY_CLASS.key();
    private static final String OF_FLINK = "org.apache.flink.";

    ReporterSetup {
        settings = OrderedCopy.of(settings);
    }

    /// Returns all reporters of a configuration, by kind and name.
    static List<ReporterSetup> of(Configuration configuration) {
        List<ReporterSetup> setups = new ArrayList<>();
        for (ReporterKind kind : ReporterKind.values()) add(setups, kind, configuration);
        return setups;
    }

    private static void add(List<ReporterSetup> setups, ReporterKind kind, Configuration configuration) {
        Map<String, Map<String, String>> byName = new HashMap<>();
        configuration.toMap().forEach((key, value) -> {
            int begin = kind.prefix.length();
            int end = key.startsWith(kind.prefix) ? key.indexOf('.', begin) : -1;
            if (end < 0) return;
            byName.computeIfAbsent(key.substring(begin, end), _ -> new HashMap<>())
                    .put(key.substring(end + 1), value);
        });
        for (String name : names(kind, configuration, byName)) {
            Map<String, String> settings = byName.getOrDefault(name, Map.of());
            setups.add(new ReporterSetup(kind, name, settings.getOrDefault(FACTORY, name), settings));
        }
    }

    private static Set<String> names(
            ReporterKind kind, Configuration configuration, Map<String, Map<String, String>> byName) {
        Set<String> names = new TreeSet<>();
        String listed = configuration.getOptional(kind.list).orElse("");
        for (String name : listed.split(",")) if (!name.isBlank()) names.add(name.trim());
        if (!names.isEmpty()) return names;
        byName.forEach((name, settings) -> {
            if (settings.containsKey(FACTORY)) names.add(name);
        });
        return names;
    }

    /// Creates the reporter, which is not open yet.
    ///
    /// @param loader a class loader that also finds classes of the program
    Reporter make(ClassLoader loader) {
        return kind.make(factory(loader), config());
    }

    MetricConfig config() {
        MetricConfig config = new MetricConfig();
        config.putAll(settings);
        return config;
    }

    private Object factory(ClassLoader loader) {
        String simple = kind.shortNames.getOrDefault(
                factory, factory.startsWith(OF_FLINK) ? factory.substring(factory.lastIndexOf('.') + 1) : "");
        try {
            for (ClassLoader each : List.of(loader, ReporterSetup.class.getClassLoader())) {
                for (Object found : ServiceLoader.load(kind.factory, each)) {
                    Class<?> type = found.getClass();
                    if (type.getName().equals(factory) || type.getSimpleName().equals(simple)) return found;
                }
            }
            return kind.factory.cast(
                    Class.forName(factory, true, loader).getConstructor().newInstance());
        } catch (ReflectiveOperationException | ClassCastException | LinkageError | ServiceConfigurationError unknown) {
            throw MetricFaults.NO_REPORTER
                    .what("The factory '%s' of reporter '%s' cannot be used.", factory, name)
                    .cause(unknown)
                    .fix(
                            "Name a public %s in %s%s.%s, or one of %s. Add millrace-metrics or the jar with the"
                                    + " factory to the class path.",
                            kind.factory.getSimpleName(),
                            kind.prefix,
                            name,
                            FACTORY,
                            new TreeSet<>(kind.shortNames.keySet()));
        }
    }

    Duration interval() {
        return read().getOptional(MetricOptions.REPORTER_INTERVAL).orElse(kind.interval);
    }

    String delimiter() {
        return read().get(MetricOptions.REPORTER_SCOPE_DELIMITER);
    }

    MetricFilter filter() {
        Configuration read = read();
        return MetricFilter.of(read.get(MetricOptions.REPORTER_INCLUDES), read.get(MetricOptions.REPORTER_EXCLUDES));
    }

    /// Returns a scope's variables as this reporter shows them.
    Map<String, String> variables(Map<String, String> all) {
        return labels().applied(all);
    }

    /// Describes how a reporter changes variables.
    ///
    /// @param excluded the excluded names, in brackets
    /// @param additional the additional values, by names in brackets
    record Labels(Set<String> excluded, Map<String, String> additional) {
        Map<String, String> applied(Map<String, String> all) {
            Map<String, String> shown = new HashMap<>(all);
            shown.keySet().removeAll(excluded);
            shown.putAll(additional);
            return shown;
        }
    }

    Labels labels() {
        Configuration read = read();
        Set<String> excluded = new TreeSet<>();
        for (String each : read.get(MetricOptions.REPORTER_EXCLUDED_VARIABLES).split(";"))
            excluded.add(bracketed(each));
        Map<String, String> additional = new HashMap<>();
        read.get(MetricOptions.REPORTER_ADDITIONAL_VARIABLES)
                .forEach((name, value) -> additional.put(bracketed(name), value));
        return new Labels(excluded, additional);
    }

    private static String bracketed(String name) {
        String trimmed = name.trim();
        return trimmed.startsWith("<") ? trimmed : "<" + trimmed + ">";
    }

    private Configuration read() {
        return Configuration.fromMap(settings);
    }
}
