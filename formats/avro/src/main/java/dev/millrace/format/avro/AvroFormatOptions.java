package dev.millrace.format.avro;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.DescribedEnum;
import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;

/// Defines options of Avro messages and files.
public final class AvroFormatOptions {
    /// Names the compression of Avro files.
    public static final ConfigOption<String> AVRO_OUTPUT_CODEC = ConfigOptions.key("codec")
            .stringType()
            .defaultValue("snappy")
            .withDescription("The compression of Avro files.");

    /// Names the encoding of messages.
    public static final ConfigOption<AvroEncoding> AVRO_ENCODING = ConfigOptions.key("encoding")
            .enumType(AvroEncoding.class)
            .defaultValue(AvroEncoding.BINARY)
            .withDescription("The encoding of messages. Readers of the JSON encoding are slower.");

    /// Says whether both timestamp types of SQL become the timestamp of Avro that denotes an instant.
    public static final ConfigOption<Boolean> AVRO_TIMESTAMP_LEGACY_MAPPING = ConfigOptions.key(
                    "timestamp_mapping.legacy")
            .booleanType()
            .defaultValue(true)
            .withDescription("If true, TIMESTAMP and TIMESTAMP_LTZ both become timestamp-millis. If false, TIMESTAMP"
                    + " becomes local-timestamp-millis, and TIMESTAMP_LTZ becomes timestamp-millis.");

    private AvroFormatOptions() {}

    /// Names the encoding of a message.
    public enum AvroEncoding implements DescribedEnum {
        /// Avro's binary encoding: compact, but unreadable without the schema.
        BINARY("binary", "Compact, but unreadable without the schema."),

        /// Avro's JSON encoding, for users.
        JSON("json", "Readable text.");

        private final String value;
        private final String meaning;

        AvroEncoding(String value, String meaning) {
            this.value = value;
            this.meaning = meaning;
        }

        @Override
        public InlineElement getDescription() {
            return TextElement.text(meaning);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
