package dev.millrace.api.result;

/// Requests the next records that a job returns to a program. The request also tells the writer that the reader has
/// all records before `from`.
///
/// @param results the id of the results
/// @param writer the id of the writer that sent the earlier pages; empty for the first request
/// @param from the number of the first wanted record; the first record of a writer has the number 0
public record ResultRequest(String results, String writer, long from) {

    /// Returns the first request of a reader.
    public static ResultRequest first(String results) {
        return new ResultRequest(results, "", 0);
    }

    /// Returns the request after a page.
    public ResultRequest after(ResultPage page) {
        return new ResultRequest(results, page.writer(), page.first() + page.count());
    }
}
