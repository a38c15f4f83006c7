package dev.millrace.runtime.metric;

import dev.millrace.api.metric.CharacterFilter;
import dev.millrace.base.collection.OrderedCopy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where a group of metrics is.
///
/// @param path names from the job down, by which the job's registry knows metrics
/// @param components what the scope's format makes of the variables, and the groups below: what reporters show
/// @param logical the kinds of groups, from the process down, without values of variables
/// @param variables names in angle brackets, and their values
/// @param delimiter between the components
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

    /// A group of that name in this one.
    Scope in(String name) {
        return new Scope(plus(path, name), plus(components, name), plus(logical, name), variables, delimiter);
    }

    /// The group of one value of a variable: the value is no kind of group.
    Scope in(String key, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put("<" + key + ">", value);
        return new Scope(
                plus(plus(path, key), value), plus(plus(components, key), value), plus(logical, key), more, delimiter);
    }

    /// By which the job's registry knows a metric of this group.
    String pathTo(String metric) {
        return String.join(".", path) + "." + metric;
    }

    /// The name of a metric of this group for the outside, each part filtered.
    public String identifier(String metric, CharacterFilter filter, String between) {
        StringBuilder name = new StringBuilder();
        for (String each : components)
            name.append(filter.filterCharacters(each)).append(between);
        return name.append(filter.filterCharacters(metric)).toString();
    }

    /// The kinds of groups, each filtered.
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
