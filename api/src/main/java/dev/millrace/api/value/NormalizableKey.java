package dev.millrace.api.value;

/// Defines keys whose order is determined by a prefix of bytes.
public interface NormalizableKey<T> extends Comparable<T> {

    /// Returns the number of bytes that distinguish all keys; `Integer.MAX_VALUE` if no fixed number does.
    int getMaxNormalizedKeyLen();
}
