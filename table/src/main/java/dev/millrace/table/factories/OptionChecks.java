package dev.millrace.table.factories;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.table.fault.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Checks the options of tables, formats and catalogs.
final class OptionChecks {
    private OptionChecks() {}

    static void values(Set<ConfigOption<?>> required, Set<ConfigOption<?>> optional, ReadableConfig options) {
        List<String> missing = new ArrayList<>();
        for (ConfigOption<?> each : required) {
            if (!isFamily(each) && read(options, each).isEmpty()) missing.add(each.key());
        }
        if (!missing.isEmpty()) {
            missing.sort(null);
            throw new ValidationException(FactoryFaults.MISSING_OPTION
                    .what("The required option '%s' is missing.", String.join("', '", missing))
                    .fix("Add '%s' = '...'.", missing.getFirst()));
        }
        for (ConfigOption<?> each : optional) if (!isFamily(each)) read(options, each);
    }

    private static boolean isFamily(ConfigOption<?> option) {
        return option.key().contains(FactoryUtil.PLACEHOLDER_SYMBOL);
    }

    private static Optional<?> read(ReadableConfig options, ConfigOption<?> option) {
        try {
            return options.getOptional(option);
        } catch (RuntimeException unreadable) {
            throw new ValidationException(FactoryFaults.WRONG_VALUE
                    .what("The value of the option '%s' cannot be read.", option.key())
                    .why("%s", String.valueOf(unreadable.getMessage()))
                    .cause(unreadable)
                    .fix("Correct the value."));
        }
    }

    static void unconsumed(String identifier, Set<String> all, Set<String> consumed, Set<String> deprecated) {
        Set<String> known = new TreeSet<>(consumed);
        known.removeAll(deprecated);
        for (String each : new TreeSet<>(all)) {
            if (consumed.contains(each) || isOfFamily(each, consumed)) continue;
            String near = NearestKey.of(each, known);
            throw new ValidationException(FactoryFaults.UNKNOWN_OPTION
                    .what("'%s' has no option '%s'.", identifier, each)
                    .why("The known options are %s.", String.join(", ", known))
                    .fix("%s", near == null ? "Leave the option out." : "Write '" + near + "'."));
        }
    }

    /// Returns whether a key is one of a family such as `fields.#.kind`, where # is the name of a column.
    private static boolean isOfFamily(String key, Set<String> consumed) {
        for (String each : consumed) {
            int hash = each.indexOf(FactoryUtil.PLACEHOLDER_SYMBOL);
            boolean fits =
                    hash >= 0 && key.startsWith(each.substring(0, hash)) && key.endsWith(each.substring(hash + 1));
            if (fits && key.length() >= each.length()) return true;
        }
        return false;
    }
}
