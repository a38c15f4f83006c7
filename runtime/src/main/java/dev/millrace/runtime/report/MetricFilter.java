package dev.millrace.runtime.report;

import dev.millrace.api.metric.MetricType;
import dev.millrace.runtime.metric.MetricFaults;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which metrics, spans or events a reporter gets: those that one of the includes fits and none of the excludes.
record MetricFilter(List<Rule> includes, List<Rule> excludes) {

    /// @param scope for the kinds of groups, with dots between
    record Rule(Pattern scope, List<Pattern> names, Set<MetricType> types) {

        /// Reads `scope:name,name:type,type`; what is missing at the end is anything.
        static Rule of(String text) {
            String[] parts = text.trim().split(":", -1);
            if (parts.length > 3 || parts[0].isEmpty()) {
                throw MetricFaults.FILTER
                        .what("'%s' is no filter of metrics", text)
                        .fix("write scope:name,name:type,type, with * for anything");
            }
            return new Rule(
                    pattern(parts[0]),
                    parts.length < 2
                            ? List.of(pattern("*"))
                            : List.of(parts[1].split(",")).stream()
                                    .map(Rule::pattern)
                                    .toList(),
                    parts.length < 3 ? EnumSet.allOf(MetricType.class) : types(parts[2]));
        }

        private static Pattern pattern(String wildcards) {
            StringBuilder regex = new StringBuilder();
            for (String literal : wildcards.trim().split("\\*", -1)) {
                if (!regex.isEmpty()) regex.append(".*");
                regex.append(Pattern.quote(literal));
            }
            return Pattern.compile(regex.toString());
        }

        private static Set<MetricType> types(String text) {
            Set<MetricType> types = EnumSet.noneOf(MetricType.class);
            for (String name : text.split(",")) {
                if (name.trim().equals("*")) return EnumSet.allOf(MetricType.class);
                try {
                    types.add(MetricType.valueOf(name.trim().toUpperCase(Locale.ROOT)));
                } catch (IllegalArgumentException unknown) {
                    throw MetricFaults.FILTER
                            .what("'%s' is no kind of metric", name)
                            .cause(unknown)
                            .fix("write counter, gauge, meter or histogram, or * for all of them");
                }
            }
            return types;
        }

        private boolean fits(String logical, String name, MetricType type) {
            return types.contains(type) && fits(logical, name);
        }

        private boolean fits(String logical, String name) {
            return scope.matcher(logical).matches()
                    && names.stream().anyMatch(each -> each.matcher(name).matches());
        }
    }

    static MetricFilter of(List<String> includes, List<String> excludes) {
        return new MetricFilter(rules(includes), rules(excludes));
    }

    private static List<Rule> rules(List<String> texts) {
        List<Rule> rules = new ArrayList<>();
        for (String each : texts) if (!each.isBlank()) rules.add(Rule.of(each));
        return rules;
    }

    /// For what has no type: types in rules mean nothing then.
    ///
    /// @param logical kinds of groups with dots between
    boolean passes(String logical, String name) {
        return includes.stream().anyMatch(each -> each.fits(logical, name))
                && excludes.stream().noneMatch(each -> each.fits(logical, name));
    }

    /// @param logical kinds of groups with dots between
    boolean passes(String logical, String name, MetricType type) {
        return includes.stream().anyMatch(each -> each.fits(logical, name, type))
                && excludes.stream().noneMatch(each -> each.fits(logical, name, type));
    }
}
