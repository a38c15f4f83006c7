package dev.millrace.api.config;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Converts settings. Connectors built for Flink call these methods.
public class ConfigurationUtils {
    private static final Pattern PATH_SEPARATORS = Pattern.compile(",|" + Pattern.quote(File.pathSeparator));

    private ConfigurationUtils() {}

    /// Returns a configuration with the entries of properties.
    public static Configuration createConfiguration(Properties properties) {
        Configuration configuration = new Configuration();
        for (String key : properties.stringPropertyNames())
            configuration.setString(key, properties.getProperty(key, ""));
        return configuration;
    }

    /// Returns the settings with hidden values of passwords and other secrets.
    public static Map<String, String> hideSensitiveValues(Map<String, String> keyValuePairs) {
        Map<String, String> shown = new HashMap<>();
        keyValuePairs.forEach((key, value) -> shown.put(key, SecretKeys.shown(key, value)));
        return shown;
    }

    /// Reads pairs of the form `key:value,key:value`.
    public static Map<String, String> parseStringToMap(String stringSerializedMap) {
        ConfigOption<Map<String, String>> option =
                ConfigOptions.key("map").mapType().noDefaultValue();
        Configuration configuration = new Configuration();
        configuration.setString(option.key(), stringSerializedMap);
        return configuration.get(option);
    }

    /// Writes pairs in the form that [#parseStringToMap] reads.
    public static String parseMapToString(Map<String, String> map) {
        return map.entrySet().stream()
                .map(each -> quoted(each.getKey()) + ":" + quoted(each.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String quoted(String text) {
        boolean isPlain = text.chars().noneMatch(each -> ",:'\"".indexOf(each) >= 0);
        return isPlain ? text : "'" + text.replace("'", "''") + "'";
    }

    /// Returns the directories for temporary files.
    public static String[] parseTempDirectories(Configuration configuration) {
        return splitPaths(configuration.get(CoreOptions.TMP_DIRS));
    }

    /// Splits paths that are separated by commas or the path separator of the system.
    public static String[] splitPaths(String separatedPaths) {
        return separatedPaths.isEmpty() ? new String[0] : PATH_SEPARATORS.split(separatedPaths);
    }

    /// Returns the settings as lines of a configuration file, sorted by key.
    ///
    /// @param flattenYaml true for one line per setting; both forms are the same here
    public static List<String> convertConfigToWritableLines(Configuration configuration, boolean flattenYaml) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(configuration.toFileWritableMap()).forEach((key, value) -> lines.add(key + ": " + value));
        return lines;
    }

    /// Returns the settings whose keys begin with a prefix, without the prefix.
    public static Map<String, String> getPrefixedKeyValuePairs(String prefix, Configuration configuration) {
        Map<String, String> found = new LinkedHashMap<>();
        configuration.toMap().forEach((key, value) -> {
            if (key.startsWith(prefix) && key.length() > prefix.length())
                found.put(key.substring(prefix.length()), value);
        });
        return found;
    }

    /// Returns whether a key is an entry of an option of maps, written as `option.entry`.
    public static boolean filterPrefixMapKey(String key, String candidate) {
        return candidate.startsWith(key + ".");
    }

    public static ConfigOption<Boolean> getBooleanConfigOption(String key) {
        return ConfigOptions.key(key).booleanType().noDefaultValue();
    }

    public static ConfigOption<Double> getDoubleConfigOption(String key) {
        return ConfigOptions.key(key).doubleType().noDefaultValue();
    }

    public static ConfigOption<Float> getFloatConfigOption(String key) {
        return ConfigOptions.key(key).floatType().noDefaultValue();
    }

    public static ConfigOption<Integer> getIntConfigOption(String key) {
        return ConfigOptions.key(key).intType().noDefaultValue();
    }

    public static ConfigOption<Long> getLongConfigOption(String key) {
        return ConfigOptions.key(key).longType().noDefaultValue();
    }
}
