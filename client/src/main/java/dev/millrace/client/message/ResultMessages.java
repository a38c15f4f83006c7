package dev.millrace.client.message;

/// Defines messages about the records that a job returns to a program.
public final class ResultMessages {
    private ResultMessages() {}

    /// Holds some of the records.
    ///
    /// @param writer the id of the subtask that returns the records; empty if there is none
    /// @param first the number of the first record
    /// @param count the number of records
    /// @param records Base64 of the serialized records, each behind its length as four bytes
    /// @param isLast whether no record follows
    public record Page(String writer, long first, int count, String records, boolean isLast) {}
}
