package dev.millrace.api.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds the parameters of a program, each with one or more values. Immutable except for the set of parameters that the
/// program has read.
public class MultipleParameterTool extends AbstractParameterTool {
    private static final long serialVersionUID = 1L;

    protected final Map<String, Collection<String>> data;

    private MultipleParameterTool(Map<String, Collection<String>> data) {
        Map<String, Collection<String>> copy = new HashMap<>();
        data.forEach((key, values) -> copy.put(key, Collections.unmodifiableList(new ArrayList<>(values))));
        this.data = Collections.unmodifiableMap(copy);
        unrequested(data.keySet());
    }

    /// Parses a command line like [ParameterTool#fromArgs] does, but keeps all values of a repeated name in order.
    public static MultipleParameterTool fromArgs(String[] args) {
        Map<String, Collection<String>> values = new HashMap<>();
        ProgramArguments.forEach(
                args,
                (key, value) ->
                        values.computeIfAbsent(key, _ -> new ArrayList<>()).add(value));
        return fromMultiMap(values);
    }

    /// Creates parameters from a map.
    public static MultipleParameterTool fromMultiMap(Map<String, Collection<String>> multiMap) {
        return new MultipleParameterTool(multiMap);
    }

    @Override
    public int getNumberOfParameters() {
        return data.size();
    }

    /// Returns the only value of a parameter; null if the parameter is missing, and `__NO_VALUE_KEY` if the
    /// parameter has no value.
    ///
    /// @throws RuntimeException if the parameter has more than one value
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

    /// Returns all values of a parameter in order; null if the parameter is missing.
    public @Nullable Collection<String> getMultiParameter(String key) {
        addToDefaults(key, null);
        requested(key);
        Collection<String> values = data.get(key);
        return values == null ? null : List.copyOf(values);
    }

    /// Returns all values of a required parameter.
    ///
    /// @throws RuntimeException if the parameter is missing; the message names the parameter
    public Collection<String> getMultiParameterRequired(String key) {
        Collection<String> values = getMultiParameter(key);
        if (values == null) throw new RuntimeException("parameter '" + key + "' is required: add --" + key + " VALUE");
        return values;
    }

    /// Returns the parameters of both tools. If both have a parameter, the values of the other tool follow.
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

    /// Returns all parameters with all their values.
    public Map<String, Collection<String>> toMultiMap() {
        return data;
    }

    /// Returns all parameters, each with its last value.
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
