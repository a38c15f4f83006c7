package dev.millrace.format.text;

/// Where a record stands in its source; asked only when the record is bad, so finding out may cost something.
public interface RecordPosition {
    /// A place in something that has neither files nor lines, such as the messages of a queue.
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

    /// The file, or whatever else names the source.
    String path();

    /// The number of the record's first line, counted from 1; 0 if there are no lines.
    long line();

    /// The position of the record's first byte, counted from 0 after decompression.
    long position();
}
