package dev.millrace.api.result;

/// Holds some of the records that a job returns to a program.
///
/// @param writer the id of the writer, which changes when the job restarts; empty if no writer is open
/// @param first the number of the first record among all records of the writer
/// @param count the number of records
/// @param records the serialized records, each behind its length as four bytes
/// @param isLast whether no record follows
public record ResultPage(String writer, long first, int count, byte[] records, boolean isLast) {
    /// The answer of a process without the writer.
    public static final ResultPage NONE = new ResultPage("", 0, 0, new byte[0], false);

    /// Returns whether the writer has answered.
    public boolean isOfWriter() {
        return !writer.isEmpty();
    }
}
