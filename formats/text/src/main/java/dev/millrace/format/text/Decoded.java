package dev.millrace.format.text;

import java.io.Serializable;

/// What became of one record of text: an object, or the text with the reason why there is none.
///
/// @param <T> the type of the objects
public sealed interface Decoded<T> extends Serializable {

    /// The record could be read.
    record Good<T>(T value) implements Decoded<T> {}

    /// The record could not be read.
    record Bad<T>(BadRecord record) implements Decoded<T> {}
}
