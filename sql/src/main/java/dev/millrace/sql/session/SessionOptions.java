package dev.millrace.sql.session;

import dev.millrace.api.config.Configuration;
import dev.millrace.sql.option.KnownOption;
import dev.millrace.sql.option.KnownOptions;
import dev.millrace.sql.parser.NearestName;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Keeps the options of a session and checks each of them. Not thread-safe.
public final class SessionOptions {
    /// Is the option with the time zone of TIMESTAMP_LTZ.
    public static final String TIME_ZONE = "table.local-time-zone";

    /// Is the option with batch or streaming.
    public static final String RUNTIME_MODE = "execution.runtime-mode";

    /// Is the option with the number of subtasks per operator.
    public static final String PARALLELISM = "parallelism.default";

    /// Is the option with the width of columns in tables that the command line prints.
    public static final String COLUMN_WIDTH = "table.display.max-column-width";

    private static final String RESULT_MODE = "sql-client.execution.result-mode";
    private static final String DIALECT = "table.sql-dialect";
    private static final String OLD_COLUMN_WIDTH = "sql-client.display.max-column-width";

    private final Map<String, String> initial;
    private final SortedMap<String, String> values = new TreeMap<>();
    private final Map<String, String> defaults = new HashMap<>();

    /// Creates the options of a new session.
    ///
    /// @param initial the options to which RESET returns
    public SessionOptions(Map<String, String> initial) {
        initial.forEach(this::set);
        this.initial = new TreeMap<>(values);
    }

    /// Sets an option.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the option is unknown or cannot have the value
    public void set(String key, String value) {
        String known = key.equals(OLD_COLUMN_WIDTH) ? COLUMN_WIDTH : key;
        require(known);
        check(known, value);
        values.put(known, value);
    }

    /// Replaces the default of an option of SQL, which the option has while it is not set.
    public void assume(String key, String value) {
        require(key);
        check(key, value);
        defaults.put(key, value);
    }

    /// Returns an option to its first value.
    public void reset(String key) {
        require(key);
        values.remove(key);
        if (initial.containsKey(key)) values.put(key, initial.get(key));
    }

    /// Returns all options to their first values.
    public void resetAll() {
        values.clear();
        values.putAll(initial);
    }

    /// Returns the options that have been set.
    public SortedMap<String, String> all() {
        return new TreeMap<>(values);
    }

    /// Returns the value of an option of SQL, or its default.
    public String value(String key) {
        KnownOption option = KnownOptions.ALL.get(key);
        String otherwise = defaults.getOrDefault(key, option == null ? "" : option.defaultText());
        return values.getOrDefault(key, otherwise);
    }

    /// Returns whether an option of SQL is on.
    public boolean isOn(String key) {
        return Boolean.parseBoolean(value(key));
    }

    /// Returns whether queries run in batch mode.
    public boolean isBatch() {
        return !value(RUNTIME_MODE).equalsIgnoreCase("streaming");
    }

    /// Returns the time zone of the session.
    public ZoneId zone() {
        String zone = value(TIME_ZONE);
        return zone.equals("default") ? ZoneId.systemDefault() : ZoneId.of(zone);
    }

    /// Returns the number of subtasks per operator.
    public int parallelism() {
        String value = value(PARALLELISM);
        return value.isEmpty() ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(value.strip());
    }

    /// Returns the largest width of a printed column in characters.
    public int columnWidth() {
        return Integer.parseInt(value(COLUMN_WIDTH).strip());
    }

    /// Returns the options as the configuration of jobs.
    public Configuration configuration() {
        return Configuration.fromMap(values);
    }

    private static void require(String key) {
        if (KnownOptions.ALL.containsKey(key) || KnownOptions.isOpen(key)) return;
        String near = NearestName.of(key, KnownOptions.ALL.keySet());
        throw SessionFaults.UNKNOWN_OPTION
                .what("The option '%s' does not exist.", key)
                .fix(
                        "%s",
                        near == null ? "Correct the key. docs/sql/statements.md lists them." : "Write '" + near + "'.");
    }

    private static void check(String key, String value) {
        KnownOption option = KnownOptions.ALL.get(key);
        if (option == null) return;
        try {
            option.check(value);
            switch (key) {
                case TIME_ZONE -> checkZone(value);
                case RUNTIME_MODE -> checkWord(value, "batch", "streaming", "automatic");
                case RESULT_MODE -> checkWord(value, "tableau", "table", "changelog");
                case DIALECT -> checkWord(value, "default");
                case PARALLELISM, COLUMN_WIDTH -> checkPositive(value);
                default -> {}
            }
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw SessionFaults.WRONG_VALUE
                    .what("The option '%s' cannot have the value '%s'.", key, value)
                    .why("%s", String.valueOf(wrong.getMessage()))
                    .cause(wrong)
                    .fix("Set another value, or RESET '%s'.", key);
        }
    }

    private static void checkZone(String value) {
        if (!value.equals("default")) ZoneId.of(value);
    }

    private static void checkPositive(String value) {
        if (Integer.parseInt(value.strip()) > 0) return;
        throw new IllegalArgumentException("The value is not a positive number.");
    }

    private static void checkWord(String value, String... words) {
        for (String each : words) if (each.equals(value.toLowerCase(Locale.ROOT))) return;
        throw new IllegalArgumentException("The known values are " + String.join(", ", words) + ".");
    }
}
