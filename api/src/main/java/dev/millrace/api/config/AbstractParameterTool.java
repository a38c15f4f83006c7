package dev.millrace.api.config;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The parameters of a program, by name, with typed getters.
public abstract class AbstractParameterTool extends ExecutionVocabulary.GlobalJobParameters
        implements Serializable, Cloneable {
    private static final long serialVersionUID = 1L;

    /// The value of a parameter that was given without one.
    protected static final String NO_VALUE_KEY = "__NO_VALUE_KEY";

    /// Stands in [#defaultData] for a parameter that was asked for without a default.
    protected static final String DEFAULT_UNDEFINED = "<undefined>";

    /// The defaults that were asked for, by parameter; null in an object that was shipped.
    protected transient @Nullable Map<String, String> defaultData = new ConcurrentHashMap<>();

    /// The parameters nobody has asked for; null in an object that was shipped.
    protected transient @Nullable Set<String> unrequestedParameters = ConcurrentHashMap.newKeySet();

    public AbstractParameterTool() {}

    /// The parameters that were given, but never asked for: often spelling mistakes.
    public Set<String> getUnrequestedParameters() {
        Set<String> unrequested = unrequestedParameters;
        return unrequested == null ? Set.of() : Collections.unmodifiableSet(unrequested);
    }

    protected abstract int getNumberOfParameters();

    /// The value of a parameter; null if it was not given, or without a value.
    protected abstract @Nullable String get(String key);

    /// Whether the parameter was given, with or without a value.
    public abstract boolean has(String key);

    @Override
    public abstract Map<String, String> toMap();

    @Override
    protected abstract Object clone() throws CloneNotSupportedException;

    /// The value of a parameter that must be given.
    ///
    /// @throws RuntimeException which names the parameter if it was not given
    public String getRequired(String key) {
        addToDefaults(key, null);
        String value = get(key);
        if (value == null) throw new RuntimeException("parameter '" + key + "' is required: add --" + key + " VALUE");
        return value;
    }

    /// The value of a parameter, or the default.
    @SuppressWarnings("NullAway") // the default may be null, as callers know it
    public String get(String key, @Nullable String defaultValue) {
        addToDefaults(key, defaultValue);
        String value = get(key);
        return value == null ? defaultValue : value;
    }

    /// A parameter that must be given, as int.
    public int getInt(String key) {
        return Integer.parseInt(getRequired(key).strip());
    }

    /// A parameter as int, or the default.
    public int getInt(String key, int defaultValue) {
        addToDefaults(key, Integer.toString(defaultValue));
        String value = get(key);
        return value == null ? defaultValue : Integer.parseInt(value.strip());
    }

    /// A parameter that must be given, as long.
    public long getLong(String key) {
        return Long.parseLong(getRequired(key).strip());
    }

    /// A parameter as long, or the default.
    public long getLong(String key, long defaultValue) {
        addToDefaults(key, Long.toString(defaultValue));
        String value = get(key);
        return value == null ? defaultValue : Long.parseLong(value.strip());
    }

    /// A parameter that must be given, as float.
    public float getFloat(String key) {
        return Float.parseFloat(getRequired(key).strip());
    }

    /// A parameter as float, or the default.
    public float getFloat(String key, float defaultValue) {
        addToDefaults(key, Float.toString(defaultValue));
        String value = get(key);
        return value == null ? defaultValue : Float.parseFloat(value.strip());
    }

    /// A parameter that must be given, as double.
    public double getDouble(String key) {
        return Double.parseDouble(getRequired(key).strip());
    }

    /// A parameter as double, or the default.
    public double getDouble(String key, double defaultValue) {
        addToDefaults(key, Double.toString(defaultValue));
        String value = get(key);
        return value == null ? defaultValue : Double.parseDouble(value.strip());
    }

    /// A parameter that must be given, as boolean.
    public boolean getBoolean(String key) {
        return Boolean.parseBoolean(getRequired(key).strip());
    }

    /// A parameter as boolean, or the default.
    public boolean getBoolean(String key, boolean defaultValue) {
        addToDefaults(key, Boolean.toString(defaultValue));
        String value = get(key);
        return value == null ? defaultValue : Boolean.parseBoolean(value.strip());
    }

    /// A parameter that must be given, as short.
    public short getShort(String key) {
        return Short.parseShort(getRequired(key).strip());
    }

    /// A parameter as short, or the default.
    public short getShort(String key, short defaultValue) {
        addToDefaults(key, Short.toString(defaultValue));
        String value = get(key);
        return value == null ? defaultValue : Short.parseShort(value.strip());
    }

    /// A parameter that must be given, as byte.
    public byte getByte(String key) {
        return Byte.parseByte(getRequired(key).strip());
    }

    /// A parameter as byte, or the default.
    public byte getByte(String key, byte defaultValue) {
        addToDefaults(key, Byte.toString(defaultValue));
        String value = get(key);
        return value == null ? defaultValue : Byte.parseByte(value.strip());
    }

    /// Notes which default was asked for; the first real one wins.
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
