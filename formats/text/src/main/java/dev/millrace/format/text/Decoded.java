package dev.millrace.format.text;

import java.io.Serializable;

/// Represents the result of decoding a record: an object, or the text with the reason of the failure.
///
/// @param <T> the type of the objects
public sealed interface Decoded<T> extends Serializable {

    /// Holds a decoded object.
    record Good<T>(T value) implements Decoded<T> {}

    /// Holds a record that could not be decoded.
    record Bad<T>(BadRecord record) implements Decoded<T> {}
}
