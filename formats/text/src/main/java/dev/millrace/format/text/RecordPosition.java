package dev.millrace.format.text;

/// Locates a record in its source. Called for invalid records only, so it may be slow.
public interface RecordPosition {
    /// The position of a record in a source without files and lines, such as a message queue.
    RecordPosition NOWHERE = new RecordPosition() {
        @Override
        public String path() {
            return "(no file)";
        }

        @Override
        public long line() {
            return 0;
        }

        @Override
        public long position() {
            return 0;
        }
    };

    /// Returns the file, or another name of the source.
    String path();

    /// Returns the number of the record's first line, counted from 1; 0 if there are no lines.
    long line();

    /// Returns the position of the record's first byte, counted from 0 after decompression.
    long position();
}
