package dev.millrace.exchange;

import org.jspecify.annotations.Nullable;

/// Estimates how many bytes records take, so that batches of large ones can be kept small. Used by the sending thread.
@FunctionalInterface
public interface RecordSizes {
    /// Stands for records whose size is not known; they are taken for small.
    int UNKNOWN = 0;

    /// Knows byte arrays and texts.
    RecordSizes PLAIN = RecordSizes::plain;

    /// Estimates one record, or tells that its size is [#UNKNOWN]. Asked for a few records only.
    int bytes(@Nullable Object value);

    /// @return [#UNKNOWN] unless the record is a byte array or a text
    static int plain(@Nullable Object value) {
        return switch (value) {
            case byte[] bytes -> bytes.length;
            case CharSequence text -> text.length();
            case null, default -> UNKNOWN;
        };
    }

    /// How large the batches of a channel may be.
    ///
    /// @param bytes more than one record are not put into a batch if that makes it longer, as far as is known
    record Limit(int bytes, RecordSizes sizes) {
        /// For a channel about which no more is known.
        public static final Limit PLAIN = new Limit(BATCH_BYTES, RecordSizes.PLAIN);
    }

    /// Bytes of a batch, if there are no more channels than usual.
    int BATCH_BYTES = 64 << 10;
}
