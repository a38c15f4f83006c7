package dev.millrace.runtime.metric;

import dev.millrace.api.metric.CharacterFilter;
import dev.millrace.base.collection.OrderedCopy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Describes the position of a metric group.
///
/// @param path the names from the job down, which the job's registry uses
/// @param components the formatted scope and the groups below, which reporters show
/// @param logical the kinds of groups from the process down, without values of variables
/// @param variables the values by names in angle brackets
/// @param delimiter the separator of components
public record Scope(
        List<String> path,
        List<String> components,
        List<String> logical,
        Map<String, String> variables,
        String delimiter) {
    public Scope {
        path = List.copyOf(path);
        components = List.copyOf(components);
        logical = List.copyOf(logical);
        variables = OrderedCopy.of(variables);
    }

    /// Returns whether this scope is another scope or below it.
    boolean isWithin(Scope other) {
        return path.size() >= other.path.size()
                && path.subList(0, other.path.size()).equals(other.path);
    }

    /// Returns the scope of a subgroup.
    Scope in(String name) {
        return new Scope(plus(path, name), plus(components, name), plus(logical, name), variables, delimiter);
    }

    /// Returns the scope of a subgroup for one value of a variable. The value is not part of the logical scope.
    Scope in(String key, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put("<" + key + ">", value);
        return new Scope(
                plus(plus(path, key), value), plus(plus(components, key), value), plus(logical, key), more, delimiter);
    }

    /// Returns the path of a metric in the job's registry.
    String pathTo(String metric) {
        return String.join(".", path) + "." + metric;
    }

    /// Returns the external name of a metric, with each part filtered.
    public String identifier(String metric, CharacterFilter filter, String between) {
        StringBuilder name = new StringBuilder();
        for (String each : components)
            name.append(filter.filterCharacters(each)).append(between);
        return name.append(filter.filterCharacters(metric)).toString();
    }

    /// Returns the logical scope, with each part filtered.
    public String logical(CharacterFilter filter, String between) {
        return String.join(
                between, logical.stream().map(filter::filterCharacters).toList());
    }

    private static List<String> plus(List<String> names, String name) {
        List<String> more = new ArrayList<>(names);
        more.add(name);
        return more;
    }
}
