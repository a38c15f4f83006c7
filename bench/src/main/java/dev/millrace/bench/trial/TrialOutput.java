package dev.millrace.bench.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Writes and reads the lines of the output: JSON with `snake_case` names, without absent values.
public final class TrialOutput {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private TrialOutput() {}

    /// Writes a record as one line.
    public static String write(Object line) {
        return MAPPER.writeValueAsString(line);
    }

    /// Reads a run from its line.
    public static Run readRun(String line) {
        return read(line, Run.class);
    }

    /// Reads what [#write] wrote.
    public static <T> T read(String line, Class<T> type) {
        return MAPPER.readValue(line, type);
    }
}
