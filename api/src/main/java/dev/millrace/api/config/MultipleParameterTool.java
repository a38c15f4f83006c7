package dev.millrace.api.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of a program, each with one value or many. Immutable but for the note of which were asked for.
public class MultipleParameterTool extends AbstractParameterTool {
    private static final long serialVersionUID = 1L;

    protected final Map<String, Collection<String>> data;

    private MultipleParameterTool(Map<String, Collection<String>> data) {
        Map<String, Collection<String>> copy = new HashMap<>();
        data.forEach((key, values) -> copy.put(key, Collections.unmodifiableList(new ArrayList<>(values))));
        this.data = Collections.unmodifiableMap(copy);
        unrequested(data.keySet());
    }

    /// Reads a command line as [ParameterTool#fromArgs] does, but keeps all values of equal names in order.
    public static MultipleParameterTool fromArgs(String[] args) {
        Map<String, Collection<String>> values = new HashMap<>();
        ProgramArguments.forEach(
                args,
                (key, value) ->
                        values.computeIfAbsent(key, _ -> new ArrayList<>()).add(value));
        return fromMultiMap(values);
    }

    /// Takes the parameters from a map.
    public static MultipleParameterTool fromMultiMap(Map<String, Collection<String>> multiMap) {
        return new MultipleParameterTool(multiMap);
    }

    @Override
    public int getNumberOfParameters() {
        return data.size();
    }

    /// The only value of a parameter; null if it was not given, and `__NO_VALUE_KEY` if
    /// it was given without a value.
    ///
    /// @throws RuntimeException if it has more than one
    @Override
    public @Nullable String get(String key) {
        addToDefaults(key, null);
        requested(key);
        Collection<String> values = data.get(key);
        if (values == null) return null;
        if (values.size() > 1) {
            throw new RuntimeException(
                    "parameter '" + key + "' has " + values.size() + " values; ask for them with getMultiParameter");
        }
        return values.iterator().next();
    }

    @Override
    public boolean has(String value) {
        addToDefaults(value, null);
        requested(value);
        return data.containsKey(value);
    }

    /// All values of a parameter in order; null if it was not given.
    public @Nullable Collection<String> getMultiParameter(String key) {
        addToDefaults(key, null);
        requested(key);
        Collection<String> values = data.get(key);
        return values == null ? null : List.copyOf(values);
    }

    /// All values of a parameter that must be given.
    ///
    /// @throws RuntimeException which names the parameter if it was not given
    public Collection<String> getMultiParameterRequired(String key) {
        Collection<String> values = getMultiParameter(key);
        if (values == null) throw new RuntimeException("parameter '" + key + "' is required: add --" + key + " VALUE");
        return values;
    }

    /// All parameters of both; where both have one, the other's values follow.
    public MultipleParameterTool mergeWith(MultipleParameterTool other) {
        Map<String, Collection<String>> values = new HashMap<>();
        for (MultipleParameterTool part : List.of(this, other)) {
            part.data.forEach((key, more) ->
                    values.computeIfAbsent(key, _ -> new ArrayList<>()).addAll(more));
        }
        MultipleParameterTool merged = fromMultiMap(values);
        for (String key : values.keySet()) {
            boolean isOpen = getUnrequestedParameters().contains(key)
                    || other.getUnrequestedParameters().contains(key);
            if (!isOpen) merged.requested(key);
        }
        return merged;
    }

    /// All parameters with all their values.
    public Map<String, Collection<String>> toMultiMap() {
        return data;
    }

    /// All parameters, each with its last value.
    @Override
    public Map<String, String> toMap() {
        Map<String, String> last = new HashMap<>();
        data.forEach((key, values) -> values.forEach(value -> last.put(key, value)));
        return last;
    }

    @Override
    protected Object clone() {
        return fromMultiMap(data);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MultipleParameterTool that && that.data.equals(data);
    }

    @Override
    public int hashCode() {
        return data.hashCode();
    }
}
