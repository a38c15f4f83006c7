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
    private static final Fault WRONG =
            new Fault(8193, Category.USER, "a file of settings is missing or cannot be understood");

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
            throw wrong(file).cause(unreadable).fix("see who may read it");
        } catch (YamlEngineException noYaml) {
            throw wrong(file).cause(noYaml).fix("write `key: value`, with a space behind the colon");
        }
        return settings;
    }

    private static MillraceException missing(Path directory) {
        boolean isOld = Files.exists(directory.resolve(OLD_NAME));
        return WRONG.what("there is no %s in %s", NAME, directory.toAbsolutePath())
                .fix(
                        isOld
                                ? "rename " + OLD_NAME + ": its lines `key: value` are YAML"
                                : "make one, or name another directory with --configDir or MILLRACE_CONF_DIR");
    }

    private static Fault.Report<MillraceException> wrong(Path file) {
        return WRONG.what("%s cannot be understood", file.toAbsolutePath());
    }

    private static void flatten(String key, @Nullable Object value, Map<String, String> into, Path file) {
        switch (value) {
            case Map<?, ?> nested ->
                nested.forEach((name, inner) ->
                        flatten(key.isEmpty() ? String.valueOf(name) : key + "." + name, inner, into, file));
            case List<?> list when !key.isEmpty() -> into.put(key, joined(key, list, file));
            case null -> {}
            default -> {
                if (key.isEmpty()) throw wrong(file).why("it has no keys").fix("write `key: value`");
                if (into.put(key, String.valueOf(value)) != null)
                    throw wrong(file).why("%s is there twice", key).fix("write it once, nested or with dots");
            }
        }
    }

    private static String joined(String key, List<?> list, Path file) {
        for (Object each : list) {
            if (each instanceof Map || each instanceof List)
                throw wrong(file).why("%s is a list of more than words", key).fix("write a list of words");
        }
        return list.stream().map(String::valueOf).collect(Collectors.joining(";"));
    }
}
