package dev.millrace.conformance;

import dev.millrace.jackson.databind.JsonNode;
import java.util.List;

/// Reads the cases of one kind of file.
interface CaseFormat {
    /// Returns the name of the file.
    String file();

    /// Returns the cases in the order of the file.
    List<ConformanceCase> cases(JsonNode content, CaseFolder folder);
}
