package dev.millrace.format.avro;

/// Defines options of Avro messages.
public final class AvroFormatOptions {
    private AvroFormatOptions() {}

    /// Names the encoding of a message.
    public enum AvroEncoding {
        /// Avro's binary encoding: compact, but unreadable without the schema.
        BINARY("binary"),

        /// Avro's JSON encoding, for users.
        JSON("json");

        private final String value;

        AvroEncoding(String value) {
            this.value = value;
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
