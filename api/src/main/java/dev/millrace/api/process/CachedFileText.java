package dev.millrace.api.process;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.process.DistributedCache.DistributedCacheEntry;
import dev.millrace.api.tuple.Tuple2;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Formats and parses the registered files of an option: `name:x,path:y,executable:true`. A part that contains a comma,
/// a semicolon or a quote stands in quotes.
final class CachedFileText {
    private static final String PREFIX = "pipeline.cached-file.";
    private static final ConfigOption<Integer> COUNT = ConfigOptions.key(PREFIX + "count")
            .intType()
            .defaultValue(0)
            .withDescription(
                    "How many files a program has registered with registerCachedFile. Millrace sets the option itself.");

    private CachedFileText() {}

    static void add(String name, DistributedCacheEntry entry, Configuration configuration) {
        int number = configuration.get(COUNT);
        configuration.set(COUNT, number + 1);
        configuration.setString(PREFIX + number + ".name", name);
        configuration.setString(PREFIX + number + ".path", entry.filePath);
        configuration.setString(PREFIX + number + ".executable", String.valueOf(entry.isExecutable));
        configuration.setString(PREFIX + number + ".zipped", String.valueOf(entry.isZipped));
    }

    static Set<Map.Entry<String, DistributedCacheEntry>> all(Configuration configuration) {
        Map<String, DistributedCacheEntry> files = new LinkedHashMap<>();
        for (int i = 0; i < configuration.get(COUNT); i++) {
            String key = PREFIX + i;
            files.put(
                    text(configuration, key + ".name"),
                    new DistributedCacheEntry(
                            text(configuration, key + ".path"),
                            Boolean.parseBoolean(text(configuration, key + ".executable")),
                            Boolean.parseBoolean(text(configuration, key + ".zipped"))));
        }
        return files.entrySet();
    }

    private static String text(Configuration configuration, String key) {
        return Objects.requireNonNull(configuration.getString(key, null), key);
    }

    static List<Tuple2<String, DistributedCacheEntry>> parse(List<String> texts) {
        List<Tuple2<String, DistributedCacheEntry>> files = new ArrayList<>();
        for (String text : texts) {
            Map<String, String> parts = parts(text);
            boolean isExecutable = Boolean.parseBoolean(parts.getOrDefault("executable", "false"));
            files.add(Tuple2.of(
                    part(parts, "name", text), new DistributedCacheEntry(part(parts, "path", text), isExecutable)));
        }
        return files;
    }

    private static String part(Map<String, String> parts, String name, String text) {
        String part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException(
                    "The cached file '" + text + "' has no " + name + ": write name:NAME,path:PATH.");
        }
        return part;
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : split(text)) {
            int colon = part.indexOf(':');
            if (colon < 0) throw new IllegalArgumentException("'" + part + "' in '" + text + "' is not KEY:VALUE.");
            parts.put(part.substring(0, colon).trim(), part.substring(colon + 1).trim());
        }
        return parts;
    }

    /// Splits a text at the commas outside quotes. Two quotes in a row stand for one quote.
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean isQuote = letter == '\'';
            boolean isDoubled = isQuote && isQuoted && i + 1 < text.length() && text.charAt(i + 1) == '\'';
            if (isDoubled) {
                part.append(letter);
                i++;
            } else if (isQuote) {
                isQuoted = !isQuoted;
            } else if (letter == ',' && !isQuoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(letter);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    static List<String> texts(List<Tuple2<String, DistributedCacheEntry>> files) {
        return files.stream()
                .map(file -> quoted("name:" + file.f0) + "," + quoted("path:" + file.f1.filePath) + ",executable:"
                        + file.f1.isExecutable)
                .toList();
    }

    private static String quoted(String part) {
        boolean isPlain = part.chars().noneMatch(letter -> letter == ',' || letter == ';' || letter == '\'');
        return isPlain ? part : "'" + part.replace("'", "''") + "'";
    }
}
