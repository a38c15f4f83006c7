package dev.millrace.connector.table.datagen;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.base.host.Host;
import dev.millrace.connector.table.TableOptions;
import dev.millrace.table.types.logical.LogicalType;
import java.time.Duration;
import java.util.List;

/// Reads the options `fields.NAME....` of one column.
///
/// @param options the options of the table
/// @param name the name of the column
/// @param type its type
record FieldOptions(TableOptions options, String name, LogicalType type) {
    private static final String PREFIX = "fields.";
    private static final int LENGTH = 100;

    /// Returns the options of all columns, with # for the name of a column.
    static List<ConfigOption<?>> all() {
        String any = "#";
        return List.of(
                kind(any).withDescription("random or sequence."),
                text(any, "min").withDescription("The smallest random number."),
                text(any, "max").withDescription("The largest random number."),
                text(any, "start").withDescription("The first number of a sequence."),
                text(any, "end").withDescription("The last number of a sequence, after which the table ends."),
                length(any).withDescription("The length of texts, and the number of elements of arrays and maps."),
                varLength(any).withDescription("Whether the length is random, up to the given one."),
                nullRate(any).withDescription("The share of NULL among the values, from 0 to 1."),
                maxPast(any).withDescription("How far timestamps may lie in the past."));
    }

    private static ConfigOption<String> kind(String name) {
        return ConfigOptions.key(PREFIX + name + ".kind").stringType().defaultValue("random");
    }

    private static ConfigOption<String> text(String name, String key) {
        return ConfigOptions.key(PREFIX + name + "." + key).stringType().noDefaultValue();
    }

    private static ConfigOption<Integer> length(String name) {
        return ConfigOptions.key(PREFIX + name + ".length").intType().defaultValue(LENGTH);
    }

    private static ConfigOption<Boolean> varLength(String name) {
        return ConfigOptions.key(PREFIX + name + ".var-len").booleanType().defaultValue(false);
    }

    private static ConfigOption<Float> nullRate(String name) {
        return ConfigOptions.key(PREFIX + name + ".null-rate").floatType().defaultValue(0f);
    }

    private static ConfigOption<Duration> maxPast(String name) {
        return ConfigOptions.key(PREFIX + name + ".max-past").durationType().defaultValue(Duration.ZERO);
    }

    /// Returns the generator of the column.
    FieldGenerator generator() {
        String kind = options.value(kind(name));
        return switch (kind) {
            case "sequence" -> new SequenceField(type, required("start"), required("end"));
            case "random" -> {
                RandomField random = new RandomField(
                        type,
                        options.optional(text(name, "min")).orElse(null),
                        options.optional(text(name, "max")).orElse(null),
                        options.value(length(name)),
                        options.value(varLength(name)),
                        options.value(nullRate(name)),
                        options.value(maxPast(name)).toMillis(),
                        Host.real().chance().nextLong());
                check(random);
                yield random;
            }
            default -> throw options.wrong(kind(name).key(), "The kinds are random and sequence.");
        };
    }

    private void check(RandomField random) {
        try {
            random.value(0, 0);
        } catch (IllegalArgumentException wrong) {
            throw options.wrong(text(name, "min").key(), String.valueOf(wrong.getMessage()));
        }
    }

    private long required(String key) {
        String value = options.optional(text(name, key)).orElse("");
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException wrong) {
            throw options.wrong(text(name, key).key(), "A sequence needs a start and an end, which are whole numbers.");
        }
    }
}
