package dev.millrace.cli.remote;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads `config.yaml`, Flink's file with the settings of all processes and clients of a cluster. Keys are nested,
/// dotted, or both. The elements of a list are joined with semicolons.
public final class ConfigurationFile {
    static final String NAME = "config.yaml";
    private static final String OLD_NAME = "flink-conf.yaml";
    private static final Fault WRONG = new Fault(8193, Category.USER, "a settings file is missing or malformed");

    private ConfigurationFile() {}

    /// Reads the file of a directory.
    ///
    /// @throws MillraceException if the file does not exist, or is not valid YAML of settings
    public static Map<String, String> in(Path directory) {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) throw missing(directory);
        Map<String, String> settings = new LinkedHashMap<>();
        try {
            Object root = new Load(
                            LoadSettings.builder().setLabel(file.toString()).build())
                    .loadFromString(Files.readString(file));
            // An empty file has no settings.
            if (root != null) flatten("", root, settings, file);
        } catch (IOException unreadable) {
            throw wrong(file).cause(unreadable).fix("Check the permissions of the file.");
        } catch (YamlEngineException noYaml) {
            throw wrong(file).cause(noYaml).fix("Write `key: value`, with a space after the colon.");
        }
        return settings;
    }

    private static MillraceException missing(Path directory) {
        boolean isOld = Files.exists(directory.resolve(OLD_NAME));
        return WRONG.what("The file %s does not exist in %s.", NAME, directory.toAbsolutePath())
                .fix(
                        isOld
                                ? "Rename " + OLD_NAME + ". Its lines `key: value` are YAML."
                                : "Create the file, or name another directory with --configDir or MILLRACE_CONF_DIR.");
    }

    private static Fault.Report<MillraceException> wrong(Path file) {
        return WRONG.what("The file %s is malformed.", file.toAbsolutePath());
    }

    private static void flatten(String key, @Nullable Object value, Map<String, String> into, Path file) {
        switch (value) {
            case Map<?, ?> nested ->
                nested.forEach((name, inner) ->
                        flatten(key.isEmpty() ? String.valueOf(name) : key + "." + name, inner, into, file));
            case List<?> list when !key.isEmpty() -> into.put(key, joined(key, list, file));
            case null -> {}
            default -> {
                if (key.isEmpty())
                    throw wrong(file).why("The file has no keys.").fix("Write `key: value`.");
                if (into.put(key, String.valueOf(value)) != null)
                    throw wrong(file)
                            .why("The key %s occurs twice.", key)
                            .fix("Write the key once, nested or with dots.");
            }
        }
    }

    private static String joined(String key, List<?> list, Path file) {
        for (Object each : list) {
            if (each instanceof Map || each instanceof List)
                throw wrong(file)
                        .why("The list %s contains more than words.", key)
                        .fix("Write a list of words.");
        }
        return list.stream().map(String::valueOf).collect(Collectors.joining(";"));
    }
}
