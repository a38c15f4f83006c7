package dev.millrace.api.config;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.memory.IOReadableWritable;
import dev.millrace.api.util.Preconditions;
import dev.millrace.base.fault.CodedArgumentException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Stores values of options by key. Not thread-safe while a thread changes the configuration.
public class Configuration extends ExecutionVocabulary.GlobalJobParameters
        implements IOReadableWritable, Serializable, Cloneable, EarlierSettings {
    private static final long serialVersionUID = 1L;

    protected final HashMap<String, Object> confData;

    /// Creates an empty configuration.
    public Configuration() {
        this.confData = new HashMap<>();
    }

    /// Creates a copy of another configuration.
    public Configuration(Configuration other) {
        this.confData = new HashMap<>(other.confData);
    }

    /// Creates a configuration from texts, for example of a file or a command line.
    public static Configuration fromMap(Map<String, String> map) {
        Configuration configuration = new Configuration();
        map.forEach(configuration::setString);
        return configuration;
    }

    /// Returns the value of a key as text, or the default if the key is not set.
    @SuppressWarnings("NullAway") // callers that pass null expect null
    public String getString(String key, @Nullable String defaultValue) {
        Object raw = confData.get(key);
        return raw == null ? defaultValue : ConfigText.text(raw);
    }

    /// Sets the value of a key to a text.
    public void setString(String key, String value) {
        put(key, value);
    }

    /// Returns the bytes of a key, or the default if the key is not set.
    ///
    /// @throws IllegalArgumentException if the value is not an array of bytes
    @SuppressWarnings("NullAway") // callers that pass null expect null
    public byte[] getBytes(String key, byte @Nullable [] defaultValue) {
        Object raw = confData.get(key);
        if (raw == null) return defaultValue;
        if (raw instanceof byte[] bytes) return bytes;
        throw unreadable(key, raw, new IllegalArgumentException("it is not an array of bytes"));
    }

    /// Sets the value of a key to an array of bytes.
    public void setBytes(String key, byte[] bytes) {
        put(key, bytes);
    }

    /// Returns the value of the option as text, or the default as text; null if there is neither.
    public @Nullable String getValue(ConfigOption<?> option) {
        return raw(option)
                .or(() -> Optional.ofNullable(option.defaultValue()))
                .map(ConfigText::text)
                .orElse(null);
    }

    /// Returns the text of the option as a constant of an enum.
    ///
    /// @throws IllegalArgumentException if the enum has no such constant
    public <T extends Enum<T>> T getEnum(Class<T> enumClass, ConfigOption<String> option) {
        String text = getValue(option);
        ConfigOption<T> typed =
                ConfigOptions.key(option.key()).enumType(enumClass).noDefaultValue();
        return read(typed, Preconditions.checkNotNull(text, "no value is set for %s", option));
    }

    /// Returns all keys that have a value.
    public Set<String> keySet() {
        return new HashSet<>(confData.keySet());
    }

    /// Copies all values into properties.
    public void addAllToProperties(Properties properties) {
        properties.putAll(confData);
    }

    /// Copies all values of another configuration into this one. Existing values are replaced.
    public void addAll(Configuration other) {
        other.confData.forEach(this::put);
    }

    /// Copies all values of another configuration into this one, with a prefix before each key.
    public void addAll(Configuration other, String prefix) {
        other.confData.forEach((key, value) -> put(prefix + key, value));
    }

    @Override
    public Configuration clone() {
        return new Configuration(this);
    }

    /// Returns whether the key has a value.
    public boolean containsKey(String key) {
        return confData.containsKey(key);
    }

    /// Returns whether the option has a value under its own key or a fallback key.
    public boolean contains(ConfigOption<?> option) {
        return raw(option).isPresent();
    }

    @Override
    public <T> T get(ConfigOption<T> option) {
        return get(option, option.defaultValue());
    }

    /// Returns the value of the option, or the given default if no value is set.
    ///
    /// @throws IllegalArgumentException if the value cannot be read as the option's type
    @SuppressWarnings("NullAway") // callers that pass null expect null
    public <T> T get(ConfigOption<T> option, @Nullable T overrideDefault) {
        Optional<T> value = getOptional(option);
        return value.isPresent() ? value.get() : overrideDefault;
    }

    @Override
    public <T> Optional<T> getOptional(ConfigOption<T> option) {
        return raw(option).map(raw -> read(option, raw));
    }

    @Override
    public <T> Configuration set(ConfigOption<T> option, T value) {
        put(option.key(), value);
        return this;
    }

    @Override
    public Map<String, String> toMap() {
        Map<String, String> texts = new HashMap<>();
        confData.forEach((key, value) -> texts.put(key, ConfigText.text(value)));
        return texts;
    }

    /// Returns all values as text, for writing to a file. Same as [#toMap].
    public Map<String, String> toFileWritableMap() {
        return toMap();
    }

    /// Removes the value of the option under its own key and all fallback keys.
    ///
    /// @return whether a value was set
    public <T> boolean removeConfig(ConfigOption<T> option) {
        boolean removed = removeKeys(option.key(), option.isMap());
        for (FallbackKey fallback : option.fallbackKeys()) removed |= removeKeys(fallback.getKey(), option.isMap());
        return removed;
    }

    /// Removes a key and all keys that start with the key and a dot.
    ///
    /// @return whether a value was set
    public boolean removeKey(String key) {
        return removeKeys(key, true);
    }

    private boolean removeKeys(String key, boolean withParts) {
        boolean removed = confData.remove(key) != null;
        return (withParts && confData.keySet().removeIf(candidate -> candidate.startsWith(key + "."))) || removed;
    }

    /// Writes all values as text, except arrays of bytes, which are written unchanged.
    @Override
    public void write(DataOutputView out) throws IOException {
        out.writeInt(confData.size());
        for (Map.Entry<String, Object> entry : confData.entrySet()) {
            out.writeUTF(entry.getKey());
            boolean isBinary = entry.getValue() instanceof byte[];
            out.writeBoolean(isBinary);
            byte[] value = entry.getValue() instanceof byte[] bytes
                    ? bytes
                    : ConfigText.text(entry.getValue()).getBytes(StandardCharsets.UTF_8);
            out.writeInt(value.length);
            out.write(value);
        }
    }

    /// Replaces all values by the values that [#write] wrote.
    @Override
    public void read(DataInputView in) throws IOException {
        keySet().forEach(this::removeKey);
        for (int remaining = in.readInt(); remaining > 0; remaining--) {
            String key = in.readUTF();
            boolean isBinary = in.readBoolean();
            byte[] value = new byte[in.readInt()];
            in.readFully(value);
            put(key, isBinary ? value : new String(value, StandardCharsets.UTF_8));
        }
    }

    /// Sets a value. All setters call this method.
    void put(String key, @Nullable Object value) {
        Preconditions.checkNotNull(key, "a key must not be null");
        confData.put(key, Preconditions.checkNotNull(value, "the value of '%s' must not be null", key));
    }

    private Optional<Object> raw(ConfigOption<?> option) {
        Optional<Object> own = raw(option.key(), option.isMap());
        if (own.isPresent()) return own;
        for (FallbackKey fallback : option.fallbackKeys()) {
            Optional<Object> other = raw(fallback.getKey(), option.isMap());
            if (other.isPresent()) return other;
        }
        return Optional.empty();
    }

    private Optional<Object> raw(String key, boolean isMap) {
        Object raw = confData.get(key);
        if (raw != null || !isMap) return Optional.ofNullable(raw);
        Map<String, Object> parts = new TreeMap<>();
        confData.forEach((candidate, value) -> {
            if (candidate.startsWith(key + ".")) parts.put(candidate.substring(key.length() + 1), value);
        });
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private static <T> T read(ConfigOption<T> option, Object raw) {
        try {
            return ConfigText.read(option, raw);
        } catch (RuntimeException thrown) {
            throw unreadable(option.key(), raw, thrown);
        }
    }

    private static CodedArgumentException unreadable(String key, Object raw, RuntimeException cause) {
        return ConfigFaults.VALUE
                .argument("Option '%s' has the value '%s', which cannot be read.", key, ConfigText.text(raw))
                .why(String.valueOf(cause.getMessage()).replace("%", "%%"))
                .cause(cause)
                .fix("Correct the value of '%s'.", key);
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    /// Compares keys and the texts of their values.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Configuration that && that.toMap().equals(toMap());
    }

    @Override
    public String toString() {
        return SecretKeys.shown(toMap()).toString();
    }
}
