package dev.millrace.api.value;

/// A key whose order can be told from a prefix of bytes.
public interface NormalizableKey<T> extends Comparable<T> {

    /// The number of bytes that tell all keys apart, or `Integer.MAX_VALUE` if no number does.
    int getMaxNormalizedKeyLen();
}
