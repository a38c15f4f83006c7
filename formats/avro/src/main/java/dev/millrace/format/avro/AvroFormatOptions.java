package dev.millrace.format.avro;

/// How Avro messages look.
public final class AvroFormatOptions {
    private AvroFormatOptions() {}

    /// The form of a message.
    public enum AvroEncoding {
        /// Avro's binary form: small, and of no use without the schema.
        BINARY("binary"),

        /// Avro's JSON form, for people.
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
