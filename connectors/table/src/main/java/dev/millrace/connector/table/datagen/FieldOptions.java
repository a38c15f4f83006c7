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
        FieldOptions any = new FieldOptions(null, "#", null);
        return List.of(
                any.kind().withDescription("random or sequence."),
                any.text("min").withDescription("The smallest random number."),
                any.text("max").withDescription("The largest random number."),
                any.text("start").withDescription("The first number of a sequence."),
                any.text("end").withDescription("The last number of a sequence, after which the table ends."),
                any.length().withDescription("The length of texts, and the number of elements of arrays and maps."),
                any.varLength().withDescription("Whether the length is random, up to the given one."),
                any.nullRate().withDescription("The share of NULL among the values, from 0 to 1."),
                any.maxPast().withDescription("How far timestamps may lie in the past."));
    }

    private ConfigOption<String> kind() {
        return ConfigOptions.key(PREFIX + name + ".kind").stringType().defaultValue("random");
    }

    private ConfigOption<String> text(String key) {
        return ConfigOptions.key(PREFIX + name + "." + key).stringType().noDefaultValue();
    }

    private ConfigOption<Integer> length() {
        return ConfigOptions.key(PREFIX + name + ".length").intType().defaultValue(LENGTH);
    }

    private ConfigOption<Boolean> varLength() {
        return ConfigOptions.key(PREFIX + name + ".var-len").booleanType().defaultValue(false);
    }

    private ConfigOption<Float> nullRate() {
        return ConfigOptions.key(PREFIX + name + ".null-rate").floatType().defaultValue(0f);
    }

    private ConfigOption<Duration> maxPast() {
        return ConfigOptions.key(PREFIX + name + ".max-past").durationType().defaultValue(Duration.ZERO);
    }

    /// Returns the generator of the column.
    FieldGenerator generator() {
        String kind = options.value(kind());
        return switch (kind) {
            case "sequence" -> new SequenceField(type, required("start"), required("end"));
            case "random" -> {
                RandomField random = new RandomField(
                        type,
                        options.optional(text("min")).orElse(null),
                        options.optional(text("max")).orElse(null),
                        options.value(length()),
                        options.value(varLength()),
                        options.value(nullRate()),
                        options.value(maxPast()).toMillis(),
                        Host.real().chance().nextLong());
                check(random);
                yield random;
            }
            default -> throw options.wrong(kind().key(), "The kinds are random and sequence.");
        };
    }

    private void check(RandomField random) {
        try {
            random.value(0, 0);
        } catch (IllegalArgumentException wrong) {
            throw options.wrong(text("min").key(), String.valueOf(wrong.getMessage()));
        }
    }

    private long required(String key) {
        String value = options.optional(text(key)).orElse("");
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException wrong) {
            throw options.wrong(text(key).key(), "A sequence needs a start and an end, which are whole numbers.");
        }
    }
}
