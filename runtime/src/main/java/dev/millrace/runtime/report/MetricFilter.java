package dev.millrace.runtime.report;

import dev.millrace.api.metric.MetricType;
import dev.millrace.runtime.metric.MetricFaults;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Selects the metrics, spans or events for a reporter: those that match an include rule and no exclude rule.
record MetricFilter(List<Rule> includes, List<Rule> excludes) {

    /// Describes a rule.
    ///
    /// @param scope the pattern for the logical scope, with dots between its parts
    record Rule(Pattern scope, List<Pattern> names, Set<MetricType> types) {

        /// Parses `scope:name,name:type,type`. Missing parts at the end match everything.
        static Rule of(String text) {
            String[] parts = text.trim().split(":", -1);
            if (parts.length > 3 || parts[0].isEmpty()) {
                throw MetricFaults.FILTER
                        .what("'%s' is not a metric filter.", text)
                        .fix("Write scope:name,name:type,type. Use * for any name.");
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
                            .what("'%s' is not a kind of metric.", name)
                            .cause(unknown)
                            .fix("Write counter, gauge, meter or histogram. Use * for all kinds.");
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

    /// Returns whether an element without a type passes; types in rules are ignored.
    ///
    /// @param logical the logical scope, with dots between its parts
    boolean passes(String logical, String name) {
        return includes.stream().anyMatch(each -> each.fits(logical, name))
                && excludes.stream().noneMatch(each -> each.fits(logical, name));
    }

    /// Returns whether a metric passes.
    ///
    /// @param logical the logical scope, with dots between its parts
    boolean passes(String logical, String name, MetricType type) {
        return includes.stream().anyMatch(each -> each.fits(logical, name, type))
                && excludes.stream().noneMatch(each -> each.fits(logical, name, type));
    }
}
