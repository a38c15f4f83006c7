package dev.millrace.tidy;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.FallbackKey;
import dev.millrace.tidy.OptionFinder.Declared;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Generates the text of `docs/reference/configuration.md`.
final class ConfigurationPage {
    private static final String NO_EFFECT = "No effect";

    private static final String HEAD = """
        # Configuration

        This page lists every option, with its type, its default and its meaning. Find an option by its key, and set it in one
        of the places below.

        A program sets options in its `Configuration` or by methods of `StreamExecutionEnvironment`. The commands take options
        as `-D key=value`, and as lines of `config.yaml` in the directory that `--configDir` names
        ([command line](cli.md)). An option of the program wins over `-D`, and `-D` wins over the file.

        Durations are a number and a unit (`10 s`, `5 min`), sizes are a number and a unit (`64kb`, `1gb`). Lists are
        `[a, b]`, maps are `{a: 1, b: 2}`. The names of constants may be in lower case, with dashes for underscores.

        `ConfigurationPageTest` writes this page from the code. After a change of an option run the test with
        `-Dmillrace.update=true`.
        """;

    private static final String IGNORED = """

        ## Accepted without effect

        Programs and files of Flink may set these options. Millrace does not read them.

        """;

    /// Section titles by key prefix. The longest matching prefix applies.
    private static final Map<String, String> SUBJECTS = subjects();

    private static Map<String, String> subjects() {
        Map<String, String> subjects = new LinkedHashMap<>();
        subjects.put("execution.checkpointing.", "Checkpoints and savepoints");
        subjects.put("millrace.snapshots.", "Checkpoints and savepoints");
        subjects.put("execution.state-recovery.", "Start from a snapshot");
        subjects.put("millrace.recovery.", "Start from a snapshot");
        subjects.put("millrace.resume", "Start from a snapshot");
        subjects.put("restart-strategy.", "Failures and restarts");
        subjects.put("millrace.records.on-failure", "Failures and restarts");
        subjects.put("millrace.records.", "Failures and restarts");
        subjects.put("millrace.records.copy-always", "Execution of jobs");
        subjects.put("jobmanager.execution.failover-strategy", "Failures and restarts");
        subjects.put("execution.", "Execution of jobs");
        subjects.put("pipeline.", "Execution of jobs");
        subjects.put("parallelism.", "Execution of jobs");
        subjects.put("millrace.", "Execution of jobs");
        subjects.put("state.", "State");
        subjects.put("millrace.state.", "State");
        subjects.put("source.", "Sources and sinks");
        subjects.put("sink.", "Sources and sinks");
        subjects.put("recursive.", "Sources and sinks");
        subjects.put("delimited-format.", "Sources and sinks");
        subjects.put("jobmanager.", "Coordinators");
        subjects.put("slot.", "Coordinators");
        subjects.put("scheduler-mode", "Coordinators");
        subjects.put("taskmanager.", "Workers");
        subjects.put("task.", "Workers");
        subjects.put("env.", "Workers");
        subjects.put("env.log.", "Log files");
        subjects.put("millrace.log.", "Log files");
        subjects.put("web.", "Coordinators");
        subjects.put("taskmanager.network.", "Network between workers");
        subjects.put("millrace.network.", "Network between workers");
        subjects.put("heartbeat.", "Heartbeats");
        subjects.put("high-availability.", "High availability");
        subjects.put("security.", "Security");
        subjects.put("rest.", "HTTP interface");
        subjects.put("millrace.rest.", "HTTP interface");
        subjects.put("millrace.web.", "HTTP interface");
        subjects.put("web.submit.", "HTTP interface");
        subjects.put("rest.auth.", "HTTP interface");
        subjects.put("historyserver.", "History server");
        subjects.put("metrics.", "Metrics");
        subjects.put("traces.", "Traces");
        subjects.put("events.", "Events");
        return subjects;
    }

    /// The reporter options that contain the name of a reporter in their key.
    private static final Map<String, String> REPORTERS = Map.of(
            "MetricOptions", "metrics.reporter.NAME.",
            "TraceOptions", "traces.reporter.NAME.",
            "EventOptions", "events.reporter.NAME.");

    private final List<Declared> options;

    ConfigurationPage(List<Declared> options) {
        this.options = options;
    }

