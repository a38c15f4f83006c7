package dev.millrace.api.process;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.process.DistributedCache.DistributedCacheEntry;
import dev.millrace.api.tuple.Tuple2;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Formats and parses the registered files of an option: `name:x,path:y,executable:true`, or a YAML map such as
/// `{name: x, path: 'file:///y'}`. A part or a value that contains a comma, a semicolon or a quote stands in quotes.
final class CachedFileText {
    private static final String QUOTES = "'\"`";
    private static final Pattern PART = Pattern.compile("([\\w-]+)\\s*[:=]\\s*(.*)", Pattern.DOTALL);
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
        if (part == null) throw refused(text, "the file has no " + name);
        return part;
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException(
                "The option %s contains '%s', but %s. Write name:NAME,path:PATH and, if you like, executable:true."
                        .formatted(PipelineOptions.CACHED_FILES.key(), text, why));
    }

    private static Map<String, String> parts(String text) {
        String bare = text.strip();
        if (bare.startsWith("{") && bare.endsWith("}")) bare = bare.substring(1, bare.length() - 1);
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : split(bare)) {
            Matcher found = PART.matcher(part);
            if (!found.matches()) throw refused(text, "'" + part + "' is not KEY:VALUE");
            parts.put(found.group(1), found.group(2));
        }
        return parts;
    }

    /// Splits a text at the commas outside quotes. Two quotes in a row stand for one quote.
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean isDoubled = letter == quote && i + 1 < text.length() && text.charAt(i + 1) == quote;
            if (isDoubled) {
                part.append(letter);
                i++;
            } else if (letter == quote) {
                quote = 0;
            } else if (quote == 0 && QUOTES.indexOf(letter) >= 0 && isAtBegin(part)) {
                quote = letter;
            } else if (letter == ',' && quote == 0) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(letter);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }

    /// Returns whether a quote opens here: at the beginning of a part or of a value.
    private static boolean isAtBegin(CharSequence part) {
        String before = part.toString().strip();
        return before.isEmpty() || before.endsWith(":") || before.endsWith("=");
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
