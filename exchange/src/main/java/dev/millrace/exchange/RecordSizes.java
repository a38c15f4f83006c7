package dev.millrace.exchange;

import org.jspecify.annotations.Nullable;

/// Estimates the sizes of records in bytes, so that batches of large records stay small. Called by the sending
/// thread only.
@FunctionalInterface
public interface RecordSizes {
    /// Stands for records of unknown size, which count as small.
    int UNKNOWN = 0;

    /// Knows the sizes of byte arrays and texts.
    RecordSizes PLAIN = RecordSizes::plain;

    /// Estimates the size of a record, or returns [#UNKNOWN]. Called for few records only.
    int bytes(@Nullable Object value);

    /// @return [#UNKNOWN] unless the record is a byte array or a text
    static int plain(@Nullable Object value) {
        return switch (value) {
            case byte[] bytes -> bytes.length;
            case CharSequence text -> text.length();
            case null, default -> UNKNOWN;
        };
    }

    /// Limits the size of a channel's batches.
    ///
    /// @param bytes the maximum size of a batch in bytes, as far as sizes are known; a batch may have a single
    /// larger record
    record Limit(int bytes, RecordSizes sizes) {
        /// The limit for channels without further information.
        public static final Limit PLAIN = new Limit(BATCH_BYTES, RecordSizes.PLAIN);
    }

    /// The usual maximum size of a batch in bytes.
    int BATCH_BYTES = 64 << 10;
}