    /// Returns the key as users write it.
    static String key(Declared declared) {
        String key = declared.option().key();
        boolean isOfReporter = !key.contains("reporters") && declared.field().startsWith("REPORTER_");
        return isOfReporter ? REPORTERS.getOrDefault(declared.owner(), "") + key : key;
    }

    String text() {
        Map<String, List<Declared>> byKey = new TreeMap<>();
        for (Declared each : options)
            byKey.computeIfAbsent(key(each), _ -> new ArrayList<>()).add(each);
        Map<String, StringBuilder> tables = new LinkedHashMap<>();
        for (String title : new LinkedHashSet<>(SUBJECTS.values())) tables.put(title, new StringBuilder());
        tables.put("Other", new StringBuilder());
        StringBuilder ignored = new StringBuilder();
        byKey.forEach((key, declared) -> {
            List<Declared> effective = declared.stream().filter(this::hasEffect).toList();
            if (effective.isEmpty()) ignored.append(row(key, declared));
            else tables.get(subject(key)).append(row(key, effective));
        });
        StringBuilder text = new StringBuilder(HEAD);
        tables.forEach((title, rows) -> {
            if (!rows.isEmpty())
                text.append("\n## ").append(title).append("\n\n").append(table(rows));
        });
        return text.append(IGNORED).append(table(ignored)).toString();
    }

    /// Returns whether an option has an effect. The three kinds of reporters read their options through the
    /// constants of one kind.
    private boolean hasEffect(Declared declared) {
        if (declared.option().description().plainText().startsWith(NO_EFFECT)) return false;
        // Reporters receive all keys below their names.
        if (declared.field().equals("REPORTER_CONFIG_PARAMETER")) return true;
        return options.stream()
                .anyMatch(each -> each.isRead()
                        && each.option().key().equals(declared.option().key()));
    }

    private static String subject(String key) {
        return SUBJECTS.keySet().stream()
                .filter(key::startsWith)
                .max(Comparator.comparingInt(String::length))
                .map(SUBJECTS::get)
                .orElse("Other");
    }

    private static String table(CharSequence rows) {
        return "| option | type | default | meaning |\n|---|---|---|---|\n" + rows;
    }

    /// Returns one row for each key. Two declarations of a key may have two defaults, for two readers. The first
    /// declaration, of the API, says the meaning.
    private static String row(String key, List<Declared> declared) {
        Set<String> defaults = declared.stream()
                .map(each -> defaultText(each.option()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String meaning = declared.getFirst().option().description().plainText().strip()
                + older(declared.getFirst().option());
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        key,
                        PageText.cell(typeText(declared.getFirst().type())),
                        defaults.size() == 1 ? defaults.iterator().next() : choices(defaults),
                        PageText.cell(meaning));
    }

    private static String choices(Set<String> defaults) {
        return defaults.stream().map(each -> each.isEmpty() ? "none" : each).collect(Collectors.joining(" or "));
    }

    private static String older(ConfigOption<?> option) {
        List<String> keys = new ArrayList<>();
        for (FallbackKey key : option.fallbackKeys()) keys.add("`" + key.getKey() + "`");
        if (keys.isEmpty()) return "";
        return (keys.size() == 1 ? " Other key: " : " Other keys: ") + String.join(", ", keys) + ".";
    }

    private static <T> String defaultText(ConfigOption<T> option) {
        if (!option.hasDefaultValue()) return "";
        Configuration configuration = new Configuration();
        configuration.set(option, option.defaultValue());
        String text = configuration.toMap().getOrDefault(option.key(), "");
        if (text.equals(System.getProperty("java.io.tmpdir"))) return "the directory of the system for temporary files";
        return text.isEmpty() ? "empty" : "`" + text.replace("|", "\\|") + "`";
    }

    private static String typeText(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? "list of " + typeText(generic.getActualTypeArguments()[0])
                    : "map";
        }
        Class<?> plain = (Class<?>) type;
        if (!plain.isEnum()) return name(plain);
        return "one of "
                + Arrays.stream(plain.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .collect(Collectors.joining(", "));
    }

    private static String name(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> "text";
            case "MemorySize" -> "size";
            case "Integer", "Long" -> "integer";
            case "Float", "Double" -> "number";
            default -> type.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }
}
