package dev.millrace.api.config;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Holds the parameters of a program by name and gives access to typed values. Thread-safe.
public abstract class AbstractParameterTool extends ExecutionVocabulary.GlobalJobParameters
        implements Serializable, Cloneable {
    private static final long serialVersionUID = 1L;

    /// The value of a parameter that the command line gives without a value.
    protected static final String NO_VALUE_KEY = "__NO_VALUE_KEY";

    /// The entry in [#defaultData] of a parameter that the program read without a default.
    protected static final String DEFAULT_UNDEFINED = "<undefined>";

    /// The defaults that the program has passed to getters, by parameter; null in a deserialized object.
    protected transient @Nullable Map<String, String> defaultData = new ConcurrentHashMap<>();

    /// The parameters that the program has not read; null in a deserialized object.
    protected transient @Nullable Set<String> unrequestedParameters = ConcurrentHashMap.newKeySet();

    public AbstractParameterTool() {}

    /// Returns the parameters that the program has not read. Such parameters are often spelling mistakes.
    public Set<String> getUnrequestedParameters() {
        Set<String> unrequested = unrequestedParameters;
        return unrequested == null ? Set.of() : Collections.unmodifiableSet(unrequested);
    }

    protected abstract int getNumberOfParameters();

    /// Returns the value of a parameter; null if the parameter is missing.
    protected abstract @Nullable String get(String key);

    /// Returns whether the parameter is present, with or without a value.
    public abstract boolean has(String key);

    @Override
    public abstract Map<String, String> toMap();

    @Override
    protected abstract Object clone() throws CloneNotSupportedException;

    /// Returns the value of a required parameter.
    ///
    /// @throws RuntimeException if the parameter is missing; the message names the parameter
    public String getRequired(String key) {
        addToDefaults(key, null);
        String value = get(key);
        if (value == null) throw new RuntimeException("parameter '" + key + "' is required: add --" + key + " VALUE");
        return value;
    }

    /// Returns the value of a parameter, or the default if the parameter is missing.
    @SuppressWarnings("NullAway") // callers that pass null expect null
    public String get(String key, @Nullable String defaultValue) {
        addToDefaults(key, defaultValue);
        String value = get(key);
        return value == null ? defaultValue : value;
    }

    /// Returns the value of a required parameter as an int.
    public int getInt(String key) {
        return parsed(key, Integer::parseInt);
    }

    /// Returns the value of a parameter as an int, or the default if the parameter is missing.
    public int getInt(String key, int defaultValue) {
        return parsed(key, defaultValue, Integer::parseInt);
    }

    /// Returns the value of a required parameter as a long.
    public long getLong(String key) {
        return parsed(key, Long::parseLong);
    }

    /// Returns the value of a parameter as a long, or the default if the parameter is missing.
    public long getLong(String key, long defaultValue) {
        return parsed(key, defaultValue, Long::parseLong);
    }

    /// Returns the value of a required parameter as a float.
    public float getFloat(String key) {
        return parsed(key, Float::parseFloat);
    }

    /// Returns the value of a parameter as a float, or the default if the parameter is missing.
    public float getFloat(String key, float defaultValue) {
        return parsed(key, defaultValue, Float::parseFloat);
    }

    /// Returns the value of a required parameter as a double.
    public double getDouble(String key) {
        return parsed(key, Double::parseDouble);
    }

    /// Returns the value of a parameter as a double, or the default if the parameter is missing.
    public double getDouble(String key, double defaultValue) {
        return parsed(key, defaultValue, Double::parseDouble);
    }

    /// Returns the value of a required parameter as a boolean. Every value except `true` is false.
    public boolean getBoolean(String key) {
        return parsed(key, Boolean::parseBoolean);
    }

    /// Returns the value of a parameter as a boolean, or the default if the parameter is missing.
    public boolean getBoolean(String key, boolean defaultValue) {
        return parsed(key, defaultValue, Boolean::parseBoolean);
    }

    /// Returns the value of a required parameter as a short.
    public short getShort(String key) {
        return parsed(key, Short::parseShort);
    }

    /// Returns the value of a parameter as a short, or the default if the parameter is missing.
    public short getShort(String key, short defaultValue) {
        return parsed(key, defaultValue, Short::parseShort);
    }

    /// Returns the value of a required parameter as a byte.
    public byte getByte(String key) {
        return parsed(key, Byte::parseByte);
    }

    /// Returns the value of a parameter as a byte, or the default if the parameter is missing.
    public byte getByte(String key, byte defaultValue) {
        return parsed(key, defaultValue, Byte::parseByte);
    }

    private <T> T parsed(String key, Function<String, T> parse) {
        return parse.apply(getRequired(key).strip());
    }

    private <T> T parsed(String key, T defaultValue, Function<String, T> parse) {
        addToDefaults(key, defaultValue.toString());
        String value = get(key);
        return value == null ? defaultValue : parse.apply(value.strip());
    }

    /// Stores the default that the program passed to a getter. The first default that is not null wins.
    protected void addToDefaults(String key, @Nullable String value) {
        Map<String, String> defaults = defaultData;
        if (defaults == null) return;
        String noted = defaults.get(key);
        if (value != null && (noted == null || noted.equals(DEFAULT_UNDEFINED))) {
            defaults.put(key, value);
        } else if (noted == null) {
            defaults.put(key, DEFAULT_UNDEFINED);
        }
    }

    final void requested(String key) {
        Set<String> unrequested = unrequestedParameters;
        if (unrequested != null) unrequested.remove(key);
    }

    final void unrequested(Set<String> keys) {
        unrequestedParameters = ConcurrentHashMap.newKeySet();
        unrequestedParameters.addAll(keys);
    }
}
