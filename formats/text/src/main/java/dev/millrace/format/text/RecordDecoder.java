package dev.millrace.format.text;

import java.io.Serializable;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Decodes objects from lines of text. Not thread-safe: each reader has its own decoder, created by a [Source].
///
/// @param <T> the type of the objects
public interface RecordDecoder<T> {

    /// Creates decoders where the program reads; serializable.
    interface Source<T> extends Serializable {
        /// Creates a decoder for the start of a file.
        RecordDecoder<T> create();

        /// Returns whether reading may start at any line of a file.
        boolean isSplittable();
    }

    /// Decodes the record that starts with this line.
    ///
    /// @param line without its line end
    /// @param place of the line
    /// @param more the lines that follow, for records of several lines; a decoder reads only what it needs
    /// @return null if the line has no record, for example if it is a comment
    @Nullable
    Decoded<T> decode(String line, RecordPosition place, Iterator<String> more);
}
