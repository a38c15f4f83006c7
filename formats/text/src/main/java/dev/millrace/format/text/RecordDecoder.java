package dev.millrace.format.text;

import java.io.Serializable;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Reads objects from lines of text. One decoder serves one reader on one thread; [Source]s are what programs ship.
///
/// @param <T> the type of the objects
public interface RecordDecoder<T> {

    /// Makes decoders; travels to where the reading is done.
    interface Source<T> extends Serializable {
        /// A new decoder, at the start of a file.
        RecordDecoder<T> create();

        /// Whether reading may begin in the middle of a file, at the start of any line.
        boolean isSplittable();
    }

    /// Reads the record that begins with this line.
    ///
    /// @param line without its line end
    /// @param place of the line
    /// @param more the lines that follow, for records of several lines; a decoder takes no more than it needs
    /// @return null if there is no record in the line, as in a comment
    @Nullable
    Decoded<T> decode(String line, RecordPosition place, Iterator<String> more);
}
