package dev.millrace.api.result;

/// Reads the records that a job in other processes returns to this program. Clients of jobs implement this interface,
/// and implementations are thread-safe.
public interface ResultSource {

    /// Returns the next records; a page without records if there are none yet. The call does not wait for records.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the coordinator cannot be reached
    ResultPage results(ResultRequest request);
}
