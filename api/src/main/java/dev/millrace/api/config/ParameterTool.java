package dev.millrace.api.config;

import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Holds the parameters of a program, each with one value. Immutable except for the set of parameters that the program
/// has read.
public class ParameterTool extends AbstractParameterTool {
    private static final long serialVersionUID = 1L;

    protected final Map<String, String> data;

    private ParameterTool(Map<String, String> data) {
        this.data = Collections.unmodifiableMap(new HashMap<>(data));
        unrequested(data.keySet());
    }

    /// Parses a command line: `--key value`, `-key value` or `--flag`. If a name is repeated, the last value wins.
    public static ParameterTool fromArgs(String[] args) {
        Map<String, String> values = new HashMap<>();
        ProgramArguments.forEach(args, values::put);
        return fromMap(values);
    }

    /// Reads a properties file.
    ///
    /// @throws NoSuchFileException if the file does not exist
    public static ParameterTool fromPropertiesFile(String path) throws IOException {
        return fromPropertiesFile(new File(path));
    }

    /// Reads a properties file.
    ///
    /// @throws NoSuchFileException if the file does not exist
    public static ParameterTool fromPropertiesFile(File file) throws IOException {
        Disk disk = Host.real().disk();
        Path path = file.toPath();
        if (!disk.exists(path)) {
            throw new NoSuchFileException(path.toAbsolutePath().toString(), null, "there is no such properties file");
        }
        try (InputStream input = disk.read(path, 0)) {
            return fromPropertiesFile(input);
        }
    }

    /// Reads properties from a stream. The method does not close the stream.
    public static ParameterTool fromPropertiesFile(InputStream inputStream) throws IOException {
        Properties properties = new Properties();
        properties.load(inputStream);
        return fromProperties(properties);
    }

    /// Creates parameters from a map.
    public static ParameterTool fromMap(Map<String, String> map) {
        return new ParameterTool(map);
    }

    /// Creates parameters from the JVM's system properties.
    public static ParameterTool fromSystemProperties() {
        return fromProperties(System.getProperties());
    }

    private static ParameterTool fromProperties(Properties properties) {
        Map<String, String> values = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            String value = properties.getProperty(name);
            if (value != null) values.put(name, value);
        }
        return fromMap(values);
    }

    @Override
    public int getNumberOfParameters() {
        return data.size();
    }

    @Override
    public @Nullable String get(String key) {
        addToDefaults(key, null);
        requested(key);
        return data.get(key);
    }

    @Override
    public boolean has(String value) {
        addToDefaults(value, null);
        requested(value);
        return data.containsKey(value);
    }

    /// Returns the parameters as a configuration of texts.
    public Configuration getConfiguration() {
        return Configuration.fromMap(data);
    }

    /// Returns the parameters as properties.
    public Properties getProperties() {
        Properties properties = new Properties();
        properties.putAll(data);
        return properties;
    }

    /// Writes the defaults that the program has used so far to a properties file. An existing file is replaced.
    public void createPropertiesFile(String pathToFile) throws IOException {
        createPropertiesFile(pathToFile, true);
    }

    /// Writes the defaults that the program has used so far to a properties file.
    ///
    /// @throws RuntimeException if the file exists and `overwrite` is false
    public void createPropertiesFile(String pathToFile, boolean overwrite) throws IOException {
        Disk disk = Host.real().disk();
        Path file = Path.of(pathToFile);
        if (disk.exists(file) && !overwrite) throw new RuntimeException("file " + file + " exists");
        Properties defaults = new Properties();
        if (defaultData != null) defaults.putAll(defaultData);
        try (OutputStream output = disk.create(file)) {
            defaults.store(output, "defaults of the program's parameters");
        }
    }

    /// Returns the parameters of both tools. If both have a parameter, the value of the other tool wins.
    public ParameterTool mergeWith(ParameterTool other) {
        Map<String, String> values = new HashMap<>(data);
        values.putAll(other.data);
        ParameterTool merged = fromMap(values);
        for (String key : values.keySet()) {
            boolean isOpen = getUnrequestedParameters().contains(key)
                    || other.getUnrequestedParameters().contains(key);
            if (!isOpen) merged.requested(key);
        }
        return merged;
    }

    @Override
    public Map<String, String> toMap() {
        return data;
    }

    @Override
    protected Object clone() {
        return fromMap(data);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParameterTool that && that.data.equals(data);
    }

    @Override
    public int hashCode() {
        return data.hashCode();
    }
}
